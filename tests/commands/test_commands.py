"""The command line as a user meets it: real processes for what only they show, the runner for the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.dom.minidom
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli

GOOD = """\
argmap: 1
title: Library
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
arguments:
  - premises: [used]
    conclusion: keep
"""
RING = GOOD + "  - premises: [keep]\n    conclusion: used\n"
WARNED = GOOD.replace("arguments:", "  lonely: The roof of the library leaks.\narguments:")


PICTURES = [("a.svg", b"<svg"), ("a.dot", b"digraph"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF")]


def argmap(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=text, prog_name="argmap")


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **options.pop("env", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "argmap", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestCheck:
    def test_a_good_map_is_clean(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("check", "a.yaml")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "1 map, 2 claims: all is well\n"

    def test_an_error_exits_with_1_and_shows_the_place(self, folder: Path) -> None:
        Path("a.yaml").write_text(RING)
        result = argmap("check", "a.yaml")
        assert result.exit_code == 1
        assert "a.yaml:9:16: error: a ring of support: `keep` → `used` → `keep`" in result.stdout
        assert "   9 |   - premises: [keep]\n     |                ^^^^\n" in result.stdout

    def test_a_warning_exits_with_0_and_with_strict_1(self, folder: Path) -> None:
        Path("a.yaml").write_text(WARNED)
        assert argmap("check", "a.yaml").exit_code == 0
        assert argmap("check", "--strict", "a.yaml").exit_code == 1
        assert argmap("check", "--strict", "--ignore", "AM301", "a.yaml").exit_code == 0
        assert argmap("check", "--strict", "--select", "circular-support", "a.yaml").exit_code == 0

    @pytest.mark.parametrize("path", ["missing.yaml", "nowhere/missing.yaml"])
    def test_a_missing_file_exits_with_2(self, folder: Path, path: str) -> None:
        result = argmap("check", path)
        assert result.exit_code == 2
        assert f"{path}:1:1: error: no such file" in result.stdout

    def test_a_missing_file_with_a_near_name_is_suggested(self, folder: Path) -> None:
        Path("library.yaml").write_text(GOOD)
        assert "did you mean `library.yaml`?" in argmap("check", "libary.yaml").stdout

    @pytest.mark.parametrize("option", [["--select", "orphan-clam"], ["--ignore", "AM999"]])
    def test_an_unknown_check_exits_with_2(self, folder: Path, option: list[str]) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("check", *option, "a.yaml")
        assert result.exit_code == 2
        assert "no check is called" in result.stderr

    def test_a_folder_is_searched_for_maps_and_nothing_else(self, folder: Path) -> None:
        (folder / "deep" / "er").mkdir(parents=True)
        (folder / ".hidden").mkdir()
        for path in ("a.yaml", "deep/b.yml", "deep/er/c.yaml", ".hidden/d.yaml"):
            Path(path).write_text(RING)
        Path("other.yaml").write_text("on: push\n")
        report = json.loads(argmap("check", "--format", "json", ".").stdout)
        assert {d["file"] for d in report["diagnostics"]} == {"a.yaml", "deep/b.yml", "deep/er/c.yaml"}

    def test_a_pattern_is_matched(self, folder: Path) -> None:
        Path("a.yaml").write_text(RING)
        Path("b.yaml").write_text(GOOD)
        assert argmap("check", "a*.yaml").exit_code == 1
        assert argmap("check", "[b-z]*.yaml").exit_code == 0
        assert argmap("check", "z*.yaml").exit_code == 2

    def test_a_folder_without_maps_exits_with_2(self, folder: Path) -> None:
        assert argmap("check", ".").exit_code == 2

    def test_standard_input_is_a_map(self) -> None:
        result = argmap("check", "--select", "circular-support", "-", text=RING)
        assert result.exit_code == 1
        assert result.stdout.startswith("<stdin>:9:16: error:")

    def test_json_has_the_promised_keys(self, folder: Path) -> None:
        Path("a.yaml").write_text(RING)
        (found,) = json.loads(argmap("check", "--format", "json", "--select", "AM201", "a.yaml").stdout)["diagnostics"]
        assert list(found) == [
            "code", "slug", "severity", "message", "file", "line", "column", "end_line", "end_column", "related", "fix",
        ]  # fmt: skip
        assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (9, 16, 9, 20)
        assert [(r["line"], r["message"]) for r in found["related"]] == [
            (9, "`keep` supports `used`"),
            (7, "`used` supports `keep`"),
        ]

    def test_an_ignore_comment_on_the_line_is_heard(self, folder: Path) -> None:
        Path("a.yaml").write_text(WARNED.replace("leaks.", "leaks.  # argmap: ignore[orphan-claim]"))
        assert argmap("check", "--strict", "a.yaml").exit_code == 0
        Path("a.yaml").write_text(WARNED.replace("leaks.", "leaks.  # argmap: ignore[too-long]"))
        assert argmap("check", "--strict", "a.yaml").exit_code == 1

    def test_fix_mends_and_keeps_comments_line_ends_and_mark(self, folder: Path) -> None:
        before = GOOD.replace("premises: [used]", "premisses: [used]   # why").replace("\n", "\r\n")
        Path("a.yaml").write_bytes(b"\xef\xbb\xbf" + before.encode())
        result = argmap("check", "--fix", "a.yaml")
        assert result.exit_code == 0
        assert "1 mended" in result.stderr
        assert Path("a.yaml").read_bytes() == b"\xef\xbb\xbf" + before.replace("premisses", "premises").encode()

    def test_fixing_twice_changes_nothing(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD.replace("title:", "titel:").replace("[used]", "used"))
        argmap("check", "--fix", "a.yaml")
        once = Path("a.yaml").read_text()
        assert once == GOOD
        argmap("check", "--fix", "a.yaml")
        assert Path("a.yaml").read_text() == once

    def test_passages_are_verified_in_a_folder_of_sources(self, folder: Path) -> None:
        Path("texts").mkdir()
        Path("texts/a.txt").write_text("We say: keep the library open, for it is used.\n")
        Path("a.yaml").write_text(
            GOOD.replace("used: More", "used:\n    passage: it is used\n    text: More").replace(
                "keep: The", "keep:\n    passage: keep the … shut\n    text: The"
            )
        )
        result = argmap("check", "--sources", "texts", "a.yaml")
        assert result.exit_code == 1
        assert "a.yaml:5:14: error: the first words stand in `a.txt`, but `shut` does not follow them" in result.stdout
        assert "1 passage found in the source" in result.stderr

    def test_a_fault_of_reading_is_told_whatever_is_selected(self, folder: Path) -> None:
        Path("a.yaml").write_text("# argmap: ignore-file\nargmap: 1\ntitle: [x\n")
        for options in (["--select", "orphan-claim"], ["--ignore", "all"], []):
            result = argmap("check", *options, "a.yaml")
            assert result.exit_code == 1
            assert "AM006 yaml-syntax" in result.stdout

    def test_a_folder_that_cannot_be_written_is_said_when_mending(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import argmap.editing.fixes

        def refuse(path: Path, _: bytes) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(argmap.editing.fixes, "write_atomic", refuse)
        Path("a.yaml").write_text(GOOD.replace("title:", "titel:"))
        result = CliRunner().invoke(cli, ["check", "--fix", "a.yaml"])
        assert result.exit_code == 2
        assert "a.yaml` cannot be written: Permission denied" in result.stderr


class TestSettings:
    @pytest.mark.parametrize(
        ("file", "text"),
        [("argmap.toml", "ignore = ['orphan-claim']\nstrict = true"),
         ("pyproject.toml", "[tool.argmap]\nignore = ['AM301']\nstrict = true")],
    )  # fmt: skip
    def test_settings_are_read_from_here_upwards(self, folder: Path, file: str, text: str) -> None:
        Path(file).write_text(text)
        Path("maps").mkdir()
        Path("maps/a.yaml").write_text(WARNED)
        os.chdir("maps")
        assert argmap("check", "a.yaml").exit_code == 0

    def test_a_setting_that_is_none_exits_with_2(self, folder: Path) -> None:
        Path("argmap.toml").write_text("ignor = []")
        Path("a.yaml").write_text(GOOD)
        result = argmap("check", "a.yaml")
        assert result.exit_code == 2
        assert "did you mean `ignore`?" in result.stderr


PAGED = "argmap: 1\ntitle: T\ngroups: {g: {title: Odd}, h: {title: Even}, i--j: {title: More}}\nclaims:\n" + "".join(
    f"  c{n}: {{text: The number {n} holds., group: {('g', 'h', 'i--j')[n % 3]}}}\n" for n in range(12)
)


class TestRender:
    def test_a_picture_is_written_beside_the_map(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("render", "a.yaml")
        assert result.exit_code == 0, result.stderr
        assert Path("a.svg").read_text().startswith("<svg")
        assert "wrote a.svg" in result.stderr

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--scale", "2"], "--scale is for PNG, and this picture is SVG: use --format png"),
            (["-o", "a.pdf", "--width", "100"], "--width is for PNG, and this picture is PDF: use --format png"),
            (["-o", "a.png", "--width", "100", "--scale", "2"], "--scale and --width both say how large the PNG is"),
            (["-o", "a.png", "--scale", "0"], "0.0 is not in the range 0<x<=100"),
        ],
    )
    def test_a_size_in_pixels_is_for_png_and_said_once(self, folder: Path, options: list[str], said: str) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("render", "a.yaml", *options)
        assert result.exit_code == 2
        assert said in result.stderr

    def test_a_png_too_large_for_the_memory_is_an_error(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("render", "a.yaml", "-o", "a.png", "--scale", "100")
        assert result.exit_code == 1
        assert "a.yaml: error: The PNG would be" in result.stderr
        assert not Path("a.png").exists()

    @pytest.mark.parametrize(
        ("name", "start"), [("a.svg", b"<svg"), ("a.dot", b"digraph"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF")]
    )
    def test_the_name_of_the_output_tells_the_format(self, folder: Path, name: str, start: bytes) -> None:
        Path("m.yaml").write_text(GOOD)
        assert argmap("render", "m.yaml", "-o", name).exit_code == 0
        assert start in Path(name).read_bytes()[:200]

    def test_a_folder_is_drawn_into_a_folder(self, folder: Path) -> None:
        Path("maps/deep").mkdir(parents=True)
        Path("maps/a.yaml").write_text(GOOD)
        Path("maps/deep/b.yaml").write_text(GOOD)
        assert argmap("render", "maps", "-o", "out").exit_code == 0
        assert sorted(str(p) for p in Path("out").rglob("*.svg")) == ["out/a.svg", "out/deep/b.svg"]

    @pytest.mark.parametrize(("more", "expected"), [([], "out/a.svg"), (["--format", "png"], "out/a.png")])
    def test_a_name_without_an_ending_is_a_folder(self, folder: Path, more: list[str], expected: str) -> None:
        Path("a.yaml").write_text(GOOD)
        assert argmap("render", "a.yaml", "-o", "out", *more).exit_code == 0
        assert [str(path) for path in Path("out").iterdir()] == [expected]
        assert argmap("render", "a.yaml", "-o", "out", "--pages", *more).exit_code == 0

    def test_a_file_that_is_there_is_written_whatever_its_name(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        Path("picture").write_text("old")
        assert argmap("render", "a.yaml", "-o", "picture").exit_code == 0
        assert Path("picture").read_text(encoding="utf-8").startswith("<svg")
        assert argmap("render", "a.yaml", "-o", "-").stdout.startswith("<svg")

    def test_a_pipe_is_written_into_and_stays_one(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        os.mkfifo("pipe")
        reader = os.open("pipe", os.O_RDWR)  # room enough for what is written before it is read
        try:
            assert argmap("render", "a.yaml", "-o", "pipe").exit_code == 0
            assert os.read(reader, 4) == b"<svg"
        finally:
            os.close(reader)
        assert Path("pipe").is_fifo()

    def test_standard_input_is_drawn_to_standard_output(self) -> None:
        result = argmap("render", "-", text=GOOD)
        assert result.exit_code == 0
        assert result.stdout.startswith("<svg")

    def test_a_map_that_cannot_be_read_leaves_the_old_picture(self, folder: Path) -> None:
        Path("a.yaml").write_text("argmap: 1\ntitle: [\n")
        Path("a.svg").write_text("old")
        result = argmap("render", "a.yaml")
        assert result.exit_code == 1
        assert "a.yaml:3:1: error:" in result.stderr
        assert Path("a.svg").read_text() == "old"

    def test_a_ring_is_drawn_and_reported(self, folder: Path) -> None:
        Path("a.yaml").write_text(RING)
        result = argmap("render", "a.yaml")
        assert result.exit_code == 1
        assert "a ring of support" in result.stderr
        assert Path("a.svg").exists()

    def test_two_maps_for_one_file_exit_with_2(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        Path("b.yaml").write_text(GOOD)
        Path("x.svg").write_text("")
        assert argmap("render", "a.yaml", "b.yaml", "-o", "x.svg").exit_code == 2

    def test_an_unknown_ending_exits_with_2(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        assert argmap("render", "a.yaml", "-o", "x.gif").exit_code == 2

    def test_a_folder_that_cannot_be_written_is_said(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        Path("file").write_text("")
        result = argmap("render", "a.yaml", "-o", "file/x.svg")
        assert result.exit_code == 2
        assert "cannot be written" in result.stderr

    @pytest.mark.parametrize("form", ["svg", "png"])
    def test_a_layout_that_takes_too_long_is_a_simpler_one_and_told(self, folder: Path, form: str) -> None:
        claims = "".join(f"  c{n}: The number {n} holds.\n" for n in range(700))
        arguments = "".join(f"  - {{premises: [c{n}], conclusion: c{n // 3}}}\n" for n in range(1, 700))
        Path("a.yaml").write_text(f"argmap: 1\ntitle: T\nclaims:\n{claims}arguments:\n{arguments}")
        result = argmap("render", "a.yaml", "--format", form, "--timeout", "0.01", "--fit", "none")
        assert result.exit_code == 0
        assert "a simpler layout, in rows and columns" in result.stderr
        assert "--timeout" in result.stderr
        assert Path(f"a.{form}").exists()

    def test_a_part_of_a_map_is_drawn(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("render", "a.yaml", "--focus", "used", "--depth", "0", "-o", "-")
        assert result.exit_code == 0
        assert "focus used, up to 0 arguments away" in result.stdout
        assert result.stdout.count('class="claim') == 1

    @pytest.mark.parametrize("option", ["--focus", "--voice", "--group", "--tag", "--collapse"])
    def test_a_name_that_the_map_lacks_is_wrong_usage(self, folder: Path, option: str) -> None:
        Path("a.yaml").write_text(GOOD)
        result = argmap("render", "a.yaml", option, "nobody")
        assert result.exit_code == 2
        assert "`nobody`" in result.stderr
        assert not Path("a.svg").exists()

    @pytest.mark.parametrize(
        ("option", "name", "said"),
        [
            ("--group", "costs", "no group `costs`; did you mean `cost`?"),
            ("--group", "Wealth", "no group `Wealth`; there are `cost`, `gains-and-losses`"),
            ("--collapse", "losses", "no group `losses`; did you mean `gains-and-losses`?"),
            ("--voice", "Meyor", "no voice `Meyor`; did you mean `Lord Mayor`?"),
            ("--tag", "any", "no tag `any`; there is none"),
            (
                "--focus",
                "other",
                "no claim `other`; there are `c0`, `c1`, `c2`, `c3`, `c4`, `c5`, `c6`, `c7`, `c8`, `c9` and 2 more",
            ),
        ],
    )
    def test_a_wrong_name_is_told_with_those_that_there_are(
        self, folder: Path, option: str, name: str, said: str
    ) -> None:
        claims = "".join(f"  c{n}: {{text: It is {n}., voice: Lord Mayor}}\n" for n in range(12))
        groups = "groups: {cost: {title: Cost}, gains-and-losses: {title: Gain}}\n"
        Path("a.yaml").write_text(f"argmap: 1\ntitle: T\n{groups}claims:\n{claims}")
        assert f"the map has {said}" in argmap("render", "a.yaml", option, name).stderr

    def test_a_depth_needs_a_focus(self, folder: Path) -> None:
        Path("a.yaml").write_text(GOOD)
        assert "--focus" in argmap("render", "a.yaml", "--depth", "1").stderr

    def test_pages_are_files_beside_the_overview(self, folder: Path) -> None:
        claims = "".join(f"  c{n}: {{text: The number {n} holds., group: {'gh'[n % 2]}}}\n" for n in range(20))
        groups = "groups: {g: {title: Odd}, h: {title: Even}}\n"
        Path("a.yaml").write_text(f"argmap: 1\ntitle: T\n{groups}claims:\n{claims}")
        result = argmap("render", "a.yaml", "--pages")
        assert result.exit_code == 0
        assert "wrote a.svg and 2 pages" in result.stderr
        assert {path.name for path in Path().glob("*.svg")} == {"a.svg", "a-g.svg", "a-h.svg"}
        assert 'href="a-g.svg"' in Path("a.svg").read_text(encoding="utf-8")
        assert argmap("render", "a.yaml", "--pages", "-o", "-").exit_code == 2
        assert argmap("render", "a.yaml", "--pages", "--format", "pdf", "-q").exit_code == 0
        assert Path("a.pdf").read_bytes().startswith(b"%PDF-")

    @pytest.mark.parametrize("form", ["svg", "html", "dot", "png"])
    def test_pages_that_a_map_no_longer_has_are_removed(self, folder: Path, form: str) -> None:
        Path("a.yaml").write_text(PAGED)
        assert argmap("render", "a.yaml", "--pages", "--format", form).exit_code == 0
        first = {path: path.read_bytes() for path in Path().glob(f"*.{form}")}
        assert {path.name for path in first} == {f"a{page}.{form}" for page in ("", "-g", "-h", "-i-j")}
        Path(f"a-own.{form}").write_text("not argmap's")
        Path(f"a-h.{form}").write_text("changed since")
        Path("a.yaml").write_text(PAGED.replace("group: h", "group: g").replace("group: i--j", "group: g"))
        result = argmap("render", "a.yaml", "--pages", "--format", form)
        assert f"a.yaml: removed a-i-j.{form}, a page that the map no longer has" in result.stderr
        assert {path.name for path in Path().glob(f"*.{form}")} == {f"a.{form}", f"a-h.{form}", f"a-own.{form}"}
        Path("a.yaml").write_text(PAGED)
        assert argmap("render", "a.yaml", "--pages", "--format", form).exit_code == 0
        assert {path: path.read_bytes() for path in first} == first

    def test_an_overview_that_names_other_files_removes_none(self, folder: Path) -> None:
        from argmap.drawing.page_list import digest

        Path("a.yaml").write_text(PAGED)
        Path("mine.svg").write_text("mine")
        Path("a-..").mkdir()
        names = ("..%2Fmine", "%2E%2E/mine", "", "nowhere")
        entries = " ".join(f"{name}={digest('mine')}" for name in names)
        Path("a.svg").write_text(f"<svg/>\n<!-- argmap pages: {entries} -->\n")
        assert argmap("render", "a.yaml", "--pages").exit_code == 0
        assert Path("mine.svg").read_text() == "mine"

    def test_a_page_does_not_take_the_place_of_another_maps_picture(self, folder: Path) -> None:
        Path("a.yaml").write_text(PAGED)
        Path("a-g.yaml").write_text(GOOD)
        result = argmap("render", "a.yaml", "a-g.yaml", "--pages")
        assert result.exit_code == 2
        assert (
            "a.yaml: error: a page would be drawn to `a-g.svg`, where the picture of another map goes" in result.stderr
        )
        assert not Path("a.svg").exists()

    def test_watching_draws_again_when_the_map_is_saved(self, folder: Path) -> None:
        from argmap.commands import render
        from argmap.drawing import Options

        Path("a.yaml").write_text(GOOD)
        job = render._Job("a.yaml", "a.svg", "svg", False, Options())
        render._draw(job)
        before = Path("a.svg").read_text()
        pauses = iter((lambda: Path("a.yaml").write_text(GOOD.replace("Library", "Our library")), lambda: None))

        def pause(_: float) -> None:
            try:
                next(pauses)()
            except StopIteration:
                raise KeyboardInterrupt from None

        render._watch([job], True, {job: {}}, pause)
        assert Path("a.svg").read_text() == before.replace("Library", "Our library")


class TestTheRest:
    def test_explain_prints_the_manual(self) -> None:
        for name in ("AM201", "circular-support", "am201"):
            result = argmap("explain", name)
            assert result.exit_code == 0
            assert result.stdout.startswith("AM201 circular-support (error)\n")
            assert "Why it matters:" in result.stdout

    def test_explain_of_an_unknown_check_suggests_one(self) -> None:
        result = argmap("explain", "circular-suport")
        assert result.exit_code == 2
        assert "did you mean `circular-support`?" in result.stderr

    def test_explain_lists_all(self) -> None:
        from argmap.api import RULES

        assert len(argmap("explain").stdout.splitlines()) == len(RULES)

    @pytest.mark.parametrize("title", ["Should we?", "yes", "a: b", '"', "- x", "Ա # b", "12", "{x}"])
    def test_a_new_map_passes_all_checks(self, folder: Path, title: str) -> None:
        assert argmap("new", "a.yaml", "--title", title).exit_code == 0
        result = argmap("check", "--strict", "a.yaml")
        assert result.exit_code == 0, result.stdout
        import argmap as library

        assert library.load("a.yaml").title == title

    def test_new_writes_over_nothing(self, folder: Path) -> None:
        Path("a.yaml").write_text("mine")
        assert argmap("new", "a.yaml").exit_code == 2
        assert Path("a.yaml").read_text() == "mine"
        assert argmap("new", "a.yaml", "--force").exit_code == 0

    def test_a_misspelt_command_is_suggested(self) -> None:
        result = argmap("chek")
        assert result.exit_code == 2
        assert "did you mean `check`?" in result.stderr


class TestProcess:
    def test_help_loads_neither_pydantic_nor_graphviz_nor_yaml(self) -> None:
        code = (
            "import sys; sys.argv = ['argmap', '--help']\n"
            "from argmap.commands import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "heavy = {'pydantic', 'pydantic_core', 'yaml', 'graphviz', 'pygraphviz'} & set(sys.modules)\n"
            "assert not heavy, heavy"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert b"render" in done.stdout

    def test_the_shim_in_the_checkout_is_argmap(self) -> None:
        shim = Path(__file__).parents[2] / "cli.py"
        if not shim.exists():
            pytest.skip("cli.py is in the checkout only")
        done = subprocess.run([sys.executable, str(shim), "--version"], capture_output=True, check=False)
        assert done.stdout.startswith(b"argmap, version ")

    def test_a_terminal_that_is_not_utf8_gets_what_it_can_show(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text(RING.replace("used", "կարծիք"), encoding="utf-8")
        done = process("check", str(tmp_path / "a.yaml"), env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
        assert b"a ring of support" in done.stdout
        assert b"`keep` -> `\\u056f" in done.stdout

    @pytest.mark.parametrize("arguments", [["check", "--format", "json"], ["render", "-o", "-"]])
    def test_what_programs_read_is_utf8_on_any_terminal(self, tmp_path: Path, arguments: list[str]) -> None:
        (tmp_path / "a.yaml").write_text(RING.replace("every year", "“every” 😀 year"), encoding="utf-8")
        environment = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
        done = process(*arguments, str(tmp_path / "a.yaml"), env=environment)
        if arguments[0] == "check":
            json.loads(done.stdout.decode("utf-8"))
        else:
            xml.dom.minidom.parseString(done.stdout)
            assert "😀" in done.stdout.decode("utf-8")

    def test_a_full_disk_is_said(self, tmp_path: Path) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("no /dev/full on this system")
        (tmp_path / "a.yaml").write_text(RING)
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "argmap", "check", str(tmp_path / "a.yaml")]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert b"fault of argmap" not in done.stderr
        assert b"No space left" in done.stderr

    def test_several_large_maps_are_drawn_on_several_cores(self, tmp_path: Path) -> None:
        claims = "".join(f"  c{n}: {'The town keeps its library open. ' * 50}\n" for n in range(40))
        for name in "abcd":
            (tmp_path / f"{name}.yaml").write_text(f"argmap: 1\ntitle: {name}\nclaims:\n{claims}")
        done = process("render", str(tmp_path), "-o", str(tmp_path / "out"))
        assert done.returncode == 0, done.stderr
        assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["a.svg", "b.svg", "c.svg", "d.svg"]

    def test_a_pipe_that_closes_early_is_no_error(self, tmp_path: Path) -> None:
        for number in range(40):
            (tmp_path / f"{number}.yaml").write_text(RING * 1)
        command = f"{sys.executable} -m argmap check --format json {tmp_path} | head -c 10"
        done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {}])
    def test_no_colour_goes_into_a_pipe(self, tmp_path: Path, environment: dict[str, str]) -> None:
        (tmp_path / "a.yaml").write_text(RING)
        assert b"\x1b[" not in process("check", str(tmp_path / "a.yaml"), env=environment).stdout


def test_no_summary_of_a_command_is_cut_off() -> None:
    summaries = argmap("--help").stdout.partition("Commands:")[2].partition("Exit codes:")[0].splitlines()
    assert [line for line in summaries if line.strip() and not line.endswith(".")] == []
    assert [line for line in summaries if line.endswith("...")] == []
