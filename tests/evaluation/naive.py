"""Extension semantics word for word, for small maps and frameworks: no code of argmap's evaluation, no cleverness.

An abstract dialectical framework is a dictionary: statement → the statements that its condition asks for, and the
condition, a function of which of them are accepted. The definitions are those of Brewka et al. (2013) and Dung (1995).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations, product
from typing import Any

from argmap.graph import Graph
from argmap.model import ArgumentMap

Statement = Hashable
Labelling = dict[Statement, bool | None]
Naive = dict[Statement, tuple[list[Statement], Callable[[Mapping[Statement, bool]], bool]]]


class Adf:
    """A framework with the values of each condition looked up, not computed again."""

    def __init__(self, conditions: Naive) -> None:
        self.names = list(conditions)
        self.parents = {name: list(dict.fromkeys(parents)) for name, (parents, _) in conditions.items()}
        self.ways: dict[Statement, dict[tuple[bool | None, ...], bool | None]] = {}
        for name, (_, condition) in conditions.items():
            parents, table = self.parents[name], {}
            for known in product((True, False, None), repeat=len(parents)):
                settled = product(*[(True, False) if value is None else (value,) for value in known])
                found = {bool(condition(dict(zip(parents, each, strict=True)))) for each in settled}
                table[known] = found.pop() if len(found) == 1 else None
            self.ways[name] = table

    def gamma(self, v: Labelling) -> Labelling:
        """Return what every way to settle the undecided agrees on: the characteristic operator."""
        return {name: self.ways[name][tuple(v[parent] for parent in self.parents[name])] for name in self.names}

    def grounded(self) -> Labelling:
        now: Labelling = dict.fromkeys(self.names)
        while (after := self.gamma(now)) != now:
            now = after
        return now

    def complete(self) -> list[Labelling]:
        fixed = {name: known for name, known in self.grounded().items() if known is not None}
        choices = [(fixed[name],) if name in fixed else (True, False, None) for name in self.names]
        found = []
        for values in product(*choices):
            v = dict(zip(self.names, values, strict=True))
            if all(
                self.ways[name][tuple(v[parent] for parent in self.parents[name])] is v[name] for name in self.names
            ):
                found.append(v)
        return found

    def preferred(self) -> list[Labelling]:
        complete = self.complete()

        def below(v: Labelling, w: Labelling) -> bool:
            return v != w and all(value is None or w[name] is value for name, value in v.items())

        return [v for v in complete if not any(below(v, w) for w in complete)]

    def stable(self) -> list[Labelling]:
        """Return the models of which the reduct's grounded interpretation accepts all that the model accepts."""
        found = []
        for v in self.complete():
            if None in v.values():
                continue
            now: Labelling = {name: None if value else False for name, value in v.items()}
            while True:
                after = {name: value if v[name] else False for name, value in self.gamma(now).items()}
                if after == now:
                    break
                now = after
            if now == v:
                found.append(v)
        return found


def framework(names: Iterable[str], attacks: Iterable[tuple[str, str]]) -> dict[str, list[frozenset[str]]]:
    """Return the extensions of a framework by Dung's definitions on sets, by semantics."""
    names, attacks = list(names), set(attacks)
    sets = [frozenset(each) for size in range(len(names) + 1) for each in combinations(names, size)]

    def attacked(by: frozenset[str]) -> set[str]:
        return {b for a, b in attacks if a in by}

    def defends(s: frozenset[str]) -> frozenset[str]:
        return frozenset(x for x in names if all(a in attacked(s) for a, b in attacks if b == x))

    complete = [s for s in sets if not attacked(s) & s and defends(s) == s]
    return {
        "complete": complete,
        "grounded": [s for s in complete if all(s <= other for other in complete)],
        "preferred": [s for s in complete if not any(s < other for other in complete)],
        "stable": [s for s in sets if not attacked(s) & s and attacked(s) | s == set(names)],
    }


