"""A scheme that nobody has described.

What it does: finds arguments whose `scheme` is neither built in nor one of the map's own `schemes`.

Why it matters: the scheme says which premises an argument of its kind has and which questions test it. A name that
stands for nothing says neither.

Example:

    arguments:
      - premises: [doctor-says]
        conclusion: safe
        scheme: expert-opinon

Use instead: the id of a built-in scheme, as `expert-opinion`, or describe the map's own under `schemes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, diagnose, did_you_mean, near

RULE = Rule("AM421", "unknown-scheme", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each scheme that is not known."""
    nearest: dict[str, list[str]] = {}
    for index, argument in enumerate(context.map.arguments):
        scheme = argument.scheme
        if scheme is None or scheme in context.schemes:
            continue
        if scheme not in nearest:
            nearest[scheme] = near(scheme, context.schemes)
        path = ("arguments", index, "scheme")
        fix = None
        if len(nearest[scheme]) == 1 and context.places.spelt(path) == scheme:
            meant = nearest[scheme][0]
            fix = Fix(f"replace `{scheme}` by `{meant}`", (Edit(context.places.span(path), meant),))
        yield diagnose(
            RULE,
            f"no scheme is called `{scheme}`{did_you_mean(nearest[scheme] or _with_word(scheme, context.schemes))}",
            context.places.span(path),
            fix=fix,
        )


def _with_word(word: str, schemes: Iterable[str]) -> list[str]:
    """Return the schemes whose name has a word in it: `expert-opinion` for `expert`."""
    return [name for name in schemes if word.casefold() in name.split("-")]
