"""A scheme of the map's own that no argument is of.

What it does: finds entries of `schemes` that no argument names. A file without any arguments is let pass: it may be
a collection of schemes for other maps.

Why it matters: an argument that should have named the scheme does not, or the description is left over.

Example:

    schemes:
      from-use:
        premises: {use: "{thing} is used."}
        conclusion: "{thing} is needed."

Use instead: name it in the arguments that follow it (`scheme: from-use`), or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM425", "unused-scheme", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each scheme of the map itself that is not used."""
    if not context.map.schemes or not context.map.arguments:
        return
    used = {argument.scheme for argument in context.map.arguments}
    for scheme in context.map.schemes:
        if scheme not in used and "/" not in scheme:
            yield diagnose(
                RULE, f"no argument is of the scheme `{scheme}`", context.places.span(("schemes", scheme), "key")
            )
