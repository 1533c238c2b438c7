"""`standing` read from its definition in exact fractions, on a map as plain data: no code of argmap's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from argmap.model import ArgumentMap

COMMITTED = ["asserts", "grants", "reports", "doubts", "rejects"]
STRICTER = ["preponderance", "clear-and-convincing", "beyond-reasonable-doubt"]
OPPOSITE = {"in": "out", "out": "in", "undecided": "undecided"}
Weights = list[tuple[Fraction, Fraction]]


def classes_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return claim → the first claim of its class: lists of `same` joined until no two overlap."""
    groups = [set(each) for each in data["same"] if each]
    joined = True
    while joined:
        joined = False
        for one in groups:
            for other in groups:
                if one is not other and one & other:
                    one |= other
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break
    return {
        name: next(each for each in data["claims"] if each == name or any({name, each} <= group for group in groups))
        for name in data["claims"]
    }


def beats(x: Fraction, y: Fraction, standard: str) -> bool:
    clearly = x > y and x - y > Fraction(1, 2)
    return {"preponderance": x > y, "clear-and-convincing": clearly}.get(standard, clearly and y < Fraction(3, 10))


def plain_standing(
    m: ArgumentMap, assume: Mapping[str, str], without: Iterable[str] = ()
) -> tuple[dict[str, str], Weights]:
    """Return the status of each claim, and the least and the most that each argument weighs."""
    data = m.model_dump(mode="json", by_alias=True)
    rep = classes_of(data)
    classes = {first: [name for name in rep if rep[name] == first] for first in dict.fromkeys(rep.values())}
    stance, standard = {}, {}
    for first, names in classes.items():
        own = [name for name in names if "/" not in name] or names
        stance[first] = min((data["claims"][name]["stance"] for name in own), key=COMMITTED.index)
        standard[first] = max((data["claims"][name]["standard"] for name in names), key=STRICTER.index)
    lists = [*data["contraries"], *(q["answers"] for q in data["questions"].values() if q["exclusive"])]
    contrary: dict[str, set[str]] = {first: set() for first in classes}
    for several in lists:
        for one in several:
            contrary.get(rep.get(one, ""), set()).update(rep[other] for other in several if other in rep)
    for first, others in contrary.items():
        others.discard(first)
    pinned = {rep[name]: status for name, status in assume.items() if name in rep}
    for name in [name for name, status in pinned.items() if status == "in"]:
        for other in contrary[name]:
            pinned.setdefault(other, "out")

    arguments = data["arguments"]
    ids = [each["id"] for each in arguments]
    premises = []
    for each in arguments:
        given = each["premises"]
        flat = given if isinstance(given, list) else [premise for several in given.values() for premise in several]
        pairs = [("holds", p) if isinstance(p, str) else next(iter(p.items())) for p in flat]
        premises.append([(mode, rep.get(name)) for mode, name in pairs])

    def bear(how: str, name: str) -> list[int]:
        return [i for i, each in enumerate(arguments) if each[how] is not None and rep.get(each[how]) == name]

    cutters: list[list[int]] = [[] for _ in arguments]
    for i, each in enumerate(arguments):
        if each["undercuts"] is not None and each["undercuts"] in ids:
            cutters[ids.index(each["undercuts"])].append(i)
    now = {name: pinned.get(name, "undecided") for name in classes}
    weight = [Fraction(Decimal(repr(each["weight"]))) for each in arguments]
    low, high = [Fraction(0) for _ in arguments], list(weight)

    def weigh(i: int) -> tuple[Fraction, Fraction]:
        each = arguments[i]
        if each["stance"] == "rejects" or (each["id"] is not None and each["id"] in set(without)):
            return Fraction(0), Fraction(0)
        if any(low[u] > 0 for u in cutters[i]):
            return Fraction(0), Fraction(0)
        found = []
        for mode, name in premises[i]:
            status = "undecided" if name is None else now[name]
            found.append("in" if mode == "held" else OPPOSITE[status] if mode == "not" else status)

        def share(good: list[bool]) -> Fraction:
            if each["linkage"] == "cumulative":
                return Fraction(sum(good), len(good)) if good else Fraction(0)
            return Fraction(all(good) if each["linkage"] == "linked" else any(good))

        least = weight[i] * share([status == "in" for status in found])
        if each["stance"] in ("reports", "doubts") or any(high[u] > 0 for u in cutters[i]):
            least = Fraction(0)
        return least, weight[i] * share([status != "out" for status in found])

    def presumed(name: str) -> bool:
        return (
            stance[name] in ("asserts", "grants")
            and not bear("conclusion", name)
            and name not in pinned
            and now[name] != "out"
        )

    def judge(name: str) -> str:
        support, against = bear("conclusion", name), bear("rebuts", name)
        for other in contrary[name]:
            if pinned.get(other) != "out":
                against += bear("conclusion", other)
        least = max([low[i] for i in against], default=Fraction(0))
        most = max([high[i] for i in against], default=Fraction(0))
        if support:
            at_least, at_most = max(low[i] for i in support), max(high[i] for i in support)
            if at_least > 0 and beats(at_least, most, standard[name]):
                return "in"
            return "out" if at_most == 0 or not beats(at_most, least, standard[name]) else "undecided"
        if stance[name] == "rejects" or least > 0:
            return "out"
        if stance[name] in ("asserts", "grants") and most == 0 and not any(map(presumed, contrary[name])):
            return "in"
        return "undecided"

    while True:
        before = (dict(now), list(low), list(high))
        for i in range(len(arguments)):
            low[i], high[i] = weigh(i)
        for name in classes:
            if name not in pinned:
                now[name] = judge(name)
        if before == (now, low, high):
            return {name: now[first] for name, first in rep.items()}, list(zip(low, high, strict=True))
