"""An argument without premises.

What it does: reports an argument whose list of premises is empty, and a role without a premise.

Why it matters: an argument gives reasons. Without any, its conclusion is only put forward, which a claim does by
itself.

Example:

    arguments:
      - premises: []
        conclusion: keep

Use instead: the reasons, or no argument at all; what a claim rests on otherwise is said by its `basis`.

    arguments:
      - premises: [used]
        conclusion: keep
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Path, Rule, Severity, diagnose

RULE = Rule("AM204", "empty-premises", Severity.ERROR, __doc__)

_NOTHING = re.compile(r"(?:[\[\]{}\s]|#.*)*|\*.*")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument, and each role of one, that has no premise."""
    for index, argument in enumerate(context.map.arguments):
        premises = argument.premises
        if not premises and _is_empty(context, ("arguments", index, "premises")):
            message = "an argument needs at least one premise; a claim that is only put forward needs no argument"
            yield diagnose(RULE, message, context.places.span(("arguments", index, "premises")))
        elif isinstance(premises, dict):
            for role, several in premises.items():
                path = ("arguments", index, "premises", role)
                if not several and _is_empty(context, path):
                    yield diagnose(RULE, f"the role `{role}` has no premise", context.places.span(path))


def _is_empty(context: Context, path: Path) -> bool:
    """Tell whether nothing stands there in the file, rather than something that could not be read."""
    return _NOTHING.fullmatch(context.places.spelt(path)) is not None
