"""The documentation keeps its promises: it is complete, up to date, and its examples do what it says."""

from __future__ import annotations

import doctest
import os
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # for a bare `pytest`; `python -m pytest` has it
    sys.path.insert(0, str(ROOT))

import argmap  # noqa: E402
from argmap import (  # noqa: E402
    check_files,
    model,
    schema,
)
from argmap.api import RULES  # noqa: E402
from argmap.commands import COMMANDS  # noqa: E402
from argmap.commands.settings import _KINDS as SETTINGS  # noqa: E402
from argmap.diagnostics import Selection, Severity  # noqa: E402
from argmap.model.base import Part  # noqa: E402
from argmap.reading.shape import CHOICES, keys_of  # noqa: E402
from argmap.schemes import builtin_schemes  # noqa: E402
from tools import make_docs, pages, sessions  # noqa: E402

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
HAND_WRITTEN = [path for path in make_docs.hand_written() if path.exists()]
EXAMPLES = sorted((DOCS / "examples").glob("*.yaml"))

PARTS: dict[str, type[Part]] = {
    "The map": model.ArgumentMap,
    "Source": model.Source,
    "Claims": model.Claim,
    "Arguments": model.Argument,
    "Groups": model.Group,
    "Voices": model.Voice,
    "Questions": model.Question,
    "Schemes": model.Scheme,
    "Critical questions": model.CriticalQuestion,
    "Scenarios": model.Scenario,
}
"""Heading in docs/format.md → the part of the model whose keys its table lists."""


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _section(page: str, heading: str) -> str:
    """Return what stands below a heading, up to the next heading of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"no heading {heading!r}"
    return found[1]


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each table row whose first cell is code."""
    for line in text.splitlines():
        if line.startswith("| `"):
            cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            yield [cells[0].strip("`"), *cells[1:]]


# -- generated pages -----------------------------------------------------------------------------------------------


def _wanted() -> dict[str, str]:
    return {_name(path): text for path, text in make_docs.wanted() if path.suffix != ".svg"}


def test_what_is_generated_is_up_to_date() -> None:
    stale = [name for name, text in _wanted().items() if _text(ROOT / name) != text]
    assert stale == [], "run `python -m tools.make_docs`, and look at what it changes"


@pytest.mark.skipif(
    find_spec("pygraphviz") is None and "ARGMAP_TESTS_COMPLETE" not in os.environ,
    reason="the pictures were laid out by the embedded Graphviz",
)
@pytest.mark.parametrize("path", EXAMPLES, ids=_name)
def test_picture_is_what_argmap_draws(path: Path) -> None:
    drawn = argmap.render(path)
    kept = (DOCS / "images" / f"{path.stem}.svg").read_bytes().decode()
    assert drawn == kept, "run `python -m tools.make_docs`, and look at the picture"


@pytest.mark.parametrize("path", EXAMPLES, ids=_name)
def test_example_is_clean(path: Path) -> None:
    assert [found.message for found in check_files([path]).diagnostics] == []


def test_every_picture_has_its_example() -> None:
    # The chart is that of the map in docs/evaluation.md.
    made = {path.stem for path in EXAMPLES} | {"tornado"}
    assert {path.stem for path in (DOCS / "images").glob("*.svg")} == made


# -- the command line ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_with_its_options(name: str) -> None:
    page = _text(DOCS / "cli.md")
    section = _section(page, name)
    assert f"<!-- options: {name} -->" in section
    documented = {word for row in _rows(section) for word in re.findall(r"--?[a-zA-Z][\w-]*", row[0])}
    assert {opt for option in pages.options(name) for opt in option.opts} <= documented


def test_every_setting_is_documented() -> None:
    section = _section(_text(DOCS / "cli.md"), "Configuration")
    assert [row[0] for row in _rows(section)] == list(SETTINGS)


def test_every_option_named_in_prose_exists() -> None:
    names = (*COMMANDS, "add claim", "add argument", "argmap")
    known = {opt for name in names for option in pages.options(name) for opt in option.opts}
    for path in (ROOT / "README.md", *(DOCS / f"{name}.md" for name in ("cli", "format", "checks", "editors"))):
        prose = re.sub(r"`[^`]*\b(pip|make_docs|pytest)\b[^`]*`", "", _text(path))
        for option in re.findall(r"(?<![\w-])--[a-z][\w-]*", re.sub(r"<!--.*?-->", "", prose)):
            assert option in known, f"{_name(path)} speaks of {option}"


# -- checks --------------------------------------------------------------------------------------------------------


