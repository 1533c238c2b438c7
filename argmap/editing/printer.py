"""A layout written out in the one style of argmap's maps."""

from __future__ import annotations

from argmap.editing.layout import Entry, Layout, Node
from argmap.editing.order import SECTIONS, is_id_list, ranks_at
from argmap.editing.scalars import WIDTH, block, inline
from argmap.reading.shape import Path

STEP = 2
"""Columns by which what belongs to a key stands further in."""

_LONGEST_KEY = 900  # YAML wants a key of more than 1,024 characters marked by `?`


def write_layout(layout: Layout, *, reorder: bool = True) -> str:
    """Return a layout as text, keys in the order of the format unless told otherwise; lines end in a line feed.

    Linear in the length of the text.
    """
    printer = _Printer(layout.text, reorder)
    printer.file(layout)
    return "\n".join(printer.lines) + "\n"


def entry_lines(entry: Entry, path: Path, indent: int, text: str = "") -> list[str]:
    """Return the lines of one entry, with its comments, at an indentation; `text` is what its layout was read from."""
    printer = _Printer(text, True)
    printer.entry(entry, path, indent)
    return printer.lines


def flow_text(node: Node, path: Path) -> str:
    """Return a value as it is written within brackets."""
    return _Printer("", True).flow(node, path)


