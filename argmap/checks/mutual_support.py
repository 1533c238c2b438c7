"""Maps that lean on each other: a ring of support that runs through the maps of several authors.

What it does: in a map that includes others, finds rings of support that only close as claims of different maps are the
`same`: one author rests his case on what another concludes, and that one on what the first concludes. Each ring is
reported once, with every step and its place.

Why it matters: neither author argues in a circle, but together they do. That they agree is then no independent
evidence for either of them, and an evaluation of the debate leaves the claims of the ring undecided.

Example:

    include: {anna: anna.yaml, ben: ben.yaml}   # anna: calm, so safe; ben: safe, so calm
    same: [[anna/calm, ben/calm], [anna/safe, ben/safe]]

Use instead: look whether the claims really say the same; the finer wording often tells them apart. Where they do, keep
it and say so with an ignore comment: that the authors lean on each other is a result.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.circular_support import ring_diagnostic, rings_of
from argmap.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("AM318", "mutual-support", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each ring of support that takes the arguments of more than one map."""
    for ring, complete in rings_of(context):
        owners = dict.fromkeys(context.owner(index) for index in ring.arguments)
        if len(owners) > 1:
            names = [f"`{owner}`" if owner else "this map" for owner in owners]
            what = f"{', '.join(names[:-1])} and {names[-1]} lean on each other"
            yield ring_diagnostic(context, RULE, what, ring, complete)
