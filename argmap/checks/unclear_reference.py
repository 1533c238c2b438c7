"""A claim that cannot be understood by itself.

What it does: finds English claims that lean on a sentence before them: they begin with “He”, “They”, “This shows
…”, “However”, “Therefore”, “But” and the like, or speak of “the latter”. “It” is let pass, as in “It is wrong to
steal”, and so is “this” before a noun, as in “This town”.

Why it matters: in a map no sentence stands before a claim. It is read alone, in a box, next to claims that its
writer did not think of; nobody can tell who “they” are. And the arrow says “therefore” already.

Example:

    claims:
      read: They read more than ever.
      keep: Therefore, the town should keep its library.

Use instead: the name of what is meant, “The town's children read more than ever”, and no linking word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from argmap.checks.base import Context
from argmap.checks.verbs import reads_english
from argmap.checks.words import containing, texts, unquoted, word_span
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM411", "unclear-reference", Severity.WARNING, __doc__)

_LINKS = "therefore|thus|hence|consequently|moreover|furthermore|nevertheless|nonetheless|accordingly|additionally"
_BEFORE_COMMA = (
    "so|however|but|and|besides|otherwise|also|similarly|likewise|instead|meanwhile|finally|firstly|secondly|thirdly|"
    "as such|as a result|in any case|in addition|for example|for instance|on the other hand|on the contrary"
)
_VERBS = (
    "is|are|was|were|will|would|can|cannot|could|should|must|may|might|has|have|had|does|do|did|means|meant|shows|"
    "showed|proves|proved|makes|made|leads|led|explains|allows|allowed|gives|gave|suggests|implies|also|not|in turn"
)
_POINTING = "he she they his her their this that these those but and or which as in for on"


@cache
def _first() -> frozenset[str]:
    return frozenset([*_POINTING.split(), *_LINKS.split("|"), *_BEFORE_COMMA.split("|")])


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<link>{_LINKS})\b|(?P<comma>{_BEFORE_COMMA})(?=,)|(?P<joint>but|and|or|which)\b(?! for\b)"
        rf"|(?P<who>he|she|they|(?:their|his|her)(?= (?-i:[a-z])))\b(?! who\b)"
        rf"|(?P<this>this|that|these|those)\b(?= (?:{_VERBS})\b)",
        re.IGNORECASE,
    )


@cache
def _latter() -> re.Pattern[str]:
    return re.compile(
        r"\bthe (?:latter|former)\b(?=[,.;]|'s|’s|$| (?:is|was|has|had|will|would|can|may|must)\b)", re.IGNORECASE
    )


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield the word of each claim that points to another sentence."""
    if not reads_english(context):
        return
    pointing = {name for name, _ in containing(context, ("the latter", "the former "))}
    for name, claim in texts(context).claims:
        match = None
        if claim.text.partition(" ")[0].rstrip(",").lower() in _first():
            match = _beginning().match(claim.text)
        if match is None and name in pointing:
            match = _latter().search(unquoted(claim.text))
        if match is not None:
            yield _report(context, name, claim.text, match)


def _report(context: Context, name: str, text: str, match: re.Match[str]) -> Diagnostic:
    word = text[match.start() : match.end()]
    if match.lastgroup in ("link", "comma", "joint"):
        advice = "a claim is read by itself, and what it follows from is for the arguments to say"
    else:
        advice = "a claim is read by itself: name what is meant"
    return diagnose(
        RULE,
        f"`{name}` leans on another sentence (“{word}”): {advice}",
        word_span(context, ("claims", name, "text"), text, *match.span()),
    )
