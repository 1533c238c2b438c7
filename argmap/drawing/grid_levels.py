"""On which level of the simpler layout a claim stands, and beneath which claim an argument."""

from __future__ import annotations

from collections import defaultdict, deque

from argmap.drawing.scene import Scene


def owners(scene: Scene) -> dict[int, str]:
    """Return argument → the claim that it bears on, an undercut through the arguments that it undercuts. Linear.

    Undercuts that only undercut each other in a ring stand beneath a premise of theirs, where they have one.
    """
    found: dict[int, str] = {}
    for start in scene.drawn:
        way: list[int] = []
        seen: set[int] = set()
        index: int | None = start
        while index is not None and index not in found and index not in seen and index in scene.drawn:
            seen.add(index)
            way.append(index)
            step = scene.drawn[index].step
            index = scene.graph.argument_index.get(step.target) if step.relation == "undercuts" else None
        if index is not None and index in found:
            claim: str | None = found[index]
        else:
            step = scene.drawn[way[-1]].step
            claim = step.target if step.relation != "undercuts" else None
            if claim is None:
                claim = next((use.claim for use in step.premises if use.claim in scene.boxes), None)
            claim = claim or next(iter(scene.boxes), None)
        if claim is not None:
            found.update(dict.fromkeys(way, claim))
    return found


def levels(scene: Scene, owner: dict[int, str]) -> list[list[str]]:
    """Return the claims by how many arguments they are from a main conclusion, each level in a good order.

    What leads to no main conclusion is counted from what it leads to in the end. The order is that of the mean place of
    the claims above that a claim bears on (the barycentre method of Sugiyama, Tagawa and Toda 1981, once downward).
    """
    graph = scene.graph
    below: dict[str, list[str]] = defaultdict(list)
    above: dict[str, list[str]] = defaultdict(list)
    for index, claim in owner.items():
        for use in scene.drawn[index].step.premises:
            if use.claim in scene.boxes and use.claim != claim:
                below[claim].append(use.claim)
                above[use.claim].append(claim)
    level: dict[str, int] = {}
    mains = [claim for claim in graph.main_claims() if claim in scene.boxes]
    tops = [claim for claim in scene.boxes if claim not in graph.uses]
    for starts in (mains, tops, *([claim] for claim in scene.boxes)):
        waiting = deque(claim for claim in starts if claim not in level)
        level.update(dict.fromkeys(waiting, 0))
        while waiting:
            claim = waiting.popleft()
            for other in below[claim]:
                if other not in level:
                    level[other] = level[claim] + 1
                    waiting.append(other)
    rows: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for claim in scene.boxes:
        rows[level[claim]].append(claim)
    place: dict[str, float] = {}
    for depth, row in enumerate(rows):
        mean: dict[str, float] = {}
        for claim in row:
            higher = [place[other] for other in above[claim] if level[other] < depth]
            mean[claim] = sum(higher) / len(higher) if higher else 0.5
        row.sort(key=mean.__getitem__)
        place.update((claim, (number + 0.5) / len(row)) for number, claim in enumerate(row))
    return rows
