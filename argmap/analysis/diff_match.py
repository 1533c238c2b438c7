"""What of one version of a map is what of the other: renamed ids, arguments without ids, lists of claims."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from argmap.analysis.diff_plain import Content, premises_of, relation_of, sort_key

Pairs = list[tuple[int, int]]

_MOST_TRIED = 100
"""How many of those that share one premise with an argument it is compared with, the nearest first."""


def renamed_claims(old: Mapping[str, Content], new: Mapping[str, Content]) -> dict[str, str]:
    """Return old id → new id of the claims that only have another id.

    A claim that is gone and one that has come are the same if their texts are, and no others of those that are gone
    or have come have this text; where several have, if all their keys agree. Linear.
    """
    gone = {name: claim for name, claim in old.items() if name not in new}
    come = {name: claim for name, claim in new.items() if name not in old}
    return _only_ones(gone, come, (sort_key, lambda claim: claim["text"]))


def renamed_arguments(old: Sequence[Content], new: Sequence[Content]) -> dict[str, str]:
    """Return old id → new id of the arguments that have another id, but the same relation, target and premises.

    As for claims: only where there is no doubt. An undercut follows the argument that it undercuts, so that this costs
    a round over the arguments that are gone or have come for each link of a chain of undercuts that are all renamed.
    """
    known_old, known_new = ({one["id"] for one in several if "id" in one} for several in (old, new))
    gone = {one["id"]: one for one in old if "id" in one and one["id"] not in known_new}
    come = {one["id"]: one for one in new if "id" in one and one["id"] not in known_old}
    found: dict[str, str] = {}

    def whole(one: Content) -> str:
        followed = found.get(one.get("undercuts", ""), one.get("undercuts"))
        return sort_key({**one, "id": None, "undercuts": followed})

    def bones(one: Content) -> str:
        relation, target = relation_of(one)
        target = found.get(target, target) if relation == "undercuts" else target
        return sort_key([relation, target, sorted(premise[1:] for premise in premises_of(one))])

    while gone and come:
        more = _only_ones(gone, come, (whole, bones))
        if not more:
            break
        found |= more
        gone = {name: one for name, one in gone.items() if name not in more}
        come = {name: one for name, one in come.items() if name not in more.values()}
    return found


def _only_ones(
    gone: dict[str, Content], come: dict[str, Content], keys: Iterable[Callable[[Content], str]]
) -> dict[str, str]:
    """Return which of the gone is which of the come: where just one of each has a key."""
    found: dict[str, str] = {}
    for key in keys:
        olds, news = defaultdict(list), defaultdict(list)
        for name, value in gone.items():
            if name not in found:
                olds[key(value)].append(name)
        taken = set(found.values())
        for name, value in come.items():
            if name not in taken:
                news[key(value)].append(name)
        found |= {names[0]: news[k][0] for k, names in olds.items() if len(names) == 1 and len(news.get(k, ())) == 1}
    return found


def match_arguments(old: Sequence[Content], new: Sequence[Content]) -> Pairs:
    """Return which argument (by its place) is which, for two versions whose ids have been made the same.

    By id first. Of those left, where at most one of the two has an id: those that are equal; then those with the same
    relation and target that share premises, most shared premises first (of equal ones the fewest other premises, the
    most other keys alike, the first); then those with the same premises and another target, where only one has them.
    n log n; of arguments that share a premise and a target with more than a hundred, the hundred at the nearest places
    are tried.
    """
    pairs = _in_order(old, new, lambda one: one.get("id"))
    left_old, left_new = _left(old, new, pairs)
    bare_old = {i: sort_key({**old[i], "id": None}) for i in left_old}
    bare_new = {j: sort_key({**new[j], "id": None}) for j in left_new}
    for named_old, named_new in ((False, False), (False, True), (True, False)):
        places: dict[str, list[int]] = defaultdict(list)
        taken_old, taken_new = ({pair[side] for pair in pairs} for side in (0, 1))
        for j in reversed(left_new):
            if j not in taken_new and ("id" in new[j]) == named_new:
                places[bare_new[j]].append(j)
        for i in left_old:
            if i not in taken_old and ("id" in old[i]) == named_old and places.get(bare_old[i]):
                pairs.append((i, places[bare_old[i]].pop()))
    left_old, left_new = _left(old, new, pairs)
    items_old = {i: _premises(old[i]) for i in left_old}
    items_new = {j: _premises(new[j]) for j in left_new}
    pairs += _by_overlap(
        {i: [(relation_of(old[i]), item) for item in items] for i, items in items_old.items()},
        {j: [(relation_of(new[j]), item) for item in items] for j, items in items_new.items()},
        lambda i, j: "id" in old[i] and "id" in new[j],
        lambda i, j: sum(old[i].get(key) == value for key, value in new[j].items()),
    )
    left_old, left_new = _left(old, new, pairs)
    alike = _only_ones(
        {str(i): {"p": sorted(items_old[i])} for i in left_old if items_old[i]},
        {str(j): {"p": sorted(items_new[j])} for j in left_new if items_new[j]},
        (sort_key,),
    )
    pairs += [(int(i), int(j)) for i, j in alike.items() if not ("id" in old[int(i)] and "id" in new[int(j)])]
    return sorted(pairs)


def match_lists(old: Sequence[list[str]], new: Sequence[list[str]]) -> Pairs:
    """Return which list of claims is which: equal ones, those of the same claims, those that share two or more."""
    pairs = _in_order(old, new, sort_key)
    left_old, left_new = _left(old, new, pairs)
    pairs += _by_overlap(
        {i: list(dict.fromkeys(old[i])) for i in left_old},
        {j: list(dict.fromkeys(new[j])) for j in left_new},
        lambda i, j: len(set(old[i]) & set(new[j])) < 2,
        lambda i, j: 0,  # noqa: ARG005
    )
    return sorted(pairs)


def moved(pairs: Pairs) -> Pairs:
    """Return the fewest pairs that stand at another place among the rest (Schensted 1961); n log n."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
        before[number] = ends[at - 1] if at else None
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [pair for number, pair in enumerate(pairs) if number not in kept]


