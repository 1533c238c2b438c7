"""A critical question that attacks nothing its scheme has.

What it does: finds questions of the map's own `schemes` whose `attacks` is neither a premise role of the scheme nor
`inference` nor `conclusion`.

Why it matters: an unfavourable answer to the question puts something in doubt. If that is not in the scheme, nobody
knows what to attack.

Example:

    schemes:
      from-use:
        premises: {use: "{thing} is used."}
        conclusion: "{thing} is needed."
        questions:
          counted: {text: "Was the use counted?", attacks: usage}

Use instead: the role (`use`), `inference` for the step from the premises, or `conclusion`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, diagnose, did_you_mean, near

RULE = Rule("AM426", "bad-attack", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each `attacks` that is not a part of its scheme."""
    for name, scheme in context.map.schemes.items():
        known = [*scheme.premises, "inference", "conclusion"]
        for question, asked in scheme.questions.items():
            if asked.attacks in known:
                continue
            path = ("schemes", name, "questions", question, "attacks")
            span = context.places.span(path)
            candidates = near(asked.attacks, known)
            fix = None
            if len(candidates) == 1 and context.places.spelt(path) == asked.attacks:
                fix = Fix(f"replace `{asked.attacks}` by `{candidates[0]}`", (Edit(span, candidates[0]),))
            listed = ", ".join(f"`{part}`" for part in known)
            hint = did_you_mean(candidates) or f"; it may be one of {listed}"
            yield diagnose(RULE, f"the scheme `{name}` has no `{asked.attacks}` to attack{hint}", span, fix=fix)
