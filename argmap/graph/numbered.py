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
        """By premise: its claim's place."""
        self.mode = bytearray()
        """By premise: what it says of its claim."""
        self._fill(argument_map)

    def _fill(self, argument_map: ArgumentMap) -> None:
        place = self.number.get
        claims, modes, ends = self.claim, self.mode, self.ends
        sides, targets = self.side, self.target
        weights, linkages, stances = self.weight, self.linkage, self.stance
        named: dict[str, int] = {}
        undercut: list[tuple[int, str]] = []
        for index, argument in enumerate(argument_map.arguments):
            given = argument.premises
            for premise in given if isinstance(given, list) else [each for _, _, each in argument.role_premises()]:
                if isinstance(premise, str):
                    claims.append(place(premise, UNKNOWN))
                    modes.append(HOLDS)
                elif isinstance(premise, Held):
                    claims.append(place(premise.held, UNKNOWN))
                    modes.append(HELD)
                else:
                    claims.append(place(premise.claim, UNKNOWN))
                    modes.append(DENIED)
            ends.append(len(claims))
            if argument.conclusion is not None:
                sides.append(FOR)
                targets.append(place(argument.conclusion, UNKNOWN))
            elif argument.rebuts is not None:
                sides.append(AGAINST)
                targets.append(place(argument.rebuts, UNKNOWN))
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
