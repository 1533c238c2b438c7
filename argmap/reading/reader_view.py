"""A reader's own view of a map: a small YAML file of his verdicts and credences on its claims."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from argmap.diagnostics import Diagnostic, Rule, SourceText, diagnose, did_you_mean, near
from argmap.reading import faults
from argmap.reading.files import STDIN, Unread, read_stdin, read_text
from argmap.reading.tree import At, Row, Table, parse
from argmap.reading.validate import describe

VERSION_KEY = "argmap-reader"
KEYS = (VERSION_KEY, "reader", "note", "verdicts", "credence", "otherwise")
VERDICTS: dict[Any, Literal["in", "out", "undecided"]] = {
    "in": "in", True: "in", "out": "out", False: "out", "undecided": "undecided",
}  # fmt: skip
OTHERWISE: tuple[Literal["as-argued", "undecided"], ...] = ("as-argued", "undecided")


@dataclass(frozen=True)
class ReaderView:
    """What a reader makes of the claims of a map."""

    reader: str = ""
    """Who reads."""
    verdicts: dict[str, Literal["in", "out", "undecided"]] = field(default_factory=dict)
    credence: dict[str, float] = field(default_factory=dict)
    """Claim → probability, 0 to 1."""
    otherwise: Literal["as-argued", "undecided"] = "as-argued"
    """What of premises on which he says nothing: he goes along with the author, or withholds judgement."""
    note: str = ""


@dataclass(frozen=True)
class ReadView:
    """A file with a reader's view, as far as it could be read, and what is wrong with it."""

    view: ReaderView
    diagnostics: Sequence[Diagnostic]
    source: SourceText
    unread: bool = False
    """True when the file could not be opened."""


def read_view(path: str | os.PathLike[str], claims: Iterable[str]) -> ReadView:
    """Read a reader's view of a map with these claims, `-` from standard input. Never raises for what is in the file.

    All that is wrong is in the diagnostics, each at its place; what is wrong is left out of the view.
    """
    name = os.fspath(path)
    text = read_stdin() if name == STDIN else read_text(Path(name), name)
    if isinstance(text, Unread):
        found = diagnose(text.rule, text.message, text.span)
        return ReadView(ReaderView(), (found,), SourceText(name, ""), text.rule is faults.UNREADABLE_FILE)
    tree = parse(text)
    reading = _Reading(text, list(claims), list(tree.diagnostics))
    if tree.root is None and tree.diagnostics:
        return ReadView(ReaderView(), tree.diagnostics, text)
    return ReadView(reading.view(tree.root, tree.at), reading.diagnostics, text)


class _Reading:
    def __init__(self, source: SourceText, claims: list[str], diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.claims = claims
        self.known = frozenset(claims)
        self.diagnostics = diagnostics

    def report(self, rule: Rule, message: str, at: At) -> None:
        self.diagnostics.append(diagnose(rule, message, self.source.span(*at)))

    def view(self, root: Any, at: At) -> ReaderView:
        if not isinstance(root, Table):
            self.report(
                faults.WRONG_TYPE, f"a reader's view is a mapping of keys and values, found {describe(root)}", at
            )
            return ReaderView()
        for key in root:
            if key not in KEYS:
                hint = did_you_mean(near(key, KEYS)) or f"; its keys are {', '.join(KEYS)}"
                self.report(faults.UNKNOWN_KEY, f"a reader's view has no key `{key}`{hint}", root.key_at[key])
        if VERSION_KEY not in root:
            message = f"a reader's view needs `{VERSION_KEY}: 1`, the version of its format"
            self.report(faults.MISSING_KEY, message, (at[0], at[0] + 1))
        elif root[VERSION_KEY] != 1 or root[VERSION_KEY] is True:
            message = f"only version 1 can be read, found {describe(root[VERSION_KEY])}"
            self.report(faults.WRONG_VALUE, message, root.value_at[VERSION_KEY])
        return ReaderView(
            self.text(root, "reader"),
            {claim: VERDICTS[value] for claim, value in self.table(root, "verdicts", self.verdict)},
            {claim: float(value) for claim, value in self.table(root, "credence", self.share)},
            self.otherwise(root),
            self.text(root, "note"),
        )

    def text(self, root: Table, key: str) -> str:
        value = root.get(key)
        if value is None:
            return ""
        if isinstance(value, Table | Row):
            self.report(faults.WRONG_TYPE, f"`{key}` is text, found {describe(value)}", root.value_at[key])
            return ""
        return root.raw.get(key, str(value))

    def otherwise(self, root: Table) -> Literal["as-argued", "undecided"]:
        value = root.get("otherwise", "as-argued")
        for known in OTHERWISE:
            if value == known:
                return known
        hint = did_you_mean(near(value, OTHERWISE)) if isinstance(value, str) else ""
        message = f"expected `as-argued` or `undecided`, found {describe(value)}{hint}"
        self.report(faults.WRONG_VALUE, message, root.value_at["otherwise"])
        return "as-argued"

    def table(self, root: Table, key: str, check: Any) -> Iterable[tuple[str, Any]]:
        """Yield claim and value of a mapping, where both are right."""
        table = root.get(key)
        if table is None:
            return
        if not isinstance(table, Table):
            message = f"`{key}` is a mapping of claims, found {describe(table)}"
            self.report(faults.WRONG_TYPE, message, root.value_at[key])
            return
        for claim, value in table.items():
            if claim not in self.known:
                meant = [name for name in self.claims if name.endswith(f"/{claim}")] or near(claim, self.claims)
                message = f"the map has no claim `{claim}`{did_you_mean(meant)}"
                self.report(faults.WRONG_VALUE, message, table.key_at[claim])
            elif (problem := check(value)) is not None:
                hint = did_you_mean(near(value, ("in", "out", "undecided"))) if isinstance(value, str) else ""
                self.report(faults.WRONG_VALUE, f"{problem}, found {describe(value)}{hint}", table.value_at[claim])
            else:
                yield claim, value

    @staticmethod
    def verdict(value: Any) -> str | None:
        """Return what is wrong with a verdict, or None."""
        if isinstance(value, bool) or (isinstance(value, str) and value in VERDICTS):
            return None
        return "a verdict is `in`, `out` or `undecided`"

    @staticmethod
    def share(value: Any) -> str | None:
        """Return what is wrong with a credence, or None."""
        right = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return None if right else "a credence is a number from 0 to 1"
