"""`argmap new --from` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli

ARTICLE = "The library is used. Therefore the town should keep it. The mayor says that it costs too much.\n"


def argmap(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=text, prog_name="argmap")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    return tmp_path


def test_the_draft_of_an_article_passes_check_and_its_passages_are_found() -> None:
    Path("texts/a.txt").write_text(ARTICLE)
    result = argmap("new", "a.yaml", "--from", "texts/a.txt")
    assert result.exit_code == 0
    assert result.stderr == (
        "3 sentences; hints: 1 conclusion, 1 voice\n"
        "wrote a.yaml; `argmap check a.yaml` and `argmap render a.yaml` are next\n"
    )
    checked = argmap("check", "a.yaml")
    assert checked.exit_code == 0
    assert "1 map, 3 claims; 3 passages found in the source: " in checked.stderr
    assert argmap("render", "a.yaml").exit_code == 0


def test_a_text_beside_the_map_is_its_source_and_another_is_not() -> None:
    Path("texts/a.txt").write_text(ARTICLE)
    Path("maps").mkdir()
    argmap("new", "a.yaml", "--from", "texts/a.txt")
    argmap("new", "maps/a.yaml", "--from", "texts/a.txt")
    assert "\n  text: texts/a.txt\n" in Path("a.yaml").read_text()
    assert "source:" not in Path("maps/a.yaml").read_text()
    assert "3 passages found" in argmap("check", "maps/a.yaml", "--sources", "texts").stderr


def test_from_standard_input_to_standard_output() -> None:
    result = argmap("new", "--from", "-", "--title", "Keep it?", text="\ufeff" + ARTICLE.replace("\n", "\r\n"))
    assert result.exit_code == 0
    assert "\ntitle: Keep it?\n" in result.stdout
    assert "\r" not in result.stdout
    assert result.stderr == "3 sentences; hints: 1 conclusion, 1 voice\n"


def test_a_language_without_a_table_is_told() -> None:
    result = argmap("new", "--from", "-", "--language", "hy", text="Գրադարանը բաց է։ Այն պետք է։")
    assert result.exit_code == 0
    assert "\nlanguage: hy\n" in result.stdout
    assert result.stderr == "2 sentences; no hints, as there is no table of cue words for `hy` (de, en)\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no word stands in it"),
        (b"\x00\x01\x02abc", "it holds NUL characters, so it is not a text"),
        (b"one\ntwo \xff\xd8", "byte 0xFF is not UTF-8; save the file as UTF-8 (line 2, column 5)"),
        (b"\xff\xfea\x00", "this looks like UTF-16; save the file as UTF-8"),
    ],
)
def test_what_is_no_text_is_told_and_nothing_written(content: bytes, said: str) -> None:
    Path("a.txt").write_bytes(content)
    result = argmap("new", "a.yaml", "--from", "a.txt")
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert not Path("a.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "b.txt"], "no such file; did you mean `a.txt`?"),
        (["--from", "texts"], "this is a folder, not a file"),
        (["--from", "a.txt", "--language", "English (UK)"], "is no language tag"),
        (["--language", "en"], "name one with --from"),
        (["old.yaml", "--from", "a.txt"], "`old.yaml` is there already; --force writes over it"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], said: str) -> None:
    Path("a.txt").write_text(ARTICLE)
    Path("old.yaml").write_text("old")
    result = argmap("new", *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert Path("old.yaml").read_text() == "old"
