"""What a block becomes in a page of HTML: a figure, or a box that says what is wrong."""

from __future__ import annotations

import base64
from html import escape

from argmap.drawing.embed import embedded
from argmap.integrations.drawn import Drawn

_BOX = "border:2px solid #b3261e;border-radius:4px;padding:.5em 1em;overflow:auto"


def figure(drawn: Drawn, name: str) -> str:
    """Return a block that was drawn as HTML, in one piece without blank lines. `name` is unique in its page."""
    if drawn.svg is None:
        return error_box(drawn.told)
    if drawn.block is not None and drawn.block.format == "png":
        data = base64.b64encode(drawn.png()).decode()
        alt = escape(f"Argument map: {drawn.title}")
        picture = f'<img src="data:image/png;base64,{data}" alt="{alt}" style="max-width:100%;height:auto">'
    else:
        picture = "\n".join(line for line in embedded(drawn.svg, name).splitlines() if line.strip())
    caption = f"<figcaption>{escape(drawn.caption)}</figcaption>" if drawn.caption else ""
    return f'<figure class="argmap-figure">{picture}{caption}</figure>'


def error_box(told: str) -> str:
    """Return what is wrong with a block, to be seen where its picture would stand."""
    return (
        f'<div class="argmap-error" role="alert" style="{_BOX}"><strong>This argument map cannot be drawn.</strong>'
        f"<pre>{escape(told)}</pre></div>"
    )
