"""How a map is split into pages: a tree taken out of it, cut into pieces that can each be read on one page."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field

from argmap.graph import Graph

MOST = 45
"""Claims that a page has at most, those included that go on on another page."""


@dataclass(slots=True)
class Tree:
    """Each claim beneath the claim that it first bears on, counted from the main conclusions."""

    parent: dict[str, str | None]
    """In breadth-first order."""
    by: dict[str, int]
    """Claim → the argument through which it bears on its parent."""
    children: dict[str, list[str]]
    owner: dict[int, str]
    """Argument → the claim that it bears on, an undercut through what it undercuts."""


def tree(graph: Graph) -> Tree:
    """Return a spanning forest of the map, breadth first from main conclusions, then from what else is at the top.

    Linear in the size of the map.
    """
    found = Tree({}, {}, {}, _owners(graph))
    bearing: dict[str, list[int]] = {}
    for index, claim in found.owner.items():
        bearing.setdefault(claim, []).append(index)
    tops = (claim for claim in graph.claims if claim not in graph.uses)
    for starts in (graph.main_claims(), tops, *([claim] for claim in graph.claims)):
        waiting = deque(claim for claim in starts if claim not in found.parent)
        found.parent.update(dict.fromkeys(waiting))
        while waiting:
            claim = waiting.popleft()
            for index in bearing.get(claim, ()):
                for use in graph.steps[index].premises:
                    if use.claim in graph.claims and use.claim not in found.parent:
                        found.parent[use.claim] = claim
                        found.by[use.claim] = index
                        found.children.setdefault(claim, []).append(use.claim)
                        waiting.append(use.claim)
    return found


def _owners(graph: Graph) -> dict[int, str]:
    """Return argument → claim; without what bears on nothing that the map has."""
    found: dict[int, str] = {
        step.index: step.target for step in graph.steps if step.relation != "undercuts" and step.target in graph.claims
    }
    waiting = list(found)
    while waiting:
        index = waiting.pop()
        for other in graph.undercutters.get(index, ()):
            if other not in found:
                found[other] = found[index]
                waiting.append(other)
    return dict(sorted(found.items()))


@dataclass(slots=True)
class Piece:
    """What one page shows as its own: the claims, and the claim that heads it."""

    head: str | None
    """None where the page has several that are not beneath one claim."""
    claims: list[str] = field(default_factory=list)
    above: Piece | None = None
    """The page on which its head stands too, or which it goes on from."""


def pieces(whole: Tree, claims: Collection[str], most: int = MOST) -> list[Piece]:
    """Cut what the tree has of these claims into pieces, each claim in one; the first has the topmost.

    From the leaves upward: where more than `most` claims would stand beneath a claim, the largest branches become
    pieces of their own, which count as one claim; what is still too wide (a claim with 1,000 arguments) is cut into
    bundles. Linear but for sorting. Every piece has `most` claims at most, and heads of other pieces beside them.
    """
    order = [claim for claim in whole.parent if claim in claims]
    inside = set(order)
    tops = [claim for claim in order if whole.parent[claim] not in inside]
    kids: dict[str | None, list[str]] = {
        claim: [kid for kid in whole.children.get(claim, ()) if kid in inside] for claim in order
    }
    kids[None] = tops
    size: dict[str | None, int] = {}
    heads: set[str] = set()
    bundles: dict[str | None, list[list[str]]] = {}
    for claim in (*reversed(order), None):
        size[claim] = _trim(claim, kids[claim], size, heads, bundles, most)
    first = Piece(None)
    made = [first]
    waiting: list[tuple[Piece, list[str]]] = [(first, kids[None])]
    _bundled(None, bundles, first, made, waiting)
    while waiting:
        piece, starts = waiting.pop()
        stack = list(reversed(starts))
        while stack:
            claim = stack.pop()
            if claim in heads and claim != piece.head:
                own = Piece(claim, [], piece)
                made.append(own)
                waiting.append((own, [claim]))
                continue
            piece.claims.append(claim)
            stack.extend(reversed(kids[claim]))
            _bundled(claim, bundles, piece, made, waiting)
    for piece in made:  # a bundle of nothing but heads is no page
        while piece.above is not None and piece.above is not first and not piece.above.claims:
            piece.above = piece.above.above
    return [piece for piece in made if piece.claims or piece is first]


def _trim(
    claim: str | None,
    kids: list[str],
    size: dict[str | None, int],
    heads: set[str],
    bundles: dict[str | None, list[list[str]]],
    most: int,
) -> int:
    """Make the largest branches beneath a claim pieces of their own until few enough claims remain; return how many."""
    total = (claim is not None) + sum(size[kid] for kid in kids)
    if total <= most:
        return total
    largest = 0
    for kid in sorted(kids, key=lambda kid: -size[kid]):
        # Branches of about the same size are treated alike.
        if size[kid] == 1 or (total <= most and size[kid] < 0.6 * largest):
            break
        largest = size[kid]
        total -= size[kid] - 1
        size[kid] = 1
        heads.add(kid)
    if total > most:
        room = most - (claim is not None)
        rest = kids[room:]
        del kids[room:]
        bundles[claim] = [rest[start : start + most] for start in range(0, len(rest), most)]
        total = most
    return total


def _bundled(
    claim: str | None,
    bundles: dict[str | None, list[list[str]]],
    above: Piece,
    made: list[Piece],
    waiting: list[tuple[Piece, list[str]]],
) -> None:
    for bundle in bundles.get(claim, ()):
        piece = Piece(claim, [], above)
        made.append(piece)
        waiting.append((piece, bundle))
