"""`argmap fmt`: a map's file in one order and one style, all that it says and all its comments kept."""

from __future__ import annotations

from collections import Counter

from argmap.editing.layout import Layout, read_layout
from argmap.editing.printer import write_layout
from argmap.editing.rewrite import EditError, Faulty, faulty
from argmap.reading.document import Document, read_string

__all__ = ["Faulty", "format_document", "formatted"]


def formatted(text: str, name: str = "<text>") -> str:
    """Return the text of a map in the style of the format: the order of keys, quotes, folds, blank lines.

    Comments stay with what they belong to. Line ends stay as they are. The result reads as the same map, and is
    itself formatted: `formatted(formatted(text)) == formatted(text)`. Linear in the length of the text.

    Raises Faulty for text that cannot be read as a map, EditError if it is written in a way that no order or style
    can be given without changing what it says.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + format_document(read_string(text, name))


def format_document(document: Document) -> str:
    """Return the formatted text of a document's file; see `formatted`."""
    if document.map is None or document.damaged:
        raise faulty(document)
    text = document.source.text
    ends = "\r\n" if "\r\n" in text else "\n"
    for reorder in (True, False):  # where an alias would come before its anchor, the order stays
        layout = read_layout(text)
        comments = _comments(layout)
        new = write_layout(layout, reorder=reorder)
        again = read_string(new, document.name)
        if again.map == document.map and not again.diagnostics and _comments(read_layout(new)) == comments:
            return new.replace("\n", ends)
    raise EditError(f"`{document.name}` is written in a way that formatting would break; nothing was changed")


def _comments(layout: Layout) -> Counter[str]:
    return Counter(line.strip() for lines in layout.comments() for line in lines if line)
