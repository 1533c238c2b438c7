"""The changes between two versions of a map, and their JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from argmap.analysis.diff_consequences import Consequence
from argmap.analysis.diff_plain import premises_of
from argmap.diagnostics.showing import Shown, Table
from argmap.model import ArgumentMap

Kind = Literal["added", "removed", "renamed", "changed", "moved"]
KINDS: tuple[Kind, ...] = get_args(Kind)
VERSION = 1
"""Of the JSON of a difference."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Values are as in the format: JSON values, with defaults left out of parts."""

    part: str
    """`map`, `source`, or a key of the map: `claims`, `arguments`, `groups`, `contraries` …"""
    change: Kind
    id: str | None = None
    """The id in the new version (of what is removed, in the old one); None where there is none."""
    key: str | None = None
    """The key that is changed; None when the part has come, gone or moved as a whole, or has no keys."""
    old: Any = None
    """What was there: a part, the value of the key (its default if it was not given), or the old id."""
    new: Any = None
    old_index: int | None = None
    """Place in the old list, from 0, of an argument or a list of claims."""
    new_index: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the change as JSON values; what does not apply is left out."""
        found: dict[str, Any] = {"part": self.part, "change": self.change}
        for name in ("id", "key", "old_index", "new_index"):
            if getattr(self, name) is not None:
                found[name] = getattr(self, name)
        if self.change not in ("added", "moved"):
            found["old"] = self.old
        if self.change not in ("removed", "moved"):
            found["new"] = self.new
        if self.key == "premises":
            found["premises_removed"], found["premises_added"] = premise_changes(self)
        return found


@dataclass(frozen=True, slots=True)
class Difference(Shown):
    """All that changed from one version of a map to another; false if nothing did."""

    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...] = ()
    """What the changes do to the reasoning as a whole; already in the changes, so nothing to apply."""

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.changes)

    def tables(self) -> list[Table]:
        """Return the changes, and what follows from them, for a notebook."""
        rows = [
            (each.part, each.id or "", each.key or "", each.change, *map(_shown, (each.old, each.new)))
            for each in self.changes
        ]
        notes = [each.text for each in self.consequences]
        caption = "What changed" if rows else "Nothing changed"
        return [Table(caption, ("part", "id", "key", "change", "old", "new"), rows, notes)]

    @property
    def renamed_claims(self) -> dict[str, str]:
        """Return old id → new id of claims that have the same text under another id."""
        return _renames(self.changes, "claims")

    @property
    def renamed_arguments(self) -> dict[str, str]:
        """Return old id → new id of arguments that are the same under another id."""
        return _renames(self.changes, "arguments")

    def apply(self, old: ArgumentMap) -> ArgumentMap:
        """Return the new version, given the old one; see `diff_apply`."""
        from argmap.analysis.diff_apply import apply

        return apply(old, self)

    def to_json(self) -> dict[str, Any]:
        """Return the difference as JSON values."""
        return {
            "argmap_diff": VERSION,
            "changes": [change.to_json() for change in self.changes],
            "consequences": [each.to_json() for each in self.consequences],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Difference:
        """Return the difference that `to_json` gave; its consequences are left out.

        Raises ValueError if it is none, or of another version.
        """
        if not isinstance(data, Mapping) or data.get("argmap_diff") != VERSION:
            raise ValueError(f"not the changes of a map (`argmap_diff: {VERSION}`)")
        try:
            return Difference(tuple(_change(each) for each in data["changes"]))
        except (KeyError, TypeError) as error:
            raise ValueError(f"a change cannot be read: {error}") from None


def _change(data: Mapping[str, Any]) -> Change:
    fields = ("part", "change", "id", "key", "old", "new", "old_index", "new_index")
    change = Change(**{name: data[name] for name in fields if name in data})
    if change.change not in KINDS:
        raise ValueError(f"no change is called {change.change!r}")
    return change


def _renames(changes: Iterable[Change], part: str) -> dict[str, str]:
    return {c.old: c.id or "" for c in changes if c.part == part and c.change == "renamed"}


def premise_changes(change: Change) -> tuple[list[Any], list[Any]]:
    """Return the premises that an argument lost and gained, as in the format; those that only moved are in neither."""
    before, after = (
        {f"{mode}:{claim}": (claim, mode) for _, claim, mode in premises_of({"premises": value})}
        for value in (change.old, change.new)
    )

    def as_written(claim: str, mode: str) -> Any:
        return claim if mode == "holds" else {mode: claim}

    lost = [as_written(*before[key]) for key in before if key not in after]
    return lost, [as_written(*after[key]) for key in after if key not in before]


def _shown(value: Any) -> str:
    """Return a value for a cell: a text as it is, nothing for what is not there."""
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
