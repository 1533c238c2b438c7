"""The page as text: its data, its one script, its policy. What it does is tested in a browser (`tests/browser`)."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap.drawing import render
from argmap.drawing.page import page_look
from argmap.drawing.page.bundle import BundleError, bundle, joined
from argmap.drawing.themes import builtin
from argmap.model import ArgumentMap
from tests.odd_maps import wild_maps
from tests.strategies import argument_maps, show

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]>",
    '" onload="alert(1)',
    "{{script}}",
    "a\u2028b\u2029c",
    "<img src=x onerror=alert(1)>",
)


class _Elements(HTMLParser):
    """What a browser makes of a page: its elements, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag if tag in self.raw else ""
        if self.inside:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.raw[self.inside][-1] += data


def parsed(text: str) -> _Elements:
    found = _Elements()
    found.feed(text)
    found.close()
    return found


def page_of(argument_map: ArgumentMap, **wishes: Any) -> str:
    return str(render(argument_map, format="html", fit="none", **wishes))


def data_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parsed(text).raw["script"][0])
    return found


def a_map(text: str = "It holds.", **parts: Any) -> ArgumentMap:
    claims = {"a": {"text": text, "title": text, "note": text, "tags": text, "passage": "first … last"}, "b": "B."}
    content = {"argmap": 1, "title": text, "claims": claims, "arguments": [{"premises": ["b"], "conclusion": "a"}]}
    return ArgumentMap.model_validate(content | parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_text(text: str) -> None:
    found = parsed(page_of(a_map(text)))
    assert [tag for tag, _ in found.elements].count("script") == 2
    assert not [name for _, attributes in found.elements for name in attributes if name.startswith("on")]
    assert json.loads(found.raw["script"][0])["claims"][0]["text"] == text
    assert found.raw["script"][1].strip() == bundle().strip()


@settings(max_examples=30)
@given(argument_maps())
def test_any_map_makes_a_page_with_its_data(m: ArgumentMap) -> None:
    data = data_of(page_of(show(m)))
    assert {claim["id"]: claim["text"] for claim in data["claims"]} == {name: c.text for name, c in m.claims.items()}
    assert len(data["arguments"]) == len(m.arguments)
    assert data["walk"] == m.walk


@settings(max_examples=30)
@given(wild_maps())
def test_a_map_with_everything_wrong_makes_a_page_without_loose_ends(m: ArgumentMap) -> None:
    data = data_of(page_of(show(m)))
    claims = {claim["id"] for claim in data["claims"]}
    steps = {step["name"] for step in data["arguments"]}
    for step in data["arguments"]:
        assert step["target"] in (steps if step["relation"] == "undercut" else claims)
        assert {premise["claim"] for premise in step["premises"]} <= claims
    assert {*data["main"], *data["order"]} <= claims


def test_control_characters_are_written_by_their_numbers() -> None:
    text = page_of(a_map("next \x85 and \x00 and \ufffe"))
    assert not re.search("[\x00\x7f-\x9f\ufffe]", text)
    assert data_of(text)["claims"][0]["text"] == "next \x85 and \x00 and \ufffe"


@pytest.mark.parametrize("theme", ["auto", "dark", "print", "high-contrast"])
def test_the_policy_lets_run_just_what_is_in_the_page(theme: str) -> None:
    text = page_of(a_map(), theme=theme)
    found = parsed(text)
    policy = html.unescape(next(a["content"] or "" for tag, a in found.elements if a.get("http-equiv")))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    def hashes(sources: list[str]) -> set[str]:
        digests = [hashlib.sha256(source.encode()).digest() for source in sources]
        return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}

    assert rules["default-src"] == "'none'"
    assert set(rules["script-src"].split()) == hashes(found.raw["script"][1:])
    assert hashes(found.raw["style"]) <= set(rules["style-src"].split())
    assert " style=" not in text
    assert not re.search(r"(?:src|href)=\"(?!#)", text.split("<svg", 1)[0])


def test_the_same_map_makes_the_same_bytes() -> None:
    assert page_of(a_map()) == page_of(a_map())


