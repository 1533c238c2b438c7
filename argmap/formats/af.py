"""`af`, the format of ICCMA 2023 (Järvisalo, Lehtonen & Niskanen): `p af N`, then an attack a line, `1 2`.

The arguments are the numbers from 1 to N; a line that begins with `#` is a comment.
"""

from __future__ import annotations

import re

from argmap.formats.misread import MOST_FAULTS, Misread
from argmap.model.framework import Framework

MOST_ARGUMENTS = 10_000_000
"""Of one framework, lest one line fill a machine's memory."""

_HEADER = re.compile(r"\s*p\s+af\s+([0-9]{1,18})\s*")
_ATTACK = re.compile(r"\s*([0-9]{1,18})\s+([0-9]{1,18})\s*")


def read(text: str) -> tuple[Framework, list[Misread]]:
    """Return the framework in a text, and what is wrong with it. Linear in the text and the number of arguments."""
    attacks: list[tuple[int, int]] = []
    faults: list[Misread] = []
    count: int | None = None
    start = 0
    for line in text.split("\n"):
        begin, start = start, start + len(line) + 1
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        begin += len(line) - len(line.lstrip())
        end = begin + len(stripped)
        if count is None:
            header = _HEADER.fullmatch(line)
            if header is None:
                faults.append(
                    Misread(begin, end, f"expected `p af N`, N the number of arguments, found `{_short(line)}`")
                )
                break
            count = int(header[1])
            if count > MOST_ARGUMENTS:
                faults.append(Misread(begin, end, f"{count:,} arguments are more than {MOST_ARGUMENTS:,}"))
                break
            continue
        attack = _ATTACK.fullmatch(line)
        if attack is None:
            faults.append(Misread(begin, end, f"expected two numbers, who attacks whom, found `{_short(line)}`"))
        elif not (1 <= int(attack[1]) <= count and 1 <= int(attack[2]) <= count):
            wrong = attack[1] if not 1 <= int(attack[1]) <= count else attack[2]
            faults.append(Misread(begin, end, f"no argument {int(wrong)}: `p af {count}` has 1 to {count}"))
        else:
            attacks.append((int(attack[1]) - 1, int(attack[2]) - 1))
        if len(faults) == MOST_FAULTS:
            break
    else:
        if count is None:
            faults.append(Misread(0, 0, "no line `p af N`, N the number of arguments"))
    count = 0 if count is None or faults else count
    return Framework(tuple(map(str, range(1, count + 1))), () if faults else tuple(attacks)), faults


def _short(line: str) -> str:
    text = line.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
