"""How large a map is and what shape it has: size, depth, breadth, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from argmap.diagnostics.showing import Shown, Table
from argmap.graph import Graph, leading_to
from argmap.graph.reach import condensed, count_reached, reached
from argmap.graph.rings import support_edges
from argmap.model import ArgumentMap

TOP = 5
"""How many of the claims that most rests on are named."""
_CANDIDATES = 25
_NO_BASIS = "none given"


@dataclass(frozen=True, slots=True)
class Load:
    """A claim and the number of other claims that rest on it."""

    claim: str
    text: str
    claims: int


@dataclass(frozen=True, slots=True)
class Stats(Shown):
    """The figures of one map, with all that it includes. Counts are of claims or arguments as written in it."""

    title: str
    claims: int
    arguments: int
    premises: int
    """Premises of all arguments; a claim used twice counts twice."""
    supports: int
    rebuttals: int
    undercuts: int
    depth: int
    """Arguments on the longest chain that ends at a main conclusion; each argument supports a premise of the next, or
    attacks it or the next itself. A knot of rings counts as one argument. 0 if no argument leads to one."""
    breadth: int
    """Most premises on one level. The level of an argument is the length of the longest chain that begins with it and
    ends at a main conclusion; an argument that leads to none has no level."""
    knots: int
    """Knots of rings, of support or of attack, on the way to the main conclusions."""
    single: int
    """Arguments from one premise."""
    linked: int
    convergent: int
    cumulative: int
    """Arguments from several premises, by how they work together."""
    leaves: int
    """Claims that are a premise somewhere and that no argument concludes."""
    leaves_by_basis: dict[str, int]
    """Basis, or `none given` → the leaves that have it, the commonest first."""
    stances: dict[str, int]
    """The author's stance → claims, for each stance that occurs, the commonest first."""
    implicit: int
    """Claims that are unsaid."""
    voices: dict[str, int]
    """Voice → claims that it holds, the commonest first; a claim of two voices counts for both."""
    passages: int
    claims_with_passage: int
    top: tuple[Load, ...]
    """The five claims that most rests on. A claim rests on another if a chain of supporting arguments leads from the
    other, as a premise that must hold, to it."""
    top_exact: bool
    """False for a map of more than 5,000 claims: the five are then the first of 25 picked by estimate. Their
    numbers are exact in any case."""

    @property
    def implicit_share(self) -> float:
        """Return the share of claims that are unsaid, 0 to 1."""
        return self.implicit / self.claims if self.claims else 0.0

    @property
    def reported_share(self) -> float:
        """Return the share of claims that the author only reports, 0 to 1."""
        return self.stances.get("reports", 0) / self.claims if self.claims else 0.0

    def tables(self) -> list[Table]:
        """Return the figures, and the claims that most rests on, for a notebook."""
        counts = {name: getattr(self, name) for name in _COUNTS}
        counts |= {f"the author {stance}": count for stance, count in self.stances.items()}
        rows = [(name, count) for name, count in counts.items()]
        top = [(load.claim, load.text, load.claims) for load in self.top]
        found = [Table(self.title, ("figure", "count"), rows)]
        return [*found, Table("Claims that most rests on", ("claim", "text", "claims"), top)] if top else found


_COUNTS = (
    "claims", "arguments", "premises", "supports", "rebuttals", "undercuts", "depth", "breadth", "leaves", "implicit",
    "passages",
)  # fmt: skip


def stats(argument_map: ArgumentMap) -> Stats:
    """Return the figures of a map; of a whole one, those of all maps in it together.

    Main conclusions are those that the map names, else the claims that are concluded and used nowhere. Near-linear in
    the size of the map; up to 5,000 claims, the claims that most rests on cost claims × premises / 64.
    """
    graph = Graph(argument_map)
    claims = argument_map.claims
    depth, breadth, tangled = _levels(graph)
    relations = Counter(step.relation for step in graph.steps)
    linkages = Counter(step.argument.linkage if len(step.premises) > 1 else "single" for step in graph.steps)
    leaves = [name for name in graph.uses if name not in graph.supports]
    top, exact = _top(graph)
    return Stats(
        title=argument_map.title,
        claims=len(claims),
        arguments=len(graph.steps),
        premises=sum(len(step.premises) for step in graph.steps),
        supports=relations["conclusion"],
        rebuttals=relations["rebuts"],
        undercuts=relations["undercuts"],
        depth=depth,
        breadth=breadth,
        knots=tangled,
        single=linkages["single"],
        linked=linkages["linked"],
        convergent=linkages["convergent"],
        cumulative=linkages["cumulative"],
        leaves=len(leaves),
        leaves_by_basis=_commonest(claims[name].basis or _NO_BASIS for name in leaves),
        stances=_commonest(claim.stance for claim in claims.values()),
        implicit=sum(claim.implicit for claim in claims.values()),
        voices=_commonest(voice for name in claims for voice in _voices(argument_map, name)),
        passages=sum(len(claim.passage or ()) for claim in claims.values())
        + sum(len(step.argument.passage or ()) for step in graph.steps),
        claims_with_passage=sum(bool(claim.passage) for claim in claims.values()),
        top=top,
        top_exact=exact,
    )


def _voices(argument_map: ArgumentMap, name: str) -> Iterable[str]:
    """Return whose a claim is; an author without a name is told by the included map that he wrote."""
    voice = argument_map.claims[name].voice
    if voice:
        return dict.fromkeys(voice)
    alias = name.rpartition("/")[0]
    return (f"the author of {alias}",) if alias else argument_map.author or ("the author",)


def _commonest(words: Iterable[str]) -> dict[str, int]:
    return dict(Counter(words).most_common())


def _levels(graph: Graph) -> tuple[int, int, int]:
    """Return depth, breadth and the number of knots, of what leads to the main conclusions."""
    claims, arguments = leading_to(graph, graph.main_claims())
    edges: dict[str | int, list[str | int]] = {name: [] for name in graph.claims if name in claims}
    for index in sorted(arguments):
        step = graph.steps[index]
        target = graph.argument_index.get(step.target) if step.relation == "undercuts" else step.target
        known = target in claims if isinstance(target, str) else target in arguments
        edges[index] = [target] if known and target is not None and target != index else []
        for name in dict.fromkeys(premise.claim for premise in step.premises):
            if name in edges:
                edges[name].append(index)
    part_of, parts, after = condensed(edges)
    level: list[int] = []
    for nodes, following in zip(parts, after, strict=True):
        step_here = any(isinstance(node, int) for node in nodes)
        level.append(max((level[other] for other in following), default=0) + step_here)
    premises: Counter[int] = Counter()
    for index in arguments:
        premises[level[part_of[index]]] += len(graph.steps[index].premises)
    return max(level, default=0), max(premises.values(), default=0), sum(len(nodes) > 1 for nodes in parts)


def _top(graph: Graph) -> tuple[tuple[Load, ...], bool]:
    edges = support_edges(graph)
    counts, exact = reached(edges)
    order = {name: number for number, name in enumerate(graph.claims)}
    bearing = [name for name in counts if name in edges]
    if exact:
        bearing.sort(key=order.__getitem__)
    else:  # of equal estimates, what leads to the others
        bearing.reverse()
    best = sorted(bearing, key=lambda name: -counts[name])
    numbers = {name: int(counts[name]) if exact else count_reached(edges, name) for name in best[:_CANDIDATES]}
    first = sorted(numbers, key=lambda name: (-numbers[name], order[name]))[:TOP]
    return tuple(Load(name, graph.claims[name].text, numbers[name]) for name in first), exact
