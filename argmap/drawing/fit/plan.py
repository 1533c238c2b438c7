"""Which claim hangs beneath which argument: a forest for each group, taken out of the graph.

An argument map is nearly a tree. What hangs in the forest is drawn close together with lines of its own; the rest
(a premise that serves a second argument, what leads from group to group) gets lines round the boxes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from argmap.drawing.scene import Drawn, Frame, Scene, Segment


@dataclass(slots=True, eq=False)
class Item:
    """A claim, a joint or a frame, with what hangs beneath it; `line` is the number of the line that leads up."""

    kind: str
    node: str
    children: list[Item] = field(default_factory=list)
    parent: Item | None = None
    line: int | None = None
    relation: str = ""
    mode: str = "holds"
    drawn: Drawn | None = None
    """The argument whose line leads up; a joint's own."""
    frame: Frame | None = None
    number: int = 0
    struck: bool = False
    """Whether a loose line leads to it that undercuts it."""

    @property
    def leaf(self) -> bool:
        """Whether it is a claim beneath which nothing hangs."""
        return self.kind == "claim" and not self.children


@dataclass(slots=True)
class Plan:
    """The forest: frames inside frames, in each its roots; and the lines that the forest does not have."""

    page: Item
    items: dict[str, Item]
    """Claims and joints by node."""
    loose: list[int]
    """Numbers of the lines to be led round the boxes."""
    segments: dict[int, tuple[Drawn, Segment]]

    def home(self, node: str) -> Item:
        """Return the frame, or the page, in which a claim or joint stands."""
        item = self.items[node]
        while item.kind in ("claim", "joint"):
            assert item.parent is not None
            item = item.parent
        return item


def plan(scene: Scene) -> Plan:
    """Take a forest out of a scene. Linear, but for the walk up from a premise beneath which something hangs."""
    homes, page = _homes(scene)
    items: dict[str, Item] = {}
    segments: dict[int, tuple[Drawn, Segment]] = {}
    lines: dict[int, list[int]] = {}
    for index, drawn in scene.drawn.items():
        lines[index] = list(range(len(segments), len(segments) + len(drawn.segments)))
        segments.update(zip(lines[index], ((drawn, segment) for segment in drawn.segments), strict=True))
    for kind, key in scene.order:
        if kind == "claim":
            box = scene.boxes[str(key)]
            items.setdefault(box.node, Item("claim", box.node))
        else:
            _hang(scene.drawn[int(key)], lines[int(key)], items, homes)
    for kind, key in scene.order:
        node = scene.boxes[str(key)].node if kind == "claim" else scene.drawn[int(key)].joint
        if node is not None and items[node].parent is None:
            items[node].parent = homes[node]
            homes[node].children.append(items[node])
    used = {item.line for item in items.values() if item.line is not None}
    loose = [k for k in segments if k not in used]
    for k in loose:
        drawn, segment = segments[k]
        if drawn.relation == "undercut" and segment.part != "premise":
            items[segment.head].struck = True
    return Plan(page, items, [*loose, *range(len(segments), len(segments) + len(scene.ties))], segments)


def _homes(scene: Scene) -> tuple[dict[str, Item], Item]:
    """Return for each claim the frame in which it stands, and the page; frames are numbered as in the DOT."""
    page = Item("page", "", frame=scene.frame)
    homes: dict[str, Item] = {}
    stack = [page]
    count = 0
    while stack:
        item = stack.pop()
        assert item.frame is not None
        if item is not page:
            item.number = count
            count += 1
        homes.update((node, item) for node in item.frame.nodes)
        inner = [Item("frame", "", parent=item, frame=f) for f in item.frame.frames if f.nodes or f.frames]
        item.children.extend(inner)
        stack.extend(reversed(inner))
    return homes, page


def _hang(drawn: Drawn, lines: list[int], items: dict[str, Item], homes: dict[str, Item]) -> None:
    """Hang an argument beneath what it leads to, or beside its premises; and beneath it the premises that are free."""
    target = drawn.segments[-1].head
    for segment in drawn.segments:
        for node in (segment.tail, segment.head):
            items.setdefault(node, Item("joint" if node[0] == "j" else "claim", node))
    if drawn.joint is None:
        if not drawn.segments:
            return
        home = homes[target]
        (segment,) = drawn.segments
        _attach(items[segment.tail], items[target], lines[0], drawn, segment, homes)
        homes.setdefault(target, home)
        return
    joint = items[drawn.joint]
    joint.drawn = drawn
    homes[drawn.joint] = homes[target]
    tails = [homes[segment.tail] for segment in drawn.segments[:-1]]
    if tails and homes[target] not in tails:
        # All come from elsewhere: where most of them stand the joint stands too, and one line leads away.
        most, count = Counter(map(id, tails)).most_common(1)[0]
        if count > 1 or len(tails) == 1:
            homes[drawn.joint] = next(home for home in tails if id(home) == most)
    _attach(joint, items[target], lines[-1], drawn, drawn.segments[-1], homes)
    for k, segment in zip(lines, drawn.segments[:-1], strict=False):
        _attach(items[segment.tail], joint, k, drawn, segment, homes)


def _attach(item: Item, to: Item, line: int, drawn: Drawn, segment: Segment, homes: dict[str, Item]) -> None:
    if item.parent is not None or homes[item.node] is not homes[to.node]:
        return
    above: Item | None = to if item.children or item is to else None  # beneath nothing, nothing can stand
    while above is not None:
        if above is item:
            return
        above = above.parent
    item.parent, item.line, item.mode = to, line, segment.mode
    item.relation = drawn.relation
    item.drawn = drawn
    to.children.append(item)


def depth(found: Plan) -> int:
    """Return how many claims stand beneath each other at most."""
    deepest = 0
    layer = [found.page]
    while layer:
        deepest += any(item.kind == "claim" for item in layer)
        layer = [child for item in layer for child in item.children]
    return deepest


def fold(scene: Scene, rows: int) -> Plan:
    """Return a plan in which at most so many claims stand beneath each other; what is deeper stands apart."""
    found = plan(scene)
    stack = [(item, 1) for item in found.page.children]
    while stack:
        item, row = stack.pop()
        if item.kind == "claim" and row > rows and item.children and item.line is not None:
            assert item.parent is not None
            top = item.parent
            while top.parent is not None and top.kind in ("claim", "joint"):
                top, under = top.parent, top
            item.parent.children.remove(item)
            top.children.insert(top.children.index(under) + 1, item)
            found.loose.append(item.line)
            item.parent, item.line, item.mode = top, None, "holds"
            row = 1
        stack.extend((child, row + (item.kind == "claim")) for child in item.children)
    found.loose.sort()
    return found
