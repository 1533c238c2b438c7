"""Two voices that are nearly the same: one name spelt in two ways.

What it does: finds names of voices that differ only in capitals, accents, punctuation, an article, or, in a name of
six letters and more, in one letter (of ten, two). A name in `voices` and the author's are right as they are; of
other names, the one that is used more often, or first, is taken for the right one. A letter added at the end makes
another name: “Russia” and “Russian”, “an expert” and “experts”.

Why it matters: the map takes the two for two people. What one of them says is drawn, counted and asked about as if
another had said it.

Example:

    claims:
      call:
        text: Foreign terrorists attacked the country.
        voice: Tokayev
      order:
        text: The troops may shoot without warning.
        voice: Tokaev

Use instead: one spelling. Two people with names so alike are told apart by listing both under `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.voices import declared, like_names, uses
from argmap.diagnostics import Diagnostic, Edit, Fix, Related, Rule, Severity, diagnose

RULE = Rule("AM406", "voice-spelling", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each spelling that is probably wrong, where it is first used."""
    used = uses(context)
    right = set(declared(context))
    for wrong, meant in misspellings(context).items():
        paths = used[wrong]
        span = context.places.span(paths[0])
        related: tuple[Related, ...] = ()
        if meant in context.map.voices:
            related = (Related(f"`{meant}` is listed here", context.places.span(("voices", meant), "key")),)
        elif meant in used:
            related = (Related(f"`{meant}` speaks here", context.places.span(used[meant][0])),)
        fix = None
        if meant in right and len(paths) == 1 and context.places.spelt(paths[0]) == wrong and _is_plain(meant):
            fix = Fix(f"replace `{wrong}` by `{meant}`", (Edit(span, meant),))
        yield diagnose(
            RULE, f"the voice `{wrong}` is nearly the same as `{meant}`: spell one name one way", span, related, fix
        )


def misspellings(context: Context) -> dict[str, str]:
    """Return voice that is probably misspelt → the name that is probably meant."""
    known: dict[str, str] | None = context.cache.get("misspellings")  # type: ignore[assignment]
    if known is None:
        used = uses(context)
        right = dict.fromkeys(declared(context))
        known = {}
        order = {name: number for number, name in enumerate(used)}
        for one, other in like_names([*right, *(name for name in used if name not in right)]):
            if other in right:
                continue  # both are, as those that are right come first
            rarer = other
            if one not in right and (len(used[one]), -order[one]) < (len(used[other]), -order[other]):
                rarer = one
            known.setdefault(rarer, one if rarer == other else other)
        known = dict(sorted(known.items(), key=lambda item: order[item[0]]))
        context.cache["misspellings"] = known
    return known


def _is_plain(name: str) -> bool:
    """Tell whether a name can stand in YAML without quotation marks, wherever a voice may stand."""
    return all(c.isalpha() or c in " .-'’" for c in name) and name[0].isalpha() and name[-1].isalpha()
