"""`argmap diff`, and git with it as its driver."""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import argmap as library
from argmap.commands import cli
from argmap.diffing import draw_diff
from tests.conftest import missing

OLD = """\
argmap: 1
title: Library
claims:
  keep: The town should keep its library.
  used: More people use the library every year.
arguments:
  - premises: [used]
    conclusion: keep
"""
NEW = OLD.replace("should keep", "must keep")
BROKEN = OLD.replace("premises:", "premisses:")


def argmap(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=text, prog_name="argmap")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(OLD)
    Path("b.yaml").write_text(NEW)
    Path("broken.yaml").write_text(BROKEN)
    return tmp_path


@pytest.mark.usefixtures("folder")
class TestDiff:
    def test_no_change_is_0_and_prints_nothing(self) -> None:
        Path("c.yaml").write_text("# A comment\n" + OLD)
        result = argmap("diff", "a.yaml", "c.yaml")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no change\n")

    def test_a_change_is_1(self) -> None:
        result = argmap("diff", "a.yaml", "b.yaml")
        assert result.exit_code == 1
        assert result.stdout == (
            "--- a.yaml\n+++ b.yaml\n\nclaims\n  ~ keep\n      text: The town [-should-]{+must+} keep its library.\n"
        )
        assert result.stderr == "claims: 1 changed\n"

    @pytest.mark.parametrize(
        "arguments",
        [["a.yaml"], ["a.yaml", "b.yaml", "a.yaml"], ["-", "-"], ["a.yaml", "missing.yaml"], ["a.yaml", "."],
         ["a.yaml", "broken.yaml"], ["a.yaml", "b.yaml", "-o", "no/such/folder/x.json"]],
    )  # fmt: skip
    def test_trouble_is_2(self, arguments: list[str]) -> None:
        result = argmap("diff", *arguments)
        assert result.exit_code == 2
        assert "rror" in result.stderr

    def test_what_is_wrong_with_a_map_is_told_with_its_place(self) -> None:
        assert (
            "broken.yaml:7:5: error: an argument has no key `premisses`"
            in argmap("diff", "a.yaml", "broken.yaml").stderr
        )

    def test_one_of_the_maps_may_be_standard_input(self) -> None:
        assert argmap("diff", "-", "b.yaml", text=OLD).stdout.startswith("--- <stdin>\n+++ b.yaml\n")

    def test_json_can_be_applied(self) -> None:
        from argmap.analysis.diff import apply

        result = argmap("diff", "--format", "json", "a.yaml", "b.yaml")
        data = json.loads(result.stdout)
        assert (result.exit_code, data["old"], data["new"]) == (1, "a.yaml", "b.yaml")
        assert apply(library.load("a.yaml"), data) == library.load("b.yaml")

    @pytest.mark.parametrize(
        ("name", "start"),
        [
            ("d.json", b"{"),
            ("d.svg", b"<svg"),
            ("d.png", b"\x89PNG"),
            ("d.pdf", b"%PDF-"),
            ("d.txt", b"--- a.yaml"),
        ],
    )
    def test_the_format_is_that_of_the_file(self, name: str, start: bytes) -> None:
        assert argmap("diff", "a.yaml", "b.yaml", "-o", name).exit_code == 1
        assert Path(name).read_bytes().startswith(start)

    def test_an_ending_that_is_none_is_told_with_those_that_are(self) -> None:
        result = argmap("diff", "a.yaml", "b.yaml", "-o", "d.gif")
        assert result.exit_code == 2
        assert "`.gif` is none of .txt, .json, .svg, .png, .pdf" in result.stderr

    def test_a_picture_has_the_marks_in_every_format(self) -> None:
        from io import BytesIO

        from pypdf import PdfReader

        drawn = argmap("diff", "a.yaml", "b.yaml", "--format", "pdf", "--theme", "print")
        assert "changed" in PdfReader(BytesIO(drawn.stdout_bytes)).pages[0].extract_text()

    def test_included_maps_are_compared_if_asked_for(self) -> None:
        for name, inner in (("one", "a"), ("two", "b")):
            Path(f"{name}.yaml").write_text(f"argmap: 1\ntitle: Debate\nclaims: {{}}\ninclude: {{x: {inner}.yaml}}\n")
        assert "~ x: a.yaml → b.yaml" in argmap("diff", "one.yaml", "two.yaml").stdout
        assert "~ x/keep\n" in argmap("diff", "--include", "one.yaml", "two.yaml").stdout
        picture = argmap("diff", "--include", "--format", "svg", "one.yaml", "two.yaml")
        assert 'data-id="x/keep" data-mark="changed"' in picture.stdout

    def test_the_library_compares_maps_and_files(self) -> None:
        found = library.diff("a.yaml", library.load("b.yaml"))
        assert [(c.part, c.id, c.key) for c in found.changes] == [("claims", "keep", "text")]
        assert found.apply(library.load("a.yaml")) == library.load("b.yaml")
        assert str(draw_diff("a.yaml", "b.yaml")).count('data-mark="changed"') == 1
        with pytest.raises(library.MapError):
            library.diff("a.yaml", "broken.yaml")


