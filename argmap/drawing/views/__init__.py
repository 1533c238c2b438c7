"""Views: a part of a map as a map of its own, to be drawn as any other.

Each way of choosing gives a `Part` of the whole map; a view shows what is in all that were asked for, and then draws
groups as one claim each. A way of choosing is a function here and a line in `_parts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.drawing.marks import NO_MARKS, Line, Mark, Marks
from argmap.drawing.options import View
from argmap.drawing.views.collapse import collapse_groups
from argmap.drawing.views.focus import around
from argmap.drawing.views.part import Part, UnknownName, known, restricted
from argmap.drawing.views.select import main_line, matching
from argmap.graph import Graph
from argmap.model import ArgumentMap

__all__ = ["Shown", "UnknownName", "show"]

FOCUS = Mark("focus", "►", "focus", "in focus", "#7a2f8f", width=2.4)
BESIDE = Mark("beside", "", "", "beside the chosen claims", "#4d5b69", dash="2.5 4", faded=True)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows: a map, its marks, and what it leaves out."""

    map: ArgumentMap
    marks: Marks
    dropped: int
    """How many claims of the whole map are not drawn as themselves."""


def show(argument_map: ArgumentMap, view: View, marks: Marks | None = None) -> Shown:
    """Return the map that a view shows; the marks are those given and those of the view. Pure.

    Ids and their order are kept; an argument is shown with all its premises or not at all. Costs time linear in the
    size of the map for each thing asked for. Raises UnknownName for a claim, voice, group or tag that the map lacks.
    """
    marks = marks or NO_MARKS
    if view == View():
        return Shown(argument_map, marks, 0)
    known("claim", view.focus, argument_map.claims)
    known("group", (*view.groups, *view.collapse), argument_map.groups)
    graph = Graph(argument_map)
    parts = list(_parts(graph, view))
    shown, places = argument_map, list(range(len(argument_map.arguments)))
    claims = dict(marks.claims)
    beside: frozenset[str] = frozenset()
    if parts:
        part = parts[0]
        for other in parts[1:]:
            part = part.common(other)
        # What is main in the whole map is main in a view, though the map may not say so.
        mains = graph.main_claims()
        shown, places = restricted(graph, part, {name: place for place, name in enumerate(argument_map.claims)})
        if not argument_map.main and len(mains) == 1:
            shown = shown.model_copy(update={"main": [claim for claim in mains if claim in shown.claims]})
        beside = frozenset().union(*(each.beside for each in parts)).intersection(shown.claims).difference(view.focus)
        claims = dict.fromkeys((claim for claim in shown.claims if claim in beside), "beside") | claims
        claims |= dict.fromkeys((claim for claim in view.focus if claim in shown.claims), "focus")
    marks = moved(
        replace(marks, looks={**marks.looks, "focus": FOCUS, "beside": BESIDE}, claims=claims, partial=True), places
    )
    count = len(argument_map.claims)
    own = len(shown.claims)
    if view.collapse:
        shown, marks, own = collapse_groups(shown, view.collapse, marks)
    also = sum(claim in beside for claim in shown.claims)
    words = f"{own - also} of {count} claim{'' if count == 1 else 's'}" + (f", {also} beside them" if also else "")
    line = Line(f"{words}: {said(view)}")
    return Shown(shown, replace(marks, lines=(*marks.lines, line)), count - own)


def moved(marks: Marks, places: Sequence[int]) -> Marks:
    """Return marks for a map that has these of the arguments, in this order."""
    new = {old: place for place, old in enumerate(places)}
    return replace(
        marks,
        arguments={new[old]: key for old, key in marks.arguments.items() if old in new},
        premises={(new[old], claim, mode): key for (old, claim, mode), key in marks.premises.items() if old in new},
        argument_notes={new[old]: notes for old, notes in marks.argument_notes.items() if old in new},
        origins={place: marks.origin(old) for old, place in new.items()},
    )


def _parts(graph: Graph, view: View) -> Iterator[Part]:
    if view.only_main_line:
        yield main_line(graph)
    if view.voices or view.groups or view.tags:
        yield matching(graph, view.voices, view.groups, view.tags)
    if view.focus:
        yield around(graph, view.focus, view.depth)


def said(view: View) -> str:
    """Say what a view shows, as its options have it."""
    several = (
        ("focus ", view.focus),
        ("voice ", view.voices),
        ("group ", view.groups),
        ("tag ", view.tags),
        ("collapsed: ", view.collapse),
    )
    words = [word + ", ".join(names) for word, names in several if names]
    if view.only_main_line:
        words.append("the main line")
    if view.focus and view.depth is not None:
        words[0] += f", up to {view.depth} argument{'' if view.depth == 1 else 's'} away"
    return "; ".join(words)
