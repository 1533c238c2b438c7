"""A claim of two or more sentences.

What it does: finds a full stop, question or exclamation mark inside a claim's text with a new sentence after it.
Short words before the stop (“Dr.”, “U.S.”, “etc.”), and what stands in quotation marks, are let pass.

Why it matters: a claim is one statement. Of two sentences one may hold and the other not, and an argument for the
claim does not tell which of them it is for.

Example:

    claims:
      library: The library is well used. The town has money enough for it.

Use instead: a claim for each sentence. Where one sentence is the reason for the other, an argument from one to the
other; where it only explains, a `note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checks.base import Context
from argmap.checks.words import containing, unquoted, word_span
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM412", "several-sentences", Severity.WARNING, __doc__)


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"(\w{4,}|\d\d+|\d%|[)\]])([.!?։]\s+|[。！？])(?=(\w))")


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield where the second sentence of a claim begins."""
    for name, claim in containing(context, (". ", "! ", "? ", "։ ", "。", "！", "？")):
        text = unquoted(claim.text)
        for match in _end().finditer(text):
            first = match[3]
            cased = first.lower() != first.upper()
            if (cased and not first.isupper()) or (first.isdigit() and match[1][-1:].isdigit()) or first == "_":
                continue
            if _is_abbreviation(match[1]):
                continue
            start = match.end()
            word = re.match(r"\w+", text[start:])
            end = start + (word.end() if word else 1)
            yield diagnose(
                RULE,
                f"`{name}` holds more than one sentence: make each of them a claim of its own",
                word_span(context, ("claims", name, "text"), claim.text, start, end),
            )
            break


def _is_abbreviation(word: str) -> bool:
    return word.lower() in ("prof", "corp", "approx", "dept", "govt", "messrs", "capt", "assn", "bros", "univ", "calif")
