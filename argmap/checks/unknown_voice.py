"""A voice that the map's list of voices lacks.

What it does: where a map lists its `voices`, finds voices of claims and arguments that the list lacks. The author
and `unattributed` need not be listed. Each name is reported once, where it first speaks; one that is nearly the
same as a listed one is reported as voice-spelling.

Why it matters: the list is there to say who speaks. A name that it lacks is misspelt or was forgotten.

Example:

    voices:
      the mayor:
    claims:
      cost:
        text: The library costs too much.
        voice: the treasurer

Use instead: a name of the list, or add the voice to it. A `note` there can say who this is.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.voice_spelling import misspellings
from argmap.checks.voices import declared, uses
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose, did_you_mean, near

RULE = Rule("AM407", "unknown-voice", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each voice that is not listed, where it first speaks."""
    if not context.map.voices:
        return
    known = declared(context)
    listed = set(known)
    here = context.places.span(("voices",)).file
    for voice, paths in uses(context).items():
        if voice in listed or voice in misspellings(context):
            continue
        own = [path for path in paths if not context.map.include or context.places.span(path).file == here]
        if own:
            more = f" (which speaks {len(own)} times)" if len(own) > 1 else ""
            yield diagnose(
                RULE,
                f"`voices` lacks `{voice}`{more}{did_you_mean(near(voice, known))}",
                context.places.span(own[0]),
            )
