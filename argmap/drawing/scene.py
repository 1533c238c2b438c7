"""What a picture shows, before anyone knows where: boxes with their lines of text, arguments, ties, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from argmap.drawing.look import Look
from argmap.drawing.marks import NO_MARKS, Mark, Marks
from argmap.drawing.metrics import wrap
from argmap.drawing.words import claim_caption, claim_kinds, step_caption
from argmap.graph import Graph, Step

RELATION_NAMES = {"conclusion": "support", "rebuts": "rebut", "undercuts": "undercut"}
MOST_NESTED = 30
"""Groups inside groups are drawn so deep; what stands deeper stands in the last of these."""
BAR_ROOM = 4.0
"""Room at the left of a box for the bar of another's voice."""
DOUBLE_ROOM = 2.0
"""Room all round inside a box for the second line of its border."""
SMALL_SET = 4
"""Contraries of up to so many claims are drawn pair by pair; of more, as a chain."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Replace what neither XML nor DOT can hold (control characters, half surrogates) by U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


class Row(NamedTuple):
    """A line of text in a box: mark, caption, title, text or note; its size; its baseline, from the box's top down."""

    text: str
    role: str
    size: float
    bold: bool
    baseline: float


@dataclass(slots=True)
class Box:
    """A claim's box: size in user units."""

    claim: str
    node: str
    kinds: tuple[str, ...]
    rows: list[Row]
    width: float
    height: float
    mark: Mark | None = None
    pad: float = 0.0
    """From the left edge to the text."""


class Segment(NamedTuple):
    """A line between two nodes; `part` is premise (to a joint), head (from a joint) or whole (no joint)."""

    tail: str
    head: str
    part: str
    mode: str
    mark: Mark | None = None


@dataclass(slots=True)
class Drawn:
    """An argument as it is drawn: with a joint where premises meet or an undercut ends, else one line."""

    step: Step
    relation: str
    joint: str | None
    joint_kind: str
    caption: str
    size: tuple[float, float]
    segments: list[Segment]
    group: str | None
    mark: Mark | None = None


class Tie(NamedTuple):
    """An undirected line: `contraries` or `same`."""

    kind: str
    first: str
    second: str
    mark: Mark | None = None


@dataclass(slots=True)
class Frame:
    """A group's box: what stands directly in it."""

    group: str | None
    title: str
    nodes: list[str] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """Everything that a picture of a map shows."""

    graph: Graph
    title: str
    subtitle: str
    boxes: dict[str, Box]
    """Claim → box, in reading order."""
    drawn: dict[int, Drawn]
    """Argument → how it is drawn, in reading order."""
    order: list[tuple[str, str | int]]
    """("claim", id) and ("argument", index) in reading order: a claim, then each argument for it with its premises."""
    ties: list[Tie]
    frame: Frame
    marks: Marks = NO_MARKS
    words: bool = False
    """Whether each argument says at its joint what it does: supports, rebuts, undercuts."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Alias of an included map (empty for the map itself) → address of its source, for links to passages."""
    remarks: list[str] = field(default_factory=list)
    """Sentences that the picture's description ends with."""
    titles: bool = False
    """Whether claims that have a title are drawn without their text."""


def build(graph: Graph, look: Look, marks: Marks = NO_MARKS, words: bool = False, titles: bool = False) -> Scene:
    """Collect what a picture of the map shows. Skips dangling references; linear in the size of the map."""
    scene = Scene(
        graph, clean(graph.map.title), _subtitle(graph), {}, {}, [], [], Frame(None, ""), marks, words, titles=titles
    )
    mains = graph.main_claims()
    # Where the map names none, there is a main conclusion only if there is just one candidate.
    alone = len(mains) == 1 and not marks.partial
    main_set = frozenset(mains if graph.map.main or alone else ())
    authors = frozenset(graph.map.author or ())
    numbers = {claim: number for number, claim in enumerate(graph.claims)}
    drawable = _drawable(graph)
    scene.order = list(_reading_order(graph, mains, drawable))
    for kind, key in scene.order:
        if kind == "claim":
            claim = str(key)
            kinds = claim_kinds(graph.claims[claim], authors, claim in main_set)
            scene.boxes[claim] = make_box(graph, claim, f"c{numbers[claim]}", kinds, look, marks, titles)
    for kind, key in scene.order:
        if kind == "argument":
            step = graph.steps[int(key)]
            scene.drawn[step.index] = _drawn(scene, step, authors, drawable, look)
    scene.ties = [tie._replace(mark=marks.tie(*tie[:3])) for tie in _ties(graph)]
    scene.frame = _frames(scene)
    return scene


