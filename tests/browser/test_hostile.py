"""Texts that want to be code stay texts: in an SVG, an SVG inside a page, and argmap's own page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

import argmap
from argmap.model import ArgumentMap, Claim

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUN = "window.hacked=1"
PAYLOADS = [
    f"</script><script>{RUN}</script>",
    f"]]><script>{RUN}</script><![CDATA[",
    f'" onload="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"</style></title></desc></text></svg><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"javascript:{RUN}",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &quot;",
    f"${{{RUN}}} {{{{constructor.constructor('{RUN}')()}}}} `{RUN}` \\u003cscript>",
    "</textarea></noscript></template><base href=https://example.org/><meta http-equiv=refresh content=0>",
]


def texts_of(payload: str) -> dict[str, Any]:
    """Return a claim with a payload wherever a text may stand."""
    return {
        "text": payload, "title": payload, "voice": [payload], "cites": [payload], "tags": [payload], "note": payload,
        "passage": [payload], "qualifier": "probably", "group": "g", "basis": "testimony",
    }  # fmt: skip


def hostile(payloads: list[str]) -> ArgumentMap:
    claims = {f"c{number}": texts_of(payload) for number, payload in enumerate(payloads)}
    arguments = [
        {"id": f"a{number}", "premises": [f"c{number}"], "conclusion": "end", "title": payload, "note": payload,
         "voice": [payload], "passage": [payload], "tags": [payload], "scheme": "s", "question": "q", "implicit": True}
        for number, payload in enumerate(payloads)
    ]  # fmt: skip
    everything = " ".join(payloads)
    return ArgumentMap.model_validate({
        "argmap": 1, "title": everything, "author": payloads, "description": everything, "tags": payloads,
        "source": {"title": everything, "author": payloads, "publisher": everything, "note": everything,
                   "url": "https://example.org/\"onload=\"window.hacked=1\"'><script>window.hacked=1</script>"},
        "claims": {**claims, "end": "An end."}, "arguments": arguments, "main": "end",
        "groups": {"g": {"title": everything}},
        "voices": {payload: {"note": payload} for payload in payloads},
        "scenarios": {"s": {"title": everything, "note": everything, "assume": {"c0": False}}},
        "questions": {"q": {"title": everything, "answers": ["c0", "c1"], "exclusive": True}},
        "schemes": {"s": {"title": everything, "description": everything, "source": everything,
                          "conclusion": everything, "premises": {"p": everything},
                          "questions": {"q": {"text": everything, "attacks": "conclusion"}}}},
    })  # fmt: skip


def with_bad_address(argument_map: ArgumentMap) -> ArgumentMap:
    """Return the map with an address that no reading lets through, as a program may make one."""
    bad = f"javascript:{RUN}"
    first = argument_map.claims["c0"]
    assert isinstance(first, Claim)
    claims = {**argument_map.claims, "c0": first.model_copy(update={"url": bad})}
    source = argument_map.source and argument_map.source.model_copy(update={"url": bad})
    return argument_map.model_copy(update={"claims": claims, "source": source})


def alone(argument_map: ArgumentMap) -> tuple[str, str]:
    return "map.svg", str(argmap.render(argument_map, fit="none", words=True))


def inlined(argument_map: ArgumentMap) -> tuple[str, str]:
    return "map.html", f"<!doctype html><meta charset=utf-8><body>{alone(argument_map)[1]}</body>"


def page_of(argument_map: ArgumentMap) -> tuple[str, str]:
    return "map.html", str(argmap.render(argument_map, "html"))


ACTIVE = {"script", "img", "iframe", "base", "object", "embed", "form", "foreignobject", "image", "animate", "set", "b"}
FORMS: dict[str, Callable[[ArgumentMap], tuple[str, str]]] = {"svg": alone, "inlined": inlined, "html": page_of}

SEEN = """() => {
  const all = [...document.querySelectorAll("*")], count = {};
  for (const e of all) { const name = e.tagName.toLowerCase(); count[name] = (count[name] || 0) + 1; }
  const bad = [];
  for (const e of all) for (const a of e.attributes) {
    if (/^on/i.test(a.name)) bad.push(`${e.tagName} ${a.name}=${a.value}`);
    if (/^(href|xlink:href|src|srcdoc|action|formaction)$/i.test(a.name) && !/^(#|https:|blob:)/i.test(a.value))
      bad.push(`${e.tagName} ${a.name}=${a.value}`);
  }
  const hacked = window.hacked === undefined ? 0 : 1;
  return {bad, tags: Object.keys(count).sort(), scripts: count.script || 0, hacked};
}"""
CLAIMS = """() => [...document.querySelectorAll("svg g.claim")].map(claim => [
  claim.dataset.id, [...claim.querySelectorAll("text.text")].map(text => text.textContent).join(""),
  claim.querySelector("title") ? claim.querySelector("title").textContent : ""])"""


def squeezed(text: str) -> str:
    return "".join(text.split())


def visit(page: Page, folder: Path, name: str, data: str) -> dict[str, Any]:
    """Open a document, point at and click on all that it has, and return what is in it then."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(dialog.message)))
    file = folder / name
    file.write_text(data, encoding="utf-8")
    page.goto(file.as_uri())
    if page.locator("html.is-ready").count() or "is-ready" in data:
        page.wait_for_selector("html.is-ready", timeout=10_000)
        for claim in [each[0] for each in page.evaluate(CLAIMS)]:
            page.evaluate("id => { location.hash = 'claim-' + id; }", claim)
            page.wait_for_timeout(20)
    for kind in ("mouseover", "mouseenter", "focus", "load", "error"):
        page.evaluate("kind => document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event(kind)))", kind)
    page.wait_for_timeout(50)
    seen: dict[str, Any] = page.evaluate(SEEN)
    seen["asked"] = [url for url in asked if not url.startswith((file.as_uri(), "data:", "blob:"))]
    return seen


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [lambda whole: whole, with_bad_address], ids=["read", "made"])
def test_hostile_texts_are_shown_and_run_nothing(
    page: Page, tmp_path: Path, form: str, change: Callable[[ArgumentMap], ArgumentMap]
) -> None:
    harmless = visit(page, tmp_path, *FORMS[form](hostile(["harmless", "words"])))
    page.goto("about:blank")
    seen = visit(page, tmp_path, *FORMS[form](change(hostile(PAYLOADS))))
    assert seen["hacked"] == 0
    assert seen["bad"] == []
    assert seen["asked"] == []
    assert seen["scripts"] == harmless["scripts"]
    assert ACTIVE.isdisjoint(set(seen["tags"]) - set(harmless["tags"]))
    shown = {claim: (text, tooltip) for claim, text, tooltip in page.evaluate(CLAIMS)}
    for number, payload in enumerate(PAYLOADS):
        text, tooltip = shown[f"c{number}"]
        assert squeezed(text) == squeezed(payload)
        if form != "html":
            assert squeezed(payload) in squeezed(tooltip)


def test_the_page_shows_hostile_texts_in_its_panel(page: Page, tmp_path: Path) -> None:
    visit(page, tmp_path, *page_of(hostile(PAYLOADS)))
    for number, payload in enumerate(PAYLOADS):
        page.evaluate("id => { location.hash = 'claim-' + id; }", f"c{number}")
        page.wait_for_timeout(50)
        assert squeezed(payload) in squeezed(page.locator("#page-panel").inner_text())
    assert page.evaluate(SEEN)["hacked"] == 0


@pytest.mark.parametrize("address", [f"javascript:{RUN}", "data:text/html,x", "file:///etc/passwd", " javascript:x"])
def test_an_address_that_is_not_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": {"a": {"text": "A.", "url": address}}})


@pytest.mark.parametrize("name", ['a"b', "a<b", "a b", "a'b", "a&b", "]]>"])
def test_an_id_that_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": {name: "A."}})
