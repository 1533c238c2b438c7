"""Maps as text to read: in which style, in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.formats.lines import Page
    from argmap.graph import Graph
    from argmap.model import ArgumentMap, Scheme

Style = Literal["outline", "standard"]
Form = Literal["text", "markdown", "latex"]
STYLES: tuple[Style, ...] = ("outline", "standard")
FORMS: dict[Form, tuple[str, ...]] = {"text": ("txt",), "markdown": ("md", "markdown"), "latex": ("tex",)}
"""Form → the endings of its files."""

__all__ = ["FORMS", "STYLES", "Form", "Style", "page", "write"]


def page(
    argument_map: ArgumentMap | Graph,
    style: Style = "outline",
    *,
    schemes: Mapping[str, Scheme] | None = None,
    groups: bool = False,
) -> Page:
    """Return a map as a page of no form yet, in a style.

    `schemes` are those known beside the map's own, by whose titles and questions arguments are named; with `groups`,
    each group is a section. Never raises for what is odd in a map. Linear in its size.

    Raises ValueError for an unknown style.
    """
    from argmap.graph import Graph

    graph = argument_map if isinstance(argument_map, Graph) else Graph(argument_map)
    if style == "outline":
        from argmap.formats.outline import outline

        return outline(graph, schemes=schemes or {}, groups=groups)
    if style == "standard":
        from argmap.formats.standard import standard

        return standard(graph, schemes=schemes or {}, groups=groups)
    raise ValueError(f"unknown style {style!r}: one of {', '.join(STYLES)}")


def write(page: Page, form: Form = "text", *, width: int = 80, style: Callable[..., str] | None = None) -> str:
    """Return a page in a form; `width` (columns) and `style` (as `click.style`) are for text alone.

    Raises ValueError for an unknown form.
    """
    if form == "text":
        from argmap.formats.text import plain, text

        return text(page, width=width, style=style or plain)
    if form == "markdown":
        from argmap.formats.markdown import markdown

        return markdown(page)
    if form == "latex":
        from argmap.formats.latex import latex

        return latex(page)
    raise ValueError(f"unknown form {form!r}: one of {', '.join(FORMS)}")
