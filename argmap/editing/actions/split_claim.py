"""A claim that holds an argument becomes two claims and an argument."""

from __future__ import annotations

import re

from argmap.diagnostics import Fix
from argmap.editing.actions.base import Pen
from argmap.editing.dump import one_line
from argmap.reading.document import Document
from argmap.reading.tree import Table

_ENDS = " \t\n,;:–—-"


def split_claim(document: Document, claim: str, cue: str, *, follows: bool) -> Fix | None:
    """Return the fix that splits a claim at the word that joins a reason (`follows`: it stands behind the word).

    The claim keeps its id, keys and the conclusion; the reason is a new claim. A proposal: the halves may need other
    words to be whole sentences. None where the text is written in a way that no edit is certain.
    """
    own = document.map
    claims = document.places.root.get("claims") if isinstance(document.places.root, Table) else None
    if own is None or not isinstance(claims, Table) or claim not in own.claims:
        return None
    halves = _halves(own.claims[claim].text, cue, follows)
    entry = claims[claim]
    if isinstance(entry, Table):
        if entry.at != claims.value_at[claim] or "text" not in entry.value_at:
            return None
        at = entry.value_at["text"]
    else:
        at = claims.value_at[claim]
    pen = Pen(document)
    start, end = pen.trimmed(at)
    if halves is None or pen.text[start] in "&*!" or pen.in_braces(claims):
        return None
    conclusion, reason = halves
    in_braces = isinstance(entry, Table) and pen.in_braces(entry)
    name = pen.new_id(f"{claim}-reason")
    added = pen.claim(name, reason, after=claim)
    argument = pen.argument([f"premises: [{name}]", f"conclusion: {claim}"])
    if added is None or argument is None:
        return None
    text = pen.edit(start, end, one_line(conclusion, flow=in_braces))
    return Fix(f"make two claims and an argument of `{claim}`", (text, added, argument))


def _halves(text: str, cue: str, follows: bool) -> tuple[str, str] | None:
    """Return (conclusion, reason) as sentences."""
    words = r"\s+".join(map(re.escape, cue.split()))
    match = re.search(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)
    if match is None:
        return None
    before, after = text[: match.start()].strip(_ENDS), text[match.end() :].strip(_ENDS)
    if not before and "," in after:
        first, _, second = after.partition(",")
        before, after = (second, first) if follows else (first, second)
    before = re.sub(r"[,;]?\s+(?:and|but|y|et|und|и|ու|եւ|և|ve)$", "", before)
    conclusion, reason = (before, after) if follows else (after, before)
    conclusion, reason = _sentence(conclusion), _sentence(reason)
    return (conclusion, reason) if conclusion and reason else None


def _sentence(text: str) -> str:
    text = " ".join(text.strip(_ENDS).split())
    if not text:
        return ""
    end = "" if text[-1] in ".!?…։:" else "."
    return text[0].upper() + text[1:] + end
