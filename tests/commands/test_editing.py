"""The commands that edit maps: what they say, what they write, and what they leave."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.commands import cli
from argmap.editing import write

MAP = """\
# mine
argmap: 1
title: Library

claims:
  keep: Keep it.   # the point
  cost:
    text: It costs too much.
    group: money
  dear: It is dear.
  used: People use it.

arguments:
  - id: money
    premises: [cost]
    rebuts: keep
  - premises: [used]
    conclusion: keep

groups:
  money: {title: Money}
"""
DEBATE = "argmap: 1\ntitle: Debate\ninclude: {town: town.yaml}\nclaims: {}\nmain: town/cost\n"
COMMANDS = {
    "rename": ("rename", "cost", "price", "town.yaml"),
    "set": ("set", "town.yaml", "cost", "stance", "grants"),
    "add claim": ("add", "claim", "town.yaml", "loan", "A loan pays."),
    "add argument": ("add", "argument", "town.yaml", "--premise", "not:dear", "--rebuts", "cost"),
    "merge": ("merge", "dear", "cost", "town.yaml", "--keep"),
    "move": ("move", "cost", "town.yaml", "other.yaml"),
    "split": ("split", "town.yaml", "money", "money.yaml"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("town.yaml").write_text(MAP)
    Path("debate.yaml").write_text(DEBATE)
    Path("other.yaml").write_text("argmap: 1\ntitle: Other\nclaims:\n  b: B.\n")
    return tmp_path


def run(*args: str, input: str | bytes | None = None) -> Result:  # noqa: A002
    return CliRunner().invoke(cli, args, input=input)


def texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_dry_run_shows_the_difference_and_writes_nothing(folder: Path, name: str) -> None:
    before = texts(folder)
    shown = run(*COMMANDS[name], "--dry-run")
    assert shown.exit_code == 0, shown.output
    assert texts(folder) == before
    assert "+++ town.yaml" in shown.stdout and "would write town.yaml" in shown.stderr
    written = run(*COMMANDS[name])
    assert written.exit_code == 0 and "wrote town.yaml" in written.stderr and written.stdout == ""
    assert texts(folder) != before
    for line in shown.stdout.splitlines():
        if line.startswith("+") and not line.startswith("+++"):
            assert any(line[1:].encode() in text for text in texts(folder).values())
    assert run("check", ".").exit_code == 0
    assert (
        "# mine\n" in Path("town.yaml").read_text()
        and "keep: Keep it.   # the point\n" in Path("town.yaml").read_text()
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_line_ends_mark_permissions_and_the_end_of_the_file_stay(folder: Path, name: str) -> None:
    crlf = b"\xef\xbb\xbf" + MAP.rstrip("\n").replace("\n", "\r\n").encode()
    Path("town.yaml").write_bytes(crlf)
    Path("town.yaml").chmod(0o640)
    assert run(*COMMANDS[name]).exit_code == 0
    after = Path("town.yaml").read_bytes()
    assert after.startswith(b"\xef\xbb\xbf#") and after.count(b"\n") == after.count(b"\r\n")
    assert after != crlf and not after.endswith(b"\n")
    assert stat.S_IMODE(Path("town.yaml").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_is_read_only_is_not_edited(folder: Path, name: str) -> None:
    """For root, too, who may write anything: whoever took the permission away did not want it edited."""
    before = texts(folder)
    Path("town.yaml").chmod(0o444)
    refused = run(*COMMANDS[name])
    assert refused.exit_code == 2
    assert "argmap: error: `town.yaml` cannot be written: the file is read-only" in refused.stderr
    assert "wrote" not in refused.stderr and "formatted" not in refused.stderr
    assert texts(folder) == before
    assert run(*COMMANDS[name], "--dry-run").exit_code == 0


def test_comments_on_what_goes_are_told(folder: Path) -> None:
    Path("town.yaml").write_text(MAP.replace("    group: money\n", "    group: money   # for now\n"))
    split = run("split", "town.yaml", "money", "money.yaml", "--dry-run")
    assert split.exit_code == 0 and "a comment goes with it: # for now\n" in split.stderr
    removed = run("set", "town.yaml", "cost", "group", "--remove")
    assert removed.stderr == "a comment goes with it: # for now\nwrote town.yaml\n"


def test_sections_in_brackets_are_refused_with_the_way_out(folder: Path) -> None:
    flow = "argmap: 1\ntitle: T\ngroups: {g: {title: G}}\nclaims: {a: A., b: {text: B., group: g}}\n"
    Path("flow.yaml").write_text(flow)
    for args in (("split", "flow.yaml", "g", "g.yaml"), ("move", "b", "flow.yaml", "other.yaml")):
        refused = run(*args)
        assert (refused.exit_code, refused.stderr) == (
            1,
            "argmap: error: `claims` stands in brackets; `argmap fmt` writes it in lines, which can be edited\n",
        )
        assert Path("flow.yaml").read_text() == flow
    assert run("fmt", "flow.yaml").exit_code == 0
    assert run("split", "flow.yaml", "g", "g.yaml").exit_code == 0
    assert "  b: {text: B.}\n" in Path("g.yaml").read_text()


def test_nothing_is_edited_where_a_file_that_follows_is_read_only(folder: Path) -> None:
    before = texts(folder)
    Path("debate.yaml").chmod(0o444)
    refused = run("rename", "cost", "price", "town.yaml")
    assert refused.exit_code == 2 and "`debate.yaml` cannot be written: the file is read-only" in refused.stderr
    assert texts(folder) == before
    Path("town.yaml").chmod(0o444)
    refused = run("fmt", "town.yaml")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "argmap: error: `town.yaml` cannot be written: the file is read-only\n",
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_map_with_faults_is_refused_with_them(folder: Path, name: str) -> None:
    Path("town.yaml").write_text(MAP + "maim: keep\n")
    before = texts(folder)
    refused = run(*COMMANDS[name])
    assert refused.exit_code == 1 and "did you mean `main`" in refused.stderr
    Path("town.yaml").unlink()
    missing = run(*COMMANDS[name])
    assert missing.exit_code == 2 and "town.yaml:1:1: error: no such file" in missing.stderr
    assert texts(folder) == {file: text for file, text in before.items() if file != "town.yaml"}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("rename", "cots", "x", "town.yaml"), 2, "did you mean `cost`?"),
        (("rename", "cost", "keep", "town.yaml"), 1, "`keep` is a claim of `town.yaml` already\n  town.yaml:6:3"),
        (("rename", "money", "x", "town.yaml"), 1, "`argument` and `group`; say which with --kind"),
        (("rename", "cost", "a b", "town.yaml"), 1, "did you mean `a-b`?"),
        (("set", "town.yaml", "cost", "stance", "grant"), 1, "did you mean `grants`?"),
        (("set", "town.yaml", "cost", "group", "nowhere"), 1, "no group is called `nowhere`"),
        (("set", "town.yaml", "cost", "stanse", "grants"), 2, "did you mean `stance`?"),
        (("set", "town.yaml", "cost", "stance"), 2, "give either a value or --remove"),
        (("set", "town.yaml", "cost", "text", "two", "words"), 2, "put text of several words in quotes"),
        (("set", "town.yaml", "cost", "text", "--remove"), 1, "needs `text`"),
        (("add", "claim", "town.yaml", "money", "M."), 1, "`money` is an argument"),
        (("add", "argument", "town.yaml", "--premise", "cots", "--rebuts", "keep"), 1, "did you mean `cost`?"),
        (("add", "argument", "town.yaml", "--premise", "cost"), 2, "needs one of --conclusion"),
        (("add", "argument", "town.yaml", "--premise", "a=cost", "--premise", "b", "--rebuts", "keep"), 2, "role=b"),
        (("merge", "cost", "keep", "town.yaml"), 1, "the argument `money` leads from one to the other"),
        (("move", "cost", "town.yaml", "town.yaml"), 1, "already"),
        (("move", "cost", "town.yaml", "debate.yaml"), 1, "which therefore cannot speak of `cost`"),
        (("split", "town.yaml", "money", "other.yaml"), 1, "`other.yaml` is there already"),
        (("split", "town.yaml", "mony", "new.yaml"), 2, "did you mean `money`?"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(folder: Path, args: tuple[str, ...], code: int, said: str) -> None:
    before = texts(folder)
    refused = run(*args)
    assert said in refused.stderr
    assert refused.exit_code == code
    assert texts(folder) == before


def test_a_name_may_lead_into_an_included_map(folder: Path) -> None:
    assert run("rename", "town/cost", "price", "debate.yaml").exit_code == 0
    assert "  price:\n" in (folder / "town.yaml").read_text()
    assert "main: town/price\n" in (folder / "debate.yaml").read_text()


def test_other_folders_are_looked_through_when_named(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "over.yaml").write_text(DEBATE.replace("town.yaml", "../town.yaml"))
    assert run("rename", "cost", "price", "town.yaml", "--in", "other.yaml", "-q").exit_code == 0
    assert "town/cost" in (folder / "debate.yaml").read_text()
    run("rename", "price", "cost", "town.yaml", "--in", "other.yaml")
    renamed = run("rename", "cost", "price", "town.yaml", "--in", "sub", "--allow-outside")
    assert renamed.exit_code == 0 and "wrote sub/over.yaml" in renamed.stderr


def test_a_map_that_cannot_be_read_is_told_of(folder: Path) -> None:
    (folder / "broken.yaml").write_text("argmap: 1\nclaims: [\n")
    renamed = run("rename", "cost", "price", "town.yaml")
    assert renamed.exit_code == 0 and "broken.yaml: cannot be read, and stays as it is" in renamed.stderr


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    done = run("set", "-", "cost", "title", "Cost", input=MAP)
    assert done.exit_code == 0
    assert done.stdout == MAP.replace("  cost:\n", "  cost:\n    title: Cost\n")
    assert (
        run("fmt", "-", input=MAP.replace("  keep: Keep it.", '  keep: "Keep it."')).stdout.count("keep: Keep it.") == 1
    )


def test_fmt(folder: Path) -> None:
    shown = run("fmt", "--check", ".")
    assert shown.exit_code == 1
    assert shown.stderr.splitlines() == [
        "would format debate.yaml",
        "would format other.yaml",
        "would format town.yaml",
    ]
    assert "-main: town/cost" in run("fmt", "--diff", ".").stdout
    assert run("fmt", "--diff", "--check", ".").exit_code == 1
    assert Path("town.yaml").read_text() == MAP
    assert run("fmt", ".").stderr.splitlines()[::2] == ["formatted debate.yaml", "formatted town.yaml"]
    assert run("fmt", "--check", ".").exit_code == 0
    assert Path("town.yaml").read_text().index("groups:") < Path("town.yaml").read_text().index("claims:")
    Path("bad.yaml").write_text("argmap: 1\nclaims: [\n")
    failed = run("fmt", "bad.yaml", "town.yaml")
    assert failed.exit_code == 1 and "AM006" in failed.stderr


def test_fmt_does_not_need_what_a_map_includes(folder: Path) -> None:
    Path("town.yaml").unlink()
    assert run("fmt", "debate.yaml").exit_code == 0


# -- all or nothing --------------------------------------------------------------------------------------------------


def test_when_one_file_cannot_be_written_none_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second rename fails: the first is taken back, and no temporary file is left."""
    before = texts(folder)
    replace, calls = Path.replace, []

    def fail(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    failed = run("rename", "cost", "price", "town.yaml")
    assert failed.exit_code == 2 and "No space left on device" in failed.stderr
    assert texts(folder) == before


def test_a_file_that_changes_in_between_is_left(folder: Path) -> None:
    from argmap.authoring import Shelf
    from argmap.authoring import write as write_files
    from argmap.editing.rewrite import EditError

    files = Shelf("town.yaml").rename("cost", "price")
    Path("debate.yaml").write_text(DEBATE + "# more\n")
    with pytest.raises(EditError, match="has changed since it was read"):
        write_files(files)
    assert Path("town.yaml").read_text() == MAP


CHILD = """
import sys, time
from pathlib import Path
from argmap.editing import write
old, new = ({Path(n): (t * 40_000).encode() for n in ("a", "b", "c")} for t in ("old.", "new!"))
write.write_all(old)
print("ready", flush=True)
while True:
    write.write_all(new)
    write.write_all(old)
"""


KILLED = """
import os, signal
from pathlib import Path
from argmap.commands import cli

replace, done = Path.replace, []

def killed(self, target):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
    done.append(target)
    return replace(self, target)

Path.replace = killed
cli(["rename", "cost", "price", "town.yaml"])
"""


def test_killed_between_two_files_it_is_found_and_can_be_mended(folder: Path) -> None:
    before = texts(folder)
    environment = {**os.environ, "PYTHONPATH": str(Path(write.__file__).parents[2])}
    assert subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False).returncode == -signal.SIGKILL
    assert "price:" in Path("town.yaml").read_text()
    assert Path("debate.yaml").read_bytes() == before["debate.yaml"]
    told = run("check", ".")
    assert told.exit_code == 1 and "no claim is called `town/cost`" in told.stdout
    (rest,) = folder.glob(".debate.yaml.*.tmp")  # the new text, whole
    rest.replace("debate.yaml")
    assert run("check", ".").exit_code == 0


def test_killed_in_the_middle_no_file_is_half_written(tmp_path: Path) -> None:
    """A child that writes three files over and over is killed at ten odd moments: each file is whole, old or new."""
    whole = {b"old." * 40_000, b"new!" * 40_000}
    environment = {**os.environ, "PYTHONPATH": str(Path(write.__file__).parents[2])}
    for round_ in range(10):
        child = subprocess.Popen([sys.executable, "-c", CHILD], cwd=tmp_path, stdout=subprocess.PIPE, env=environment)
        assert child.stdout is not None and child.stdout.readline() == b"ready\n"
        time.sleep(0.003 + 0.0071 * round_)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert all((tmp_path / name).read_bytes() in whole for name in "abc")