def _subtitle(graph: Graph) -> str:
    source = graph.map.source
    parts = [", ".join(graph.map.author)] if graph.map.author else []
    if source is not None:
        title = source.title if source.title != graph.map.title else None
        parts.append(", ".join(piece for piece in (title, source.publisher, source.published) if piece))
    return clean(" · ".join(part for part in parts if part))


def _drawable(graph: Graph) -> set[int]:
    """Return the arguments whose line has an end: whose target is in the map and is drawn itself."""
    lost = [
        step.index
        for step in graph.steps
        if step.target not in (graph.argument_index if step.relation == "undercuts" else graph.claims)
    ]
    gone = set(lost)
    while lost:
        for index in graph.undercutters.get(lost.pop(), ()):
            if index not in gone:
                gone.add(index)
                lost.append(index)
    return {step.index for step in graph.steps} - gone


def _reading_order(graph: Graph, mains: list[str], drawable: set[int]) -> Iterator[tuple[str, str | int]]:
    """Yield claims and arguments: from each main conclusion down, depth first, then what is left."""
    seen: set[tuple[str, str | int]] = set()
    tops = [claim for claim in graph.claims if claim not in graph.uses]
    for top in dict.fromkeys([*mains, *tops, *graph.claims]):
        stack: list[tuple[str, str | int]] = [("claim", top)]
        while stack:
            item = stack.pop()
            if item in seen:
                continue
            seen.add(item)
            yield item
            kind, key = item
            if kind == "claim":
                claim = str(key)
                after = [*graph.supports.get(claim, ()), *graph.rebuttals.get(claim, ())]
                stack.extend(("argument", index) for index in reversed(after) if index in drawable)
            else:
                premises = [("claim", use.claim) for use in graph.steps[int(key)].premises if use.claim in graph.claims]
                undercuts = [("argument", index) for index in graph.undercutters.get(int(key), ())]
                stack.extend(reversed([*premises, *undercuts]))
    yield from (("argument", index) for index in sorted(drawable) if ("argument", index) not in seen)


def make_box(
    graph: Graph, claim_id: str, node: str, kinds: tuple[str, ...], look: Look, marks: Marks, titles: bool = False
) -> Box:
    """Return a claim's box, its text wrapped to the widths of the look."""
    claim = graph.claims[claim_id]
    mark = marks.claim(claim_id)
    main = "main" in kinds
    size = look.main_size if main else look.text_size
    wanted = look.main_width if main else look.claim_width
    rows: list[Row] = []
    width = 0.0
    style = look.box(kinds)
    inner = DOUBLE_ROOM if style.double else 0.0
    y = look.pad_y + inner
    for role, text, row_size, bold in (
        ("mark", mark and mark.label, look.caption_size, True),
        ("caption", claim_caption(claim, kinds), look.caption_size, False),
        ("title", claim.title, look.text_size, True),
        ("text", claim.text if not (titles and claim.title) else None, size, main),
        *(("note", line, look.caption_size, False) for line in marks.notes.get(claim_id, ())),
    ):
        if text:
            step = row_size * look.leading
            for line, line_width in wrap(clean(text), wanted, row_size, bold):
                rows.append(Row(line, role, row_size, bold, y + row_size))
                y += step
                width = max(width, line_width)
            y += 2
    right = look.pad_x + inner
    left = right + (BAR_ROOM if style.bar is not None else 0)
    return Box(claim_id, node, kinds, rows, max(width, 40) + left + right, y - 2 + look.pad_y + inner, mark, left)


