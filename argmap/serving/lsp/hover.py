"""Hover: what is known of the name or key under the pointer."""

from __future__ import annotations

from lsprotocol import types

from argmap.analysis.about import about_argument, about_claim, about_include, about_question, about_scheme, about_voice
from argmap.analysis.offers import describe_key
from argmap.reading.cursor import cursor_at
from argmap.reading.lookup import at_offset
from argmap.reading.mentions import Mention
from argmap.reading.shape import part_at
from argmap.serving.lsp.navigation import mention_at
from argmap.serving.lsp.workspace import Opened, Reading, Workspace


def hover(workspace: Workspace, params: types.HoverParams) -> types.Hover | None:
    """Answer from the text as it is; while that is broken, by the words there and the last good reading."""
    opened = workspace.opened[params.text_document.uri]
    offset = opened.lines.offset(params.position)
    reading = opened.exact
    if reading is None or reading.document.map is None:
        return _while_broken(opened, offset)
    mention = mention_at(reading, offset)
    if mention is not None:
        text = _about(reading, mention)
        if text:
            return _hover(text, reading.lines.range(*mention.at))
    here = at_offset(reading.document.places.root, offset)
    if here is None or here.part != "key":
        return None
    part = part_at(here.path[:-1])
    text = describe_key(part, str(here.path[-1])) if part is not None else ""
    return _hover(f"**{here.path[-1]}**: {text}", reading.lines.range(*here.at)) if text else None


def _about(reading: Reading, mention: Mention) -> str:
    kind, name = mention.kind, mention.name
    if kind == "claim" and name in reading.map.claims:
        return about_claim(reading.graph, name, reading.status.get(name))
    if kind == "argument" and name in reading.graph.argument_index:
        return about_argument(reading.graph, reading.graph.argument_index[name])
    if kind == "scheme" and name in reading.schemes:
        return about_scheme(name, reading.schemes[name])
    if kind == "question":
        return about_question(reading.graph, reading.schemes, mention)
    if kind == "voice":
        return about_voice(reading.map, name)
    if kind == "alias" and name in reading.document.included:
        return about_include(reading.document.included[name])
    if kind == "group" and name in reading.map.groups:
        inside = sum(claim.group == name for claim in reading.map.claims.values())
        return f"**{name}**: {reading.map.groups[name].title}\n\n{inside} claims"
    if kind == "scenario" and name in reading.map.scenarios:
        found = reading.map.scenarios[name]
        return f"**{name}**: {found.title or 'a scenario'}" + (f"\n\n{found.note}" if found.note else "")
    if kind == "role" and len(mention.path) > 1 and mention.path[0] == "arguments":
        number = mention.path[1]
        arguments = reading.document.map.arguments if reading.document.map is not None else []
        scheme = arguments[number].scheme if isinstance(number, int) and number < len(arguments) else None
        sentence = reading.schemes[scheme].premises.get(name) if scheme in reading.schemes else None
        return f"**{name}**: {sentence}" if sentence else ""
    return ""


def _while_broken(opened: Opened, offset: int) -> types.Hover | None:
    good = opened.good
    cursor = cursor_at(opened.text, offset)
    word = opened.text[cursor.start : cursor.end].strip()
    span = opened.lines.range(cursor.start, cursor.end)
    if good is not None and word in good.map.claims:
        return _hover(about_claim(good.graph, word, good.status.get(word)), span)
    if good is not None and word in good.graph.argument_index:
        return _hover(about_argument(good.graph, good.graph.argument_index[word]), span)
    part = part_at(cursor.path) if cursor.entry else None
    text = describe_key(part, word) if part is not None else ""
    return _hover(f"**{word}**: {text}", span) if text else None


def _hover(text: str, where: types.Range) -> types.Hover:
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text), where)
