"""A claim whose text says who says it.

What it does: finds English claims without a `voice` that begin “According to …”, “In …'s view”, “X argues that …”
or “It is said that …”. Laws and other documents, and what all or most or none believe, are let pass.

Why it matters: “The mayor says that the library is dear” is true as soon as the mayor has said it, be the library
dear or not. Whoever attacks it seems to deny that the mayor spoke. A map keeps the two apart: the claim, and who
holds it.

Example:

    claims:
      cost: The mayor argues that the library costs too much.

Use instead: what is said as the text, who says it as the `voice`, and what the author makes of it as the `stance`.

    claims:
      cost:
        text: The library costs too much.
        voice: the mayor
        stance: reports

Where it matters that somebody says so, whether or not they are right, the premise is `{held: cost}`. Where the text
pins a view on nobody (“It is said …”), the voice is `unattributed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checks.base import Context
from argmap.checks.verbs import reads_english
from argmap.checks.words import containing, word_span
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM409", "attributed-text", Severity.WARNING, __doc__)

_SAYS = (
    "says|say|said|stated|argues?|argued|claims?|claimed|believes?|believed|thinks?|thought|maintains?|maintained|insists?|"
    "insisted|warns?|warned|holds|asserts?|asserted|alleges?|alleged|complains?|complained|contends?|contended"
)
_DOCUMENT = (
    "law|laws|constitution|treaty|charter|statute|article|rule|rules|contract|convention|declaration|agreement|protocol|act|"
    "clause|bible|quran|plan|data|figures|statistics|census|polls?|surveys?|study|studies|research|evidence|reports?"
)
_NOT_A_SPEAKER = (
    r"no|nobody|none|neither|everyone|everybody|anyone|anybody|whoever|those|all|most|half|if|when|where|while|because|since|"
    r"although|to|is|are|was|were|be|has|have|had|been|who|which|that|what|not|never|one|people|public|"
    r"should|must|can|could|may|might|will|would|it|i|we|you|he|she|they|and"
)


@cache
def _pattern() -> re.Pattern[str]:
    name = rf"(?:(?!(?:{_NOT_A_SPEAKER}|{_DOCUMENT})\b)[\w.'’\-]+ ){{1,8}}?"
    return re.compile(
        rf"(?P<to>according to (?!(?:[^,]*\b)?(?:{_DOCUMENT})\b)[^,]*,)"
        r"|in (?:[\w.\-]+ ){0,4}[\w\-]+(?:'s|s'|’s|s’) (?:view|opinion|words|eyes),"
        r"|it (?:is|was|has been) (?:often |widely )?(?:said|claimed|alleged|believed|argued|rumou?red) that\b"
        rf"|{name}(?:has |have |had )?(?:also |often |rightly |wrongly )?(?:{_SAYS}) that\b",
        re.IGNORECASE,
    )


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield where a claim that has no voice says who says it."""
    if not reads_english(context):
        return
    for name, claim in containing(context, ("according to ", "view,", "opinion,", "words,", "eyes,", " that ")):
        if claim.voice:
            continue
        match = _pattern().match(claim.text)
        if match:
            end = match.start() + len("According to") if match["to"] else match.end()
            yield diagnose(
                RULE,
                f"the text of `{name}` says who says it (“{claim.text[:end]}”): let `voice` and `stance` say that",
                word_span(context, ("claims", name, "text"), claim.text, 0, end),
            )