def test_every_rule_is_on_the_page_of_checks() -> None:
    page = _text(DOCS / "checks.md")
    for rule in RULES:
        assert f"\n### {rule.code} {rule.slug}\n" in page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_every_manual_says_what_and_why(rule: Any) -> None:
    assert rule.manual.strip().splitlines()[0].endswith(".")
    for label in ("What it does:", "Why it matters:", "Use instead:"):
        assert f"\n\n{label} " in rule.manual or f"\n\n{label}\n" in rule.manual


def test_codes_and_names_of_checks_named_in_prose_exist() -> None:
    codes = {rule.code for rule in RULES}
    for path in HAND_WRITTEN:
        assert set(re.findall(r"\bAM\d{3}\b", _text(path))) <= codes, _name(path)
        names = re.findall(r"ignore(?:-file)?\[([a-z-]+)\]", _text(path))
        assert set(names) <= {rule.slug for rule in RULES} | {"my-check"}, _name(path)


def test_every_scheme_is_on_the_page_of_schemes_and_counted() -> None:
    page = _text(DOCS / "schemes.md")
    for name in builtin_schemes():
        assert f"\n## {name}\n" in page
    assert f"[{len(builtin_schemes())} are built in](schemes.md)" in _text(DOCS / "format.md")


# -- the format ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", PARTS)
def test_every_key_is_documented_and_every_documented_key_exists(heading: str) -> None:
    rows = list(_rows(_section(_text(DOCS / "format.md"), heading)))
    assert [row[0] for row in rows] == list(keys_of(PARTS[heading]))


@pytest.mark.parametrize("heading", PARTS)
def test_the_schema_has_the_keys_of_the_page(heading: str) -> None:
    part = PARTS[heading]
    whole = schema()
    properties = whole["properties"] if part is model.ArgumentMap else whole["$defs"][part.__name__]["properties"]
    rows = list(_rows(_section(_text(DOCS / "format.md"), heading)))
    assert set(properties) == {row[0] for row in rows}


@pytest.mark.parametrize("heading", PARTS)
def test_every_default_is_as_documented(heading: str) -> None:
    fields = {field.alias or name: field for name, field in PARTS[heading].model_fields.items()}
    for key, _, default, meaning in _rows(_section(_text(DOCS / "format.md"), heading)):
        field = fields[key]
        assert meaning.endswith(".")
        if field.is_required():
            assert default == "required", key
        elif field.default in (None, ()) or field.default_factory is not None:
            assert default == "–", key
        else:
            assert default == f"`{_as_yaml(field.default)}`", key


def _as_yaml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("key", CHOICES)
def test_every_word_of_a_list_is_documented(key: str) -> None:
    rows = list(_rows(_section(_text(DOCS / "format.md"), key.capitalize())))
    assert tuple(row[0] for row in rows) == CHOICES[key]


def test_every_list_of_words_in_the_models_is_known() -> None:
    found = {}
    for part in PARTS.values():
        for name, field in part.model_fields.items():
            for kind in (field.annotation, *get_args(field.annotation)):
                if get_origin(kind) is Literal and all(isinstance(word, str) for word in get_args(kind)):
                    found[name] = get_args(kind)
    assert found == CHOICES


# -- examples ------------------------------------------------------------------------------------------------------


def _maps_of(path: Path) -> list[tuple[str, str]]:
    blocks = [block for block in sessions.fences(_text(path)) if block.language == "yaml"]
    maps = [block for block in blocks if re.match(r"(#.*\n)*argmap: 1\n", block.text)]
    return [(block.file or f"block-{number}.yaml", block.text) for number, block in enumerate(maps)]


# The pages that show a faulty map, to show what is found in it.
FAULTY = {("README.md", "town.yaml"): "circular-support", ("docs/cli.md", "pool.yaml"): "unknown-key"}


@pytest.mark.parametrize("path", [path for path in HAND_WRITTEN if _maps_of(path)], ids=_name)
def test_maps_on_a_page_have_no_errors(path: Path, tmp_path: Path) -> None:
    for name, text in _maps_of(path):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, text in _maps_of(path):
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = check_files([tmp_path / name], Selection()).diagnostics
        slugs = {each.slug for each in found if each.severity is Severity.ERROR}
        assert slugs <= {FAULTY.get((_name(path), name))}, [each.message for each in found]


def test_maps_of_the_reference_have_no_warnings_either(tmp_path: Path) -> None:
    for page in ("format.md", "library.md", "editors.md"):
        for name, text in _maps_of(DOCS / page):
            (tmp_path / name).write_text(text, encoding="utf-8")
            assert [each.message for each in check_files([tmp_path / name]).diagnostics] == [], name


