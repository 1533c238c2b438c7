"""What claims hang on, as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.analysis.compare_text import Style, broken, hanging
from argmap.diagnostics.reporters.text import plain
from argmap.evaluation import Status
from argmap.evaluation.hinges import Hinge, Hinges
from argmap.model import ArgumentMap

STANDS: dict[Status, str] = {"in": "stands", "out": "does not stand", "undecided": "is left open"}


def hinges_text(argument_map: ArgumentMap, found: Sequence[Hinges], *, columns: int = 100, style: Style = plain) -> str:
    """Return what each claim hangs on as lines no wider than `columns`; `style` colours as `click.style` does.

    Several findings on one claim stand together, below its text.
    """
    parts = []
    for claim, several in groupby(found, key=lambda each: each.claim):
        each = list(several)
        head = [style(line, bold=True) for line in hanging(f"{claim}  ", argument_map.claims[claim].text, columns)]
        lines = [*head, f"It {STANDS[each[0].status]}."]
        for one in each:
            lines += _lines(argument_map, one, columns)
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _lines(argument_map: ArgumentMap, found: Hinges, columns: int) -> Iterator[str]:
    falls = found.status == "in"
    single = [each for each in found.sets if len(each.premises) == 1]
    several = [each for each in found.sets if len(each.premises) > 1]
    deed = "fell" if found.change == "fall" else "held"
    if single:
        yield ""
        yield "Each of these alone takes it down, if it falls:" if falls else f"If one of these {deed}, it would stand:"
        for each in single:
            yield from _premise(argument_map, each.premises[0], f"  {_mark(each, falls)}", columns)
    if several:
        yield ""
        also = "also " if single else ""
        if falls:
            yield f"It {also}comes down if these fall together:"
        else:
            yield f"It would {also}stand if these {deed} together:"
        for number, each in enumerate(several, 1):
            yield from hanging(f"{number:>3}. {_mark(each, falls)}", " + ".join(each.premises), columns)
        told = {each.premises[0] for each in single}
        yield ""
        for name in argument_map.claims:
            if name not in told and any(name in each.premises for each in several):
                yield from _premise(argument_map, name, "  ", columns)
    yield ""
    yield from broken(_ending(found), columns)


def _mark(each: Hinge, falls: bool) -> str:
    """Return the sign of a claim that comes down only so far as to be left open."""
    return "? " if falls and each.status == "undecided" else "  "


def _premise(argument_map: ArgumentMap, name: str, lead: str, columns: int) -> Iterator[str]:
    yield from hanging(f"{lead}{name}  ", argument_map.claims[name].text, columns)


def _ending(found: Hinges) -> str:
    tried = len(found.candidates)
    premises = "1 premise" if tried == 1 else f"{tried} premises"
    deed = "held" if found.change == "hold" else "fall" if found.status == "in" else "fell"
    if not tried:
        return "No premise bears on it that could " + ("fall." if found.change == "fall" else "hold and does not.")
    if not found.sets and found.finished:
        if tried == 1:
            way = (
                "falls"
                if found.status == "in"
                else "that holds fell"
                if found.change == "fall"
                else "that does not hold did"
            )
            return f"It {'stands' if found.status == 'in' else 'would not stand'} even if its one premise {way}."
        if found.status == "in":
            return f"It stands even if all of its {premises} fall."
        which = "that hold fell" if found.change == "fall" else "that do not hold did"
        return f"It would not stand even if all of its {premises} {which}, in whatever combination."
    open_marks = found.status == "in" and any(each.status == "undecided" for each in found.sets)
    note = " Where a `?` stands, it is then left open, else out." if open_marks else ""
    if found.finished:
        return f"These are all: {premises} were tried, in every combination that matters.{note}"
    sizes = "one premise" if found.complete_to == 1 else f"up to {found.complete_to} premises"
    surely = f"all sets of {sizes} are given" if found.complete_to else "not even each single premise was tried"
    return f"Not finished: {surely}; there may be larger ones that {deed} together ({premises} in all).{note}"
