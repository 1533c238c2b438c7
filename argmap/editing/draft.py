"""A file's text under edit: changes by offsets, collected and made at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from argmap.editing.layout import BEFORE_VALUE
from argmap.editing.scalars import inline
from argmap.reading.document import Document
from argmap.reading.tree import At, Table


class Change(NamedTuple):
    """Text in place of what stands between two offsets."""

    start: int
    end: int
    text: str


class Draft:
    """Collects changes of a document's text, and makes them.

    The changes are by the places of what was read; whoever writes the text should have it read again and compare, as
    `verify_edit` does. Each costs the length of the part that it changes.
    """

    def __init__(self, document: Document) -> None:
        """Take a document whose map could be read."""
        self.document = document
        self.text = document.source.text
        self.newline = "\r\n" if "\r\n" in self.text else "\n"
        root = document.places.root
        self.root: Table = root if isinstance(root, Table) else Table(0)
        self.changes: list[Change] = []
        self.cuts: list[At] = []  # in order

    def change(self, start: int, end: int, text: str) -> None:
        """Put text in place of what stands between two offsets."""
        self.changes.append(Change(start, end, text))

    def insert(self, at: int, text: str) -> None:
        """Put text at an offset."""
        self.change(at, at, text)

    def cut(self, start: int, end: int) -> None:
        """Take out what stands between two offsets, and all that was to change in it."""
        insort(self.cuts, (start, end))

    def done(self) -> str:
        """Return the text with all changes made; it ends in a line end if it did."""
        text = self.piece(0, len(self.text))
        return text if self.text.endswith("\n") else text.rstrip("\r\n")

    def is_cut(self, at: int) -> bool:
        """Tell whether what stands at an offset is taken out. The cuts may touch, but none stands within another."""
        before = bisect_right(self.cuts, (at, len(self.text))) - 1
        return before >= 0 and at < self.cuts[before][1]

    def piece(self, start: int, end: int) -> str:
        """Return the text between two offsets, with all changes in it made."""
        cuts: list[At] = []
        within = self.cuts[bisect_left(self.cuts, (start, start)) : bisect_right(self.cuts, (end, end))]
        for cut in (each for each in within if each[1] <= end):
            if cuts and cut[0] <= cuts[-1][1]:
                cuts[-1] = (cuts[-1][0], max(cuts[-1][1], cut[1]))
            else:
                cuts.append(cut)
        begins = [cut[0] for cut in cuts]
        kept = [Change(*cut, "") for cut in cuts]
        for change in self.changes:
            at = bisect_right(begins, change.start) - 1
            gone = at >= 0 and change.end <= cuts[at][1] and change.start < cuts[at][1]
            if start <= change.start and change.end <= end and not gone:
                kept.append(change)
        pieces, at = [], start
        for change in sorted(kept, key=lambda each: (each.start, each.end)):  # what is put in at one place keeps order
            pieces += [self.text[at : max(at, change.start)], change.text]
            at = max(at, change.end)
        return "".join([*pieces, self.text[at:end]])

    # -- what is there ---------------------------------------------------------------------------------------------

    def trimmed(self, at: At) -> At:
        """Return a place without the white space at its end."""
        start, end = at
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def line_start(self, at: int) -> int:
        """Return where the line begins that an offset is on."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return the end of the line that an offset is on, before its line break."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def next_line(self, at: int) -> int:
        """Return where the line after an offset's begins, or the end of the text."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def column(self, at: int) -> int:
        """Return the column of an offset."""
        return at - self.line_start(at)

    def lines_of(self, start: int, end: int) -> At:
        """Return the whole lines of an entry: with the comments right above it, and those further in below it."""
        column = self.column(start)
        begin = self.line_start(start)
        while begin:
            above = self.line_start(begin - 1)
            line = self.text[above:begin].rstrip("\r\n")
            if line[:column].strip() or line[column : column + 1] != "#":
                break
            begin = above
        stop = below = self.next_line(max(start, self.trimmed((start, end))[1]))
        while below < len(self.text):
            line = self.text[below : self.line_end(below)]
            inner = line.lstrip(" ")
            if inner and (inner[0] != "#" or len(line) - len(inner) <= column):
                break
            below = self.next_line(below)
            stop = below if inner else stop
        return begin, stop

    def respell(self, at: At, name: str) -> None:
        """Write another name where one stands, in the same quotes; an alias stays, as its anchor changes."""
        start, end = self.trimmed(at)
        match = BEFORE_VALUE.match(self.text, start, end)
        start = match.end() if match else start
        spelt = self.text[start:end]
        if spelt.startswith("*"):
            return
        quote = spelt[:1] if spelt[:1] in ("'", '"') else ""
        simple = quote and not set(name) & set("'\"\\\n")
        self.change(start, end, quote + name + quote if simple else inline(name, flow=True))
