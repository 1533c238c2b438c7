"""Where names stand, what stands at a place, and what is being typed there: three views of one text that agree."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, dumps
from argmap.diagnostics import Path
from argmap.model.ids import nfc
from argmap.reading import read_string
from argmap.reading.cursor import cursor_at
from argmap.reading.lookup import at_offset, sections
from argmap.reading.mentions import mentions
from tests.strategies import argument_maps


def plain(path: Path) -> tuple[str | int, ...]:
    return tuple(0 if isinstance(piece, int) else piece for piece in path)


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(argument_maps(include=True))
def test_each_mention_is_where_it_says(argument_map: ArgumentMap) -> None:
    document = read_string(dumps(argument_map))
    text = document.source.text
    own = document.map
    assert own is not None
    found = mentions(document)
    for each in found:
        spelt = " ".join(text[slice(*each.at)].split())
        assert nfc(spelt) in (each.name, f"'{each.name}'", f'"{each.name}"') or spelt[:1] in "\"'|>"
        here = at_offset(document.places.root, each.at[0])
        assert here is not None and (here.path, here.part) == (each.path, each.part)
    defined = {(each.kind, each.name) for each in found if each.defines}
    assert {name for kind, name in defined if kind == "claim"} == set(own.claims)
    assert {name for kind, name in defined if kind == "argument"} == {each.id for each in own.arguments if each.id}
    used = {each.name for each in found if each.kind == "claim" and each.how == "conclusion"}
    assert used == {each.conclusion for each in own.arguments if each.conclusion}


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(argument_maps())
def test_what_is_typed_is_known_from_the_lines_alone(argument_map: ArgumentMap) -> None:
    text = dumps(argument_map)
    for each in mentions(read_string(text)):
        named = each.kind in ("claim", "argument", "group") and "".join(map(str, each.path)).isprintable()
        if named and each.part == "value" and text[each.at[0]] not in "\"'|>":
            cursor = cursor_at(text, each.at[1])
            assert (cursor.path, cursor.word) == (plain(each.path), text[slice(*each.at)])


@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(argument_maps(), st.integers(0, 400), st.text("[]{}:-,#'\"|>&*!? \n\r\tabա🏛", max_size=12))
def test_no_text_is_too_odd_to_tell(argument_map: ArgumentMap, at: int, odd: str) -> None:
    text = dumps(argument_map)
    text = text[:at] + odd + text[at:]
    for offset in range(max(0, at - 3), at + len(odd) + 3):
        cursor = cursor_at(text, offset)
        assert 0 <= cursor.start <= min(offset, len(text)) and cursor.end <= len(text)
    root = read_string(text).places.root
    for _, (start, end) in sections(root):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(("text", "path", "word"), [
    ("claims:\n  a:\n    st‸", ("claims", "a"), "st"),
    ("claims:\n  a: {text: It is so., st‸}", ("claims", "a"), "st"),
    ("arguments:\n- premises: [a,\n    b, {held: c‸", ("arguments", 0, "premises", 0, "held"), "c"),
    ("arguments:\n  - premises:\n      data:\n        - ‸", ("arguments", 0, "premises", "data", 0), ""),
    ("main: [\n# argument: [\nscenarios:\n  s: {assume: {a‸", ("scenarios", "s", "assume"), "a"),
    ("a: [ b ] c {\nclaims: ‸", ("claims",), ""),
    ("source: {url: 'https://x, y', ti‸", ("source",), "ti"),
    ("arguments:\n- premises:\n    it's \"so\":\n    - a‸", ("arguments", 0, "premises", 'it\'s "so"', 0), "a"),
    ("arguments:\n- premises:\n    'it''s':\n    - a‸", ("arguments", 0, "premises", "it's", 0), "a"),
    ('arguments:\n- premises:\n    "a \\"b\\"": a‸', ("arguments", 0, "premises", 'a "b"'), "a"),
    ("arguments:\r- premises: [a]\r  conclusion: b‸", ("arguments", 0, "conclusion"), "b"),
    ("main: ['a‸', b]", ("main", 0), "a"),
    ('main: "a‸', ("main",), "a"),
])  # fmt: skip
def test_what_is_typed(text: str, path: Path, word: str) -> None:
    cursor = cursor_at(text.replace("‸", ""), text.index("‸"))
    assert (cursor.path, cursor.word) == (path, word)


@pytest.mark.parametrize("text", [
    "arguments:\n  - {premises: [a, {held: b}], undercuts: c, scheme: 'd', question: ‸}\n",
    "arguments: [{premises: [a, {held: b}], question: ‸, undercuts: \"c\", scheme: d}]\n",
    "arguments:\n  - question: ‸\n    undercuts: 'c'  # so\n    premises: [a]\n    scheme: d\n",
    "arguments:\n  - {question: ‸, undercuts: c,\n     premises: [a], scheme: d\n  - {undercuts: e}\n",
])  # fmt: skip
def test_what_the_argument_says_is_known(text: str) -> None:
    cursor = cursor_at(text.replace("‸", ""), text.index("‸"))
    assert cursor.path == ("arguments", 0, "question")
    assert (cursor.argument["undercuts"], cursor.argument["scheme"]) == ("c", "d")


def test_keys_in_braces_are_known_before_and_behind() -> None:
    text = "claims:\n  a: {text: It is so, st‸: asserts, voice: x}\n"
    assert cursor_at(text.replace("‸", ""), text.index("‸")).siblings == {"text", "voice"}
