"""Several claims drawn as one: a group, or any part of a map, with what goes into it and comes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from argmap.drawing.marks import Mark, Marks
from argmap.drawing.views.part import within
from argmap.graph import Graph
from argmap.model import Argument, ArgumentMap, Claim, Held, Not, Premise, premise_claim

NODE = Mark("node", "■", "part", "several claims, drawn as one", "#17415f", width=2.2)


@dataclass(frozen=True, slots=True)
class Node:
    """What is drawn as one claim: its title, and the claims in it."""

    title: str
    claims: tuple[str, ...]
    group: str | None = None
    """The group in which it stands."""
    text: str = ""
    """What stands below the title."""


def collapse_groups(argument_map: ArgumentMap, groups: Iterable[str], marks: Marks) -> tuple[ArgumentMap, Marks, int]:
    """Return the map with each group, and all that is in it, drawn as one claim; and how many claims remain."""
    inside = within(argument_map, groups)
    claims: dict[str, list[str]] = {}
    for name, claim in argument_map.claims.items():
        if claim.group is not None and claim.group in inside:
            claims.setdefault(inside[claim.group], []).append(name)
    nodes = {
        group: Node(argument_map.groups[group].title, tuple(names), argument_map.groups[group].parent)
        for group, names in claims.items()
    }
    shown, marks, _ = contracted(argument_map, nodes, marks)
    left = {name: group for name, group in shown.groups.items() if name not in inside}
    return shown.model_copy(update={"groups": left}), marks, len(shown.claims) - len(nodes)


def contracted(
    argument_map: ArgumentMap, nodes: Mapping[str, Node], marks: Marks
) -> tuple[ArgumentMap, Marks, dict[str, str]]:
    """Return the map with each node's claims drawn as one claim, the marks for it, and each such claim → its new id.

    A node stands where the first of its claims stood, and is called as its key if no other id is the same. Arguments
    inside a node vanish; those across its border remain, and those that then lead from the same to the same in the same
    way are one. An undercut of an argument that vanished speaks against the node. Linear.
    """
    graph = Graph(argument_map)
    ids = _new_ids(argument_map, nodes)
    into = {claim: ids[key] for key, node in nodes.items() for claim in node.claims}
    arguments, places = _arguments(graph, into)
    claims: dict[str, Claim] = {}
    for name, claim in argument_map.claims.items():
        if name not in into:
            claims[name] = claim
    by_first = {node.claims[0]: key for key, node in nodes.items() if node.claims}
    ordered: dict[str, Claim] = {}
    notes = dict(marks.notes)
    kinds = {claim: key for claim, key in marks.claims.items() if claim not in into}
    for name in argument_map.claims:
        if name in claims:
            ordered[name] = claims[name]
        elif name in by_first:
            key = by_first[name]
            node = nodes[key]
            title = node.title if node.text else None
            ordered[ids[key]] = Claim(text=node.text or node.title, title=title, group=node.group)
            count = len(node.claims)
            notes[ids[key]] = [f"{count} claim{'' if count == 1 else 's'}"]
            kinds[ids[key]] = NODE.key
    several = {len(each) for each in places if len(each) > 1}
    merged = {f"{count}-arguments": Mark(f"{count}-arguments", str(count), "arguments", "", NODE.color, thicker=1.6)
              for count in sorted(several)}  # fmt: skip
    new = {old: place for place, olds in enumerate(places) for old in olds}
    alone = {old: place for old, place in new.items() if len(places[place]) == 1}
    marked = {alone[old]: key for old, key in marks.arguments.items() if old in alone}
    marked |= {place: f"{len(olds)}-arguments" for place, olds in enumerate(places) if len(olds) > 1}
    told = {new[old]: several for old, several in marks.argument_notes.items() if old in new}
    for place, olds in enumerate(places):
        if len(olds) > 1:
            told[place] = [graph.steps[old].argument.title or graph.steps[old].name.strip("`") for old in olds]
    marks = replace(
        marks,
        looks={**marks.looks, NODE.key: NODE, **merged},
        claims=kinds,
        arguments=marked,
        premises={(alone[old], claim, mode): key for (old, claim, mode), key in marks.premises.items() if old in alone},
        notes=notes,
        argument_notes=told,
        origins={place: tuple(each for old in olds for each in marks.origin(old)) for place, olds in enumerate(places)},
    )
    return _with(argument_map, ordered, arguments, into), marks, into


def _new_ids(argument_map: ArgumentMap, nodes: Mapping[str, Node]) -> dict[str, str]:
    """Return node → an id for it that nothing else has."""
    taken = set(argument_map.claims) | {argument.id for argument in argument_map.arguments}
    ids: dict[str, str] = {}
    for key in nodes:
        id_ = key
        while id_ in taken:
            id_ += "_"
        taken.add(id_)
        ids[key] = id_
    return ids


def _arguments(graph: Graph, into: Mapping[str, str]) -> tuple[list[Argument], list[list[int]]]:
    """Return the arguments that remain, and from which of the old ones each has come."""
    targets = _targets(graph, into)
    found: dict[tuple[Any, ...], list[int]] = {}
    made: dict[tuple[Any, ...], Argument] = {}
    for step in graph.steps:
        index = step.index
        if index not in targets:
            continue
        relation, target = targets[index]
        touched = target in into.values() or any(use.claim in into for use in step.premises)
        argument = step.argument
        if not touched and relation == step.relation:
            key: tuple[Any, ...] = (index,)
        else:
            premises = list(_premises(argument, into, target))
            key = (relation, target, tuple(sorted(map(repr, premises))), argument.stance)
            argument = argument.model_copy(
                update={"premises": premises, "conclusion": None, "rebuts": None, "undercuts": None, "scheme": None,
                        "question": None, relation: target}
            )  # fmt: skip
        found.setdefault(key, []).append(index)
        made.setdefault(key, argument)
    return _renamed(graph, made, found), list(found.values())


def _renamed(
    graph: Graph, made: dict[tuple[Any, ...], Argument], found: dict[tuple[Any, ...], list[int]]
) -> list[Argument]:
    """Let what undercuts an argument that was merged undercut the one into which it was merged."""
    names: dict[str, str] = {}
    for key, indices in found.items():
        own = [id_ for index in indices if (id_ := graph.steps[index].argument.id) is not None]
        names.update(dict.fromkeys(own, own[0]) if own else {})
        if len(indices) > 1:
            plain = {"title": None, "voice": None, "implicit": False, "weight": 1.0, "passage": None, "note": None}
            made[key] = made[key].model_copy(update={**plain, "id": own[0] if own else None})
    return [
        argument
        if argument.undercuts is None
        else argument.model_copy(update={"undercuts": names.get(argument.undercuts, argument.undercuts)})
        for argument in made.values()
    ]


def _targets(graph: Graph, into: Mapping[str, str]) -> dict[int, tuple[str, str]]:
    """Return the arguments that remain → their relation and what they bear on now."""
    vanished: dict[int, str] = {}
    remaining: dict[int, tuple[str, str]] = {}
    waiting: list[tuple[int, str | None]] = []
    for step in graph.steps:
        if step.relation != "undercuts":
            target = into.get(step.target, step.target)
            if _is_inside(step.premises, into, target) and step.target in into:
                vanished[step.index] = target
                waiting += ((other, target) for other in graph.undercutters.get(step.index, ()))
            else:
                remaining[step.index] = (step.relation, target)
        elif step.target not in graph.argument_index:
            remaining[step.index] = (step.relation, step.target)
    # What undercuts an argument that is gone speaks against the node, or is gone with it.
    while waiting:
        index, node = waiting.pop()
        if index in vanished or index in remaining or node is None:
            continue
        if _is_inside(graph.steps[index].premises, into, node):
            vanished[index] = node
            waiting += ((other, node) for other in graph.undercutters.get(index, ()))
        else:
            remaining[index] = ("rebuts", node)
    for step in graph.steps:
        if step.index not in vanished and step.index not in remaining:
            remaining[step.index] = ("undercuts", step.target)
    return remaining


def _is_inside(premises: Iterable[Any], into: Mapping[str, str], node: str) -> bool:
    return all(into.get(use.claim) == node for use in premises)


def _premises(argument: Argument, into: Mapping[str, str], target: str) -> Iterator[Premise]:
    """Yield the premises as they are now, each once; not what the argument bears on itself."""
    seen: set[str] = set()
    for _, _, premise in argument.role_premises():
        claim = premise_claim(premise)
        now = into.get(claim, claim)
        if claim in into and now == target:
            continue
        new: Premise = premise
        if claim in into:
            new = now if isinstance(premise, str) else Held(held=now) if isinstance(premise, Held) else Not.of(now)
        if repr(new) not in seen:
            seen.add(repr(new))
            yield new


def _with(
    argument_map: ArgumentMap, claims: dict[str, Claim], arguments: list[Argument], into: Mapping[str, str]
) -> ArgumentMap:
    """Return the map with these claims and arguments, all that refers to claims referring to the nodes."""

    def now(names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(into.get(name, name) for name in names))

    ids = {argument.id for argument in arguments}
    changes: dict[str, Any] = {
        "claims": claims,
        "arguments": arguments,
        "main": now(argument_map.main),
        "contraries": [some for names in argument_map.contraries if len(some := now(names)) > 1],
        "same": [some for names in argument_map.same if len(some := now(names)) > 1],
        "questions": {
            name: question.model_copy(update={"answers": now(question.answers)})
            for name, question in argument_map.questions.items()
        },
        "scenarios": {
            name: scenario.model_copy(
                update={
                    "assume": {claim: value for claim, value in scenario.assume.items() if claim not in into},
                    "credence": {claim: value for claim, value in scenario.credence.items() if claim not in into},
                    "without": [id_ for id_ in scenario.without if id_ in ids],
                }
            )
            for name, scenario in argument_map.scenarios.items()
        },
    }
    if argument_map.walk:
        changes["walk"] = [name for name in now(argument_map.walk) if name in claims or name in ids]
    return argument_map.model_copy(update=changes)
