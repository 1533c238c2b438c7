"""An SVG of ours made to stand in a page, beside others: what it names and how it looks is its own."""

from __future__ import annotations

import re

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_STYLE = re.compile(r"(<style>)(.*?)(</style>)", re.DOTALL)
# Within tags no `>` stands but as `&gt;`; texts, which may say id="…", are not tags.
_TAG = re.compile(r"<[a-z][^>]*>")
_IDS = re.compile(r' (id|aria-labelledby|aria-describedby)="([^"]*)"')
_SELECTORS = re.compile(r"(@[^{}]*\{)|([^{}@]+)(?=\{)|(\{[^{}]*\})")
_ROOT = re.compile(r"<svg\b")
_SIZE = re.compile(r' width="([\d.]+)" height="[\d.]+"')
_PAGE = 800
"""Units (1/96 inch) that are shown whole wherever notebooks are."""


def embedded(svg: str, name: str) -> str:
    """Return an SVG whose ids begin with `name-`, whose styles hold in it alone, and which fits the width of the page.

    `name` is to be another one for each picture in a page: a letter, then letters, digits, `-`, `_` (ASCII); it becomes
    the id of the picture itself. Linear in the SVG. Raises ValueError for another name.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a picture in a page")
    svg = _TAG.sub(lambda tag: _IDS.sub(lambda m: f' {m[1]}="{name}-{m[2]}"', tag[0]), svg)
    svg = _STYLE.sub(lambda style: style[1] + _scoped(style[2], f"#{name}") + style[3], svg, count=1)
    return _ROOT.sub(f'<svg id="{name}" style="max-width:100%;height:auto"', svg, count=1)


def no_wider(svg: str) -> str:
    """Return an SVG of ours that is as wide as its place if it is a wide one, also shown as an image.

    Jupyter's pages show SVG as images that they do not fit to the page: what names a width is cut off there.
    """
    match = _SIZE.search(svg)
    if match is None or float(match[1]) <= _PAGE:
        return svg
    return svg.replace(match[0], ' width="100%"', 1)


def _scoped(css: str, scope: str) -> str:
    """Return rules that hold below `scope` only; rules for the picture itself (`.argmap`) are for `scope`."""

    def one(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[0]
        return ",".join(_within(each, scope) for each in match[2].split(","))

    return _SELECTORS.sub(one, css)


def _within(selector: str, scope: str) -> str:
    return scope + selector.removeprefix(".argmap") if selector.startswith(".argmap") else f"{scope} {selector}"
