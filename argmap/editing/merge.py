"""Two claims of a map made one: what speaks of the one then speaks of the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from argmap.editing.amend import amend_key
from argmap.editing.layout import read_layout
from argmap.editing.naming import respell, with_names
from argmap.editing.parts import spread
from argmap.editing.rename import Unknown, including, unknown
from argmap.editing.rewrite import Edited, EditError, faulty, verify_edit
from argmap.editing.sheet import Sheet
from argmap.editing.values import short
from argmap.model import ArgumentMap, Claim
from argmap.reading.document import Document
from argmap.reading.mentions import Mention, mentions
from argmap.reading.shape import Path
from argmap.reading.tree import Table


class Contradiction(EditError):
    """Two claims that cannot be one as they are, with all the reasons."""

    def __init__(self, claim: str, into: str, reasons: list[str]) -> None:
        """Take the claims and the reasons."""
        super().__init__(f"`{claim}` and `{into}` contradict each other: {'; '.join(reasons)}")
        self.reasons = reasons


class Merged(NamedTuple):
    """The files that change, and what the author may want to know."""

    files: list[Edited]
    notes: list[str]


_ADDED = ("cites", "tags", "passage")
_FILLED = ("title", "qualifier", "basis", "credence", "group", "url", "note")
_ALIKE = ("voice", "stance", "implicit", "standard")


def merge(documents: Iterable[Document], document: Document, claim: str, into: str, *, keep: bool = False) -> Merged:
    """Make a claim another one of its map: references follow, in all documents that include the map.

    The text of `into` stays, and so does its title; what only the other claim has is taken over, lists are joined.
    With `keep`, where their keys differ those of `into` stay. Nothing is written. Linear in the size of the files.

    Raises Unknown for a claim that is not there, Contradiction where the two cannot be one, Faulty for a file with
    faults, EditError for a file written in a way that cannot be edited.
    """
    own = document.map
    if own is None or document.damaged:
        raise faulty(document)
    for name in (claim, into):
        if name not in own.claims:
            raise Unknown(unknown(document, name, "claim"))
    if claim == into:
        raise EditError(f"`{claim}` is one claim already")
    updates, differing = _joined(own, own.claims[claim], own.claims[into])
    reasons = [] if keep else [*differing]
    around = list(including(documents, document))
    for each in around:
        for prefix in each.prefixes:
            reasons += _against(each.document, prefix + claim, prefix + into)
    if reasons:
        raise Contradiction(claim, into, reasons)
    files = []
    for each in around:
        pairs = {prefix + claim: prefix + into for prefix in each.prefixes}
        edited = _merged(each.document, pairs, updates if each.document is document else None)
        files += [edited] if edited is not None else []
    notes = [f"`{claim}` said: {own.claims[claim].text}"] if own.claims[claim].text != own.claims[into].text else []
    notes += [f"a comment goes with `{claim}`: {comment}" for comment in _comments(document, claim)]
    notes += [f"kept as `{into}` has it: {reason}" for reason in differing if keep]
    return Merged(files, notes)


def _comments(document: Document, claim: str) -> list[str]:
    """Return the comments in the lines of a claim, which are taken out with it."""
    sheet = Sheet(document)
    lines = sheet.text[slice(*sheet.entry_lines("claims", claim))]
    column = sheet.section_column("claims")
    layout = read_layout("claims:\n" + lines if column else lines)
    return [line.strip() for found in layout.comments() for line in found if line]


def _joined(own: ArgumentMap, one: Claim, other: Claim) -> tuple[dict[str, Any], list[str]]:
    """Return the keys that the second claim takes over from the first, and what contradicts."""
    updates: dict[str, Any] = {}
    differing = []
    for key in _ADDED:
        mine, more = getattr(other, key) or [], getattr(one, key) or []
        new = [each for each in more if each not in mine]
        if new:
            updates[key] = [*mine, *new]
    for key in (*_FILLED, *_ALIKE):
        mine, more = getattr(other, key), getattr(one, key)
        if key == "voice":
            mine, more = mine or own.author, more or own.author
        if mine == more or (key == "title" and mine is not None) or (key in _FILLED and more is None):
            continue
        if key in _FILLED and mine is None:
            updates[key] = more
        else:
            differing.append(f"`{key}` is {_said(more)} and {_said(mine)}")
    return updates, differing


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, list) else "none" if value is None else f"{value}"


def _against(document: Document, claim: str, into: str) -> list[str]:
    """Return why two claims cannot be one in a map: contraries, or one a reason for or against the other."""
    own = document.map
    if own is None:
        return []
    pair = {claim, into}
    reasons = [f"`{document.name}` calls them contraries" for row in own.contraries if pair <= set(row)]
    for name, question in own.questions.items():
        if question.exclusive and pair <= set(question.answers):
            reasons.append(f"they are exclusive answers to the question `{name}`")
    for index, argument in enumerate(own.arguments):
        used = {premise if isinstance(premise, str) else "" for _, _, premise in argument.role_premises()}
        target = argument.conclusion or argument.rebuts
        if target in pair and pair - {target} <= used:
            what = f"`{argument.id}`" if argument.id else f"#{index + 1}"
            reasons.append(f"the argument {what} leads from one to the other")
    for name, scenario in own.scenarios.items():
        for key in ("assume", "credence"):
            given: dict[str, Any] = getattr(scenario, key)
            if pair <= given.keys() and given[claim] != given[into]:
                reasons.append(f"the scenario `{name}` has another `{key}` for each")
    return reasons


def _merged(document: Document, pairs: dict[str, str], updates: dict[str, Any] | None) -> Edited | None:
    """Return a document's file with claims made others; `updates` are new keys where the claims are its own."""
    found = [each for each in mentions(document) if each.kind == "claim" and each.name in pairs]
    if not found and updates is None:
        return None
    if document.map is None or document.damaged:
        raise faulty(document)
    sheet = Sheet(document)
    content = document.map.model_dump(by_alias=True)
    if updates is not None:
        [(claim, into)] = pairs.items()
        sheet.cut_entries("claims", [claim])
        del content["claims"][claim]
        content["claims"][into].update(updates)
        table = sheet.root["claims"][into]
        if isinstance(table, Table):
            sheet.own(table, sheet.root["claims"].value_at[into], f"`{into}`")
            for key, value in updates.items():
                amend_key(sheet, table, key, short(value), ("claims", into))
        elif updates:
            spread(sheet, ("claims", into), {key: short(value) for key, value in updates.items()})
    _drop_doubles(sheet, content, document, pairs)

    def names(kind: str, name: str) -> str:
        return pairs.get(name, name) if kind in ("claim", "argument") else name

    respell(sheet, document, names)
    text = sheet.done()
    verify_edit(document, text, with_names(ArgumentMap.model_validate(content), names))
    return Edited.of(document, text)


