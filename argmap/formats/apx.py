"""`apx`, the format of ASPARTIX (Egly, Gaggl & Woltran 2010): facts `arg(a).` and `att(a,b).`, comments after `%`."""

from __future__ import annotations

import re

from argmap.formats.misread import MOST_FAULTS, Misread, Use, framework_of
from argmap.model.framework import Framework

_NAME = r'("(?:[^"\\\n]|\\.)*"|[^\s(),"%]+)'
_FACT = re.compile(rf"(arg|att)\s*\(\s*{_NAME}\s*(?:,\s*{_NAME}\s*)?\)\s*\.")
_SPACE = re.compile(r"(?:\s+|%[^\n]*)*")
_EXCERPT = re.compile(r"[^\n.%]*\.?")


def read(text: str) -> tuple[Framework, list[Misread]]:
    """Return the framework in a text, and what is wrong with it. Facts may stand in any order. Linear."""
    place: dict[str, int] = {}
    attacks: list[tuple[Use, Use]] = []
    faults: list[Misread] = []
    at = _end_of_space(text, 0)
    while at < len(text) and len(faults) < MOST_FAULTS:
        fact = _FACT.match(text, at)
        if fact is None or (fact[1] == "arg") != (fact[3] is None):
            excerpt = _EXCERPT.match(text, at)
            end = max(excerpt.end() if excerpt else at, at + 1)
            found = text[at:end].strip()
            faults.append(Misread(at, at + len(found), f"expected `arg(a).` or `att(a,b).`, found `{_short(found)}`"))
            at = _end_of_space(text, end)
            continue
        if fact[1] == "arg":
            place.setdefault(fact[2], len(place))
        else:
            attacks.append((Use(fact[2], fact.start(2)), Use(fact[3], fact.start(3))))
        at = _end_of_space(text, fact.end())
    return framework_of(place, attacks, faults, "fact `arg(…)`")


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
