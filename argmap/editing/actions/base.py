"""What the steps share: new claims and arguments, written as the file writes those that it has."""

from __future__ import annotations

from itertools import count

from argmap.diagnostics import Edit
from argmap.editing.dump import one_line
from argmap.model.ids import near_id
from argmap.reading.document import Document
from argmap.reading.tree import Row, Table

_STEP = "  "
_LONGEST_ID = 40


class Pen:
    """Writes into the text of a document's file."""

    def __init__(self, document: Document) -> None:
        """Take a document whose map could be read."""
        self.document = document
        self.source = document.source
        self.text = document.source.text
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        root = document.places.root
        self.root: Table = root if isinstance(root, Table) else Table(0)
        own = document.map
        self.taken = {*own.claims, *(each.id for each in own.arguments if each.id)} if own is not None else set()

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return an edit of the text between two offsets."""
        return Edit(self.source.span(start, end), text)

    def new_id(self, wish: str) -> str:
        """Return an id near a wish that nothing has yet, and keep it from being given twice."""
        base = near_id(wish)[:_LONGEST_ID].rstrip("-./") or "new"
        names = (base if number == 1 else f"{base}-{number}" for number in count(1))
        name = next(name for name in names if name not in self.taken)
        self.taken.add(name)
        return name

    def trimmed(self, at: tuple[int, int]) -> tuple[int, int]:
        """Return a place without the white space at its end."""
        start, end = at
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def line_end(self, offset: int) -> int:
        """Return the end of an offset's line, before its line break."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def column(self, offset: int) -> int:
        """Return the column of an offset."""
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def in_braces(self, value: Table | Row) -> bool:
        """Tell whether a mapping or list is written in braces or brackets."""
        return self.text[value.at[0] : value.at[0] + 1] in ("{", "[")

    # -- new parts -------------------------------------------------------------------------------------------------

    def claim(self, name: str, text: str, after: str | None = None) -> Edit | None:
        """Return the edit that adds a claim, behind another or at the end; None where the file has no place for it."""
        claims = self.root.get("claims")
        if not isinstance(claims, Table) or not claims or self.in_braces(claims):
            return None
        beside = after if after is not None and after in claims else next(reversed(claims))
        _, end = self.trimmed(claims.value_at[beside])
        indent = " " * self.column(claims.key_at[beside][0])
        end = self.line_end(max(end, claims.key_at[beside][1]))
        return self.edit(end, end, f"{self.newline}{indent}{name}: {one_line(text)}")

    def argument(self, lines: list[str], after: int | None = None) -> Edit | None:
        """Return the edit that adds an argument (its keys, a line each), behind another or at the end."""
        arguments = self.root.get("arguments")
        if not isinstance(arguments, Row) or not arguments:
            if "arguments" in self.root.key_at:
                return None  # an empty list, or what is no list: there is no place that is certain
            end = len(self.text.rstrip())
            body = self.newline.join(_item(lines, _STEP))
            return self.edit(end, len(self.text), f"{self.newline * 2}arguments:{self.newline}{body}{self.newline}")
        if self.in_braces(arguments):
            return None
        beside = after if after is not None and after < len(arguments) else len(arguments) - 1
        start, end = self.trimmed(arguments.item_at[beside])
        dash = self.text[start - self.column(start) : start]
        if dash.strip() != "-":
            return None
        end = self.line_end(end)
        body = self.newline.join(_item(lines, dash[: dash.index("-")]))
        return self.edit(end, end, self.newline + body)


def _item(lines: list[str], indent: str) -> list[str]:
    return [f"{indent}{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]
