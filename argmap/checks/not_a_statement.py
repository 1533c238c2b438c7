"""A claim that states nothing: a question, a command, a fragment.

What it does: finds claims that end in a question mark; that break off with a comma or a colon; and, in English,
that begin like a command (“Let us …”, “Please …”, “Don't …”) or like a part of a sentence (“that the …”, “because
…” with nothing after it), or that lack any word that could be a subject's verb. Where it cannot be sure, it says
nothing.

Why it matters: only a statement can be true or false, be supported or attacked. A question has no reasons, and a
heading (“The costs”) does not say what is held about its subject.

Example:

    claims:
      open: Should the library stay open?
      costs: The cost of the library

Use instead: the statement that is meant, “The library should stay open”, “The library costs too much”. An issue
that several claims answer stands under `questions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checks.base import Context
from argmap.checks.verbs import has_verb, reads_english
from argmap.checks.words import texts, unquoted
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM404", "not-a-statement", Severity.WARNING, __doc__)

_QUESTION = "?？؟⁇;՞"
_OPEN = ",:;，：；、،"
_AFTER = " \t\n)]}）】*_"


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each claim that states nothing."""
    english = reads_english(context)
    memory = context.remembered("english" if english else "endings")
    for name, claim in texts(context).claims:
        text = claim.text
        if text not in memory:
            memory[text] = _ending(text) or (_english(text) if english else None)
        fault = memory[text]
        if fault:
            yield diagnose(RULE, f"`{name}` {fault}", context.text_span(name))


def _ending(text: str) -> str | None:
    if "՞" in text and "՞" in unquoted(text):
        return "is a question: claim one of its answers"  # the Armenian mark stands within the word that is asked about
    if text[-1].isalpha() or text[-1] == ".":
        return None
    end = text.rstrip(_AFTER)[-1:]
    if end and end in _QUESTION:
        return "is a question: claim one of its answers"
    if end and end in "\"”»“'’" and text.rstrip(_AFTER)[-2:-1] in _QUESTION and not unquoted(text).strip("\0 "):
        return "is a question: claim one of its answers"
    if end and end in _OPEN:
        return f"breaks off with `{end}`: say the whole statement"
    return None


@cache
def _command() -> re.Pattern[str]:
    return re.compile(
        r"(?:let us|be|let's|let’s|please|don't|don’t|do not|consider|imagine|suppose|remember|note that|recall that)\b"
        r"|vote for\b"
        r"|(?:stop|keep|save|ban|abolish|reject|protect|avoid|join|close|open) (?:the|this|all|our|your)\b",
        re.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        r"(because|whereas|although)\b[^,;:]*$|(?-i:that) (?:the|a|an|it|they|we|he|she|there)\b", re.IGNORECASE
    )


def _english(text: str) -> str | None:
    first = text[0].lower()
    if first in "abcdijklnoprsv" and _command().match(text):
        return "is a command: claim that it should be done"
    if first in "awbt" and _part().match(text):
        return "is only a part of a sentence: say the whole statement"
    if text.startswith("to ") and not has_verb(text, bare=False):
        return "is only a part of a sentence: say the whole statement"
    if not has_verb(text):
        return "states nothing, as it lacks a subject with its verb: say what is held about what"
    return None
