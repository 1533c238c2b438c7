"""An argument hidden inside one claim.

What it does: finds words in a claim that join a reason to what it is a reason for: “because”, “therefore”, “so
that”, “hence”, “thus”, “as a result”, “which is why”, “given that”, “since” where it gives a reason. In English,
and the clearest of such words in Armenian, French, German, Russian, Spanish and Turkish, by the `language` of the
map. A word at the very beginning, in quotation marks, or in “because of …”, “not because”, “since 2016” is let
pass: there it names a cause, or no reason at all.

Why it matters: a map shows reasons as arguments. A reason hidden in a claim cannot be drawn, questioned or attacked
by itself, and one who doubts the claim does not know which half they doubt.

Example:

    claims:
      keep: The town should keep its library because more people use it every year.

Use instead: two claims and an argument.

    claims:
      keep: The town should keep its library.
      used: More people use the library every year.
    arguments:
      - premises: [used]
        conclusion: keep

Where the claim is about the cause itself (“Prices rose because the harvest failed”) and both sides are agreed on,
say it with a noun (“The failed harvest made prices rise”), or leave it and say so with an ignore comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.checks.cues import cue_pattern, cues, opens
from argmap.checks.words import containing, language, unquoted, word_span
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM403", "compound-claim", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield the first word of each claim that joins a reason to its conclusion."""
    spoken = language(context)
    for name, claim in containing(context, cues(spoken)):
        text = unquoted(claim.text)
        for match in cue_pattern(spoken).finditer(text):
            word, start = match[0], match.start()
            if text[:start].strip(" \0") or (opens(word) and "," in text[match.end() :]):
                yield diagnose(
                    RULE,
                    f"`{name}` holds an argument (“{word}”): make two claims and an argument of it",
                    word_span(context, ("claims", name, "text"), claim.text, start, match.end()),
                )
                break