class _Printer:
    def __init__(self, text: str, reorder: bool) -> None:
        self.text = text
        self.reorder = reorder
        self.lines: list[str] = []

    def file(self, layout: Layout) -> None:
        self.lines += _trimmed(layout.head)
        entries = layout.root.entries
        if entries and entries[0].before[:1] == [""]:
            if layout.head:
                self.lines.append("")
            entries[0].before = entries[0].before[1:]
        begin = len(self.lines)
        sections = False
        for entry in self.ordered(entries, ()):
            name = _name(entry)
            at = len(self.lines)
            self.comments(entry.before, 0)
            self.entry(entry, (name,), 0, comments=False)
            section = name in SECTIONS and not self.on_one_line(entry, (name,), 0)
            if (section or sections) and at > begin and self.lines[at]:
                self.lines.insert(at, "")
            elif at == begin:
                while not self.lines[at]:
                    del self.lines[at]
            sections = section
        if layout.root.foot:
            self.comments(layout.root.foot, 0)

    def ordered(self, entries: list[Entry], path: Path) -> list[Entry]:
        ranks = ranks_at(path) if self.reorder else None
        if ranks is None:
            return entries
        return sorted(entries, key=lambda entry: ranks.get(_name(entry), len(ranks)))

    def comments(self, lines: list[str], indent: int) -> None:
        for line in _trimmed(lines, ends=False):
            self.lines.append(" " * indent + line if line else "")

    def entries(self, node: Node, path: Path, indent: int) -> None:
        """Write what a collection holds, each on lines of its own."""
        order = self.ordered(node.entries, path)
        for index, entry in enumerate(order):
            if index == 0 and not any(entry.before):
                entry.before = []
            self.entry(entry, (*path, _name(entry) if node.kind == "map" else index), indent)
        self.comments(node.foot, indent)

    def entry(self, entry: Entry, path: Path, indent: int, *, comments: bool = True) -> None:
        value = entry.value
        self.lift(entry, path, indent)
        if comments:
            self.comments(entry.before, indent)
        for more in entry.after[:-1]:
            self.lines.append(" " * indent + more.lstrip())
        note = entry.after[-1] if entry.after else ""
        if note and not note.startswith("  "):
            note = "  " + note.lstrip()
        prefix = " " * indent + self.key(entry, indent)
        one = self.on_one_line(entry, path, indent)
        if one is not None:
            self.lines.append(f"{prefix} {one}".rstrip() + note)
            return
        prefix += f" &{value.anchor}" if value.anchor else ""
        if value.kind == "scalar":
            found = self.block(value, indent)
            assert found is not None
            self.lines.append(f"{prefix} {found[0]}{note}")
            self.lines += [" " * (indent + STEP) + line if line else "" for line in found[1:]]
        elif entry.key is None and not note and not value.anchor and self.begins_plainly(value, path):
            at = len(self.lines)
            self.entries(value, path, indent + STEP)
            self.lines[at] = prefix + " " + self.lines[at].lstrip()
        else:
            self.lines.append(prefix + note)
            self.entries(value, path, indent + STEP)

    def lift(self, entry: Entry, path: Path, indent: int) -> None:
        """Let a comment at the dash of a list's item, or above its first key, stand above the item."""
        value = entry.value
        if entry.key is not None or value.kind in ("scalar", "alias") or not value.entries:
            return
        if entry.after and self.on_one_line(entry, path, indent) is None:
            entry.before += [comment.strip() for comment in entry.after]
            entry.after = []
        if value.anchor:
            return
        first = self.ordered(value.entries, path)[0]
        lifted = [line for line in first.before if line]
        entry.before += lifted
        first.before = []
        if lifted:
            value.noted = bool(value.foot) or any(
                any(each.before) or each.after or each.value.noted for each in value.entries
            )

    def begins_plainly(self, value: Node, path: Path) -> bool:
        """Tell whether an item's first key may stand on the line of its dash."""
        first = self.ordered(value.entries, path)[0]
        return not first.before and len(first.after) < 2 and not (first.key is not None and _is_long(first.key))

    def key(self, entry: Entry, indent: int) -> str:
        key = entry.key
        if key is None:
            return "-"
        if _is_long(key):
            self.lines.append(" " * indent + "? " + self.inline(key, flow=False))
            return ":"
        return self.inline(key, flow=False) + (" :" if key.kind == "alias" else ":")

    def on_one_line(self, entry: Entry, path: Path, indent: int) -> str | None:
        """Return a value as it stands on the line of its key, None if it needs lines of its own."""
        value = entry.value
        long = entry.key is not None and _is_long(entry.key)
        begins = indent + (1 if entry.key is None or long else len(self.inline(entry.key, flow=False)) + 1) + 1
        if value.kind == "alias":
            return "*" + value.text
        if value.kind == "scalar":
            written = self.inline(value, flow=False)
            fits = begins + len(written) <= WIDTH
            folded = value.style == ">"
            if value.is_text and (not fits or "\n" in value.text or folded) and self.block(value, indent):
                return None
            return written
        if not value.entries and not value.foot and not value.noted:
            return self.flow(value, path)
        ids = value.kind == "list" and is_id_list(path) and all(_is_premise(item.value) for item in value.entries)
        if value.noted or not (value.flow or ids) or (len(path) == 1 and path[0] in SECTIONS):
            return None
        written = self.flow(value, path)
        return written if begins + len(written) <= WIDTH else None

    def flow(self, node: Node, path: Path) -> str:
        """Return a value as it stands in brackets."""
        if node.kind not in ("map", "list"):
            return self.inline(node, flow=True)
        anchor = f"&{node.anchor} " if node.anchor else ""
        if node.kind == "list":
            items = (self.flow(item.value, (*path, index)) for index, item in enumerate(node.entries))
            return f"{anchor}[{', '.join(items)}]"
        pairs = []
        for entry in self.ordered(node.entries, path):
            assert entry.key is not None
            key = self.inline(entry.key, flow=True) + (" :" if entry.key.kind == "alias" else ":")
            pairs.append(f"{key} {self.flow(entry.value, (*path, _name(entry)))}")
        return f"{anchor}{{{', '.join(pairs)}}}"

    def inline(self, node: Node, *, flow: bool) -> str:
        if node.kind == "alias":
            return "*" + node.text
        anchor = f"&{node.anchor} " if node.anchor else ""
        if not node.is_text:
            return anchor + (node.text or ("null" if flow else ""))
        plain = node.style == "" and (node.flow or not flow)
        return anchor + inline(node.text, flow=flow, plain=plain)

    def block(self, node: Node, indent: int) -> list[str] | None:
        lines = None
        if node.style == ">":
            raw = self.text[node.start : node.end].replace("\r\n", "\n").rstrip().split("\n")[1:]
            lines = [line.strip(" ") for line in raw]
            while lines and not lines[0]:
                del lines[0]
        return block(node.text, WIDTH - indent - STEP, literal=node.style == "|", lines=lines)


def _is_long(key: Node) -> bool:
    return key.kind == "scalar" and len(key.text) > _LONGEST_KEY


def _is_premise(node: Node) -> bool:
    """Tell whether a value is an id, or a premise like `{held: id}`."""
    simple = ("scalar", "alias")
    return node.kind in simple or (len(node.entries) == 1 and node.entries[0].value.kind in simple)


def _name(entry: Entry) -> str:
    return entry.key.text if entry.key is not None else ""


def _trimmed(lines: list[str], *, ends: bool = True) -> list[str]:
    """Return comments with no two blank lines in a row; with `ends`, none at the ends."""
    kept = [line for index, line in enumerate(lines) if line or not index or lines[index - 1]]
    while ends and kept and not kept[0]:
        del kept[0]
    while ends and kept and not kept[-1]:
        del kept[-1]
    return kept
