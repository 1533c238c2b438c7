"""A claim that nothing refers to.

What it does: finds claims that stand in no argument, in none of the lists of `contraries` and `same`, and that
answer no question; nor does a map that includes this one refer to them, if it is checked along.

Why it matters: a claim matters by what it supports or speaks against. One that stands alone is a thought not thought
through, or its argument is missing.

Example:

    claims:
      keep: The town should keep its library open.
      used: More people use the library every year.
      old: The library was built in 1904.
    arguments:
      - premises: [used]
        conclusion: keep

Use instead: give the claim its argument, or leave it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose
from argmap.graph import orphans

RULE = Rule("AM301", "orphan-claim", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each claim that stands alone."""
    for claim in orphans(context.graph):
        if claim not in context.referred:
            message = f"`{claim}` stands alone: no argument, contrary, `same` or question refers to it"
            yield diagnose(RULE, message, context.claim_span(claim))
