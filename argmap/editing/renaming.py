"""Another name for a claim, an argument or another thing of a map: what must change, in every file that names it.

`rename_edits` is exact: each edit replaces a name that was read at its place, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostics import Edit, did_you_mean, near
from argmap.editing.dump import one_line
from argmap.editing.rewrite import EditError
from argmap.model.argument_map import AS_ARGUED
from argmap.model.ids import is_id, near_id, nfc
from argmap.reading.document import Document
from argmap.reading.names import Named, Place

_TABLES = {"group": "groups", "scenario": "scenarios", "issue": "questions", "scheme": "schemes", "alias": "include"}


def rename_edits(document: Document, what: Named, new: str, places: Iterable[Place]) -> list[Edit]:
    """Return the edits that give something another name; `document` defines it, `places` are all that name it.

    Raises EditError, with the reason, where the new name is none or is taken, or a place is written in a way
    (an alias, escapes) that cannot be changed without changing what it says.
    """
    new = nfc(new.strip())
    if what.kind != "voice" and not is_id(new):
        meant = near_id(new)
        hint = f"; did you mean `{meant}`?" if meant else ""
        raise EditError(f"`{new}` is not an id: a letter or `_`, then letters, digits, `-`, `_`, `.`{hint}")
    if not new:
        raise EditError("a voice needs a name")
    if new == what.name:
        return []
    clash = taken(document, what, new)
    if clash:
        raise EditError(clash)
    edits = []
    defined = False
    for place in places:
        source = place.document.source
        spelt = source.text[slice(*place.at)].rstrip()
        written = _written(spelt, what.name, new)
        if written is None:
            line = source.position(place.at[0]).line + 1
            raise EditError(
                f"{source.file}:{line} writes the name as `{' '.join(spelt.split())[:40]}`; rename it by hand"
            )
        defined = defined or place.mention.defines
        edits.append(Edit(source.span(place.at[0], place.at[0] + len(spelt)), written))
    if not defined and what.kind != "voice":
        names = document.map.claims if document.map is not None else ()
        raise EditError(f"no {what.kind} is called `{what.name}` here{did_you_mean(near(what.name, names))}")
    return edits


def taken(document: Document, what: Named, new: str) -> str:
    """Return why a name cannot be given in the document that defines something; empty when it can."""
    own = document.map
    if own is None:
        return f"`{document.name}` cannot be read; mend it first"
    if what.kind in ("claim", "argument"):
        if new in own.claims or new in document.lost:
            return f"a claim is called `{new}` already"
        if any(argument.id == new for argument in own.arguments):
            return f"an argument is called `{new}` already"
    elif what.kind in _TABLES and new in getattr(own, _TABLES[what.kind]):
        return f"`{new}` is there already, under `{_TABLES[what.kind]}`"
    if what.kind == "scenario" and new == AS_ARGUED:
        return f"the scenario `{new}` is always there and changes nothing"
    if what.kind == "voice" and new in own.voices and what.name in own.voices:
        return f"`{new}` is there already, under `voices`"
    return ""


def _written(spelt: str, old: str, new: str) -> str | None:
    """Return how the new name is written where the old one is: plain, or in the quotes that are there."""
    if nfc(spelt) == old:
        return one_line(new, flow=True)
    quote = spelt[:1]
    if quote in ("'", '"') and nfc(spelt) == f"{quote}{old}{quote}" and not set(new) & set("'\"\\"):
        return f"{quote}{new}{quote}"
    return None
