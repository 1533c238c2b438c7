"""What is said of passages that name no place: the nearest words, longer runs, the right order, and fixes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.api import Report, check_files
from argmap.checking import Passages
from argmap.diagnostics import Selection, SourceText
from argmap.editing.fixes import apply_fixes
from argmap.reading.nearest import Nearest, _distances
from argmap.reading.passages import NotFound, Source, suggest, words_of

TEXT = (
    "The mayor calls the library a burden. The town, he says, can’t carry it any longer.\n\n"
    "The town has money in its reserve; the mayor does not\nmention it. The roof of the library leaks.\n"
)


def checked(folder: Path, passage: str, text: str = TEXT) -> Report:
    (folder / "source.txt").write_text(text, encoding="utf-8")
    path = folder / "map.yaml"
    path.write_text(
        "argmap: 1\ntitle: T\nsource: {text: source.txt}\nclaims:\n  a:\n    text: It is so.\n"
        f"    passage: {passage}  # why\n",
        encoding="utf-8",
    )
    return check_files([path], Selection(select=("AM5",)))


def mended(folder: Path, passage: str) -> str | None:
    """Return what the passage is after fixes, or None when there is none."""
    (finding,) = checked(folder, passage).diagnostics
    source = SourceText(str(folder / "map.yaml"), (folder / "map.yaml").read_text(encoding="utf-8"))
    fixed = apply_fixes(source, [finding])
    assert "# why" in fixed.text
    return fixed.text.rsplit("passage: ", 1)[1].split("  #")[0] if fixed.mended else None


@pytest.mark.parametrize(
    ("passage", "becomes"),
    [
        ("The mayer calls … a burden", "The mayor calls … a burden"),
        ("calls teh library", "calls the library"),
        ("'has mony in its'", "has money in its"),
        ("burden … cary it any", "burden … carry it any"),
        ("he sais cant carry … longer", '"he says, can’t carry … longer"'),
        ("the mayor … mention it", None),  # both places lead to the same end
        ("the town … in its reserve", None),
        ("the library … leaks", None),
        ("The mayor … any longer", "The mayor calls … any longer"),
        ("mention it … a burden", None),
        ("the moon is made of cheese", None),
    ],
)
def test_a_fix_is_offered_only_where_one_thing_can_be_meant(tmp_path: Path, passage: str, becomes: str | None) -> None:
    assert mended(tmp_path, passage) == becomes


@pytest.mark.parametrize(
    ("passage", "message"),
    [
        ("The mayer … burden", "`The mayer` does not stand in `source.txt`; did you mean `The mayor calls … burden`?"),
        ("the moon is made of cheese", "`the moon is made of cheese` does not stand in `source.txt`"),
        ("the mayor", "`the mayor` stands in `source.txt` more than once; take more words, or begin in the sentence "
         "before"),
        ("the mayor … mention it", "`the mayor` stands in `source.txt` more than once; did you mean `the mayor does … "
         "mention it`?"),
        ("any longer … a burden", "out of order: in `source.txt` the last words, `a burden`, do not stand after the "
         "first words; did you mean `a burden … any longer`?"),
        ("money … leeks", "the first words stand in `source.txt`, but `leeks` does not follow them; did you mean "
         "`money … leaks`?"),
        ("money … on Mars", "the first words stand in `source.txt`, but `on Mars` does not follow them"),
    ],
)  # fmt: skip
def test_what_was_probably_meant_is_told(tmp_path: Path, passage: str, message: str) -> None:
    (finding,) = checked(tmp_path, passage).diagnostics
    assert finding.message == message


def test_each_place_of_ambiguous_words_is_shown_with_words_that_stand_only_there(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "the town").diagnostics
    assert [(related.message, related.span.start.line) for related in finding.related] == [
        ("it stands here; only here: `The town, he`", 0),
        ("and here; only here: `The town has`", 2),
    ]


def test_words_out_of_order_are_shown_where_they_stand(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, "any longer … calls").diagnostics
    assert [related.message for related in finding.related] == [
        "the first words stand here",
        "the last words stand here, and not after them",
        "the nearest stands here",
    ]


def test_passages_are_counted_by_what_came_of_them(tmp_path: Path) -> None:
    assert checked(tmp_path, "[a burden, no such, leaks]").passages == Passages(2, 1, 0)
    (tmp_path / "source.txt").unlink()
    assert check_files([tmp_path / "map.yaml"]).passages == Passages(0, 0, 3)


def test_passages_of_a_map_without_a_text_are_counted_too(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("argmap: 1\ntitle: T\nclaims: {a: {text: It is., passage: [b, c … d]}}\n")
    assert check_files([path]).passages == Passages(0, 0, 2)


def test_a_passage_of_no_words_is_not_found(tmp_path: Path) -> None:
    assert [d.slug for d in checked(tmp_path, '"_ … _"').diagnostics] == ["passage-not-found"]
    assert [d.slug for d in checked(tmp_path, '"leaks … _"').diagnostics] == ["passage-last-words"]


letters = st.text("ab c", max_size=40)


@given(pattern=st.text("ab c", min_size=1, max_size=12), text=letters)
def test_the_bit_parallel_search_finds_the_distances_of_the_plain_one(pattern: str, text: str) -> None:
    row = list(range(len(pattern) + 1))
    plain = []
    for letter in text:
        after = [0]
        for index, wanted in enumerate(pattern, 1):
            after.append(min(row[index] + 1, after[-1] + 1, row[index - 1] + (letter != wanted)))
        row = after
        plain.append(row[-1])
    assert _distances(pattern, text) == plain


@given(
    words=st.lists(st.text("abcde", min_size=1, max_size=8), min_size=1, max_size=30),
    passage=st.lists(st.text("abcdef", min_size=1, max_size=8), min_size=1, max_size=4),
    last=st.lists(st.text("abcdef", min_size=1, max_size=8), max_size=3),
)
def test_what_is_suggested_is_always_found(words: list[str], passage: list[str], last: list[str]) -> None:
    source = Source(SourceText("x", " ".join(words)))
    text = " ".join(passage) + (f" … {' '.join(last)}" if last else "")
    fault = source.find_run(text)
    if isinstance(fault, NotFound):
        meant = suggest(text, fault, source, Nearest(source))
        assert meant is None or source.find_run(meant.passage) == meant.run


@given(
    words=st.lists(st.text("abcdefgh", min_size=5, max_size=9), min_size=8, max_size=30, unique=True),
    data=st.data(),
)
def test_words_with_one_wrong_letter_are_found_again(words: list[str], data: st.DataObject) -> None:
    source = Source(SourceText("x", " ".join(words)))
    first = data.draw(st.integers(0, len(words) - 4))
    run = " ".join(words[first : first + 4])
    at = data.draw(st.integers(0, len(run) - 1).filter(lambda n: run[n] != " "))
    near = Nearest(source).find(words_of(run[:at] + "z" + run[at + 1 :]))
    assert near is not None
    assert near.edits == 1
    assert source.words[near.run.first : near.run.end] == words[first : first + 4]
