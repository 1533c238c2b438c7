"""A premise in a role that the argument's scheme does not have.

What it does: finds roles of premises that are not among the roles of the argument's scheme. Arguments without a
scheme may name what roles they like.

Why it matters: the role is misspelt, or the argument is not of that kind.

Example:

    arguments:
      - premises: {expert: is-doctor, says: doctor-says}
        conclusion: safe
        scheme: expert-opinion

Use instead: a role of the scheme (here `assertion`), another scheme, or a plain list of premises.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, diagnose, near
from argmap.model import Scheme

RULE = Rule("AM423", "unknown-role", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each role that its scheme lacks."""
    for index, scheme, roles in with_roles(context):
        for role in roles if scheme.premises else ():
            if role not in scheme.premises:
                yield _report(context, index, scheme, role, roles)


def with_roles(context: Context) -> Iterator[tuple[int, Scheme, Collection[str]]]:
    """Yield index, scheme and roles of each argument that gives its premises by roles, and whose scheme is known."""
    for index, argument in enumerate(context.map.arguments):
        if argument.scheme is not None and isinstance(argument.premises, dict):
            scheme = context.schemes.get(argument.scheme)
            if scheme is not None:
                yield index, scheme, argument.premises.keys()


def meant(role: str, roles: Collection[str], scheme: Scheme) -> list[str]:
    """Return the roles of a scheme that were probably meant by one that it lacks: near ones that are still free."""
    if role in scheme.premises:
        return []
    return near(role, (known for known in scheme.premises if known not in roles))


def _report(context: Context, index: int, scheme: Scheme, role: str, roles: Collection[str]) -> Diagnostic:
    argument = context.map.arguments[index]
    path = ("arguments", index, "premises", role)
    span = context.places.span(path, "key")
    candidates = meant(role, roles, scheme)
    fix = None
    if len(candidates) == 1 and context.places.spelt(path, "key") == role:
        fix = Fix(f"replace `{role}` by `{candidates[0]}`", (Edit(span, candidates[0]),))
    names = ", ".join(f"`{known}`" for known in scheme.premises)
    hint = f"; did you mean `{candidates[0]}`?" if len(candidates) == 1 else f"; its roles are {names}"
    return diagnose(RULE, f"the scheme `{argument.scheme}` has no role `{role}`{hint}", span, fix=fix)
