"""Claims that say the same and yet exclude each other.

What it does: finds contraries (by `contraries`, or as answers to an exclusive question) that `same` makes one claim,
directly or by way of others.

Why it matters: a claim cannot exclude itself. In a debate of many maps, where `same` ties claims together by way of
others, this is a sign that two claims were taken for one.

Example:

    same: [[mayor/cost, council/too-dear]]
    contraries: [[mayor/cost, council/too-dear]]

Use instead: look at the texts of the claims, and keep what is true of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.connections import contrary_lists, same_claims
from argmap.diagnostics import Diagnostic, Related, Rule, Severity, diagnose

RULE = Rule("AM315", "same-yet-contrary", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each contrary that is the same as an earlier one in its list."""
    same = same_claims(context)
    if not same:
        return
    for path, names in contrary_lists(context):
        first: dict[str, int] = {}
        for index, name in enumerate(names):
            if name not in same:
                continue
            earlier = first.setdefault(same[name], index)
            if names[earlier] != name:
                message = f"`{names[earlier]}` and `{name}` are contraries here, and yet the same by `same`"
                related = (Related("the other one", context.places.span((*path, earlier))),)
                yield diagnose(RULE, message, context.places.span((*path, index)), related)
