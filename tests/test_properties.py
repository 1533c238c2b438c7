"""What holds for all maps: the walks and the checks of structure against independent oracles."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.api import check
from argmap.checks import CHECKS, Context, run
from argmap.diagnostics import Diagnostic, SourceText
from argmap.editing.fixes import apply_fixes
from argmap.graph import Graph, leading_to, orphans, rings
from argmap.model import Argument, ArgumentMap, premise_claim, premise_mode
from argmap.reading import read_string
from argmap.schemes import builtin_schemes
from tests.odd_maps import graph_maps, wild_maps
from tests.strategies import argument_maps, as_yaml, show


def support_digraph(m: ArgumentMap) -> nx.DiGraph:
    """Premise → conclusion, over premises that must hold, between different claims of the map."""
    digraph = nx.DiGraph()
    digraph.add_nodes_from(m.claims)
    for argument in m.arguments:
        for _, _, premise in argument.role_premises():
            ends = (premise_claim(premise), argument.conclusion)
            if premise_mode(premise) == "holds" and ends[0] != ends[1] and set(ends) <= set(m.claims):
                digraph.add_edge(*ends)
    return digraph


def whole_digraph(m: ArgumentMap) -> nx.DiGraph:
    """Premise → argument → what it bears on; claims are ids, arguments their indexes."""
    digraph = nx.DiGraph()
    digraph.add_nodes_from(m.claims)
    digraph.add_nodes_from(range(len(m.arguments)))
    first: dict[str, int] = {}
    for index, argument in enumerate(m.arguments):
        if argument.id is not None:
            first.setdefault(argument.id, index)
    for index, argument in enumerate(m.arguments):
        digraph.add_edges_from(
            (premise_claim(p), index) for _, _, p in argument.role_premises() if premise_claim(p) in m.claims
        )
        target = first.get(argument.target) if argument.undercuts else argument.target
        if target in digraph:
            digraph.add_edge(index, target)
    return digraph


def leads_to(digraph: nx.DiGraph, goals: Iterable[str]) -> set[str | int]:
    found: set[str | int] = set()
    for goal in goals:
        found |= {goal} | nx.ancestors(digraph, goal)
    return found


def turned(ring: Iterable[str]) -> tuple[str, ...]:
    members = tuple(ring)
    start = members.index(min(members))
    return members[start:] + members[:start]


@given(graph_maps())
def test_rings_are_those_of_an_independent_oracle(m: ArgumentMap) -> None:
    show(m)
    found, complete = rings(Graph(m))
    mine = [turned(ring.claims) for ring in found]
    oracle = {turned(cycle) for cycle in nx.simple_cycles(support_digraph(m))}
    assert len(mine) == len(set(mine))
    if complete:
        assert set(mine) == oracle
    else:
        assert set(mine) <= oracle
        assert {claim for ring in mine for claim in ring} == {claim for ring in oracle for claim in ring}


@given(graph_maps())
def test_each_ring_is_reported_once_with_all_its_steps(m: ArgumentMap) -> None:
    show(m)
    findings = check(m, select=["circular-support"])
    assert sorted(len(d.related) for d in findings) == sorted(len(ring.claims) for ring in rings(Graph(m)).rings)


@st.composite
def closed_rings(draw: st.DrawFn) -> tuple[ArgumentMap, ArgumentMap]:
    """Generate a map without rings, and the same map with one more argument that closes one."""
    m = draw(graph_maps(claims=10, arguments=12))
    order = {claim: number for number, claim in enumerate(m.claims)}
    straight = [
        argument
        for argument in m.arguments
        if not argument.conclusion
        or all(order[premise_claim(p)] < order[argument.conclusion] for _, _, p in argument.role_premises())
    ]
    before = m.model_copy(update={"arguments": straight})
    digraph = support_digraph(before)
    paths = [(a, b) for a in m.claims for b in sorted(nx.descendants(digraph, a), key=order.__getitem__)]
    assume(paths)
    start, end = draw(st.sampled_from(paths))
    closing = Argument(premises=[end], conclusion=start)
    at = draw(st.integers(0, len(straight)))
    return before, m.model_copy(update={"arguments": [*straight[:at], closing, *straight[at:]]})


@given(closed_rings())
def test_an_argument_that_closes_a_ring_is_found_and_without_it_there_is_none(
    maps: tuple[ArgumentMap, ArgumentMap],
) -> None:
    before, after = maps
    show(after)
    assert check(after, select=["circular-support"])
    assert not check(before, select=["circular-support"])


@given(st.one_of(graph_maps(), wild_maps(), argument_maps()))
def test_orphans_are_those_of_an_independent_oracle(m: ArgumentMap) -> None:
    show(m)
    graph = nx.Graph(whole_digraph(m))
    tied = {name for names in (*m.contraries, *m.same) for name in names}
    tied |= {name for question in m.questions.values() for name in question.answers}
    oracle = [claim for claim in m.claims if graph.degree(claim) == 0 and claim not in tied]
    assert orphans(Graph(m)) == oracle
    assert len(check(m, select=["orphan-claim"])) == len(oracle)


@given(st.one_of(graph_maps(), wild_maps(), argument_maps()), st.data())
def test_what_leads_to_a_claim_is_what_an_independent_oracle_says(m: ArgumentMap, data: st.DataObject) -> None:
    show(m)
    goals = data.draw(st.lists(st.sampled_from(sorted(m.claims)), max_size=2)) if m.claims else []
    claims, arguments = leading_to(Graph(m), goals)
    assert {*claims, *arguments} == leads_to(whole_digraph(m), goals)


@given(graph_maps(), st.data())
def test_unreachable_parts_are_found_once_and_whole(m: ArgumentMap, data: st.DataObject) -> None:
    main = data.draw(st.sampled_from(sorted(m.claims)))
    m = show(m.model_copy(update={"main": [main]}))
    digraph = whole_digraph(m)
    ids = {argument.id for argument in m.arguments}
    loose = [i for i, a in enumerate(m.arguments) if a.undercuts and a.undercuts not in ids]
    reached = leads_to(digraph, [main, *loose, *orphans(Graph(m))])
    oracle = {claim for claim in m.claims if claim not in reached}
    found = check(m, select=["unreachable"])
    assert bool(found) == bool(oracle)
    ends = {d.message.split("`")[1] for d in found if d.message.startswith("`c")}
    assert ends <= oracle
    assert {claim for claim in oracle if not digraph.out_degree(claim)} <= ends
    told = len(ends) + sum(len(d.related) for d in found)
    assert told == len(oracle), "each claim of these parts belongs to just one finding"


@given(st.one_of(wild_maps(), graph_maps(), argument_maps(include=True)))
def test_checks_never_fail_and_find_the_same_twice(m: ArgumentMap) -> None:
    show(m)
    found = check(m, select=["all"])
    assert found == check(m, select=["all"])
    assert all("\n" not in d.message and d.message for d in found)


@given(st.one_of(wild_maps(), graph_maps()))
def test_places_lie_in_the_text_and_fixes_leave_yaml_behind(m: ArgumentMap) -> None:
    text = as_yaml(show(m))
    source = SourceText("<text>", text)
    found = findings(text)
    for diagnostic in found:
        for span in (diagnostic.span, *(related.span for related in diagnostic.related)):
            assert span.start <= span.end
            assert source.position(source.offset(span.start)) == span.start
            assert source.position(source.offset(span.end)) == span.end
    fixed = apply_fixes(source, found)
    assert bool(fixed.mended) == any(d.fix for d in found)
    assert read_string(fixed.text).map is not None


def findings(text: str) -> list[Diagnostic]:
    document = read_string(text)
    assert document.map is not None
    context = Context(document.map, document.places, document.lost, builtin=builtin_schemes)
    return [*document.diagnostics, *run(context, CHECKS)]


LAYOUTS = ("flow", "spread", "block", "commented", "role", "role block")


def laid_out(names: list[str], layout: str) -> str:
    """Write premises in one of the ways in which authors do."""
    if layout == "flow":
        return f"premises: [{', '.join(names)}]"
    if layout == "spread":
        return "premises: [\n      " + ",\n      ".join(names) + "\n    ]"
    if layout == "role":
        return f"premises: {{grounds: [{' , '.join(names)}]}}"
    comment = "   # about {}" if layout == "commented" else ""
    lines = "".join(f"\n      - {name}{comment.format(name)}" for name in names)
    return f"premises:\n      grounds:{lines}" if layout == "role block" else f"premises:{lines}"


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6), st.sampled_from(LAYOUTS), st.booleans())
def test_repeated_premises_are_taken_out_whatever_the_layout(names: list[str], layout: str, crlf: bool) -> None:
    claims = "\n".join(f"  {name}: Claim {name}." for name in "abcdx")
    text = f"argmap: 1\ntitle: T\nclaims:\n{claims}\narguments:\n  - {laid_out(names, layout)}\n    conclusion: x\n"
    text = text.replace("\n", "\r\n") if crlf else text
    for _ in range(4):
        text = apply_fixes(SourceText("<text>", text), findings(text)).text
    document = read_string(text)
    assert document.map is not None
    premises = [premise for _, _, premise in document.map.arguments[0].role_premises()]
    assert premises == list(dict.fromkeys(names))
    assert text.count("#") == (len(names) if layout == "commented" else 0)
    assert ("\r" in text) == crlf
    assert text.count("\n") == text.count("\r\n") or not crlf
    assert not any(not line.strip() for line in text.splitlines())
