"""What claims hang on, as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.analysis.compare_text import Style, broken, hanging
from argmap.diagnostics.reporters.text import plain
from argmap.evaluation import Status
from argmap.evaluation.hinges import Hinge, Hinges
from argmap.model import ArgumentMap

STANDS: dict[Status, str] = {"in": "stands", "out": "does not stand", "undecided": "is left open"}


def hinges_text(argument_map: ArgumentMap, found: Sequence[Hinges], *, columns: int = 100, style: Style = plain) -> str:
    """Return what each claim hangs on as lines no wider than `columns`; `style` colours as `click.style` does."""
    parts = ["\n".join(_lines(argument_map, each, columns, style)) for each in found]
    return "\n\n".join(parts) + "\n"


def _lines(argument_map: ArgumentMap, found: Hinges, columns: int, style: Style) -> Iterator[str]:
    for line in hanging(f"{found.claim}  ", argument_map.claims[found.claim].text, columns):
        yield style(line, bold=True)
    yield f"It {STANDS[found.status]}."
    falls = found.change == "fall"
    single = [each for each in found.sets if len(each.premises) == 1]
    several = [each for each in found.sets if len(each.premises) > 1]
    if single:
        yield ""
        yield "Each of these alone takes it down, if it falls:" if falls else "If one of these held, it would stand:"
        for each in single:
            yield from _premise(argument_map, each.premises[0], f"  {_mark(each, falls)}", columns)
    if several:
        yield ""
        also = "also " if single else ""
        yield (
            f"It {also}comes down if these fall together:" if falls else f"It would {also}stand if these held together:"
        )
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
    """Return the sign of what the claim then is, where that is not what is to be expected."""
    return "? " if falls and each.status == "undecided" else "  "


def _premise(argument_map: ArgumentMap, name: str, lead: str, columns: int) -> Iterator[str]:
    yield from hanging(f"{lead}{name}  ", argument_map.claims[name].text, columns)


def _ending(found: Hinges) -> str:
    tried = len(found.candidates)
    premises = "1 premise" if tried == 1 else f"{tried} premises"
    deed = "fall" if found.change == "fall" else "held"
    if not tried:
        return "No premise bears on it that could " + ("fall." if found.change == "fall" else "hold and does not.")
    if not found.sets and found.finished:
        if found.change == "fall":
            return f"It stands even if all of its {premises} fall."
        return f"It would not stand even if all of its {premises} that do not hold did."
    open_marks = any(each.status == "undecided" for each in found.sets) and found.change == "fall"
    note = " Where a `?` stands, it is then left open, else out." if open_marks else ""
    if found.finished:
        return f"These are all: {premises} were tried, in every combination that matters.{note}"
    sizes = "one premise" if found.complete_to == 1 else f"up to {found.complete_to} premises"
    surely = f"all sets of {sizes} are given" if found.complete_to else "not even each single premise was tried"
    return f"Not finished: {surely}; there may be larger ones that {deed} together ({premises} in all).{note}"
