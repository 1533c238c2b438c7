"""`argmap cite` and `argmap coverage`, and what `argmap check` says of passages, as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli

TEXT = "We say: keep the library open, for it is used, and used more every year.\n"
MAP = """\
argmap: 1
title: Library
claims:
  keep: The town should keep its library.   # says who?
  used: More people use the library every year.
arguments:
  - premises: [used]
    conclusion: keep
"""


def argmap(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=text, prog_name="argmap")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("texts").mkdir()
    Path("texts/a.txt").write_text(TEXT)
    Path("a.yaml").write_text(MAP)
    return tmp_path


class TestCite:
    def test_a_quotation_is_written_and_told(self) -> None:
        result = argmap("cite", "a.yaml", "keep", "We say - keep the library OPEN for it", "--sources", "texts")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "a.yaml: `keep` has the passage `We … it` (texts/a.txt:1:1)\n"
        assert "  keep:\n    text: The town should keep its library.   # says who?\n    passage: We … it\n" in (
            Path("a.yaml").read_text()
        )
        checked = argmap("check", "--sources", "texts", "a.yaml")
        assert checked.stderr == "1 map, 2 claims; 1 passage found in the source: all is well\n"
        again = argmap("cite", "a.yaml", "keep", "We say: keep the library open, for it", "--sources", "texts")
        assert "`keep` already has the passage" in again.stderr

    def test_a_dry_run_shows_the_change_and_makes_none(self) -> None:
        result = argmap("cite", "a.yaml", "used", "more every year", "--sources", "texts", "--dry-run", "-q")
        assert result.exit_code == 0
        assert "\n+    passage: more every year\n" in result.stdout
        assert result.stderr == ""
        assert Path("a.yaml").read_text() == MAP

    def test_standard_input_goes_to_standard_output(self) -> None:
        Path("texts/<stdin>.txt").write_text(TEXT)
        result = argmap("cite", "-", "used", "more every year", "--sources", "texts", text=MAP)
        assert result.exit_code == 0
        assert "    passage: more every year\n" in result.stdout

    def test_a_quotation_that_is_not_there_exits_with_1(self) -> None:
        result = argmap("cite", "a.yaml", "used", "keep teh library", "--sources", "texts")
        assert result.exit_code == 1
        assert "did you mean `keep the library`?\n  texts/a.txt:1:9: this stands here\n" in result.stderr
        twice = argmap("cite", "a.yaml", "used", "used", "--sources", "texts")
        assert twice.exit_code == 1
        assert "texts/a.txt:1:42: it stands here" in twice.stderr
        assert "texts/a.txt:1:52: and here" in twice.stderr

    def test_an_unknown_claim_exits_with_2(self) -> None:
        result = argmap("cite", "a.yaml", "kep", "it is used", "--sources", "texts")
        assert result.exit_code == 2
        assert "no claim `kep`; did you mean `keep`?" in result.stderr

    def test_a_map_without_a_text_exits_with_2(self) -> None:
        result = argmap("cite", "a.yaml", "keep", "it is used")
        assert result.exit_code == 2
        assert "`--sources DIR`" in result.stderr

    def test_settings_name_the_folder(self) -> None:
        Path("argmap.toml").write_text('sources = "texts"')
        assert argmap("cite", "a.yaml", "keep", "it is used").exit_code == 0

    def test_a_map_with_faults_exits_with_1_and_a_missing_one_with_2(self) -> None:
        Path("b.yaml").write_text(MAP.replace("title", "titel"))
        result = argmap("cite", "b.yaml", "keep", "it is used", "--sources", "texts")
        assert result.exit_code == 1
        assert "b.yaml:2:1: error" in result.stderr
        assert argmap("cite", "c.yaml", "keep", "it is used").exit_code == 2

    def test_a_claim_that_is_an_alias_exits_with_1(self) -> None:
        Path("a.yaml").write_text("argmap: 1\ntitle: T\nclaims:\n  a: &it {text: It is.}\n  b: *it\n")
        result = argmap("cite", "a.yaml", "b", "it is used", "--sources", "texts")
        assert result.exit_code == 1
        assert "is an alias" in result.stderr


class TestCoverage:
    def test_the_text_is_shown_with_whose_it_is(self) -> None:
        argmap("cite", "a.yaml", "used", "it is used", "--sources", "texts")
        result = argmap("coverage", "a.yaml", "--sources", "texts")
        assert result.exit_code == 0
        assert result.stdout.startswith(
            "1 used  We say: keep the library open, for [1: it is used], and used more every year.\n\n"
            "3 of 15 words (20%) stand in a passage\n1 of 2 claims have a passage in the source\nwithout one: keep\n"
        )

    def test_the_format_is_that_of_the_file(self) -> None:
        assert argmap("coverage", "a.yaml", "--sources", "texts", "-o", "a.html").exit_code == 0
        assert Path("a.html").read_text().startswith("<!doctype html>\n")
        assert (
            json.loads(argmap("coverage", "a.yaml", "--sources", "texts", "--format", "json").stdout)["passages"] == []
        )

    def test_a_passage_that_is_not_found_exits_with_1(self) -> None:
        Path("a.yaml").write_text(MAP.replace("keep: The", "keep:\n    passage: no such\n    text: The"))
        result = argmap("coverage", "a.yaml", "--sources", "texts")
        assert result.exit_code == 1
        assert "not found: `no such` of `keep`\n" in result.stdout

    def test_without_a_text_or_a_map_it_exits_with_2(self) -> None:
        result = argmap("coverage", "a.yaml")
        assert result.exit_code == 2
        assert "`--sources DIR` names the folder of `a.txt`" in result.stderr
        assert argmap("coverage", "none.yaml", "--sources", "texts").exit_code == 2

    def test_a_text_that_is_not_utf8_exits_with_2(self) -> None:
        Path("texts/a.txt").write_bytes(b"caf\xe9")
        result = argmap("coverage", "a.yaml", "--sources", "texts")
        assert result.exit_code == 2
        assert "the source text `a.txt`: byte 0xE9 is not UTF-8" in result.stderr


class TestCheck:
    def test_what_could_not_be_looked_up_is_counted(self) -> None:
        argmap("cite", "a.yaml", "used", "it is used", "--sources", "texts")
        Path("b.yaml").write_text(Path("a.yaml").read_text())
        result = argmap("check", "--sources", "texts", "a.yaml", "b.yaml")
        assert result.exit_code == 0
        assert "1 passage found in the source, 1 not looked up (no text): 1 warning" in result.stderr
        assert "1 passage not looked up (no text): all is well" in argmap("check", "a.yaml").stderr

    def test_json_counts_them_too(self) -> None:
        argmap("cite", "a.yaml", "used", "it is used", "--sources", "texts")
        summary = json.loads(argmap("check", "--format", "json", "a.yaml").stdout)["summary"]
        assert summary["passages"] == {"found": 0, "wrong": 0, "unverified": 1}

    def test_an_overlap_is_a_note_and_does_not_fail(self) -> None:
        argmap("cite", "a.yaml", "used", "it is used", "--sources", "texts")
        argmap("cite", "a.yaml", "keep", "for it is used", "--sources", "texts")
        result = argmap("check", "--strict", "--select", "passage-overlap", "--sources", "texts", "-v", "a.yaml")
        assert result.exit_code == 0
        assert "note: the passage of `used` lies within that of `keep` (AM505 passage-overlap)" in result.stdout

    def test_a_passage_is_mended_where_one_thing_can_be_meant(self) -> None:
        argmap("cite", "a.yaml", "used", "it is used", "--sources", "texts")
        Path("a.yaml").write_text(Path("a.yaml").read_text().replace("it is used", "open, for it si used"))
        assert argmap("check", "--fix", "--sources", "texts", "a.yaml").exit_code == 0
        assert 'passage: "open, for it is used"\n' in Path("a.yaml").read_text()


@pytest.mark.parametrize("path", ["maps/b.yaml", "./maps/b.yaml"])
def test_a_source_that_the_map_names_is_told_by_its_way_from_here(path: str) -> None:
    Path("maps").mkdir()
    Path("maps/b.txt").write_text(TEXT)
    Path("maps/b.yaml").write_text(MAP.replace("claims:", "source: {text: b.txt}\nclaims:"))
    cited = argmap("cite", path, "keep", "keep the library open")
    assert cited.exit_code == 0 and "(maps/b.txt:1:9)" in cited.stderr
    assert "at maps/b.txt:1:" in argmap("coverage", path).stdout
