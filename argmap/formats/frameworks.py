"""Abstract argumentation frameworks as files: the field's formats, and how one of them is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from argmap.formats.misread import MOST_FAULTS, Misread
from argmap.model.framework import Framework

__all__ = ["FRAMEWORKS", "MOST_FAULTS", "FrameworkFormat", "Misread", "read"]


class FrameworkFormat(NamedTuple):
    """A format of frameworks: what it is called, and the ending of its files."""

    title: str
    ending: str


FRAMEWORKS: dict[str, FrameworkFormat] = {
    "apx": FrameworkFormat("ASPARTIX facts, `arg(a). att(a,b).`", ".apx"),
    "tgf": FrameworkFormat("Trivial Graph Format: a name a line, `#`, an attack a line", ".tgf"),
    "af": FrameworkFormat("the format of ICCMA 2023, `p af 3`, an attack a line", ".af"),
}
"""Format → what is known of it."""


def read(text: str, form: str) -> tuple[Framework, list[Misread]]:
    """Return the framework in a text of a format, and all that is wrong with it, at most `MOST_FAULTS`. Linear.

    With faults the framework has what could be read. Raises ValueError for an unknown format.
    """
    reader: Callable[[str], tuple[Framework, list[Misread]]]
    if form == "apx":
        from argmap.formats.apx import read as reader
    elif form == "tgf":
        from argmap.formats.tgf import read as reader
    elif form == "af":
        from argmap.formats.af import read as reader
    else:
        raise ValueError(f"unknown format {form!r}: one of {', '.join(FRAMEWORKS)}")
    return reader(text)