def adf_of(m: ArgumentMap, assume: Mapping[str, str], without: Iterable[str] = ()) -> Adf:
    """Return a map's framework as docs/evaluation.md defines it; the map has no `same`."""
    graph = Graph(m)
    lists = [*m.contraries, *(q.answers for q in m.questions.values() if q.exclusive)]
    contrary = {c: [o for o in m.claims if o != c and any({c, o} <= set(names) for names in lists)] for c in m.claims}
    pins = dict(assume)
    for name, status in assume.items():
        if status == "in":
            for other in contrary[name]:
                pins.setdefault(other, "out")
    conditions: Naive = {}

    def choice(name: Statement) -> Statement:
        """Add a statement and its denial, which attack each other."""
        conditions["yes", name] = ([("no", name)], lambda v: not v["no", name])
        conditions["no", name] = ([("yes", name)], lambda v: not v["yes", name])
        return "yes", name

    def grades(i: int) -> list[tuple[Statement, float, int]]:
        """Return an argument's statements, with what it weighs when they are accepted, and the premises they need."""
        step, argument = graph.steps[i], graph.steps[i].argument
        count = len(step.premises)
        steps = range(1, count + 1) if argument.linkage == "cumulative" else [0]
        weighed = [(argument.weight * (k / count) if k else argument.weight, k) for k in steps]
        return [(("argument", i, at), w, k) for at, (w, k) in enumerate((w, k) for w, k in weighed if w > 0)]

    def add_argument(i: int) -> None:
        step, argument = graph.steps[i], graph.steps[i].argument
        if argument.stance == "rejects" or argument.id in set(without):
            conditions["argument", i, 0] = ([], lambda v: False)
            return
        if not grades(i):
            conditions["argument", i, 0] = ([], lambda v: False)
        cutters = [("argument", u, 0) for u in graph.undercutters.get(i, [])]
        needed = [choice(("argument", i))] if argument.stance in ("reports", "doubts") else []
        claims = [("claim", p.claim) for p in step.premises]
        for claim in claims:
            if claim[1] not in m.claims and claim not in conditions:
                conditions[claim] = ([chosen := choice(claim)], lambda v, chosen=chosen: v[chosen])  # type: ignore[misc]

        def condition(v: Mapping[Statement, bool], k: int) -> bool:
            held = [p.mode == "held" or v["claim", p.claim] != (p.mode == "not") for p in step.premises]
            enough = {"linked": all(held), "convergent": any(held), "cumulative": sum(held) >= k}[argument.linkage]
            return enough and not any(v[u] for u in cutters) and all(v[c] for c in needed)

        for name, _, k in grades(i):
            conditions[name] = ([*claims, *cutters, *needed], lambda v, k=k: condition(v, k))  # type: ignore[misc]

    def weight(several: Iterable[int], v: Mapping[Statement, bool]) -> float:
        return max((w for i in several for name, w, _ in live(i) if v[name]), default=0.0)

    def live(i: int) -> list[tuple[Statement, float, int]]:
        void = graph.steps[i].argument.stance == "rejects" or graph.steps[i].argument.id in set(without)
        return [] if void else grades(i)

    def beats(x: float, y: float, standard: str) -> bool:
        clearly = x > y and x - y > 0.5
        return {"preponderance": x > y, "clear-and-convincing": clearly}.get(standard, clearly and y < 0.3)

    def add_claim(name: str) -> None:
        given = m.claims[name]
        pin = pins.get(name)
        if pin == "undecided":
            chosen = choice(("claim", name))
            conditions["claim", name] = ([chosen], lambda v: v[chosen])
            return
        if pin is not None:
            conditions["claim", name] = ([], lambda v: pin == "in")
            return
        pro = graph.supports.get(name, [])
        con = [*graph.rebuttals.get(name, [])]
        barred: list[Statement] = []
        committed = {"asserts": 2, "grants": 2, "reports": 1, "doubts": 1, "rejects": 0}
        for other in contrary[name]:
            if pins.get(other) == "out":
                continue
            con += graph.supports.get(other, [])
            rank = committed[m.claims[other].stance]
            rivals = not pro and not graph.supports.get(other) and rank >= max(1, committed[given.stance])
            if other in pins or rivals:
                barred.append(("claim", other))
        asked = [n for i in (*pro, *con) for n, _, _ in live(i)]
        if pro:
            conditions["claim", name] = (
                [*asked, *barred],
                lambda v: (
                    beats(weight(pro, v), weight(con, v), given.standard)
                    and weight(pro, v) > 0
                    and not any(v[b] for b in barred)
                ),
            )
            return
        needed = [choice(("claim", name))] if given.stance in ("reports", "doubts") else []
        conditions["claim", name] = (
            [*asked, *barred, *needed],
            lambda v: (
                given.stance != "rejects"
                and weight(con, v) == 0
                and not any(v[b] for b in barred)
                and all(v[c] for c in needed)
            ),
        )

    for i in range(len(graph.steps)):
        add_argument(i)
    for name in m.claims:
        add_claim(name)
    return Adf(conditions)


def status(labellings: Iterable[Labelling], name: Any) -> str:
    values = {labelling[name] for labelling in labellings}
    return "in" if values == {True} else "out" if values == {False} else "undecided"