class TestDriver:
    """Real git, in a repository of its own."""

    @pytest.fixture
    def repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        if shutil.which("git") is None:
            missing("git")
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            monkeypatch.delenv(name)
        for name, value in (
            ("HOME", str(tmp_path)), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", os.devnull),
            ("PYTHONPATH", str(Path(library.__file__).parent.parent)),
        ):  # fmt: skip
            monkeypatch.setenv(name, value)
        folder = tmp_path / "repository"
        folder.mkdir()
        monkeypatch.chdir(folder)
        git("init", "-q")
        git("config", "user.name", "A. Mapper")
        git("config", "user.email", "mapper@example.org")
        git("config", "core.autocrlf", "false")
        driver = f"{shlex.quote(sys.executable)} -m argmap diff --git-driver"
        git("config", "diff.argmap.command", driver)
        Path(".gitattributes").write_text("*.yaml diff=argmap\n")
        Path("a map.yaml").write_text(OLD)
        git("add", ".")
        git("commit", "-qm", "A map")
        return folder

    def test_a_changed_map_is_told_in_its_terms(self, repository: Path) -> None:
        Path("a map.yaml").write_text(NEW)
        assert git("diff") == (
            "diff --argmap a/a map.yaml b/a map.yaml\n--- a/a map.yaml\n+++ b/a map.yaml\n\nclaims\n  ~ keep\n"
            "      text: The town [-should-]{+must+} keep its library.\n"
        )

    def test_new_and_deleted_maps(self, repository: Path) -> None:
        Path("new.yaml").write_text(NEW)
        Path("a map.yaml").unlink()
        git("add", "-A")
        told = git("diff", "--cached", "--no-renames")
        assert "deleted file: Library\n--- a/a map.yaml\n+++ /dev/null\n" in told
        assert "  - keep: The town should keep its library.\n" in told
        assert "new file: Library\n--- /dev/null\n+++ b/new.yaml\n" in told
        assert "  + used supports keep\n" in told

    def test_a_moved_file_and_one_of_another_mode(self, repository: Path) -> None:
        git("mv", "a map.yaml", "moved.yaml")
        assert git("diff", "--cached", "-M") == "diff --argmap a/a map.yaml b/moved.yaml\n"
        git("commit", "-qm", "Moved")
        git("config", "core.fileMode", "true")
        Path("moved.yaml").chmod(0o755)
        if git("diff"):
            assert git("diff") == "diff --argmap a/moved.yaml b/moved.yaml\nold mode 100644\nnew mode 100755\n"

    def test_only_comments_and_layout(self, repository: Path) -> None:
        Path("a map.yaml").write_text("# A comment.\n" + OLD)
        assert git("diff").endswith("no change in the map's terms: other comments, layout or order of claims\n")

    def test_what_is_no_readable_map_is_shown_as_text(self, repository: Path) -> None:
        Path("a map.yaml").write_text(BROKEN)
        assert git("diff") == (
            "diff --argmap a/a map.yaml b/a map.yaml\n"
            "the new version is not a readable map: b/a map.yaml:7:5: an argument has no key `premisses`; "
            "did you mean `premises`?\n\n"
            "--- a/a map.yaml\n+++ b/a map.yaml\n@@ -4,5 +4,5 @@\n"
            "   keep: The town should keep its library.\n"
            "   used: More people use the library every year.\n"
            " arguments:\n-  - premises: [used]\n+  - premisses: [used]\n     conclusion: keep\n"
        )

    @pytest.mark.parametrize("data", [b"\x00\x01binary", b"caf\xe9\n", b"", b"on: push\n", b"claims: [\n"])
    def test_git_goes_on_whatever_a_file_holds(self, repository: Path, data: bytes) -> None:
        Path("a map.yaml").write_bytes(data)
        Path("z.yaml").write_text(OLD)
        git("add", "-N", "z.yaml")
        told = git("diff")
        assert "the new version is not a readable map: b/a map.yaml:" in told
        assert "b/z.yaml" in told

    def test_an_unmerged_file(self, repository: Path) -> None:
        git("checkout", "-qb", "other")
        Path("a map.yaml").write_text(NEW)
        git("commit", "-qam", "Must")
        git("checkout", "-q", "-")
        Path("a map.yaml").write_text(OLD.replace("should keep", "may keep"))
        git("commit", "-qam", "May")
        subprocess.run(["git", "merge", "-q", "other"], check=False, capture_output=True)
        assert "* Unmerged path a map.yaml\n" in git("diff", "--cached")

    def test_log_has_it_when_asked(self, repository: Path) -> None:
        Path("a map.yaml").write_text(NEW)
        git("commit", "-qam", "Must")
        assert "[-should-]{+must+}" in git("log", "-1", "-p", "--ext-diff")
        assert "[-should-]" not in git("log", "-1", "-p")

    def test_it_is_coloured_in_gits_pager(self, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("a map.yaml").write_text(NEW)
        monkeypatch.setenv("GIT_PAGER_IN_USE", "true")
        assert "\x1b[31m[-should-]\x1b[0m" in git("diff")
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in git("diff")


def git(*arguments: str) -> str:
    """Run git, which must succeed, and return what it prints."""
    result = subprocess.run(["git", *arguments], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return io.TextIOWrapper(io.BytesIO(result.stdout), "utf-8").read()


def test_the_driver_refuses_what_git_would_not_say() -> None:
    result = argmap("diff", "--git-driver", "a", "b")
    assert result.exit_code == 2
    assert "git, which gives 7 arguments" in result.stderr


def test_a_fault_in_argmap_does_not_stop_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr("argmap.analysis.diff.diff", fail)
    zero = "0" * 40
    result = argmap("diff", "--git-driver", "m.yaml", "a.yaml", zero, "100644", "b.yaml", zero, "100644")
    assert result.exit_code == 0
    assert "something went wrong that should not: RuntimeError: oh" in result.stdout
    assert "+  keep: The town must keep its library.\n" in result.stdout
