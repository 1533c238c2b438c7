"""An argument that names its premises' roles, but lacks one that its scheme needs.

What it does: finds arguments with a scheme and named roles (`premises: {role: claim}`) in which a role of the
scheme is not there. Roles that the scheme lets be left out may be missing, and a plain list of premises names no
roles at all.

Why it matters: the missing premise is the one that nobody looks at. An argument from expert opinion that does not
say that the expert is one rests on just that.

Example:

    arguments:
      - premises: {assertion: doctor-says}
        conclusion: safe
        scheme: expert-opinion

Use instead: give the missing premise its claim, with `implicit: true` if the text leaves it unsaid.

    arguments:
      - premises: {expert: is-doctor, assertion: doctor-says}
        conclusion: safe
        scheme: expert-opinion
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.unknown_role import meant
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose
from argmap.model import BuiltinScheme, Scheme

RULE = Rule("AM422", "missing-role", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument with a role missing."""
    for index, argument in enumerate(context.map.arguments):
        if argument.scheme is None or not isinstance(argument.premises, dict):
            continue
        scheme = context.schemes.get(argument.scheme)
        if scheme is None:
            continue
        misspelt = {near for role in argument.premises for near in meant(role, argument, scheme)}
        missing = [r for r in _needed(scheme) if r not in argument.premises and r not in misspelt]
        if missing:
            names = " and ".join(f"`{role}`" for role in missing)
            yield diagnose(
                RULE,
                f"the scheme `{argument.scheme}` needs a premise for {names}, which is missing here",
                context.places.span(("arguments", index, "scheme")),
            )


def _needed(scheme: Scheme) -> list[str]:
    optional = scheme.optional if isinstance(scheme, BuiltinScheme) else ()
    return [role for role in scheme.premises if role not in optional]
