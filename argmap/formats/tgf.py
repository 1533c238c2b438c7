"""`tgf`, Trivial Graph Format: an argument a line, a line with `#`, an attack a line; what follows is a label."""

from __future__ import annotations

import re

from argmap.formats.misread import MOST_FAULTS, Misread, Use, framework_of
from argmap.model.framework import Framework

_WORD = re.compile(r"\S+")


def read(text: str) -> tuple[Framework, list[Misread]]:
    """Return the framework in a text, and what is wrong with it. Labels are passed over. Linear."""
    place: dict[str, int] = {}
    attacks: list[tuple[Use, Use]] = []
    faults: list[Misread] = []
    attacking = False
    start = 0
    for line in text.split("\n"):
        words = [Use(word.group(), start + word.start()) for word in _WORD.finditer(line)][:2]
        start += len(line) + 1
        if not words:
            continue
        if [word.name for word in words] == ["#"]:
            if attacking and len(faults) < MOST_FAULTS:
                faults.append(Misread(words[0].start, words[0].start + 1, "a second `#`; one ends the arguments"))
            attacking = True
        elif not attacking:
            place.setdefault(words[0].name, len(place))
        elif len(words) == 2:
            attacks.append((words[0], words[1]))
        elif len(faults) < MOST_FAULTS:
            end = words[0].start + len(words[0].name)
            message = f"expected two names, who attacks whom, found `{words[0].name}` alone"
            faults.append(Misread(words[0].start, end, message))
    if not attacking:
        faults.append(Misread(0, 0, "no line with `#`, which ends the arguments and begins the attacks"))
    return framework_of(place, attacks, faults, "line before `#`")
