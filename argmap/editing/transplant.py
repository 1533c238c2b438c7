"""Claims and the arguments among them taken from one map to another, which the first then includes."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from argmap.diagnostics import Related
from argmap.editing.cutting import Cutting, cutting, voices_of
from argmap.editing.naming import Rename, respell, with_names
from argmap.editing.parts import spread
from argmap.editing.rename import KINDS, Clash, Unknown, check_name, including, renamed, unknown
from argmap.editing.rewrite import Edited, EditError, faulty, verify_edit
from argmap.editing.sheet import Sheet, shifted
from argmap.editing.values import lines_of, short
from argmap.model import ArgumentMap
from argmap.reading.document import Document, read_string
from argmap.reading.mentions import Kind, mentions
from argmap.reading.tree import Table

_OWN: tuple[Kind, ...] = ("claim", "argument")


class Plan(NamedTuple):
    """Where claims go, and what becomes of them there."""

    source: Document
    target: Document | None
    """None for a map that is made."""
    path: Path
    name: str
    alias: str
    title: str = ""
    group: str | None = None
    """The group that the new map stands for, which its claims leave."""
    groups: frozenset[str] = frozenset()
    """That group and all within it, which leave the source."""


class Moved(NamedTuple):
    """The files that change, and what the author may want to know."""

    files: list[Edited]
    notes: list[str]


def transplant(documents: Iterable[Document], plan: Plan, claims: Collection[str]) -> Moved:
    """Take claims from one map to another, with the arguments among them and what they need; references follow.

    The source comes to include the target, under the plan's alias if it does not yet; where the target includes the
    source, nothing that stays in the source may speak of what goes. Nothing is written. Each new text is read again
    and compared with the map that is meant. Linear in the size of the files.

    Raises Unknown for a claim that the source does not have, Clash for a name that the target has already, Faulty for
    a file with faults, EditError where the move cannot be made.
    """
    source, target = plan.source, plan.target
    if source.map is None or source.damaged or (target is not None and (target.map is None or target.damaged)):
        raise faulty(source if source.map is None or source.damaged or target is None else target)
    for name in claims:
        if name not in source.map.claims:
            raise Unknown(unknown(source, name, "claim"))
    cut = cutting(source.map, claims)
    names = {*cut.claims, *(i for index in cut.arguments if (i := source.map.arguments[index].id) is not None)}
    documents = list(documents)
    around = list(including(documents, source))
    to_target = {each.document.path: each.prefixes for each in including(documents, target)} if target else {}
    prefix = _prefix(plan, to_target)
    inward = next((each.prefixes for each in around if target and each.document.path == target.path), ())
    # Before the maps around them: what the target has already is told as that, not as what it comes to there.
    files = [_source(plan, cut, names, prefix, bool(inward)), _target(plan, cut, names, inward)]
    notes = []
    for each in around:
        if each.document is source or (target is not None and each.document.path == target.path):
            continue
        routes = to_target.get(each.document.path, ())
        if routes:
            notes.append(f"{each.document.name}: includes both maps, so that {plan.name} now stands in it twice")
        to = {p: min(routes, key=len) if routes else p + prefix for p in each.prefixes}
        mapping = {p + name: to[p] + name for p in each.prefixes for name in names}
        edited = renamed(each.document, _names(mapping))
        files += [edited] if edited is not None else []
    return Moved(files, notes + _notes(plan, cut))


def _names(mapping: dict[str, str]) -> Rename:
    return lambda kind, name: mapping.get(name, name) if kind in _OWN else name


def _prefix(plan: Plan, to_target: dict[Path | None, tuple[str, ...]]) -> str:
    routes = to_target.get(plan.source.path, ())
    if routes:
        return min(routes, key=len)
    check_name("alias", plan.alias)
    assert plan.source.map is not None
    if plan.alias in plan.source.map.include:
        file = plan.source.map.include[plan.alias]
        raise Clash(
            f"`{plan.alias}` is an alias of `{plan.source.name}` already, for {file}; name another with --alias"
        )
    return f"{plan.alias}/"


def _source(plan: Plan, cut: Cutting, names: set[str], prefix: str, inward: bool) -> Edited:
    """Return the source without what goes, its references led to the target."""
    source = plan.source
    own = source.map
    assert own is not None
    sheet = Sheet(source)
    going = _going(plan, cut)
    for key, which in going.items():
        sheet.cut_entries(key, which)
    outside = _names({name: prefix + name for name in names})
    stays = [each for each in mentions(source) if not each.defines and each.name in names and each.kind in _OWN]
    stays = [each for each in stays if not sheet.is_cut(each.at[0])]
    if stays and inward:
        place = Related("it is spoken of here", source.source.span(*stays[0].at))
        message = f"`{plan.name}` includes `{source.name}`, which therefore cannot speak of `{stays[0].name}` there"
        raise Clash(message, place)
    respell(sheet, source, outside)
    content = own.model_dump(by_alias=True)
    _take_out(content, going)
    meant = with_names(ArgumentMap.model_validate(content), outside)
    if not inward and plan.alias == prefix[:-1] and plan.alias not in own.include:
        assert source.path is not None
        file = Path(os.path.relpath(plan.path, source.path.parent)).as_posix()
        table = sheet.root.get("include")
        if isinstance(table, Table) and table and sheet.is_flow(table):
            sheet.set_key(table, plan.alias, file, ("include",))
        else:
            column = sheet.section_column("include")
            sheet.add_entries("include", lines_of(plan.alias, file, ("include", plan.alias), column))
        meant = meant.model_copy(update={"include": {**meant.include, plan.alias: file}})
    text = sheet.done()
    verify_edit(source, text, meant)
    return Edited.of(source, text)


def _going(plan: Plan, cut: Cutting) -> dict[str, list[Any]]:
    """Return what leaves the source, by section; voices and schemes leave with the last that needs them."""
    own = plan.source.map
    assert own is not None
    gone, gone_arguments = set(cut.claims), set(cut.arguments)
    rest = [claim for name, claim in own.claims.items() if name not in gone]
    arguments = [each for index, each in enumerate(own.arguments) if index not in gone_arguments]
    voices = voices_of(rest, arguments) | set(own.author or ())
    schemes = {each.scheme for each in arguments}
    return {
        "claims": cut.claims,
        "arguments": cut.arguments,
        "groups": [name for name in own.groups if name in plan.groups],
        "voices": [name for name in cut.voices if name not in voices],
        "schemes": [name for name in cut.schemes if name not in schemes],
    }


def _take_out(content: dict[str, Any], going: dict[str, list[Any]]) -> None:
    for key, which in going.items():
        gone = set(which)
        if isinstance(content[key], dict):
            content[key] = {name: value for name, value in content[key].items() if name not in gone}
        else:
            content[key] = [value for index, value in enumerate(content[key]) if index not in gone]


def _target(plan: Plan, cut: Cutting, names: set[str], inward: tuple[str, ...]) -> Edited:
    """Return the target with what comes."""
    own = plan.source.map
    assert own is not None
    old = plan.target.map if plan.target is not None else _new_map(plan)
    assert old is not None
    for each in mentions(plan.target) if plan.target is not None else ():
        assert plan.target is not None
        if each.name in names and each.kind in _OWN and "/" not in each.name:
            place = Related("it stands here", plan.target.source.span(*each.at))
            raise Clash(f"`{each.name}` is {KINDS[each.kind]} of `{plan.name}` already", place)
    sheet = Sheet(plan.source)
    new_author = own.author if own.author != old.author else None
    content = old.model_dump(by_alias=True)
    given = own.model_dump(by_alias=True)
    groups = cut.groups if plan.group is None else [name for name in own.groups if name in plan.groups]
    coming: dict[str, list[Any]] = {
        "groups": [name for name in groups if name not in old.groups and name != plan.group],
        "voices": [name for name in cut.voices if name not in old.voices and (old.voices or plan.target is None)],
        "claims": cut.claims,
        "arguments": cut.arguments,
        "schemes": [name for name in cut.schemes if name not in old.schemes],
    }
    differing = [name for name in cut.schemes if name in old.schemes and old.schemes[name] != own.schemes[name]]
    if differing:
        raise Clash(f"`{differing[0]}` is another scheme in `{plan.name}`")
    for key, which in coming.items():
        for name in which:
            part = given[key][name]
            table = _part(sheet, key, name)
            for leaves in ("group", "parent"):
                if key in ("claims", "groups") and plan.group and part.get(leaves) == plan.group and table is not None:
                    sheet.remove_key(table, leaves)
                    part[leaves] = None
            if new_author is not None and key in ("claims", "arguments") and part["voice"] is None:
                if table is None:
                    spread(sheet, (key, name), {"voice": short(new_author)})
                else:
                    sheet.set_key(table, "voice", short(new_author), (key, name))
                part["voice"] = new_author
            content[key].update({name: part}) if isinstance(content[key], dict) else content[key].append(part)
    pieces = {key: sheet.cut_entries(key, which) for key, which in coming.items() if which}
    columns = {key: sheet.section_column(key) for key in pieces}
    meant = ArgumentMap.model_validate(content)
    if plan.target is None:
        text = _new_text(old, pieces, columns, sheet.newline)
        again = read_string(text, plan.name)
        if again.map != meant or again.diagnostics:
            raise EditError(f"`{plan.source.name}` is written in a way that cannot be taken apart; nothing was changed")
        return Edited(plan.path, plan.name, None, text)
    onto = Sheet(plan.target)
    for key, found in pieces.items():
        beside: dict[str | None, list[str]] = {}  # a section that is not there yet is added once
        for piece, name in zip(found, coming[key], strict=True):
            after = _beside(old, own.claims[name].group) if key == "claims" else None
            beside.setdefault(after, []).extend(shifted(piece, onto.section_column(key) - columns[key]))
        for after, lines in beside.items():
            onto.add_entries(key, lines, after)
    mapping = _names({p + name: name for p in inward for name in names})
    respell(onto, plan.target, mapping)
    text = onto.done()
    verify_edit(plan.target, text, with_names(meant, mapping))
    return Edited.of(plan.target, text)


def _part(sheet: Sheet, key: str, name: Any) -> Table | None:
    part = sheet.root[key][name]
    return part if isinstance(part, Table) else None


def _beside(old: ArgumentMap, group: str | None) -> str | None:
    """Return the last claim of a group, behind which another of it is to stand."""
    return next((name for name in reversed(old.claims) if group and old.claims[name].group == group), None)


def _new_map(plan: Plan) -> ArgumentMap:
    own = plan.source.map
    assert own is not None and plan.source.path is not None
    source = own.source
    if source is not None and source.text is not None:
        where = os.path.relpath(plan.source.path.parent / source.text, plan.path.parent)
        source = source.model_copy(update={"text": Path(where).as_posix()})
    update = {"author": own.author, "source": source, "language": own.language}
    return ArgumentMap(argmap=1, title=plan.title, claims={}).model_copy(update=update)


def _new_text(old: ArgumentMap, pieces: dict[str, list[str]], columns: dict[str, int], newline: str) -> str:
    lines = ["argmap: 1"]
    head = old.model_dump(by_alias=True, exclude_defaults=True)
    for key in ("title", "author", "source", "language"):
        if key in head:
            value = {each: short(inner) for each, inner in head[key].items()} if key == "source" else short(head[key])
            lines += lines_of(key, value, (key,))
    for key in ("groups", "voices", "claims", "arguments", "schemes"):
        if pieces.get(key):
            lines += ["", f"{key}:"]
            for piece in pieces[key]:
                lines += shifted(piece, 2 - columns[key])
    return newline.join([*lines, ""])


def _notes(plan: Plan, cut: Cutting) -> list[str]:
    """Return what an author may want to know: of passages, of stances, of groups."""
    own, old = plan.source.map, plan.target.map if plan.target is not None else None
    assert own is not None
    found = []
    if old is not None and old.source != own.source:
        quoted = [name for name in cut.claims if own.claims[name].passage]
        if quoted:
            named = ", ".join(f"`{name}`" for name in quoted[:3])
            found.append(f"{plan.name}: the passages of {named} are of the source of {plan.source.name}")
    if old is not None and old.author != own.author and own.author:
        found.append(f"{plan.name}: what comes has its author as voice; its stances are now those of this map's author")
    parent = own.groups[plan.group].parent if plan.group is not None else None
    if parent is not None:
        found.append(f"{plan.name}: the group stood in `{parent}`; an included map stands by itself")
    return found


def split_plan(source: Document, group: str, path: Path, name: str, alias: str | None) -> tuple[Plan, list[str]]:
    """Return the plan that makes a group, with those in it, a map of its own; and the claims that go.

    Raises Unknown for a group that is not there, EditError for one without claims.
    """
    own = source.map
    if own is None or source.damaged:
        raise faulty(source)
    if group not in own.groups:
        raise Unknown(unknown(source, group, "group"))
    children: dict[str, list[str]] = {}
    for each, entry in own.groups.items():
        children.setdefault(entry.parent or "", []).append(each)
    inner, waiting = {group}, [group]
    while waiting:
        for each in children.get(waiting.pop(), ()):
            if each not in inner:
                inner.add(each)
                waiting.append(each)
    claims = [each for each, claim in own.claims.items() if claim.group in inner]
    if not claims:
        raise EditError(f"the group `{group}` has no claims")
    title = own.groups[group].title
    return Plan(source, None, path, name, alias or group, title, group, frozenset(inner)), claims
