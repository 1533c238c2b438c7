"""A voice that is listed but says nothing.

What it does: where a map lists its `voices`, finds those with which no claim and no argument stands. The author's
name may be listed all the same.

Why it matters: either what this voice says was forgotten, or it goes by another name in the map.

Example:

    voices:
      the mayor:
      the council:
    claims:
      cost:
        text: The library costs too much.
        voice: the mayor

Use instead: give the voice to the claims that are its own, or take it off the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.voice_spelling import misspellings
from argmap.checks.voices import uses
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM408", "unused-voice", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each listed voice that nothing is said by."""
    if not context.map.voices:
        return
    speaking = {*uses(context), *(context.map.author or ()), *misspellings(context).values()}
    for voice in context.map.voices:
        if voice not in speaking:
            yield diagnose(
                RULE, f"the voice `{voice}` says nothing here", context.places.span(("voices", voice), "key")
            )
