"""Two claims that say the same become one, or are listed as the same."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostics import Edit, Fix
from argmap.editing.actions.base import Pen
from argmap.model import premise_claim
from argmap.reading.document import Document
from argmap.reading.names import Place
from argmap.reading.tree import Row, Table


def one_claim(document: Document, kept: str, left: str, places: Iterable[Place]) -> Fix | None:
    """Return the fix that takes a claim out and lets all that names it name another; `places` are all that name it.

    None where one argument, or one list, would then name the same claim twice, or a place cannot be written.
    """
    own = document.map
    claims = document.places.root.get("claims") if isinstance(document.places.root, Table) else None
    if own is None or not isinstance(claims, Table) or kept not in own.claims or left not in own.claims:
        return None
    for argument in own.arguments:
        names = {premise_claim(premise) for _, _, premise in argument.role_premises()} | {argument.target}
        if {kept, left} <= names:
            return None
    lists = [*own.contraries, *own.same, own.main, own.walk, *(each.answers for each in own.questions.values())]
    if any(kept in several and left in several for several in lists):
        return None
    pen = Pen(document)
    edits = [_without(pen, claims, left)]
    for place in places:
        source = place.document.source
        if place.mention.defines and place.document.path == document.path:
            continue
        if source.text[slice(*place.at)] != left:
            return None
        edits.append(Edit(source.span(*place.at), kept))
    return Fix(f"keep `{kept}` only: all that names `{left}` names it", tuple(edits))


def _without(pen: Pen, claims: Table, name: str) -> Edit:
    """Return the edit that takes a claim out, with the rest of its last line."""
    start = claims.key_at[name][0]
    _, end = pen.trimmed(claims.value_at[name])
    if pen.in_braces(claims):
        follows = pen.text[end:].lstrip()
        if follows.startswith(","):
            end = pen.text.index(",", end) + 1
        return pen.edit(start, end, "")
    end = pen.line_end(max(end, claims.key_at[name][1]))
    after = end + len(pen.newline) if pen.text.startswith(pen.newline, end) else end
    return pen.edit(start - pen.column(start), after, "")


def the_same(document: Document, one: str, other: str) -> Fix | None:
    """Return the fix that lists two claims under `same`."""
    pen = Pen(document)
    line = f"[{one}, {other}]"
    told = f"list `{one}` and `{other}` under `same`"
    same = pen.root.get("same")
    if isinstance(same, Row) and same:
        start, end = pen.trimmed(same.item_at[-1])
        if pen.in_braces(same):
            return Fix(told, (pen.edit(end, end, f", {line}"),))
        dash = pen.text[start - pen.column(start) : start]
        if dash.strip() != "-":
            return None
        end = pen.line_end(end)
        return Fix(told, (pen.edit(end, end, f"{pen.newline}{dash}{line}"),))
    if "same" in pen.root.key_at:
        return None
    end = len(pen.text.rstrip())
    return Fix(told, (pen.edit(end, len(pen.text), f"{pen.newline * 2}same:{pen.newline}  - {line}{pen.newline}"),))
