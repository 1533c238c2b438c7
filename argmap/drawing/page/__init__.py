"""The interactive page: one HTML file with the picture, the map's data, and scripts and styles of our own.

It asks the network for nothing, and its policy (Content-Security-Policy) lets nothing run but the script that is in
it. The parts are `page.html`, the style sheets and the modules in `js/`, as readable in the page as they are here; see
docs/page.md.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from argmap.drawing.colors import contrast
from argmap.drawing.page.bundle import bundle
from argmap.drawing.page.data import page_data
from argmap.drawing.themes import look_of
from argmap.drawing.xmltext import attribute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.drawing.look import Look
    from argmap.drawing.scene import Scene
    from argmap.model import Scheme

__all__ = ["page", "page_look"]

_STYLES = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_SHEETS = ("page.css", "whatif.css", "print.css")
"""In this order: print has the last word."""
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def page(
    scene: Scene,
    picture: str,
    *,
    theme: str = "auto",
    schemes: Mapping[str, Scheme] | None = None,
    statuses: Mapping[str, str] | None = None,
    evaluation: Mapping[str, Any] | None = None,
) -> str:
    """Return the page of a scene and its SVG. Linear in the size of the map; the same map gives the same bytes.

    `theme` is what `page_look` says. `schemes` are those that arguments may name without the map having them.
    `statuses`, claim → `in`, `out` or `undecided`, are shown on the claims. `evaluation` is what the page needs to find
    them itself, in any scenario and whatever the reader supposes (see `argmap.picturing`).
    """
    svg = picture[picture.index("<svg") :].rstrip()
    style, script = "".join(map(_resource, _SHEETS)), bundle()
    slots = {
        "policy": _policy(script, [style, *(html.unescape(found) for found in _STYLES.findall(svg))], svg),
        "theme": theme,
        "title": attribute(scene.title),
        "subtitle": attribute(scene.subtitle),
        "language": attribute(scene.graph.map.language),
        "style": style,
        "picture": svg,
        "data": page_data(scene, schemes or {}, statuses, evaluation),
        "script": script,
    }
    # One pass, so that what is filled in is not looked through again.
    return _SLOT.sub(lambda slot: slots[slot[1]], _resource("page.html"))


def page_look(theme: str | Look) -> tuple[Look, str]:
    """Return the look of a page's picture, and the theme in which the page opens.

    That is `auto` where the picture can be light and dark, as the reader likes; `dark` opens so. A theme that is
    only one of them is followed by the page: `only-light`, `only-dark`.
    """
    if isinstance(theme, str) and theme in ("light", "dark", "auto"):
        return look_of("auto"), "dark" if theme == "dark" else "auto"
    look = look_of(theme)
    if look.in_dark is not None:
        return look, "auto"
    light = contrast(look.background, "#000000") > contrast(look.background, "#ffffff")
    return look, "only-light" if light else "only-dark"


@cache
def _resource(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _policy(script: str, styles: list[str], svg: str) -> str:
    """Return what the page may do: run its own script and use its own styles, by their hashes, and nothing else."""
    sheets = " ".join(dict.fromkeys(map(_hash, styles)))
    attributes = "; style-src-attr 'unsafe-inline'" if ' style="' in svg else ""
    images = "; img-src data:" if "<image" in svg else ""
    # The script begins after the line feed behind its tag, which counts.
    own = _hash("\n" + script)
    allowed = f"script-src {own}; style-src {sheets}{attributes}{images}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