def test_passages_lead_into_the_source_of_their_own_map(tmp_path: Path) -> None:
    claims = "claims: {a: {text: A holds., passage: first … last}, b: {text: B holds., url: 'https://example.org/b'}}"
    arguments = "arguments: [{premises: [b], conclusion: a}]"
    (tmp_path / "inner.yaml").write_text(
        f"argmap: 1\ntitle: I\nsource: {{url: 'https://example.org/i'}}\n{claims}\n{arguments}\n"
    )
    (tmp_path / "map.yaml").write_text(f"argmap: 1\ntitle: M\n{claims}\n{arguments}\ninclude: {{i: inner.yaml}}\n")
    data = data_of(argmap.render(tmp_path / "map.yaml", "html"))
    links = {claim["id"]: claim["passages"][0]["url"] for claim in data["claims"] if claim.get("passages")}
    assert links == {"a": None, "i/a": "https://example.org/i#:~:text=first,last"}


def test_schemes_that_are_named_come_along_with_their_questions() -> None:
    m = a_map(arguments=[{"premises": ["b"], "conclusion": "a", "scheme": "expert-opinion"}])
    schemes = data_of(argmap.render(m, "html"))["schemes"]
    assert list(schemes) == ["expert-opinion"]
    assert len(schemes["expert-opinion"]["questions"]) >= 5
    own = a_map(
        arguments=[{"premises": ["b"], "conclusion": "a", "scheme": "mine"}],
        schemes={"mine": {"questions": {"q": {"text": "Is it so?", "attacks": "inference"}}}},
    )
    assert data_of(argmap.render(own, "html"))["schemes"]["mine"]["questions"] == {"q": {"text": "Is it so?"}}


def test_statuses_stand_in_the_data() -> None:
    assert data_of(page_of(a_map(), statuses={"a": "in", "gone": "out"}))["statuses"] == {"a": "in"}


def test_a_theme_that_is_light_or_dark_only_is_followed_by_the_page() -> None:
    opening = {theme: page_look(theme)[1] for theme in ("light", "dark", "auto", "print", "high-contrast")}
    assert opening["light"] == opening["auto"] == "auto"
    assert opening["dark"] == "dark"
    assert opening["print"] == "only-light"
    assert page_look(builtin("dark"))[1] == "only-dark"


class TestBundle:
    def test_modules_stand_after_what_they_import(self) -> None:
        sources = {
            "main": 'import { b } from "./b.js";\nimport { a } from "./a.js";\nb(a);\n',
            "a": "export const a = 1;\n",
            "b": 'import { a } from "./a.js";\nexport function b(n) {\n  return n + a;\n}\n',
        }
        script = joined(sources, "main")
        assert re.findall(r"==== (\w+)\.js", script) == ["a", "b", "main"]
        assert "const { a } = a_js;" in script
        assert "return { b };" in script

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ('import x from "./a.js";\n', "import x"),
            ("export default 1;\n", "export default"),
            ('const x = "</script>";\n', "end the script"),
            ('import { main } from "./main.js";\n', "by way of others"),
        ],
    )
    def test_what_cannot_be_bundled_is_refused(self, source: str, said: str) -> None:
        with pytest.raises(BundleError, match=re.escape(said)):
            joined({"main": source}, "main")

    def test_comments_stay_in_the_modules(self) -> None:
        source = '/** Return\n * one. */\nexport function one() {\n  // A remark.\n  return "// none"; // kept\n}\n'
        body = joined({"main": source}, "main")
        assert "Return" not in body
        assert "remark" not in body
        assert 'return "// none"; // kept' in body

    def test_every_module_of_the_page_is_in_it(self) -> None:
        folder = files("argmap.drawing.page").joinpath("js")
        modules = {file.name for file in folder.iterdir()}
        assert {f"{name}.js" for name in re.findall(r"==== (\w+)\.js", bundle())} == modules

    @pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
    def test_each_module_and_the_bundle_are_javascript(self, tmp_path: Path) -> None:
        folder = Path(str(files("argmap.drawing.page"))) / "js"
        (tmp_path / "bundle.mjs").write_text(bundle(), encoding="utf-8")
        for file in (*sorted(folder.glob("*.js")), tmp_path / "bundle.mjs"):
            copy = tmp_path / f"{file.stem}.mjs"
            copy.write_bytes(file.read_bytes())
            done = subprocess.run(["node", "--check", copy], capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{file.name}: {done.stderr}"


def test_the_command_writes_a_page(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from argmap.commands.render import command

    (tmp_path / "map.yaml").write_text(argmap.dumps(a_map()))
    result = CliRunner().invoke(command, [str(tmp_path / "map.yaml"), "-o", str(tmp_path / "map.html")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "map.html").read_text().startswith("<!doctype html>")