def _drawn(scene: Scene, step: Step, authors: frozenset[str], drawable: set[int], look: Look) -> Drawn:
    graph = scene.graph
    premises = list(dict.fromkeys((use.claim, use.mode) for use in step.premises if use.claim in graph.claims))
    mark = scene.marks.argument(step.index)
    caption = step_caption(graph, step, authors, scene.words)
    if mark is not None:
        caption = " · ".join(part for part in (mark.label, caption) if part)
    undercut = any(index in drawable for index in graph.undercutters.get(step.index, ()))
    needs_joint = len(premises) != 1 or undercut or bool(caption)
    joint = f"j{step.index}" if needs_joint else None
    kind = step.argument.linkage if len(premises) > 1 else "single"
    size = (9.0, 9.0)
    if kind == "linked":
        size = (min(10.0 + 10.0 * len(premises), 70.0), 6.0)
    elif kind != "single":
        size = (13.0, 13.0)
    if caption:
        size = (caption_width(caption, look) + 14 + (size[0] + 5 if kind != "single" else 0), look.caption_size + 8)
    undercuts = step.relation == "undercuts"
    target = f"j{graph.argument_index[step.target]}" if undercuts else scene.boxes[step.target].node
    if joint is None:
        segments = [Segment(scene.boxes[claim].node, target, "whole", mode) for claim, mode in premises]
    else:
        own = [scene.marks.premise(step.index, *premise) for premise in premises]
        segments = [
            Segment(scene.boxes[claim].node, joint, "premise", mode, mark_here)
            for (claim, mode), mark_here in zip(premises, own, strict=True)
        ]
        segments.append(Segment(joint, target, "head", "holds"))
    return Drawn(step, RELATION_NAMES[step.relation], joint, kind, caption, size, segments, None, mark)


def caption_width(text: str, look: Look) -> float:
    """Return the width of a caption."""
    return sum(width for _, width in wrap(text, 1e6, look.caption_size))


def _ties(graph: Graph) -> Iterator[Tie]:
    exclusive = [question.answers for question in graph.map.questions.values() if question.exclusive]
    seen: set[tuple[str, frozenset[str]]] = set()
    for kind, sets in (("contraries", [*graph.map.contraries, *exclusive]), ("same", graph.map.same)):
        for several in sets:
            claims = list(dict.fromkeys(claim for claim in several if claim in graph.claims))
            pairs = list(pairwise(claims))
            if kind == "contraries" and len(claims) <= SMALL_SET:
                pairs = [(a, b) for number, a in enumerate(claims) for b in claims[number + 1 :]]
            for first, second in pairs:
                if (pair := (kind, frozenset((first, second)))) not in seen:
                    seen.add(pair)
                    yield Tie(kind, first, second)


def _frames(scene: Scene) -> Frame:
    """Nest what is drawn in its groups; a joint stands in the innermost group that holds all its ends."""
    graph = scene.graph
    groups = graph.map.groups
    root = Frame(None, "")
    frames: dict[str, Frame] = {}

    @cache
    def path(group: str | None) -> tuple[str, ...]:
        way: list[str] = []
        while group in groups and group not in way:
            way.append(group)
            group = groups[group].parent
        return tuple(reversed(way))[:MOST_NESTED]

    def frame(way: tuple[str, ...]) -> Frame:
        if not way:
            return root
        if way[-1] not in frames:
            frames[way[-1]] = Frame(way[-1], clean(groups[way[-1]].title))
            frame(way[:-1]).frames.append(frames[way[-1]])
        return frames[way[-1]]

    ways = {box.node: path(graph.claims[claim].group) for claim, box in scene.boxes.items()}
    frame_of = frame if groups else lambda _: root
    for _, key in scene.order:
        if isinstance(key, str):
            node = scene.boxes[key].node
            frame_of(ways[node]).nodes.append(node)
    for drawn in scene.drawn.values():
        if drawn.joint is not None:
            ends = [ways.get(end, ()) for s in drawn.segments for end in (s.tail, s.head) if end != drawn.joint]
            common = 0
            while all(len(way) > common and way[common] == ends[0][common] for way in ends) and ends:
                common += 1
            ways[drawn.joint] = ends[0][:common] if ends else ()
            frame_of(ways[drawn.joint]).nodes.append(drawn.joint)
    return root
