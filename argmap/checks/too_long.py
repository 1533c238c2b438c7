"""A claim that is too long for one statement.

What it does: finds claims of more than 40 words (another limit can be set as `longest`). In scripts that put no
spaces between words, two Chinese or Japanese characters, or four Thai, Lao, Burmese or Khmer ones, count as a word.

Why it matters: a claim of that length nearly always says several things, of which some may hold and others not. Nor
can it be read in a picture.

Example: a claim whose text is a whole paragraph of the article.

Use instead: your own words, one thought a claim; the article's words belong to the `passage`, what explains them to
the `note`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checks.base import Context
from argmap.checks.words import texts
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM405", "too-long", Severity.WARNING, __doc__)


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(
        "([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"
    )


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each claim that is too long."""
    longest = context.longest
    for name, claim in texts(context).claims:
        if len(claim.text) > longest:  # that many words need more characters, in any script
            count = word_count(claim.text)
            if count > longest:
                yield diagnose(
                    RULE,
                    f"`{name}` has {count} words, more than {longest}: can it be said shortly, or as several claims?",
                    context.text_span(name),
                )


def word_count(text: str) -> int:
    """Return the number of words in a text of any script."""
    if text.isascii():
        return len(text.split())
    spaced, fours = _unspaced().subn(" ", text)
    twos = sum(1 for match in _unspaced().finditer(text) if match[1])
    words = sum(1 for word in spaced.split() if any(map(str.isalnum, word)))
    return words + twos // 2 + (fours - twos) // 4
