"""A site made by MkDocs itself."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.integrations.conftest import TOWN, WRONG

Run = Callable[..., subprocess.CompletedProcess[str]]


def site(folder: Path, settings: str, **pages: str) -> None:
    (folder / "mkdocs.yml").write_text(f"site_name: Town\n{settings}\n")
    (folder / "docs" / "maps").mkdir(parents=True)
    (folder / "docs" / "maps" / "town.yaml").write_text(TOWN)
    for name, text in pages.items():
        (folder / "docs" / f"{name}.md").write_text(text)


def test_a_site_with_maps_is_built(tmp_path: Path, run: Run) -> None:
    block = "```argmap\nfile: maps/town.yaml\n```\n"
    site(tmp_path, "plugins: [argmap: {theme: dark}]", index=f"# Town\n\n{block}\n{block}")
    done = run("mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "index.html").read_text()
    assert page.count('<svg id="argmap-') == 2
    assert page.count('class="background"') == page.count('fill="#12171d"/>') == 2  # as dark as the plugin is set
    ids = re.findall(r'<(?:g|svg|title|desc)[^>]* id="(argmap-[^"]*)"', page)
    assert len(ids) == len(set(ids)) > 8


def test_a_map_with_errors_fails_in_strict_mode_and_is_shown_otherwise(tmp_path: Path, run: Run) -> None:
    site(tmp_path, "plugins: [argmap]", index=f"---\ntitle: Home\n---\n\n# Town\n\n```argmap\n{WRONG}```\n")
    place = "index.md:14:16: no claim is called `usde`; did you mean `used`? (AM205 dangling-reference)"
    strict = run("mkdocs", "build", "--strict")
    assert strict.returncode == 1
    assert f"WARNING -  argmap: {place}" in strict.stderr
    assert "Aborted with 1 warnings in strict mode!" in strict.stdout + strict.stderr
    assert (tmp_path / "docs" / "index.md").read_text().split("\n")[13] == "  - premises: [usde]"
    quiet = run("mkdocs", "build", "--strict", "--quiet")  # counts no warnings, not even of broken links
    assert quiet.returncode == 1
    assert f"argmap: {place}" in quiet.stderr and "Traceback" not in quiet.stderr
    assert run("mkdocs", "build", "--quiet").returncode == 0
    lenient = run("mkdocs", "build")
    assert lenient.returncode == 0
    assert 'class="argmap-error"' in (tmp_path / "site" / "index.html").read_text()


@pytest.mark.parametrize("settings", ["markdown_extensions: [argmap]"])
def test_strict_mode_fails_with_the_extension_alone(tmp_path: Path, run: Run, settings: str) -> None:
    site(tmp_path, settings, index=f"# Town\n\n```argmap\n{WRONG}```\n")
    strict = run("mkdocs", "build", "--strict")
    assert strict.returncode == 1
    assert "page:10:16: no claim is called `usde`" in strict.stderr


def test_maps_are_watched_wherever_they_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    block = "```argmap\nfile: {}\n```\n"
    site(tmp_path, "plugins: [argmap]", index=f"# Town\n\n{block.format('../town.yaml')}{block.format('none.yaml')}")
    (tmp_path / "town.yaml").write_text(TOWN)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    build(config)
    watched: list[str] = []
    config.plugins["argmap"].on_serve(SimpleNamespace(watch=watched.append))  # type: ignore[attr-defined]
    assert [Path(each).resolve() for each in watched] == [tmp_path / "town.yaml"]
