"""Faults of files that cannot say in a comment what is wrong with them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.api import Report, check_files
from argmap.reading import read_string
from argmap.reading.files import LARGEST
from argmap.reading.tree import DEEPEST
from tests.strategies import texts

HEAD = "argmap: 1\ntitle: T\n"
BILLION = "note: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"n{i}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(9)
)


def found(report: Report) -> list[tuple[str, int, int]]:
    return [(d.slug, d.span.start.line + 1, d.span.start.column + 1) for d in report.diagnostics]


def written(folder: Path, content: bytes) -> Path:
    path = folder / "map.yaml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [("empty-file", 1, 1)]),
        (b"\n  \n# nothing\n", [("empty-file", 1, 1)]),
        (b"\xef\xbb\xbf", [("empty-file", 1, 1)]),
        (b"argmap: 1\ntitle: caf\xe9\nclaims: {}\n", [("not-utf8", 2, 11)]),
        ("argmap: 1\ntitle: T\nclaims: {}\n".encode("utf-16"), [("not-utf8", 1, 1)]),
        (HEAD.encode() + b"claims: " + b"[" * (DEEPEST + 1), [("too-deep", 3, 8 + DEEPEST)]),
        (HEAD.encode() + BILLION.encode(), [("too-many-aliases", 7, 37)]),
        (b"argmap: 1\ntitle: a\x01b\nclaims: {}\n", [("yaml-syntax", 2, 9)]),
        (b"argmap: 1\ntitle: 'T\nclaims: {}\n", [("yaml-syntax", 2, 8)]),
        (b"# only this\n--- \n", [("wrong-type", 2, 5)]),
        (b"just text\n", [("wrong-type", 1, 1)]),
    ],
)
def test_files_that_are_no_maps(tmp_path: Path, content: bytes, expected: list[tuple[str, int, int]]) -> None:
    assert found(check_files([written(tmp_path, content)])) == expected


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert found(check_files([path])) == [("too-large", 1, 1)]


def test_a_missing_file_is_told_from_a_folder_and_a_near_name_suggested(tmp_path: Path) -> None:
    written(tmp_path, HEAD.encode() + b"claims: {}\n")
    report = check_files([tmp_path / "mapp.yaml", tmp_path])
    assert report.unread
    messages = sorted(d.message for d in report.diagnostics)
    assert messages == ["no such file; did you mean `map.yaml`?", "this is a folder, not a file"]
    assert {d.slug for d in report.diagnostics} == {"unreadable-file"}


def test_a_missing_include_is_shown_where_it_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD.encode() + b"include: {a: b.yaml}\nclaims: {x: X is so.}\nmain: a/y\n")
    errors = [d for d in check_files([path]).diagnostics if d.span.file == str(path)]
    assert [(d.slug, d.span.start.line + 1, d.span.start.column + 1) for d in errors] == [("unreadable-file", 3, 14)]


def test_a_long_chain_meets_no_recursion_limit(tmp_path: Path) -> None:
    count = sys.getrecursionlimit() * 3
    claims = "".join(f"  c{i}: Claim {i} holds.\n" for i in range(count))
    arguments = "".join(f"  - {{premises: [c{i}], conclusion: c{i + 1}}}\n" for i in range(count - 1))
    text = f"{HEAD}claims:\n{claims}arguments:\n{arguments}"
    path = written(tmp_path, text.encode())
    assert found(check_files([path])) == []
    closing = f"  - {{premises: [c{count - 1}], conclusion: c0}}\n"
    path.write_text(text + closing, encoding="utf-8")
    assert "circular-support" in {slug for slug, _, _ in found(check_files([path]))}


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_random_bytes_never_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    check_files([written(tmp_path_factory.getbasetemp(), content)])


YAML_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3),
    max_leaves=12,
)
KEYS = st.sampled_from(
    ("argmap", "title", "claims", "arguments", "main", "groups", "scenarios", "questions", "include", "same",
     "contraries", "source", "voices", "schemes", "text", "premises", "conclusion", "id", "a", "held", "not")
)  # fmt: skip
MAPLIKE = st.recursive(
    YAML_VALUES | st.sampled_from(("a", 1)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@given(st.dictionaries(KEYS, MAPLIKE, max_size=8))
@settings(max_examples=300)
def test_random_documents_never_raise(content: dict[str, object]) -> None:
    import yaml

    text = yaml.safe_dump(content, allow_unicode=True)
    document = read_string(text)
    assert document.map is not None or document.diagnostics


def test_a_key_that_is_a_list_or_a_mapping_does_not_shift_what_follows() -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  [q]: 1\n  {w: e}: 2\n  a: The library is open.\n  b: It is free.\n"
    document = read_string(text)
    assert [d.slug for d in document.diagnostics] == ["wrong-type", "wrong-type"]
    assert document.map is not None
    assert list(document.map.claims) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("title: &y 1984\n", "1984"),
        ("description: &y 1.10\ntitle: *y\n", "1.10"),
        ("title: !!int 1984\n", "1984"),
        ("title: &y true\n", "true"),
        ("title: 0x1F\n", "0x1F"),
    ],
)
def test_text_that_looks_like_a_number_is_taken_as_written_whatever_stands_before_it(text: str, title: str) -> None:
    document = read_string("argmap: 1\nclaims: {}\n" + text)
    assert not document.diagnostics
    assert document.map is not None
    assert document.map.title == title


def test_one_number_is_a_text_where_a_list_of_texts_may_stand() -> None:
    document = read_string("argmap: 1\ntitle: T\ntags: 2024\nauthor: [5, x]\nclaims: {a: {text: A., voice: 1984}}\n")
    assert not document.diagnostics
    assert document.map is not None
    assert (document.map.tags, document.map.author) == (["2024"], ["5", "x"])
    assert document.map.claims["a"].voice == ["1984"]


def test_a_name_of_ours_is_no_key_of_a_premise() -> None:
    text = "argmap: 1\ntitle: T\nclaims: {a: A., b: B.}\narguments: [{premises: [{claim: a}], conclusion: b}]\n"
    (found,) = list(read_string(text).diagnostics)
    assert (found.slug, found.span.start) == ("wrong-type", (3, 24))


def test_an_unknown_alias_is_told_once() -> None:
    text = "argmap: 1\ntitle: *x\nclaims: {a: A.}\ntags: [*y, z]\n"
    assert [d.slug for d in read_string(text).diagnostics] == ["unknown-anchor"] * 2


def test_a_slip_in_quotes_is_mended_in_its_quotes() -> None:
    from argmap.editing.fixes import apply_fixes

    text = 'argmap: 1\n"titel": T\nclaims: {a: {text: A., stance: "assert"}}\n'
    document = read_string(text)
    mended = apply_fixes(document.source, document.diagnostics).text
    assert mended == 'argmap: 1\n"title": T\nclaims: {a: {text: A., stance: "asserts"}}\n'


CLAIMS = "claims:\n  keep: The library should stay.\n  used: The library is used.\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (CLAIMS + "arguments:\n- premises: [used]\nconclusion: keep\n", "it must be indented like the other keys"),
        (CLAIMS + "arguments:\n  - {premises: [used], conclusion: keep}\nweight: 1\n", "it must be indented"),
        ("claims:\n  - keep: It should stay.\n", "leave out the dashes"),
        ("claims: {keep: It stays.}\narguments:\n  premises: [keep]\n  conclusion: keep\n", "begin each argument with"),
        ("claims:\n  keep: {text: The library, which is old, stays.}\n", "a text with a comma in it must be in quotes"),
        (CLAIMS + "arguments:\n- {premises: [The library is used], conclusion: keep}\n", "named by its id elsewhere"),
        ("claims:\n  keep: *The library* should stay.\n", "a text that begins with `*` must be in quotes"),
        (CLAIMS + "arguments:\n- {premises: [used], conclusion: keep, scheme: expert}\n", "mean `expert-opinion`?"),
    ],
)
def test_a_slip_of_layout_is_told_as_what_it_is(tmp_path: Path, content: str, said: str) -> None:
    report = check_files([written(tmp_path, (HEAD + content).encode())])
    (finding,) = [d for d in report.diagnostics if said in d.message]
    assert finding.fix is None
    assert "dangling-reference" not in [d.slug for d in report.diagnostics]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("keep: *The library* should stay.", (3, 8)),
        ("keep:\n    text: *The library* should stay.", (4, 10)),
        ("keep:\n    text: *The library", (4, 10)),
    ],
)
def test_a_text_that_begins_with_an_asterisk_is_told_once(line: str, place: tuple[int, int]) -> None:
    (finding,) = read_string(f"{HEAD}claims:\n  {line}\n").diagnostics
    assert finding.span.start == place and "must be in quotes" in finding.message


def test_a_fault_of_syntax_behind_an_unknown_alias_is_told_too() -> None:
    found = read_string(f"{HEAD}claims:\n  keep: *The library\nmain: [keep\n").diagnostics
    assert [d.slug for d in found] == ["unknown-anchor"]
    found = read_string(f"{HEAD}tags: [*two]\nclaims:\n  keep: [\n").diagnostics
    assert [d.slug for d in found] == ["unknown-anchor", "yaml-syntax"]


def test_a_text_that_begins_with_a_dash_wants_quotes() -> None:
    (finding,) = read_string(f"{HEAD}claims:\n  keep: - It should stay.\n").diagnostics
    assert "a text that begins so in quotes" in finding.message


@pytest.mark.parametrize(
    ("written_as", "meant", "mended"),
    [
        ("out", "false", "false"),
        ("in", "true", "true"),
        ("no", "false", "false"),
        ("undecide", "undecided", "undecided"),
        ('"false"', "false", None),
        ("[keep]", None, None),
        ("dunno", None, None),
    ],
)
def test_what_a_scenario_assumes_may_be_meant_as_a_verdict(
    written_as: str, meant: str | None, mended: str | None
) -> None:
    head = f"{HEAD}claims: {{keep: It stays.}}\nscenarios: {{s: {{assume: {{keep: "
    (finding,) = read_string(f"{head}{written_as}}}}}}}\n").diagnostics
    quoted = " without quotes" if '"' in written_as else ""
    assert finding.message.startswith(f"expected true, false or undecided{quoted}, found ")
    assert finding.message.endswith(f"; did you mean `{meant}`?") is (meant is not None)
    assert (finding.fix.edits[0].text if finding.fix else None) == mended


def test_a_conclusion_at_the_top_is_the_main_one_where_the_arguments_have_theirs(tmp_path: Path) -> None:
    text = HEAD + CLAIMS + "arguments:\n- {premises: [used], conclusion: keep}\nconclusion: keep\n"
    (finding,) = check_files([written(tmp_path, text.encode())]).diagnostics
    assert "did you mean `main`?" in finding.message and finding.fix is not None