def _premises(argument: Content) -> list[tuple[str, str]]:
    return [premise[1:] for premise in premises_of(argument)]


def _left(old: Sequence[Any], new: Sequence[Any], pairs: Pairs) -> tuple[list[int], list[int]]:
    taken_old, taken_new = ({pair[side] for pair in pairs} for side in (0, 1))
    return [i for i in range(len(old)) if i not in taken_old], [j for j in range(len(new)) if j not in taken_new]


def _in_order(old: Sequence[Any], new: Sequence[Any], key: Callable[[Any], str | None]) -> Pairs:
    """Pair those with the same key, the first with the first and so on; None is no key."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in reversed(range(len(new))):
        if (name := key(new[j])) is not None:
            places[name].append(j)
    found: Pairs = []
    for i, one in enumerate(old):
        name = key(one)
        if name is not None and places.get(name):
            found.append((i, places[name].pop()))
    return found


def _by_overlap(
    old: Mapping[int, Sequence[Any]],
    new: Mapping[int, Sequence[Any]],
    refused: Callable[[int, int], bool],
    likeness: Callable[[int, int], int],
) -> Pairs:
    """Pair those that share most, the best pair first; of what very many have, only those at near places are tried."""
    holders: dict[Any, list[int]] = defaultdict(list)
    sets = {j: set(items) for j, items in new.items()}
    for j in sorted(sets):
        for item in sets[j]:
            holders[item].append(j)
    offers = []
    for i, items in old.items():
        mine = set(items)
        tried: set[int] = set()
        for item in mine:
            near = holders.get(item, [])
            start = max(0, min(bisect_left(near, i) - _MOST_TRIED // 2, len(near) - _MOST_TRIED))
            tried.update(near[start : start + _MOST_TRIED])
        offers += [
            (-len(mine & sets[j]), len(items) + len(new[j]), -likeness(i, j), i, j) for j in tried if not refused(i, j)
        ]
    found: Pairs = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for *_, i, j in sorted(offers):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((i, j))
    return found
