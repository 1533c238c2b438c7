"""Drafts: passages that are found, hints by their words, and maps that check finds no error in."""

from __future__ import annotations

import time
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.commands import cli
from argmap.diagnostics import Severity, SourceText
from argmap.drafting import LANGUAGES, Draft, NothingToDraft, draft, skeleton
from argmap.drafting.cues import MEANINGS, HintKind, table
from argmap.drafting.passages import unique_lengths
from argmap.editing.fmt import formatted
from argmap.reading.matching import NotFound, Source

ARTICLE = """\
Close it, and then

The library is used every year. Therefore the town should keep it.
But the mayor says that it costs too much, because the roof leaks.

According to the treasurer, there is a reserve. Although it is small, it covers the cost. The library is used.
"""


def drafted(text: str, language: str = "en") -> Draft:
    return draft(SourceText("article.txt", text), language)


def hints(sentence: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [tuple(hint) for hint in drafted(sentence, language).candidates[0].hints]  # type: ignore[misc]


def test_an_article_becomes_a_map() -> None:
    assert (
        skeleton(drafted(ARTICLE), name="article.txt").partition("argmap: 1")[2]
        == """
title: Close it, and then

claims:

  # paragraph 1

  s1:
    text: The library is used every year.
    tags: verbatim
    passage: The library is used every year
  s2:
    text: Therefore the town should keep it.
    tags: verbatim
    passage: Therefore the town should keep it
    #? conclusion (“Therefore”): follows from what stands before it
  s3:
    text: But the mayor says that it costs too much, because the roof leaks.
    tags: verbatim
    passage: But … leaks
    #? premise (“because”): holds a reason for the rest of the sentence: two claims and an argument
    #? objection (“But”): speaks against what stands before it
    #? voice (“says that”): somebody may say so: give `voice` and `stance`, leave who says it out of the text

  # paragraph 2

  s4:
    text: According to the treasurer, there is a reserve.
    tags: verbatim
    passage: According … reserve
    #? voice (“According to”): somebody else says so: give `voice` and `stance`, leave who says it out of the text
  s5:
    text: Although it is small, it covers the cost.
    tags: verbatim
    passage: Although … cost
    #? concession (“Although”): grants something, and goes on to answer it: the `stance` is `grants`
  s6:
    text: The library is used.
    tags: verbatim
    # no passage: these words stand at several places

# What hints at the beginning of a sentence suggest, the sentence before taken for what they speak of: take the # from
# those that are right, with their sentences as premise or conclusion, and mend the rest.
# arguments:
#   - premises: [s1]
#     conclusion: s2  # “Therefore”
#   - premises: [s3]
#     rebuts: s2  # “But”
"""
    )


@pytest.mark.parametrize("title", ["Close it, and then?", "Keep it!"])
def test_a_title_may_ask_or_call(title: str) -> None:
    found = drafted(f"{title}\n\nPeople use it. Is it dear?\n\nIs it?\n\nNo.")
    assert found.title == title
    assert [each.text for each in found.candidates] == ["People use it.", "Is it dear?", "Is it?", "No."]
    assert drafted("Is it dear?\nPeople use it.").title is None
    assert drafted("It is dear. Is it?\n\nPeople use it.").title is None


@pytest.mark.parametrize(
    "text", [ARTICLE, "a: b. %x! 'q' \"d\". - #! {x}. It's so. @at.", "word " * 60, "a" * 300 + ". B."]
)
def test_a_draft_is_formatted(text: str) -> None:
    written = skeleton(drafted(text), name="article.txt", text="a b.txt")
    assert formatted(written) == written


def test_what_is_suggested_can_be_uncommented() -> None:
    text = skeleton(drafted(ARTICLE), name="article.txt")
    head, _, suggested = text.partition("# arguments:\n")
    written = argmap.loads(head + "arguments:\n" + suggested.replace("#   ", "  ").replace("#     ", "    "))
    assert [(step.premises, step.conclusion, step.rebuts) for step in written.arguments] == [
        (["s1"], "s2", None),
        (["s3"], None, "s2"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thus far it is open.", []),
        ("It was open because of the rain.", []),
        ("It has been open since 2019.", []),
        ("It is open, since it is used.", [("premise", "since it", "inside")]),
        ("“Therefore,” it closed.", [("conclusion", "Therefore", "start")]),
        ("Yet another roof leaks.", []),
        ("A thusness is hencely soughed.", []),
        (
            "Of course it costs money; but it is used.",
            [("concession", "Of course", "start"), ("objection", "but", "inside")],
        ),
    ],
)
def test_hints_go_by_words(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(hints(sentence)) == sorted(expected)


def test_a_language_has_its_own_cues_and_an_unknown_one_none() -> None:
    assert hints("Daher bleibt sie offen.", "de-AT") == [("conclusion", "Daher", "start")]
    unknown = drafted("Դա այդպես է, որովհետև այդպես է։", "hy")
    assert not unknown.known
    assert unknown.candidates[0].hints == ()
    assert "no table of cue words for the language `hy`" in skeleton(unknown, name="a.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_is_sound(language: str) -> None:
    known = table(language)
    assert known is not None
    assert {kind for kind, _, _ in known.cues} == set(get_args(HintKind))
    assert {(kind, at) for kind, at, _ in known.cues} <= MEANINGS.keys()
    assert all(word == word.lower() and not word.endswith(".") for word in known.habits.abbreviations)


@pytest.mark.parametrize("text", ["", " \n\r\n\t", "\ufeff", "… — !!!", "a\0b", "x " * (2 * 2**20 + 1)])
def test_no_draft_of_nothing(text: str) -> None:
    with pytest.raises(NothingToDraft):
        drafted(text)


PIECES = st.sampled_from([
    "The library is open. ", "Therefore ", "but ", "\n\n", "\r\n", "U.S. ", "\u2028", "…", "... ", "“a. B” ", "- ",
    "# ", "图书馆。", "։ ", "؟ ", "\ufeff", "\x85", "\x1b", "a: b ", "'", '"', "| ", "> ", "& ", "*x ", "{", "}", "%",
    "@", "` ", "e\u0301 ", "_", "__ ", "1. ", "null", "true ", "no. ", "\t", "\ufffe", "𝒜 ", "👩\u200d👩 ", "\u00ad",
    "said ", "~ ", "= ", "word " * 30,
])  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join))
def test_any_text_gives_a_map_without_errors(text: str) -> None:
    try:
        found = drafted(text)
    except NothingToDraft:
        assert "\0" in text or not any(c.isalnum() for c in text)
        return
    written = argmap.loads(skeleton(found, name="article.txt"))
    assert {name: claim.text for name, claim in written.claims.items()} == {c.id: c.text for c in found.candidates}
    assert [each.message for each in argmap.check(written) if each.severity is Severity.ERROR] == []
    source = Source(SourceText("article.txt", text))
    for each in found.candidates:
        if each.passage is not None:
            place = source.find(each.passage)
            assert not isinstance(place, NotFound), each.passage
            assert each.start <= place.start <= place.end <= each.end


@given(st.lists(st.sampled_from("abc"), max_size=40), st.data())
def test_so_many_words_are_needed_as_no_other_place_has(words: list[str], data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(words) - 1), unique=True)) if words else []
    for start, length in zip(starts, unique_lengths(words, starts), strict=True):
        needed = [
            n for n in range(1, len(words) - start + 1)
            if sum(words[at : at + n] == words[start : start + n] for at in range(len(words))) == 1
        ]  # fmt: skip
        assert length == (needed[0] if needed and needed[0] <= 24 else None)


