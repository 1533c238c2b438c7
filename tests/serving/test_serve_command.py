"""`argmap serve` as it is started and ended."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.serving.live.editor import Editor, EditorError
from argmap.serving.live.shelf import Shelf
from tests.conftest import missing
from tests.serving.serving import PATIENCE, served, small, wait_until


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "argmap", "serve", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    path = tmp_path / "rain.yaml"
    path.write_text(small())
    return path


def test_a_port_in_use_is_told(rain: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run(str(rain), "--port", str(port))
    assert done.returncode == 2
    assert f"port {port} is in use; choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("words", "said"), [
    (["nowhere"], "`nowhere`: No such file or directory"),
    (["{rain}", "--editor", "no-such-program {file}"], "no program `no-such-program` is found"),
    (["{rain}", "--editor", "'"], "cannot be split into words"),
    (["{rain}", "--theme", "dork"], "Did you mean `dark`?"),
    (["{rain}", "--port", "70000"], "--port"),
    (["{rain}", "--fit", "a3x"], "--fit"),
])  # fmt: skip
def test_wrong_usage_is_told(rain: Path, words: list[str], said: str) -> None:
    done = run(*(word.format(rain=rain, file="{file}") for word in words))
    assert done.returncode == 2
    assert said.lower() in " ".join(done.stderr.split()).lower()
    assert "Traceback" not in done.stderr


def test_without_its_extra_it_says_how_to_get_it(rain: Path) -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(['starlette', 'uvicorn', 'watchfiles']));"
        f"sys.argv[1:] = ['serve', {str(rain)!r}]; from argmap.commands import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr == "argmap serve needs more than is installed; get it with: pip install 'argmap[serve]'\n"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
def test_it_ends_with_all_its_processes(rain: Path, sign: signal.Signals, code: int) -> None:
    with served(rain) as server:
        server.state("rain.yaml")
        workers = _children(server.process.pid)
        assert workers
        server.process.send_signal(sign)
        _, said = server.process.communicate(timeout=PATIENCE)
        assert server.process.returncode == code
        assert said.strip() == ""
    wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def _children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_a_process_that_is_killed_while_it_draws_is_told_and_replaced(rain: Path) -> None:
    with served(rain) as server:
        server.state("rain.yaml")
        for worker in _children(server.process.pid):
            os.kill(worker, signal.SIGKILL)
        with server.events("map=rain.yaml") as news:
            first = next(news)
            rain.write_text(small("Later"))
            state = next(each for each in news if each["title"] == "Later" or each["failure"])
            if state["failure"]:  # it was asked before its death was seen
                rain.write_text(small("Later yet"))
                state = next(each for each in news if each["title"] == "Later yet")
        assert state["version"] >= first["version"]


def test_a_folder_without_maps_is_served_and_waits_for_one(tmp_path: Path) -> None:
    with served(tmp_path) as server, server.events() as news:
        assert next(news)["maps"] == []
        (tmp_path / "new.yaml").write_text(small("New"))
        assert next(each for each in news if each["maps"] and "title" in each["maps"][0])["maps"][0]["title"] == "New"


def test_modules_in_the_served_folder_are_not_imported(tmp_path: Path, rain: Path) -> None:
    for name in ("yaml", "argmap", "json", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("import pathlib; pathlib.Path(__file__).with_name('ran').touch()\n")
    with served(rain) as server:
        assert server.state("rain.yaml")["version"] == 1
    assert not (tmp_path / "ran").exists()


def test_settings_of_the_folder_hold(tmp_path: Path, rain: Path) -> None:
    rain.write_text(small().replace("  b:", "  c: Nothing to do with it.\n  b:"))
    with served(rain) as server:
        assert [each["slug"] for each in server.state("rain.yaml")["findings"]] == ["orphan-claim"]
    (tmp_path / "argmap.toml").write_text('ignore = ["orphan-claim"]\n')
    with served(rain) as server:
        assert server.state("rain.yaml")["findings"] == []


@pytest.mark.parametrize(("command", "words"), [
    ("python3 -g {file}:{line}:{column}", ["-g", "/a b.yaml:3:7"]),
    ("python3", ["/a b.yaml"]),
    ("python3 '--at={line}' --", ["--at=3", "--", "/a b.yaml"]),
    ("python3 +{line} {file} {other}", ["+3", "/a b.yaml", "{other}"]),
])  # fmt: skip
def test_an_editors_command_is_filled_in_word_by_word(command: str, words: list[str]) -> None:
    assert Editor(command).command(Path("/a b.yaml"), 3, 7)[1:] == words


def test_what_stands_in_a_files_name_is_not_filled_in() -> None:
    assert Editor("python3 {file}").command(Path("/{line}{column}.yaml"), 3, 7)[1:] == ["/{line}{column}.yaml"]


def test_a_batch_file_gets_no_name_that_it_would_run(tmp_path: Path) -> None:
    batch = tmp_path / "code.cmd"
    batch.write_text("")
    batch.chmod(0o755)
    editor = Editor(f"'{batch}' {{file}}")
    assert editor.command(Path("/maps/rain.yaml"), 1, 1)[1:] == ["/maps/rain.yaml"]
    with pytest.raises(EditorError, match="signs in it that would be commands"):
        editor.command(Path("/maps/a&calc.yaml"), 1, 1)


def test_a_shelf_has_nothing_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "out.yaml").write_text(small())
    inner = tmp_path / "maps"
    inner.mkdir()
    (inner / "in.yaml").write_text(small())
    (inner / "leads-out.yaml").symlink_to(tmp_path / "out.yaml")
    (inner / "leads-in.yaml").symlink_to(inner / "in.yaml")
    shelf = Shelf(inner)
    assert set(shelf.files) == {"in.yaml", "leads-in.yaml"}
    assert shelf.inside("../out.yaml") is None
    assert shelf.inside(str(tmp_path / "out.yaml")) is None
    (inner / "in.yaml").unlink()
    (inner / "in.yaml").symlink_to(tmp_path / "out.yaml")
    assert shelf.inside("in.yaml") is None
    assert shelf.look() and shelf.files == {}


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_that_are_no_text_can_be_asked_for_and_told_apart(tmp_path: Path) -> None:
    for name in (b"a\xff.yaml", b"a\xfe.yaml"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(small())
    assert list(Shelf(tmp_path).files) == ["a?.yaml", "a?.yaml~2"]


def test_the_script_for_neovim_opens_a_place_whatever_the_file_is_called(tmp_path: Path) -> None:
    if shutil.which("nvim") is None:
        missing("nvim")
    page = (Path(__file__).resolve().parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")
    script = tmp_path / "open-in-nvim"
    script.write_text(page.split("```sh\n#!")[1].split("```")[0].join(["#!", ""]))
    script.chmod(0o755)
    file = tmp_path / "it's | call writefile([], 'ran') <b>%.yaml"
    file.write_text(small())
    socket_file = tmp_path / "map.sock"
    editor = subprocess.Popen(
        ["nvim", "--headless", "-u", "NONE", "-n", "--listen", str(socket_file)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path,
    )  # fmt: skip
    try:
        wait_until(socket_file.exists)
        environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
        command = Editor(f"'{script}' {{file}} {{line}} {{column}}").command(file, 5, 3)
        subprocess.run(command, check=True, env=environment, capture_output=True, timeout=30)
        asked = "json_encode([expand('%:p'), line('.'), col('.')])"
        where = ["nvim", "--server", str(socket_file), "--remote-expr", asked]
        done = subprocess.run(where, check=True, capture_output=True, text=True, timeout=30)
        assert json.loads(done.stdout + done.stderr) == [str(file), 5, 3]
    finally:
        editor.kill()
        editor.wait()
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path, rain: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert list(Shelf(tmp_path).files) == ["rain.yaml"]
