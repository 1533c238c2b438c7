"""A hedge in a claim's text that belongs to its `qualifier`.

What it does: finds “probably”, “perhaps”, “maybe”, “possibly”, “presumably”, “apparently”, “seemingly” and “it
seems that” in English claims that have no `qualifier`. Off by default: many maps keep the author's hedges in the
text.

Why it matters: how firmly a claim is held is not a part of what is claimed. As a `qualifier` it is shown in the
picture, and two authors who say the same with more and with less confidence can share the claim.

Example:

    claims:
      close: The library will probably close next year.

Use instead:

    claims:
      close:
        text: The library will close next year.
        qualifier: probably
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checks.base import Context
from argmap.checks.words import containing, language, unquoted, word_span
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM410", "hedged-text", Severity.WARNING, __doc__, default=False)

_HEDGES = {
    "probably": "probably",
    "presumably": "probably",
    "in all likelihood": "probably",
    "perhaps": "possibly",
    "maybe": "possibly",
    "possibly": "possibly",
    "apparently": "seemingly",
    "seemingly": "seemingly",
    "it seems that": "seemingly",
    "it appears that": "seemingly",
}


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(rf"\b(?<!not )(?<!cannot )(?<!can't )({'|'.join(_HEDGES)})\b", re.IGNORECASE)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield the first hedge of each claim without a qualifier."""
    if language(context) != "en":
        return
    for name, claim in containing(context, _HEDGES):
        match = None if claim.qualifier else _hedge().search(unquoted(claim.text))
        if match:
            yield diagnose(
                RULE,
                f"`{name}` is hedged in its text (“{match[0]}”): say it plainly, with "
                f"`qualifier: {_HEDGES[match[0].lower()]}`",
                word_span(context, ("claims", name, "text"), claim.text, *match.span()),
            )
