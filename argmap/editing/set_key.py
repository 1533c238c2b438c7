"""Keys of a claim, set in the text of its file: comments, order and layout of all the rest stay as they are."""

from __future__ import annotations

from typing import Literal

from argmap.editing.dump import Scalar, one_line
from argmap.editing.restyle import restyled
from argmap.editing.rewrite import EditError
from argmap.editing.sheet import MARK, Sheet
from argmap.model import Claim
from argmap.reading.document import Document
from argmap.reading.shape import keys_of
from argmap.reading.tree import Row, Table

_WIDEST = 110

How = Literal["replace", "append"]


def set_claim_key(document: Document, claim: str, key: str, value: Scalar, how: How = "replace") -> str:
    """Return the text of a document's file with a key of a claim set.

    A claim that is given by its text alone becomes a mapping. A new key stands where the format has it among the
    claim's keys. `append` adds to a text or a list that is there, which then is a list. Comments on a list that is
    replaced go with it. A claim that is written as `argmap fmt` writes it is written so again. The edit is one of
    text, by the places of what was read: whoever writes it should have it read again and compare, as `rewrite` does.
    Linear in the length of the file.

    Raises EditError if the document has no such claim or writes it in a way that no key can be added to (an alias).
    """
    claims = document.places.root.get("claims") if isinstance(document.places.root, Table) else None
    if not isinstance(claims, Table) or claim not in claims:
        raise EditError(f"`{document.name}` has no claim `{claim}`")
    editor = _Editor(document)
    entry, at = claims[claim], claims.value_at[claim]
    if isinstance(entry, Table):
        if entry.at != at:
            raise EditError(f"the claim `{claim}` is an alias; what it stands for belongs to other claims too")
        editor.set_in(entry, key, value, how)
    elif editor.is_flow(claims):
        added = one_line(value, flow=True)
        editor.change(at[0], at[1], f"{{text: {editor.text[slice(*editor.trimmed(at))]}, {key}: {added}}}")
    else:
        editor.spread(claims, claim, f"text: {MARK}\n{key}: {one_line(value)}")
    return restyled(document.source.text, editor.done(), claim)


class _Editor(Sheet):
    """Sets a key of a claim to a value that has no parts, or adds one to what is there."""

    def set_in(self, table: Table, key: str, value: Scalar, how: How) -> None:
        """Set a key of a mapping."""
        flow = self.is_flow(table)
        if key not in table:
            self.add_key(table, key, value, flow)
        elif how == "append":
            self.append(table, key, value, flow)
        else:
            start, end = self.trimmed(table.value_at[key])
            if not flow:
                start = self.text.index(":", table.key_at[key][1]) + 1  # a list may begin on a line of its own
            self.change(start, end, ("" if flow else " ") + one_line(value, flow=flow))

    def add_key(self, table: Table, key: str, value: Scalar, flow: bool) -> None:
        order = list(keys_of(Claim))
        rank = order.index(key)
        before = [name for name in table if order.index(name) < rank] or list(table)
        last = max(before, key=lambda name: table.value_at[name][1])
        _, end = self.trimmed(table.value_at[last])
        first = min(at[0] for at in table.key_at.values())
        written = f"{key}: {one_line(value, flow=flow)}"
        if not flow:
            self.insert(self.line_end(end), f"{self.newline}{' ' * self.column(first)}{written}")
        elif self.column(end) + len(written) + 2 < _WIDEST:
            self.insert(end, f", {written}")
        else:
            self.insert(end, f",{self.newline}{' ' * self.column(first)}{written}")

    def append(self, table: Table, key: str, value: Scalar, flow: bool) -> None:
        """Add a value to the text or the list at a key."""
        there, at = table[key], self.trimmed(table.value_at[key])
        if not isinstance(there, Row):
            if flow:
                added = one_line(value, flow=True)
                self.change(*at, f"[{self.text[slice(*at)]}, {added}]")
            else:
                self.spread(table, key, f"- {MARK}\n- {one_line(value)}")
            return
        if there.at != table.value_at[key]:
            raise EditError(f"`{key}` is an alias; what it stands for belongs to other places too")
        if self.text[at[1] - 1] == "]" and (not there or self.text[there.at[0]] == "["):
            added = one_line(value, flow=True)
            end = self.trimmed(there.item_at[-1])[1] if there else at[1] - 1
            self.insert(end, f", {added}" if there else added)
            return
        start, end = self.trimmed(there.item_at[-1])
        dash = self.text[self.line_start(start) : start]
        if dash.strip() != "-":
            raise EditError(f"the list at `{key}` is written in a way that nothing can be added to")
        self.insert(self.line_end(end), f"{self.newline}{dash}{one_line(value)}")
