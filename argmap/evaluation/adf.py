"""Abstract dialectical frameworks: statements, each with the condition on which it is accepted.

Brewka & Woltran, *Abstract Dialectical Frameworks* (KR 2010); Brewka, Ellmauthaler, Strass, Wallner & Woltran,
*Abstract Dialectical Frameworks Revisited* (IJCAI 2013). Every condition here is of one kind: at least so many of these
literals. All of them is *and*, one of them is *or*; a condition that takes more is written with gates, statements that
stand for a part of it. Where a condition does not have a statement both ways, what it is at least and at most is told
by its literals alone (Kleene's three-valued logic): the characteristic operator of the papers, which asks for all ways
in which what is undecided can turn out, is found by counting.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

Literal = int
"""A statement by its number, `n`, or that it does not hold, `~n`."""


@dataclass(slots=True)
class Adf:
    """Statements by number, each with a condition: that at least `need` of its `literals` hold.

    A statement with a need of None is open: by itself it may be accepted as well as not. It stands for a statement
    and its denial that attack each other and nothing else does.
    """

    need: list[int | None] = field(default_factory=list)
    literals: list[list[Literal]] = field(default_factory=list)

    def open(self) -> Literal:
        """Add a statement that may be accepted as well as not."""
        return self._add(None, [])

    def reserve(self, several: int = 1) -> Literal:
        """Add a statement, or several, whose conditions are given later, by `define`; return the first."""
        first = len(self.need)
        self.need.extend([None] * several)
        self.literals.extend([] for _ in range(several))
        return first

    def define(self, statement: Literal, literals: Iterable[Literal], need: int | None = None) -> None:
        """Give a statement its condition: that so many of the literals hold; all of them without a number."""
        self.literals[statement] = list(literals)
        self.need[statement] = len(self.literals[statement]) if need is None else need

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """Return what holds when all of the literals hold: a new statement, or the one literal itself."""
        given = list(literals)
        return given[0] if len(given) == 1 else self._add(len(given), given)

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """Return what holds when one of the literals holds: a new statement, or the one literal itself."""
        return self.at_least(1, literals)

    def at_least(self, need: int, literals: Iterable[Literal]) -> Literal:
        """Return what holds when so many of the literals hold: a new statement, or the one literal itself."""
        given = list(literals)
        return given[0] if len(given) == need == 1 else self._add(need, given)

    def _add(self, need: int | None, literals: list[Literal]) -> Literal:
        self.need.append(need)
        self.literals.append(literals)
        return len(self.need) - 1


def grounded(adf: Adf) -> list[bool | None]:
    """Return the grounded interpretation: True, False or None (undecided) for every statement.

    The least fixpoint of the characteristic operator (Brewka et al. 2013, definition 2). Each literal is counted once,
    when its statement is decided, as Dowling & Gallier (1984) do for Horn clauses: linear in the number of literals.
    """
    value: list[bool | None] = [None] * len(adf.need)
    # Of each condition, how many literals are still wanted, and how many may still fail.
    wanted = [0 if need is None else need for need in adf.need]
    spare = [0 if need is None else len(literals) - need for need, literals in zip(adf.need, adf.literals, strict=True)]
    # The conditions that a literal is in are a list within a column: the last of its places, of each the one before.
    # A denial's is found at its own negative number, counted from the end.
    last = array("l", [-1]) * (2 * len(adf.need))
    before, user = array("l"), array("l")
    decided: list[int] = []
    for statement, need in enumerate(adf.need):
        for literal in adf.literals[statement]:
            before.append(last[literal])
            last[literal] = len(user)
            user.append(statement)
        if need is not None and (need <= 0 or spare[statement] < 0):
            value[statement] = need <= 0
            decided.append(statement)
    while decided:
        statement = decided.pop()
        helped = statement if value[statement] else ~statement
        place = last[helped]
        while place >= 0:
            other = user[place]
            wanted[other] -= 1
            if wanted[other] == 0 and value[other] is None:
                value[other] = True
                decided.append(other)
            place = before[place]
        place = last[~helped]
        while place >= 0:
            other = user[place]
            spare[other] -= 1
            if spare[other] == -1 and value[other] is None:
                value[other] = False
                decided.append(other)
            place = before[place]
    return value


def rest(adf: Adf, value: list[bool | None]) -> tuple[Adf, list[int]]:
    """Return what an interpretation leaves undecided, and the number that each of its statements has in the whole.

    Decided literals are taken out of the conditions: one that holds lowers the need. Linear.
    """
    undecided = [statement for statement, known in enumerate(value) if known is None]
    number = {statement: new for new, statement in enumerate(undecided)}
    part = Adf()
    for statement in undecided:
        need, left = adf.need[statement], []
        for literal in adf.literals[statement]:
            at = literal if literal >= 0 else ~literal
            if value[at] is None:
                left.append(number[at] if literal >= 0 else ~number[at])
            elif need is not None and value[at] == (literal >= 0):
                need -= 1
        part.need.append(need)
        part.literals.append(left)
    return part, undecided
