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
from argmap.checks.unknown_role import meant, with_roles
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose
from argmap.model import BuiltinScheme, Scheme

RULE = Rule("AM422", "missing-role", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each argument with a role missing."""
    for index, scheme, roles in with_roles(context):
        misspelt = {near for role in roles for near in meant(role, roles, scheme)}
        missing = [role for role in _needed(scheme) if role not in roles and role not in misspelt]
        if missing:
            name = context.map.arguments[index].scheme
            names = " and ".join(f"`{role}`" for role in missing)
            yield diagnose(
                RULE,
                f"the scheme `{name}` needs a premise for {names}, which is missing here",
                context.places.span(("arguments", index, "scheme")),
            )


def _needed(scheme: Scheme) -> list[str]:
    optional = scheme.optional if isinstance(scheme, BuiltinScheme) else ()
    return [role for role in scheme.premises if role not in optional]
