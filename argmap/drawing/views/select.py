"""What of a map is chosen by who speaks, by group or tag, or by leading straight to the main conclusion."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drawing.views.part import Part, closed, known, within
from argmap.graph import Graph
from argmap.model import Argument, Claim


def matching(graph: Graph, voices: Sequence[str], groups: Sequence[str], tags: Sequence[str]) -> Part:
    """Return the claims that match, and every argument that they take part in.

    A claim matches if it has one of the voices, stands in one of the groups or in a group inside it, and has one of the
    tags, as far as each is asked for. Who else takes part in an argument with a matching claim, and what it undercuts,
    stands beside. Linear. Raises UnknownName for a voice or tag that no claim has, nor an argument.
    """
    author = graph.map.author or []
    spoken: list[Claim | Argument] = [*graph.claims.values(), *graph.map.arguments]
    known("voice", voices, list(dict.fromkeys(voice for each in spoken for voice in each.voice or author)))
    known("tag", tags, list(dict.fromkeys(tag for each in spoken for tag in each.tags or ())))
    inside = within(graph.map, groups)

    def said(each: Claim | Argument) -> bool:
        return (not voices or not set(voices).isdisjoint(each.voice or author)) and (
            not tags or not set(tags).isdisjoint(each.tags or ())
        )

    chosen = {
        name for name, claim in graph.claims.items() if said(claim) and (not groups or (claim.group or "") in inside)
    }
    arguments: list[int] = []
    for step in graph.steps:
        own = (step.argument.voice or step.argument.tags) and not groups and said(step.argument)
        takes_part = own or step.target in chosen or any(use.claim in chosen for use in step.premises)
        if takes_part:
            arguments.append(step.index)
    part = closed(graph, chosen, arguments)
    return Part(part.claims, part.arguments, part.claims - chosen)


def main_line(graph: Graph) -> Part:
    """Return the main conclusions with the support that leads to them, and no attack. Linear.

    Support ends at a premise that its claim does not hold, or only that it is held: what supports that claim is no
    support of the conclusion.
    """
    claims = dict.fromkeys(graph.main_claims())
    arguments: list[int] = []
    waiting = list(claims)
    while waiting:
        for index in graph.supports.get(waiting.pop(), ()):
            arguments.append(index)
            for use in graph.steps[index].premises:
                if use.mode == "holds" and use.claim in graph.claims and use.claim not in claims:
                    claims[use.claim] = None
                    waiting.append(use.claim)
    return closed(graph, claims, arguments)
