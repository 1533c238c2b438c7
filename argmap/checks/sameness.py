"""When two claims say the same: their words in order, but for those that carry nothing.

Two texts are alike when their content words are the same in the same order, or when one begins with the phrase that
the other ends with ("In May prices rose", "Prices rose in May"). Of two long texts, one may have a word more. A
negation, a number, a name, a swapped subject and object all make another claim: they are never among the words that
may differ.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from argmap.checks.base import Context
from argmap.checks.words import language

Words = tuple[str, ...]

LONG = 8
"""The number of content words from which two claims may differ in one of them and still be nearly the same."""

_EMPTY = {
    "en": "a an the that there also really indeed clearly obviously surely certainly very truly simply actually quite",
    "de": "der die das den dem ein eine einen auch wirklich sehr",
    "fr": "le la les un une des que aussi vraiment très",
    "es": "el la los las un una que también realmente muy",
    "ru": "это же также действительно очень",
    "hy": "մի նաև իսկապես շատ",
    "tr": "bir da de gerçekten çok",
}

_ONE_MEANING = (
    ("is", "are"),
    ("soldier", "troop"),
    ("start", "begin"),
    ("show", "demonstrate"),
    ("buy", "purchase"),
    ("child", "kid"),
    ("big", "large"),
    ("help", "aid"),
    ("need", "require"),
    ("keep", "retain"),
    ("enough", "sufficient"),
    ("car", "automobile"),
    ("doctor", "physician"),
    ("wrong", "incorrect"),
    ("quick", "rapid"),
    ("important", "significant"),
    ("illegal", "unlawful"),
    ("legal", "lawful"),
)

# What a phrase begins with that may stand at either end of a sentence.
_MOVABLE = """
    in on at by for from with without since after before during under over through despite because if when while until
    among between within as to im nach vor wenn bei mit ohne en dans après avant sans si quand tras sin cuando desde
    в во на из с после до при без если когда
"""

# What turns or bounds a claim, so that a text with it and one without it are two claims.
_WEIGHTY = """
    not no never nor neither none nobody nothing cannot without hardly scarcely barely rarely seldom almost nearly only
    solely merely all every each most many some few several any both half more less fewer least too enough if unless
    should must may might can could will would ought need former alleged supposed against despite except but first
    second last next new old partly mostly mainly always often sometimes usually again anymore yet still possibly
    probably perhaps
    nicht kein keine keinen keiner ohne niemals kaum nur alle einige viele mehr weniger fast
    jamais sans aucun aucune rien seulement tous toutes plus moins presque
    nunca jamás ningún ninguna nada solamente todos todas menos casi
    нельзя никогда ничего никто только едва почти все некоторые многие более менее против
    değil hiç asla yalnızca sadece bütün bazı daha fazla neredeyse karşı
    երբեք ոչինչ միայն բոլոր որոշ ավելի գրեթե դեմ առանց
"""


class Normal(NamedTuple):
    """A text as it is compared: its content words in order, and a sum over them that any order has."""

    words: Words
    total: int


class _Memo(dict[str, str]):
    """Word → what it is compared by; empty for a word that carries nothing."""

    def __init__(self, language: str) -> None:
        self.english = language == "en"
        super().__init__(dict.fromkeys(_EMPTY.get(language, "").split(), ""))
        if self.english:
            for first, *others in _ONE_MEANING:
                self.update(dict.fromkeys(others, first))

    def __missing__(self, word: str) -> str:
        known = word
        if self.english and len(word) > 3:
            known = word.removesuffix("'s")
            if known.endswith("ies") and len(known) > 4:
                known = known[:-3] + "y"
            elif known.endswith("s") and not known.endswith(("ss", "us", "is")):
                known = known[:-1]
            if known != word:
                known = self[known]
        self[word] = known
        return known


_WORD = re.compile(r"\w+(?:'\w+)*").findall


@cache
def _any_word() -> re.Pattern[str]:
    alone = "\u3040-\u30ff\u3400-\u9fff"  # scripts without spaces: each character is a word
    return re.compile(rf"[{alone}]|[^\W{alone}]+(?:'[^\W{alone}]+)*")


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def normals(context: Context) -> dict[str, Normal]:
    """Return claim → its normal form, for all claims of the map. Linear in the length of their texts."""
    known: dict[str, Normal] | None = context.cache.get("normals")  # type: ignore[assignment]
    if known is None:
        get = _Memo(language(context)).__getitem__
        known = {}
        memory = context.remembered("normals")
        for name, claim in context.map.claims.items():
            normal = memory.get(claim.text)
            if normal is None:
                text = claim.text.lower()
                words = tuple(filter(None, map(get, _WORD(text) if _is_plain(text) else raw_words(text))))
                normal = memory[claim.text] = Normal(words or (text,), sum(map(hash, words)))
            known[name] = normal
        context.cache["normals"] = known
    return known


def _is_plain(text: str) -> bool:
    return text.isascii() and "n't" not in text and "cannot" not in text


def raw_words(text: str) -> list[str]:
    """Return the words of a text, contractions of `not` taken apart, in one form of Unicode."""
    if not text.isascii():
        text = text if is_normalized("NFC", text) else normalize("NFC", text)
        text = text.replace("’", "'")
    text = (
        text.replace("can't", "can not")
        .replace("won't", "will not")
        .replace("n't", " not")
        .replace("cannot", "can not")
    )
    return _WORD(text) if text.isascii() else _any_word().findall(text)


def rotation(words: Words) -> Words:
    """Return the same words for all texts in which a phrase has moved from one end to the other."""
    least = min(words)
    return min(words[i:] + words[:i] for i, word in enumerate(words) if word == least)


def alike(one: Normal, other: Normal) -> bool:
    """Tell whether two texts say the same in the same words, in the same order but for a phrase moved to the end."""
    if one.words == other.words:
        return True
    if one.total != other.total or len(one.words) < 4 or _words(_MOVABLE).isdisjoint((one.words[0], other.words[0])):
        return False
    return rotation(one.words) == rotation(other.words)


def without_one(long: Words, short: Words) -> int | None:
    """Return the index of the one word that `long` has beyond `short`, or None."""
    if len(long) != len(short) + 1:
        return None
    index = next((i for i, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    return index if long[index + 1 :] == short[index:] else None


def may_differ(context: Context, claim: str, words: Words, index: int) -> bool:
    """Tell whether a claim's content word at `index` may be left out of a long text without making it another claim.

    It may not if it is weighty (`not`, `only`, `all`, …), short, a number, or has a capital as names do.
    """
    get = _Memo(language(context)).__getitem__
    content = [word for word in raw_words(context.map.claims[claim].text) if get(word.lower())]
    if len(content) != len(words) or get(content[index].lower()) != words[index]:
        return False
    word = content[index]
    return len(word) > 3 and word.isalpha() and word.islower() and word not in _words(_WEIGHTY)