def _drop_doubles(sheet: Sheet, content: dict[str, Any], document: Document, pairs: dict[str, str]) -> None:
    """Take a claim out of each list and table that has the other one too."""
    lists: dict[tuple[Path, str], list[Mention]] = {}
    for each in mentions(document):
        if each.defines or each.kind not in ("claim", "argument"):
            continue
        mode = each.path[-1] if each.path[-1] in ("held", "not") and isinstance(each.path[-2], int) else ""
        place = each.path[:-1] if mode else each.path
        if isinstance(place[-1], int) or (len(place) == 4 and place[2] in ("assume", "credence")):
            lists.setdefault((place[:-1], str(mode)), []).append(each)
    gone: dict[Path, list[Any]] = {}
    for (within, mode), those in lists.items():
        there = {each.name for each in those}
        for each in those:
            if pairs.get(each.name) in there:
                gone.setdefault(within, []).append(each.path[-2] if mode else each.path[-1])
    emptied: dict[str, list[int]] = {}
    for within, items in gone.items():
        rows, values = _at(sheet.root, within), _at(content, within)
        if within[0] in ("same", "contraries") and len(values) - len(items) < 2:
            emptied.setdefault(str(within[0]), []).append(int(within[1]))
            continue
        for item in sorted(items, key=str if isinstance(rows, Table) else int, reverse=True):
            if isinstance(rows, Table):
                sheet.remove_key(rows, item)
            else:
                sheet.remove_item(rows, item)
            del values[item]
    for key, indexes in emptied.items():
        content[key] = [row for index, row in enumerate(content[key]) if index not in indexes]
        if content[key]:
            for index in indexes:
                sheet.remove_item(sheet.root[key], index)
        else:
            sheet.remove_key(sheet.root, key)


def _at(value: Any, path: Path) -> Any:
    for piece in path:
        value = value[piece]
    return value
