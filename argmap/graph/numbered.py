"""A map in numbers: its claims and arguments by their places, in columns, for what goes through all of them at once."""

from __future__ import annotations

from array import array

from argmap.model import ArgumentMap, Held, Linkage, Stance

HOLDS, DENIED, HELD = 0, 1, 2
"""What a premise says of its claim: `id`, `{not: id}`, `{held: id}`."""
FOR, AGAINST, UNDERCUTS = 1, 2, 3
"""What an argument bears on: it supports a claim, rebuts one, or undercuts an argument."""
LINKAGES: dict[Linkage, int] = {"linked": 0, "convergent": 1, "cumulative": 2}
STANCES: dict[Stance, int] = {"asserts": 0, "grants": 1, "reports": 2, "doubts": 3, "rejects": 4}
UNKNOWN = -1
"""The place of what the map does not have."""


class _Places(dict[str, int]):
    """Claim → its place; for what the map does not have, a number less than 0, another one for each."""

    def __init__(self, number: dict[str, int]) -> None:
        super().__init__(number)
        self._known = len(number)

    def __missing__(self, name: str) -> int:
        self[name] = place = self._known - len(self) - 1
        return place


class Numbered:
    """The arguments of a map in columns, one entry an argument or a premise; claims are numbered in the map's order.

    Where `Graph` has an object for every argument and premise, this has numbers side by side: to build it looks each
    id up once, and to go through it touches little memory, which is what large maps cost most. Linear.
    """

    def __init__(self, argument_map: ArgumentMap) -> None:
        """Number a map (with its included maps, if it is a whole one)."""
        self.number = {claim: place for place, claim in enumerate(argument_map.claims)}
        self.side = bytearray()
        self.target = array("l")
        """The claim's place, or the argument's where it undercuts one."""
        self.weight = array("d")
        self.linkage = bytearray()
        self.stance = bytearray()
        self.ends = array("l")
        """Where the premises of each argument end in the columns of premises; those of the next begin there."""
        self.claim = array("l")
        """By premise: its claim's place; less than 0, a number for each id, where the map does not have the claim."""
        self.mode = bytearray()
        """By premise: what it says of its claim."""
        self._fill(argument_map)

    def _fill(self, argument_map: ArgumentMap) -> None:
        place = _Places(self.number).__getitem__
        claims, modes, ends = self.claim, self.mode, self.ends
        sides, targets = self.side, self.target
        weights, linkages, stances = self.weight, self.linkage, self.stance
        named: dict[str, int] = {}
        undercut: list[tuple[int, str]] = []
        for index, argument in enumerate(argument_map.arguments):
            given = argument.premises
            for premise in given if isinstance(given, list) else [each for _, _, each in argument.role_premises()]:
                if isinstance(premise, str):
                    claims.append(place(premise))
                    modes.append(HOLDS)
                elif isinstance(premise, Held):
                    claims.append(place(premise.held))
                    modes.append(HELD)
                else:
                    claims.append(place(premise.claim))
                    modes.append(DENIED)
            ends.append(len(claims))
            if argument.conclusion is not None:
                sides.append(FOR)
                targets.append(place(argument.conclusion))
            elif argument.rebuts is not None:
                sides.append(AGAINST)
                targets.append(place(argument.rebuts))
            else:
                sides.append(UNDERCUTS)
                targets.append(UNKNOWN)
                undercut.append((index, argument.undercuts or ""))
            if argument.id is not None:
                named.setdefault(argument.id, index)
            weights.append(argument.weight)
            linkages.append(LINKAGES[argument.linkage])
            stances.append(STANCES[argument.stance])
        for index, name in undercut:
            targets[index] = named.get(name, UNKNOWN)

    def premises(self, index: int) -> range:
        """Return where the premises of an argument stand in the columns of premises."""
        return range(self.ends[index - 1] if index else 0, self.ends[index])

    def bearing(self, side: int) -> list[list[int] | None]:
        """Return, by claim, the arguments that support it (`FOR`) or rebut it (`AGAINST`); None where none does."""
        found: list[list[int] | None] = [None] * len(self.number)
        for index, (each, target) in enumerate(zip(self.side, self.target, strict=True)):
            if each == side and target >= 0:
                several = found[target]
                if several is None:
                    found[target] = [index]
                else:
                    several.append(index)
        return found

    def undercutters(self) -> dict[int, list[int]]:
        """Return argument → the arguments that undercut it."""
        found: dict[int, list[int]] = {}
        for index, (side, target) in enumerate(zip(self.side, self.target, strict=True)):
            if side == UNDERCUTS and target >= 0:
                found.setdefault(target, []).append(index)
        return found