@pytest.mark.parametrize("piece", ["The library is open. ", "The library {} is open and it {} is used. ", "a "])
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "".join(piece.format(n, n) for n in range(times))
        before = time.process_time()
        skeleton(drafted(text), name="a.txt")
        return time.process_time() - before

    seconds(100)
    assert seconds(8_000) < 0.2 + 12 * seconds(2_000)  # 16 would be quadratic, 4 is linear


def test_the_articles_at_hand_are_drafted_and_pass_check(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[3] / "shared" / "sources"
    articles = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not articles:
        pytest.skip("the articles are not here")
    for path in articles:
        found = drafted(path.read_text(encoding="utf-8-sig"))
        assert len(found.candidates) > 20
        named = sum(each.passage is not None for each in found.candidates)
        assert named > 0.9 * len(found.candidates)
        written = tmp_path / path.with_suffix(".yaml").name
        written.write_text(skeleton(found, name=path.name, text=path.name), encoding="utf-8")
        checked = CliRunner().invoke(cli, ["check", str(written), "--sources", str(folder)])
        assert checked.exit_code == 0, checked.output
        assert f"{named} passages found in the source" in checked.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The implemen-\ntation is late.", "The implementation is late."),
        ("There-\r\n  fore it is so.", "Therefore it is so."),
        ("It is well-\nknown. A well-known fact.", "It is well-known."),
        ("It is well-\nknown. All is well and known.", "It is well-known."),
        ("The Smith-\nJones plan fails.", "The Smith-Jones plan fails."),
        ("It fell - \nby 2 -\n3 percent.", "It fell - by 2 - 3 percent."),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_joined(text: str, said: str) -> None:
    found = drafted(text)
    assert found.candidates[0].text == said
    assert found.candidates[0].passage
    assert not [each for each in argmap.loads(skeleton(found, name="a.txt")).claims.values() if not each.text]