def test_python_on_the_library_page_does_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = _text(DOCS / "library.md")
    examples: list[str] = []
    for block in sessions.fences(page):
        if block.file is not None:
            Path(block.file).write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            examples.append(block.text)
    test = doctest.DocTestParser().get_doctest("\n".join(examples), {}, "library.md", None, 0)
    assert _doctest_failures(test) == []
    assert len(test.examples) > 20


def test_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = _text(ROOT / "README.md")
    (tmp_path / "town.yaml").write_text(dict(_maps_of(ROOT / "README.md"))["town.yaml"], encoding="utf-8")
    (block,) = [each for each in sessions.fences(page) if each.language == "python"]
    names: dict[str, Any] = {}
    exec(block.text, names)
    assert names["svg"].startswith("<svg")


def test_doctest_of_the_package() -> None:
    (test,) = [each for each in doctest.DocTestFinder(recurse=False).find(argmap) if each.examples]
    assert _doctest_failures(test) == []


def _doctest_failures(test: doctest.DocTest) -> list[str]:
    said: list[str] = []
    doctest.DocTestRunner(verbose=False, optionflags=doctest.REPORT_NDIFF).run(test, out=said.append)
    return said


def test_library_page_names_all_that_is_public() -> None:
    page = _text(DOCS / "library.md")
    for name in argmap.__all__:
        assert re.search(rf"\b{re.escape(name)}\b", page), name


# -- links and names -----------------------------------------------------------------------------------------------


def _anchors(page: str) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page."""
    bare = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", bare, re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.lower())
        anchor = words.strip().replace(" ", "-")
        number = 1
        while anchor in found:
            anchor = f"{words.strip().replace(' ', '-')}-{number}"
            number += 1
        found.add(anchor)
    return found


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_links_within_the_repository_lead_somewhere(path: Path) -> None:
    bare = re.sub(r"^```.*?^```$", "", _text(path), flags=re.DOTALL | re.MULTILINE)
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", bare)):
        if re.match(r"[a-z]+:", link):
            assert link.startswith("https://"), link
            continue
        target, _, anchor = link.partition("#")
        file = path if not target else (path.parent / target)
        assert file.exists(), f"{_name(path)}: {link}"
        if anchor:
            assert anchor in _anchors(_text(file)), f"{_name(path)}: {link}"


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_page_names_nothing_of_one_machine(path: Path) -> None:
    for name in ("/work", "../shared", "/tmp", "pypi.org", "pythonhosted.org", "npmjs.org", "index-url", "localhost"):
        assert name not in _text(path), name


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=_name)
def test_lines_are_short_enough_to_read(path: Path) -> None:
    bare = re.sub(r"^```.*?^```$", "", _text(path), flags=re.DOTALL | re.MULTILINE)
    long = [line for line in bare.splitlines() if len(line) > 110 and not line.startswith("|")]
    assert long == []


# -- the repository ------------------------------------------------------------------------------------------------


def _shell_lines() -> list[str]:
    page = _text(ROOT / "README.md")
    blocks = [each.text.strip() for each in sessions.fences(page) if each.language == "sh"]
    assert all("\n" not in block for block in blocks), "each set-up command is one line"
    return blocks


def test_readme_sets_up_with_two_commands() -> None:
    render, test = _shell_lines()
    assert render.endswith(".venv/bin/argmap render maps -o out")
    assert test.endswith(".venv/bin/python -m pytest -n auto")


def test_the_gate_calls_the_test_command_of_the_readme() -> None:
    gate = ROOT / ".ci" / "run"
    if not gate.is_file():
        pytest.skip("no gate here")
    script = _text(gate)
    # It takes the lines that begin so from the README, and picks one by what it holds.
    lines = re.findall(r"^python3 -m venv .*$", _text(ROOT / "README.md"), re.MULTILINE)
    assert lines == _shell_lines()
    assert all(command in script for command in lines) or (
        "README.md" in script and all(f'readme "{part}"' in script for part in ("argmap render", "-m pytest"))
    )


def test_hooks_named_in_the_readme_exist() -> None:
    hooks = ROOT / ".pre-commit-hooks.yaml"
    if not hooks.is_file():
        pytest.skip("no hooks here")
    ids = set(re.findall(r"^\s*- id: (\S+)$", _text(hooks), re.MULTILINE))
    assert set(re.findall(r"^\s*- id: (\S+)$", _text(ROOT / "README.md"), re.MULTILINE)) <= ids


def test_changelog_has_the_version() -> None:
    assert f"## [{argmap.__version__}]" in _text(ROOT / "CHANGELOG.md")


def test_maps_in_the_readme_are_there() -> None:
    assert any((ROOT / "maps").glob("*.yaml"))
