"""Premises that cannot hold together.

What it does: finds linked arguments that need two claims which are contraries (by `contraries`, or as answers to an
exclusive question), or that need a claim to hold and not to hold.

Why it matters: such an argument can never carry: whatever is the case, one of its premises fails.

Example:

    contraries: [[reserve, broke]]
    arguments:
      - premises: [reserve, broke]
        conclusion: keep

Use instead: two arguments, if each premise is a reason by itself; else find the premise that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import contrary_lists
from argmap.diagnostics import Diagnostic, Path, Related, Rule, Severity, diagnose

RULE = Rule("AM308", "contrary-premises", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each premise that cannot hold beside an earlier one."""
    lists: dict[str, list[int]] = {}
    for number, (_, names) in enumerate(contrary_lists(context)):
        for name in dict.fromkeys(names):
            lists.setdefault(name, []).append(number)
    for step in context.graph.steps:
        if step.argument.linkage == "linked" and len(step.premises) > 1:
            modes = {premise.mode for premise in step.premises}
            if "not" in modes or any(premise.claim in lists for premise in step.premises):
                yield from _clashes(context, step.index, lists)


def _clashes(context: Context, index: int, lists: dict[str, list[int]]) -> Iterator[Diagnostic]:
    taken: dict[int, tuple[str, Path]] = {}
    first: dict[tuple[str, str], Path] = {}
    for path, claim, mode in context.premise_paths(index):
        if mode == "held" or (claim, mode) in first:
            continue
        first[claim, mode] = path
        opposite = first.get((claim, "not" if mode == "holds" else "holds"))
        if opposite is not None:
            related = (Related("the other one", context.places.span(opposite)),)
            message = f"this argument needs `{claim}` to hold and not to hold"
            yield diagnose(RULE, message, context.places.span(path), related)
        if mode == "not":
            continue
        clash: tuple[str, Path] | None = None
        for number in lists.get(claim, ()):
            clash = clash or taken.get(number)
            taken.setdefault(number, (claim, path))
        if clash is not None:
            related = (Related("the other one", context.places.span(clash[1])),)
            message = f"`{clash[0]}` and `{claim}` are contraries, and this argument needs both"
            yield diagnose(RULE, message, context.places.span(path), related)
