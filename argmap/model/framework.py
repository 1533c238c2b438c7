"""An abstract argumentation framework: arguments that attack each other, and nothing else said of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Framework:
    """Dung's framework (1995): names of arguments, and who attacks whom, by their places among the names."""

    arguments: tuple[str, ...]
    attacks: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, arguments: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Framework:
        """Return the framework of these names. Raises KeyError for an attack of or on a name that is not there."""
        names = tuple(dict.fromkeys(arguments))
        place = {name: index for index, name in enumerate(names)}
        return cls(names, tuple((place[attacker], place[target]) for attacker, target in attacks))
