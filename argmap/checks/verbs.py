"""Whether an English text has a word that could be the verb of a statement."""

from __future__ import annotations

import re
from functools import cache

from argmap.checks.base import Context
from argmap.checks.words import language, texts

# Verbs in forms that end neither in -s nor in -ed.
_VERBS = """
    am is are was were be been being has have had do does did can cannot could will would shall should must may
    might ought need dare ain't arose ate awoke beat became become began bent bet bid bit bled blew bore bound
    bought bred broke broken brought built burnt burst came cast caught chose clung come cost crept cut dealt drew
    drank drove dug dwelt fell felt fled flew flung forbade forgave forgot fought found froze gave gone got gotten
    grew ground held heard hid hit hung hurt kept knelt knew laid lain lay leapt learnt led left lent let lied lit
    lost made meant met misled outdid overcame overran overtook overthrew paid put quit ran rang read rebuilt
    rewrote rid rode rose run said sang sank sat saw sent set shed shone shook shot shrank shut sold sought slept
    slid slung slit smelt snuck sowed spent spilt spoke spoilt split spread sprang spun stank stole stood stride
    strode struck stuck stung swam swept swore swung taught thought threw thrust told took tore trod understood
    undertook underwent upheld upset went wept wet withdrew withheld withstood woke won wore wound wove wrote befell
    beheld broadcast dreamt forecast foresaw foretold forsook knit leant mistook offset outran oversaw recast repaid
    resold retold shrunk slew sprung strove sunk undercut undid wrought wrung
"""

# What may stand with a verb in its bare form, or makes an old saying.
_SUBJECTS = """
    i we you they who people men women children police these those both many few some most all others everyone
    nobody let long god never if when not no nor better why how what where whom whose and or but than fish sheep
    deer cattle staff media data criteria phenomena bacteria youth folk crew majority minority public military
    aircraft teeth feet mice half rich poor young old elderly wealthy sick dead weak strong chinese japanese french
    dutch british irish english two three four five six seven eight nine ten dozen hundred thousand million billion
"""

_NO_WORDS = "0123456789=<>≤≥≠≈≡→←↔⇒⇔∀∃∈⊂⊆¬∧∨+×"


@cache
def _known(bare: bool) -> frozenset[str]:
    return frozenset((_VERBS + _SUBJECTS if bare else _VERBS).split())


_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*").findall


def has_verb(text: str, *, bare: bool = True) -> bool:
    """Tell whether a text has a word that could be a finite verb: when in doubt, it has.

    Any word in -s, -ed or -'s could, and, unless `bare` is false, any word with a subject like “people”. A text that
    is too short to tell, or that is not made of English words, is let pass.
    """
    words = _WORD(text.lower().replace("’", "'"))
    if len(words) < 2 or not _known(bare).isdisjoint(words):
        return True
    if any(word.endswith(("s", "ed", "'d", "'ll", "'re", "'ve", "n't")) for word in words):
        return True
    if not text.isascii() and any(ord(c) > 0x2E7 and c.isalpha() for c in text):
        return True
    return any(mark in text for mark in _NO_WORDS) or all(len(word) < 3 for word in words)


def reads_english(context: Context) -> bool:
    """Tell whether a map is in English by its `language`, which is so by default, and by what its claims read like."""
    known = context.cache.get("english")
    if not isinstance(known, bool):
        known = language(context) == "en" and _looks_english(texts(context).joined)
        context.cache["english"] = known
    return known


def _looks_english(text: str) -> bool:
    words = _WORD(text[:20_000])
    common = {"the", "is", "are", "of", "and", "to", "will", "has", "that", "should", "with", "not", "was", "be"}
    return 12 * sum(1 for word in words if word in common) >= len(words)
