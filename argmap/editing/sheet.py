"""Keys, items and entries of a file added, changed and taken out by their places; all the rest stays as it is."""

from __future__ import annotations

import re
from typing import Any

from argmap.editing.draft import Draft
from argmap.editing.layout import BEFORE_VALUE
from argmap.editing.order import ranks_at
from argmap.editing.rewrite import EditError
from argmap.editing.scalars import WIDTH
from argmap.editing.values import in_flow, lines_of
from argmap.reading.shape import Path
from argmap.reading.tree import At, Row, Table

STEP = 2

MARK = "\0"
"""Stands for what is already there."""


class Sheet(Draft):
    """A document's text, edited by its keys, items and entries."""

    def is_flow(self, value: Table | Row) -> bool:
        """Tell whether a mapping or list is written in brackets."""
        match = BEFORE_VALUE.match(self.text, value.at[0])
        return self.text[match.end() if match else value.at[0] :][:1] in ("{", "[")

    def dash(self, row: Row, index: int) -> int:
        """Return where the dash of a list's item stands."""
        start = row.item_at[index][0]
        at = self.text.rfind("-", 0, start)
        if at < 0 or self.text[self.line_start(at) : at].strip() or "#" in self.text[at:start]:
            raise EditError("a list is written in a way that cannot be edited; `argmap fmt` writes it in lines")
        return at

    # -- keys ------------------------------------------------------------------------------------------------------

    def own(self, table: Any, at: At, what: str) -> Table:
        """Return a mapping that stands at a place itself. Raises EditError for an alias of another."""
        if not isinstance(table, Table) or table.at[0] != at[0]:
            raise EditError(f"{what} is written as an alias; what it stands for belongs to other parts too")
        return table

    def set_key(self, table: Table, key: str, value: Any, path: Path) -> None:
        """Set a key of a mapping; `path` leads to the mapping. A new key stands where the format has it."""
        within = (*path, key)
        flow = self.is_flow(table)
        if key not in table.key_at:
            self._add_key(table, key, value, within, flow)
            return
        start, end = self.trimmed(table.value_at[key])
        end = max(end, table.key_at[key][1])
        if flow:
            self.change(start, end, in_flow(value, within))
            return
        begin = table.key_at[key][0]
        written = lines_of(key, value, within, self.column(begin))
        notes = self.text[end : self.line_end(end)]
        old = table.get(key)
        if isinstance(old, Table | Row) and old and old.at[0] == start and not self.is_flow(old):
            # What stands behind its last line belongs to its last part, and goes with that.
            self.change(end, self.line_end(end), "")
            colon = self.text.index(":", table.key_at[key][1])
            comment = re.search(r"[ \t]+#.*", self.text[colon : self.line_end(colon)])
            written[0] += comment[0] if comment and self.line_end(colon) < end else ""
        elif len(written) > 1 and notes.lstrip()[:1] == "#":  # behind a block it would be part of it
            self.change(end, self.line_end(end), "")
            written[0] += notes
        elif self.text[start : start + 1] in ("|", ">"):
            head = self.text[start : self.line_end(start)]
            written[0] += "  " + head[head.index("#") :] if "#" in head else ""
        first, *rest = (line[self.column(begin) :] if not number else line for number, line in enumerate(written))
        self.change(begin, end, self.newline.join([first, *rest]))

    def _add_key(self, table: Table, key: str, value: Any, within: Path, flow: bool) -> None:
        ranks = ranks_at(within[:-1]) or {}
        rank = ranks.get(key, len(ranks))
        names = list(table.key_at)
        before = [name for name in names if ranks.get(name, len(ranks)) < rank] if ranks else names
        if flow:
            written = f"{in_flow(key, ())}: {in_flow(value, within)}"
            if not before:
                first = min(at[0] for at in table.key_at.values())
                self.change(first, first, f"{written}, ")
                return
            _, end = self.trimmed(table.value_at[max(before, key=lambda name: table.value_at[name][1])])
            column = self.column(min(at[0] for at in table.key_at.values()))
            wide = self.column(end) + len(written) + 2 >= WIDTH
            self.change(end, end, f",{self.newline}{' ' * column}{written}" if wide else f", {written}")
            return
        first = min(at[0] for at in table.key_at.values())
        column = self.column(first)
        lines = lines_of(key, value, within, column)
        if not before:  # on the line of the first key, which may be that of a dash
            text = self.newline.join([*lines, " " * column])
            self.change(first, first, text[column:])
            return
        last = max(before, key=lambda name: self._end(table, name))
        self.add_lines(self.lines_of(table.key_at[last][0], self._end(table, last))[1], lines)

    def _end(self, table: Table, key: str) -> int:
        return max(self.trimmed(table.value_at.get(key, table.key_at[key]))[1], table.key_at[key][1])

    def remove_key(self, table: Table, key: str) -> None:
        """Take a key out of a mapping, with the comments that belong to it."""
        start, end = table.key_at[key][0], self._end(table, key)
        starts = sorted(at[0] for at in table.key_at.values())
        after = [at for at in starts if at > start]
        if self.is_flow(table):
            self._remove_in_flow(start, end, after, [self._end(table, name) for name in table.key_at])
        elif self.text[self.line_start(start) : start].strip():  # on the line of a dash
            if not after:
                raise EditError(f"`{key}` is all that there is")
            self.cut(start, after[0])
        else:
            self.cut(*self.lines_of(start, end))

    def _remove_in_flow(self, start: int, end: int, after: list[int], ends: list[int]) -> None:
        before = [at for at in ends if at <= start]
        if after:
            self.cut(start, after[0])
        else:
            self.cut(max(before, default=start), end)

    def spread(self, table: Table, key: str, lines: str) -> None:
        """Put lines in place of the value at a key of a block mapping, one of them around the value as it is."""
        start, end = self.trimmed(table.value_at[key])
        before, _, after = lines.partition(MARK)
        key_column = self.column(table.key_at[key][0])
        if not self.text[self.line_start(start) : start].strip():  # the value begins on a line of its own
            further = self.column(start) - key_column
            self.insert(start, before.replace("\n", self.newline + " " * (key_column + further)))
        else:
            further = STEP
            blank = start
            while self.text[blank - 1] in " \t":
                blank -= 1
            indent = self.newline + " " * (key_column + further)
            self.change(blank, start, indent + before.replace("\n", indent))
        # Further lines of the value must stay further in than what it now belongs to.
        line = self.text.find("\n", start, end) + 1
        while line:
            if self.line_end(line) > line:
                self.insert(line, " " * further)
            line = self.text.find("\n", line, end) + 1
        indent = self.newline + " " * (key_column + further)
        self.insert(self.line_end(end), after.replace("\n", indent))

    # -- items -----------------------------------------------------------------------------------------------------

    def remove_item(self, row: Row, index: int) -> None:
        """Take an item out of a list, with the comments that belong to it."""
        start, end = self.trimmed(row.item_at[index])
        if self.is_flow(row):
            ends = [self.trimmed(at)[1] for at in row.item_at]
            self._remove_in_flow(start, end, [at[0] for at in row.item_at[index + 1 :]], ends)
        else:
            self.cut(*self.lines_of(self.dash(row, index), end))

    # -- entries of sections -----------------------------------------------------------------------------------------

    def section_column(self, key: str) -> int:
        """Return the column of the entries of a section; that of a new one where it has none."""
        section = self.root.get(key)
        if isinstance(section, Table) and section and not self.is_flow(section):
            return self.column(min(at[0] for at in section.key_at.values()))
        if isinstance(section, Row) and section and not self.is_flow(section):
            return self.column(self.dash(section, 0))
        return STEP

    def entry_lines(self, key: str, name: str | int) -> At:
        """Return the lines of an entry of a section. Raises EditError where it has no lines of its own."""
        section = self.root[key]
        if not isinstance(section, Table | Row) or section.at[0] != self.root.value_at[key][0]:
            raise EditError(f"`{key}` is written as an alias, which cannot be edited")
        if self.is_flow(section):
            raise EditError(f"`{key}` stands in brackets; `argmap fmt` writes it in lines, which can be edited")
        if isinstance(section, Table):
            return self.lines_of(section.key_at[str(name)][0], self._end(section, str(name)))
        return self.lines_of(self.dash(section, int(name)), self.trimmed(section.item_at[int(name)])[1])

    def cut_entries(self, key: str, names: list[Any]) -> list[str]:
        """Take entries out of a section, and return the text of each; a section that has no more is emptied."""
        if not names:
            return []
        section = self.root[key]
        extents = [self.entry_lines(key, name) for name in names]
        found = []
        for start, end in self._with_headings(key, extents):
            found.append(self.piece(start, end))
            self.cut(start, end)
        if len(names) == len(section):
            colon = self.text.index(":", self.root.key_at[key][1])
            self.change(colon + 1, colon + 1, " {}" if isinstance(section, Table) else " []")
        return found

    def _with_headings(self, key: str, extents: list[At]) -> list[At]:
        """Return the lines of entries, each with the heading above it if all that stands below that goes too."""
        column = self.section_column(key)
        top = self.next_line(self.root.key_at[key][1])
        bottom = self.next_line(self._end(self.root, key))
        starts = {start: at for at, (start, _) in enumerate(extents)}
        found = list(extents)
        for at, (start, _) in enumerate(extents):
            heading = self._heading_above(start, top, column)
            if heading is None:
                continue
            end = found[at][1]
            while True:  # on through the entries that follow without a heading
                following = end
                while following < bottom and not self.text[following : self.line_end(following)].strip():
                    following = self.next_line(following)
                if following in starts and self._heading_above(following, top, column) is None:
                    end = extents[starts[following]][1]
                    continue
                break
            if following >= bottom or self._is_comment(following, column):
                found[at] = (heading, found[at][1])
        return found

    def _is_comment(self, at: int, column: int) -> bool:
        line = self.text[at : self.line_end(at)]
        return not line[:column].strip() and line[column : column + 1] == "#"

    def _heading_above(self, start: int, top: int, column: int) -> int | None:
        """Return where the heading begins that stands above an entry: comments between blank lines."""
        at = self.line_start(start - 1) if start > top else start
        if at <= top or self.text[at : self.line_end(at)].strip():
            return None
        begin = at
        while begin > top and self._is_comment(self.line_start(begin - 1), column):
            begin = self.line_start(begin - 1)
        if begin == at:
            return None
        above = self.line_start(begin - 1)
        blank = begin > top and not self.text[above : self.line_end(above)].strip()
        return above if blank and above >= top else begin if begin == top else None

    def add_entries(self, key: str, lines: list[str], after: str | int | None = None) -> None:
        """Add lines, indented as the section's entries are, behind an entry or at the end; the section if need be."""
        section = self.root.get(key)
        if not section:
            self._add_section(key, lines)
            return
        if not isinstance(section, Table | Row) or self.is_flow(section):
            raise EditError(f"`{key}` stands in brackets; `argmap fmt` writes it in lines, which can be edited")
        last: Any = (
            (next(reversed(section)) if isinstance(section, Table) else len(section) - 1) if after is None else after
        )
        self.add_lines(self.entry_lines(key, last)[1], lines)

    def add_lines(self, at: int, lines: list[str]) -> None:
        """Put lines where a line begins, or at the end of the text."""
        text = "".join(line + self.newline for line in lines)
        if at and self.text[at - 1] != "\n":  # the end of a text without a line end
            text = self.newline + text.removesuffix(self.newline)
        self.change(at, at, text)

    def _add_section(self, key: str, lines: list[str]) -> None:
        if key in self.root.key_at:
            end = self.trimmed(self.root.value_at[key])[1]
            colon = self.text.index(":", self.root.key_at[key][1]) + 1
            self.change(colon, max(end, colon), "")
            self.add_lines(self.next_line(max(end, colon)), lines)
            return
        if self.is_flow(self.root):
            raise EditError("the map stands in braces; `argmap fmt` writes it in lines, which can be edited")
        ranks = ranks_at(()) or {}
        before = [name for name in self.root.key_at if ranks[name] < ranks[key]]
        last = max(before, key=lambda name: self._end(self.root, name))
        end = self.lines_of(self.root.key_at[last][0], self._end(self.root, last))[1]
        blank = [] if end >= len(self.text) or not self.text[end : self.line_end(end)].strip() else [""]
        self.add_lines(end, ["", f"{key}:", *lines, *blank])


def shifted(text: str, by: int) -> list[str]:
    """Return the lines of a text, further in by so many columns, or further out as far as they are in."""
    lines = [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")]  # no other ends: texts hold such, too
    return [
        (" " * by + line if by >= 0 else line[:-by].lstrip(" ") + line[-by:]) if line.strip() else "" for line in lines
    ]
