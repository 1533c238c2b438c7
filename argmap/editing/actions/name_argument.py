"""An argument gets an id, so that it can be referred to."""

from __future__ import annotations

from argmap.diagnostics import Edit, Fix
from argmap.editing.actions.base import Pen
from argmap.model import premise_claim
from argmap.reading.document import Document
from argmap.reading.tree import Row, Table


def name_argument(document: Document, index: int) -> Fix | None:
    """Return the fix that gives an argument without an id one made of its first premise and what it bears on."""
    pen = Pen(document)
    found = naming(pen, index)
    return None if found is None else Fix(f"give this argument the id `{found[0]}`", (found[1],))


def naming(pen: Pen, index: int) -> tuple[str, Edit] | None:
    """Return an id for an argument that has none, and the edit that writes it."""
    own = pen.document.map
    arguments = pen.root.get("arguments")
    if own is None or not isinstance(arguments, Row) or index >= len(own.arguments) or own.arguments[index].id:
        return None
    argument, entry = own.arguments[index], arguments[index]
    if not isinstance(entry, Table) or not entry.key_at or arguments.item_at[index] != entry.at:
        return None
    first = next((premise_claim(premise) for _, _, premise in argument.role_premises()), "")
    link = {"conclusion": "for", "rebuts": "against", "undercuts": "undercuts"}[argument.relation]
    name = pen.new_id(f"{first}-{link}-{argument.target}".strip("-").replace("/", "-"))
    begins = min(at[0] for at in entry.key_at.values())
    if pen.in_braces(entry):
        return name, pen.edit(begins, begins, f"id: {name}, ")
    return name, pen.edit(begins, begins, f"id: {name}{pen.newline}{' ' * pen.column(begins)}")
