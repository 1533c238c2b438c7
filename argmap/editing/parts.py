"""One part of a map edited in its file: a key set or taken out, a claim or an argument added."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from pydantic import ValidationError

from argmap.diagnostics import Related, did_you_mean, near
from argmap.editing.amend import amend_key
from argmap.editing.order import order_of
from argmap.editing.rename import KINDS, Clash, Unknown, check_name, unknown
from argmap.editing.rewrite import BrokenEdit, Edited, EditError, faulty, verify_edit
from argmap.editing.sheet import MARK, STEP, Sheet
from argmap.editing.values import in_flow, lines_of
from argmap.model import RELATIONS, ArgumentMap, Claim
from argmap.model.base import Part
from argmap.model.ids import nfc
from argmap.reading.document import Document, read_string
from argmap.reading.mentions import Kind, mentions
from argmap.reading.shape import Path, name_of, part_at
from argmap.reading.tree import Row, Table

SECTION_OF: dict[Kind, str] = {
    "claim": "claims",
    "group": "groups",
    "scenario": "scenarios",
    "issue": "questions",
    "scheme": "schemes",
    "voice": "voices",
}
"""The section in which the parts of a kind stand by their names."""

_NUMBER = re.compile(r"#([1-9][0-9]*)").fullmatch
_WHOLE = ("claims", "arguments", "groups", "voices", "questions", "scenarios", "schemes", "include", "source", "argmap")


class Found(NamedTuple):
    """A part: the path of keys to it, and the part of the model that it is."""

    path: Path
    part: type[Part]


def find(document: Document, name: str, kind: Kind | None = None) -> Found:
    """Return where a part stands: `.` is the map itself, `#3` the third argument, else the name of something.

    Raises Unknown where the map has no such part, EditError where it has several and no kind says which.
    """
    argument_map = document.map
    assert argument_map is not None
    if name == ".":
        return Found((), ArgumentMap)
    number = _NUMBER(name)
    name = nfc(name)
    places: dict[Kind, Path] = {}
    if number:
        if int(number[1]) > len(argument_map.arguments):
            raise Unknown(f"`{document.name}` has no argument {name}; it has {len(argument_map.arguments):,}")
        places["argument"] = ("arguments", int(number[1]) - 1)
    for each, key in SECTION_OF.items():
        if name in getattr(argument_map, key):
            places[each] = (key, name)
    for index, argument in enumerate(argument_map.arguments):
        if argument.id == name:
            places.setdefault("argument", ("arguments", index))
    places = {each: path for each, path in places.items() if kind in (None, each)}
    if not places:
        raise Unknown(unknown(document, name, kind))
    if len(places) > 1:
        named = " and ".join(KINDS[each] for each in places)
        raise EditError(f"`{name}` is {named}; say which with --kind")
    path = next(iter(places.values()))
    part = part_at(path)
    assert part is not None
    return Found(path, part)


def set_key(document: Document, name: str, key: str, value: Any, kind: Kind | None = None) -> Edited:
    """Return a map's file with a key of one part set, or taken out for None.

    `value` is what the format takes for the key. One of conclusion, rebuts and undercuts takes the place of another.
    Comments and layout of the rest stay. Nothing is written.

    Raises Unknown for a part or key that is not there, BrokenEdit for a value that the key cannot have, Faulty for a
    map with faults, EditError for a file written in a way that cannot be edited.
    """
    if document.map is None or document.damaged:
        raise faulty(document)
    path, part = find(document, name, kind)
    _check_key(document, path, part, key)
    sheet = Sheet(document)
    table = _table(sheet, path)
    removed = [
        other for other in RELATIONS if key in RELATIONS and other != key and table is not None and other in table
    ]
    if value is None and (table is None or key not in table):
        raise Unknown(f"`{name}` has no `{key}` to take out" + did_you_mean(near(key, table or ())))
    if table is None:
        spread(sheet, path, {key: value})
    elif value is None:
        sheet.remove_key(table, key)
    elif removed:
        start, end = table.key_at[removed[0]][0], sheet.trimmed(table.value_at[removed[0]])[1]
        sheet.change(start, end, f"{key}: {in_flow(value, (*path, key))}")
    else:
        amend_key(sheet, table, key, value, path)

    def change(content: dict[str, Any]) -> None:
        within: Any = content
        for piece in path:
            within = within[piece]
        for other in removed:
            within[other] = None
        if value is None:
            del within[key]
        else:
            within[key] = value

    return checked(document, sheet.done(), change)


def add_claim(document: Document, name: str, keys: dict[str, Any], after: str | None = None) -> Edited:
    """Return a map's file with a claim more: behind another, else behind the last one of its group, else at the end.

    Raises Clash for an id that is taken, Unknown for a claim to stand behind that is not there, and the rest as
    `set_key` does.
    """
    name = nfc(name)
    sheet = _sheet_for(document, "claim", name)
    claims = document.map.claims if document.map is not None else {}
    if after is not None and after not in claims:
        raise Unknown(unknown(document, after, "claim"))
    if after is None and keys.get("group"):
        after = next((each for each in reversed(claims) if claims[each].group == keys["group"]), None)
    ranks = order_of(part_at(("claims", name)) or Part)
    keys = dict(sorted(keys.items(), key=lambda pair: ranks.get(pair[0], len(ranks))))
    value = keys["text"] if keys.keys() == {"text"} else keys
    section = sheet.root.get("claims")
    if isinstance(section, Table) and section and sheet.is_flow(section):
        sheet.set_key(section, name, value, ("claims",))
    else:
        lines = lines_of(name, value, ("claims", name), sheet.section_column("claims"))
        sheet.add_entries("claims", lines, after)
    return checked(document, sheet.done(), lambda content: content["claims"].update({name: keys}))


def add_argument(document: Document, keys: dict[str, Any], after: str | None = None) -> Edited:
    """Return a map's file with an argument more: behind another one, else at the end.

    Raises as `add_claim` does.
    """
    name = keys.get("id")
    sheet = _sheet_for(document, "argument", nfc(name) if name else None)
    own = document.map.arguments if document.map is not None else []
    place = None
    if after is not None:
        path = find(document, after, "argument").path
        place = int(path[1])
    ranks = order_of(part_at(("arguments", 0)) or Part)
    keys = dict(sorted(keys.items(), key=lambda pair: ranks.get(pair[0], len(ranks))))
    at = len(own) if place is None else place + 1
    section = sheet.root.get("arguments")
    if isinstance(section, Row) and section and sheet.is_flow(section):
        end = sheet.trimmed(section.item_at[at - 1])[1]
        sheet.insert(end, ", " + in_flow(keys, ("arguments", at)))
    else:
        lines = lines_of(None, keys, ("arguments", len(own)), sheet.section_column("arguments"))
        sheet.add_entries("arguments", lines, place)
    return checked(document, sheet.done(), lambda content: content["arguments"].insert(at, keys))


def checked(document: Document, text: str, change: Any) -> Edited:
    """Return a file with its new text, once that reads as the map that the change makes of the old one.

    Raises BrokenEdit if the new text has faults, EditError if it reads as another map.
    """
    again = read_string(text, document.name)
    if again.diagnostics:
        raise BrokenEdit(again.diagnostics, {document.name: again.source})
    assert document.map is not None
    content = document.map.model_dump(by_alias=True)
    change(content)
    try:
        meant = ArgumentMap.model_validate(content)
    except ValidationError:
        raise EditError(f"`{document.name}` cannot be edited so; nothing was changed") from None
    verify_edit(document, text, meant)
    return Edited.of(document, text)


def _sheet_for(document: Document, kind: Kind, name: str | None) -> Sheet:
    if document.map is None or document.damaged:
        raise faulty(document)
    if name is not None:
        check_name(kind, name)
        for each in mentions(document):
            if each.defines and each.kind in ("claim", "argument") and each.name == name:
                place = Related("it stands here", document.source.span(*each.at))
                raise Clash(f"`{name}` is {KINDS[each.kind]} of `{document.name}` already", place)
    return Sheet(document)


def _check_key(document: Document, path: Path, part: type[Part], key: str) -> None:
    if key not in order_of(part):
        keys = ", ".join(f"`{each}`" for each in order_of(part) if path or each not in _WHOLE)
        hint = did_you_mean(near(key, order_of(part))) or f"; its keys are {keys}"
        raise Unknown(f"{name_of(part)} has no key `{key}`{hint}")
    if not path and key in _WHOLE:
        raise EditError(f"`{key}` is a whole section of the map; name what is in it")
    if key == "id":
        assert document.map is not None
        old = document.map.arguments[int(path[1])].id
        if old is not None:
            raise EditError(f"the id `{old}` is named elsewhere; `argmap rename` changes it everywhere")
    if key == "include":
        raise EditError("`include` is edited by hand")


def _table(sheet: Sheet, path: Path) -> Table | None:
    """Return the mapping at a path, None for a claim that is its text alone. Raises EditError for an alias."""
    value: Any = sheet.root
    at = value.at
    for piece in path:
        if isinstance(value, Table):
            value, at = value[str(piece)], value.value_at[str(piece)]
        elif isinstance(value, Row):
            value, at = value[int(piece)], value.item_at[int(piece)]
    if not path:
        return sheet.root
    return sheet.own(value, at, f"`{path[-1]}`") if isinstance(value, Table) else None


def spread(sheet: Sheet, path: Path, keys: dict[str, Any]) -> None:
    """Set keys of a part that is no mapping yet: a claim that is its text alone, a voice without a note."""
    section, name = sheet.root[str(path[0])], str(path[1])
    begin = section.key_at[name][0]
    start, end = sheet.trimmed(section.value_at[name])
    if path[0] != "claims":
        colon = sheet.text.index(":", section.key_at[name][1]) + 1
        sheet.change(colon, max(end, colon), " " + in_flow(keys, path))
        return
    if keys.keys() == {"text"}:
        written = lines_of(name, keys["text"], path, sheet.column(begin))
        lines = sheet.newline.join([written[0].lstrip(), *written[1:]])
        sheet.change(*((start, end, in_flow(keys["text"], path)) if sheet.is_flow(section) else (begin, end, lines)))
        return
    ranks = order_of(Claim)
    order = sorted({*keys, "text"}, key=lambda key: ranks.get(key, len(ranks)))
    if sheet.is_flow(section):
        text = sheet.text[start:end]
        pairs = [f"{key}: {text if key == 'text' else in_flow(keys[key], (*path, key))}" for key in order]
        sheet.change(start, end, f"{{{', '.join(pairs)}}}")
        return
    column = sheet.column(begin) + STEP
    rows = []
    for key in order:
        written = [f"text: {MARK}"] if key == "text" else lines_of(key, keys[key], (*path, key), column)
        rows += written if key == "text" else [line[column:] for line in written]
    sheet.spread(section, name, "\n".join(rows))
