"""Hypothesis strategies: argument maps of every key of the format, their texts and ids.

`argument_maps()` is the main one; `show(m)` prints a map as YAML, for a failing example. Random graphs, and maps that
no check should like, are in `tests/odd_maps.py`.
"""

from __future__ import annotations

import unicodedata
from typing import Any, get_args

import yaml
from hypothesis import note
from hypothesis import strategies as st

from argmap.model import AS_ARGUED, ArgumentMap, Linkage
from argmap.model.claim import Basis
from argmap.model.ids import is_id

Draw = st.DrawFn

_AWKWARD = (
    "yes",
    "no",
    "null",
    "~",
    "true",
    "1984",
    "1e5",
    "0x1F",
    ".inf",
    "2025-03-14",
    "- a list?",
    "# not a comment",
    "key: value",
    "a: b: c",
    "[flow",
    "{brace}",
    "*star",
    "&amp; &lt;b&gt;",
    "<b>bold</b>",
    'it\'s "quoted"',
    "back\\slash \\N \\l",
    "%percent",
    "@at",
    "`tick`",
    "!bang",
    "| pipe",
    "> fold",
    "? ask",
    "'",
    '"',
    ",",
    "Հայաստանը չպետք է զորք ուղարկի։",
    "Отправка войск вредит.",
    "يجب أن تبقى المكتبة مفتوحة.",
    "图书馆应当继续开放。",
    "👩‍👩‍👧‍👦 🇦🇲 emoji",
    "a\tb",
    "two\nlines",
    "three\n\n  indented\nlines",
    "line\u2028separator",
    "next\u0085line",
    "zero\u200bwidth",
    "right\u202eto left",
    "e\u0301 decomposed",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "\ufeffmark",
    "nul\x00byte",
    "bell\x07",
    "cr\rlf\r\n",
    "…",
    "a … b … c",
    "\U0001f600",
    "\U0010fffd",
)
_WORDS = st.sampled_from(
    (
        "the",
        "library",
        "costs",
        "more",
        "than",
        "it",
        "gives",
        "ժողովուրդ",
        "народ",
        "مدينة",
        "图书馆",
        "naïve",
        "50%",
    )
)


def _says_something(text: str) -> bool:
    return bool(text.strip().strip("\x1c\x1d\x1e\x1f"))


def sentences() -> st.SearchStrategy[str]:
    """Return ordinary text: a few words in several scripts."""
    return st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)


def texts() -> st.SearchStrategy[str]:
    """Return any text that says something: ordinary, awkward for YAML or SVG, or arbitrary."""
    arbitrary = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
    return st.one_of(sentences(), st.sampled_from(_AWKWARD), arbitrary.filter(_says_something))


def keys() -> st.SearchStrategy[str]:
    """Return text for the keys of a mapping: as the reader takes them, in NFC, no white space at the ends."""
    return texts().map(str.strip).map(_nfc).filter(_says_something)


def ids() -> st.SearchStrategy[str]:
    """Return ids of several scripts, among them those that YAML takes for other values."""
    usual = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.\-]{0,9}", fullmatch=True)
    first = st.characters(categories=("L",)) | st.just("_")
    later = st.characters(categories=("L", "M", "N")) | st.sampled_from("-_.")
    anything = st.builds(str.__add__, first, st.text(later, max_size=8))
    words = st.sampled_from(("null", "true", "no", "on", "y", "NaN", "not", "held", "արարատ", "довод", "理由"))
    return st.one_of(usual, anything, words).map(_nfc).filter(is_id)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def passages() -> st.SearchStrategy[str]:
    """Return passages: one run of words, or first and last words."""
    ellipsis = st.sampled_from((" … ", "…", "...", " ... "))
    return st.one_of(sentences(), st.builds(lambda a, e, b: a + e + b, sentences(), ellipsis, sentences()))


def shares() -> st.SearchStrategy[float]:
    """Return numbers from 0 to 1."""
    return st.floats(0, 1) | st.integers(0, 100).map(lambda n: n / 100)


_DATES = st.dates().map(str) | st.sampled_from(("2025-03", "1984", "0001-01-01"))
_URLS = st.sampled_from(("https://example.org/a?b=c&d#e", "http://xn--e1afmkfd.example/", "https://հայ.am/թերթ"))
_LANGUAGES = st.sampled_from(("en", "hy", "pt-BR", "zh-Hant-TW", "ar"))
STANCES = st.sampled_from(("asserts", "grants", "reports", "doubts", "rejects"))
BASES = st.sampled_from(get_args(Basis))
QUALIFIERS = st.sampled_from(("necessarily", "probably", "possibly", "seemingly"))
_STANDARDS = st.sampled_from(("preponderance", "clear-and-convincing", "beyond-reasonable-doubt"))
LINKAGES: tuple[Linkage, ...] = ("linked", "convergent", "cumulative")


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, min_size=1, max_size=3)


def _one_or_some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return strategy | _some(strategy)


