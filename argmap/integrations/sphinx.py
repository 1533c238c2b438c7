"""The directive `argmap` of Sphinx: a map from a file or within the page.

    extensions = ["argmap.integrations.sphinx"]

    .. argmap:: town.yaml
       :caption: Should the town keep its library?

HTML has the picture as SVG within the page, LaTeX as PDF, other text the map's outline. What is wrong is a warning of
Sphinx with file and line. A page is read again when a map that it shows changes.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from argmap import __version__
from argmap.integrations.block import NAMES
from argmap.integrations.drawn import Drawn, Page, drawn
from argmap.integrations.html import figure

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator

_log = logging.getLogger(__name__)


class MapNode(nodes.General, nodes.Element):
    """A map in a document: `drawn`, what came of it, `figure`, its name, and `ids`, by which references find it."""


class ArgmapDirective(SphinxDirective):
    """`.. argmap:: [FILE]`, with a map as its content where there is no file."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "name": directives.unchanged,
        **dict.fromkeys(NAMES, directives.unchanged),
    }

    def run(self) -> list[nodes.Node]:
        """Draw the map, and tell what is wrong with it."""
        source, line = self.get_source_info()
        given = {name: value or "" for name, value in self.options.items() if name != "name"}
        folder = Path(source).parent
        if self.arguments:
            # As Sphinx has it: from the page's folder, or with a slash from that of the sources.
            given["file"] = self.env.relfn2path(self.arguments[0])[1]
        first = (self.content.info(0)[1] if self.content else None) or 0
        if first < line:  # MyST counts from the directive; docutils in the file, that of a page that is included too
            first = line + self.content_offset
        made = drawn("\n".join(self.content), Page(source, folder), first, given, opening=line - 1)
        for file in made.files:
            self.env.note_dependency(file)
        for fault in made.faults:
            column = f"column {fault.column}: " if fault.column else ""
            _log.warning(column + fault.message, location=f"{fault.file}:{fault.line}", type="argmap")
        node = MapNode("", drawn=made)
        node["figure"] = (  # not "name", which docutils takes away
            f"argmap-{hashlib.sha256(self.env.docname.encode()).hexdigest()[:6]}-{self.env.new_serialno('argmap')}"
        )
        self.set_source_info(node)
        self.add_name(node)
        return [node]


def _html(self: HTML5Translator, node: MapNode) -> None:
    for target in node["ids"]:
        self.body.append(f'<span id="{target}"></span>')
    self.body.append(figure(node["drawn"], node["figure"]) + "\n")
    raise nodes.SkipNode


def _latex(self: LaTeXTranslator, node: MapNode) -> None:
    made: Drawn = node["drawn"]
    if made.svg is None:
        self.body.append("\n" + self.highlighter.highlight_block(made.told, "none") + "\n")
        raise nodes.SkipNode
    name = f"{node['figure']}.pdf"
    (Path(self.builder.outdir) / name).write_bytes(made.pdf())
    caption = f"\\caption{{{self.encode(made.caption)}}}" if made.caption else ""
    picture = f"\\noindent\\sphinxincludegraphics{{{name}}}"  # as large as it is, no wider than the page
    inside = f"\\begin{{figure}}[htbp]\n\\centering\n{picture}\n{caption}\n\\end{{figure}}" if caption else picture
    targets = "".join(self.hypertarget(target) for target in node["ids"])
    self.body.append(f"\n{targets}{inside}\n")
    raise nodes.SkipNode


def _text(self: Any, node: MapNode) -> None:
    self.add_text(f"[{_said(node)}]")
    raise nodes.SkipNode


def _man(self: Any, node: MapNode) -> None:
    self.body.append(f"[{_said(node)}]\n")
    raise nodes.SkipNode


def _said(node: MapNode) -> str:
    made: Drawn = node["drawn"]
    return made.told if made.svg is None else f"argument map: {made.caption or made.title}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_node(
        MapNode, html=(_html, None), epub=(_html, None), latex=(_latex, None), text=(_text, None), man=(_man, None),
        texinfo=(_man, None),
    )  # fmt: skip
    app.add_directive("argmap", ArgmapDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