def keyed(fields: dict[str, st.SearchStrategy[Any]], **required: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(required, optional=fields)


def _claims(groups: list[str]) -> st.SearchStrategy[Any]:
    fields: dict[str, st.SearchStrategy[Any]] = {
        "title": texts(),
        "voice": _one_or_some(texts()),
        "stance": STANCES,
        "qualifier": QUALIFIERS,
        "implicit": st.booleans(),
        "basis": BASES,
        "cites": _one_or_some(texts()),
        "credence": shares(),
        "standard": _STANDARDS,
        "tags": _one_or_some(texts()),
        "passage": _one_or_some(passages()),
        "url": _URLS,
        "note": texts(),
    }
    if groups:
        fields["group"] = st.sampled_from(groups)
    return texts() | keyed(fields, text=texts())


def _premises(references: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    one = st.one_of(references, references.map(lambda r: {"held": r}), references.map(lambda r: {"not": r}))
    several = st.lists(one, min_size=1, max_size=4)
    return several | st.dictionaries(keys(), one | several, min_size=1, max_size=3)


@st.composite
def _arguments(draw: Draw, id_: str | None, claims: st.SearchStrategy[str], arguments: list[str]) -> dict[str, Any]:
    fields: dict[str, st.SearchStrategy[Any]] = {
        "linkage": st.sampled_from(LINKAGES),
        "weight": shares(),
        "scheme": ids(),
        "question": ids(),
        "voice": _one_or_some(texts()),
        "stance": STANCES,
        "implicit": st.booleans(),
        "title": texts(),
        "passage": _one_or_some(passages()),
        "tags": _one_or_some(texts()),
        "note": texts(),
    }
    relation = draw(st.sampled_from(("conclusion", "rebuts", "undercuts") if arguments else ("conclusion", "rebuts")))
    target = st.sampled_from(arguments) if relation == "undercuts" else claims
    argument: dict[str, Any] = draw(keyed(fields, premises=_premises(claims), **{relation: target}))
    return argument if id_ is None else {"id": id_, **argument}


def _schemes() -> st.SearchStrategy[Any]:
    question = st.fixed_dictionaries({"text": texts(), "attacks": texts()})
    return keyed(
        {
            "title": texts(),
            "description": texts(),
            "premises": st.dictionaries(ids(), texts(), max_size=3),
            "conclusion": texts(),
            "questions": st.dictionaries(ids(), question, max_size=2),
            "source": texts(),
        }
    )


def _sources() -> st.SearchStrategy[Any]:
    return keyed(
        {
            "title": texts(),
            "author": _one_or_some(texts()),
            "publisher": texts(),
            "published": _DATES,
            "url": _URLS,
            "note": texts(),
        }
    )


@st.composite
def argument_maps(draw: Draw, *, include: bool = False, claims: int = 6, arguments: int = 6) -> ArgumentMap:
    """Generate valid maps: every key of the format, every reference known, ids all different.

    With `include`, maps may name other maps and refer to ids in them; the files are not there. `source.text`
    is never given, for the same reason.
    """
    names = draw(st.lists(ids(), min_size=1, max_size=claims + arguments, unique=True))
    claim_ids = names[: max(1, min(claims, (len(names) + 1) // 2))]
    argument_ids = names[len(claim_ids) :]
    groups = draw(st.lists(ids(), max_size=3, unique=True))
    aliases = draw(st.lists(ids(), max_size=2, unique=True)) if include else []
    known = st.sampled_from(claim_ids)
    if aliases:
        known |= st.builds("{}/{}".format, st.sampled_from(aliases), ids())
    unnamed = draw(st.integers(0, max(0, arguments - len(argument_ids))))
    own = [draw(_arguments(name, known, argument_ids)) for name in (*argument_ids, *[None] * unnamed)]
    scenario_ids = draw(st.lists(ids().filter(lambda name: name != AS_ARGUED), max_size=2, unique=True))
    content: dict[str, Any] = {
        "argmap": 1,
        "title": draw(texts()),
        "claims": {name: draw(_claims(groups)) for name in claim_ids},
        "arguments": draw(st.permutations(own)),
        "groups": {
            name: {"title": draw(texts())} | draw(keyed({"parent": st.sampled_from(groups[:index])} if index else {}))
            for index, name in enumerate(groups)
        },
        "scenarios": {
            name: draw(_scenarios([AS_ARGUED, *scenario_ids[:index]], known, argument_ids))
            for index, name in enumerate(scenario_ids)
        },
        "include": {alias: f"{alias}.yaml" for alias in aliases},
    }
    fields: dict[str, st.SearchStrategy[Any]] = {
        "author": _one_or_some(texts()),
        "source": _sources(),
        "language": _LANGUAGES,
        "description": texts(),
        "tags": _one_or_some(texts()),
        "main": known | _some(known),
        "walk": st.lists(known | st.sampled_from(argument_ids) if argument_ids else known, max_size=3),
        "contraries": st.lists(_some(known), max_size=2),
        "voices": st.dictionaries(keys(), st.none() | keyed({"note": texts()}), max_size=3),
        "same": st.lists(_some(known), max_size=2),
        "schemes": st.dictionaries(ids(), _schemes(), max_size=2),
        "questions": st.dictionaries(
            ids(), keyed({"exclusive": st.booleans()}, title=texts(), answers=_some(known)), max_size=2
        ),
    }
    return ArgumentMap.model_validate(content | draw(keyed(fields)))


def _scenarios(others: list[str], known: st.SearchStrategy[str], arguments: list[str]) -> st.SearchStrategy[Any]:
    statuses = st.sampled_from((True, False, "undecided"))
    fields: dict[str, st.SearchStrategy[Any]] = {
        "title": texts(),
        "note": texts(),
        "extends": st.sampled_from(others),
        "assume": st.dictionaries(known, statuses, max_size=3),
        "credence": st.dictionaries(known, shares(), max_size=3),
    }
    if arguments:
        fields["without"] = st.lists(st.sampled_from(arguments), max_size=2)
    return keyed(fields)


def as_yaml(argument_map: ArgumentMap) -> str:
    """Return a map as YAML, by PyYAML alone: independent of what is tested."""
    content = argument_map.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=120)


def show(argument_map: ArgumentMap) -> ArgumentMap:
    """Print a map as YAML if the example fails; return it."""
    note(as_yaml(argument_map))
    return argument_map
