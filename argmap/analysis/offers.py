"""What may be written at a place of a map: the names, words and keys that fit there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from argmap.diagnostics import Path
from argmap.graph import Graph
from argmap.model import ArgumentMap, Claim, Scheme
from argmap.model.argument_map import AS_ARGUED
from argmap.model.base import Part
from argmap.reading.cursor import Cursor
from argmap.reading.shape import CHOICES, keys_of, part_at

Kind = Literal["claim", "argument", "key", "word", "scheme", "role", "question", "group", "scenario", "voice", "alias"]


class Offer(NamedTuple):
    """Something that may be written, with what is told of it: a short remark and a longer text (Markdown)."""

    name: str
    kind: Kind
    remark: str = ""
    about: str = ""


class Known(NamedTuple):
    """What the map has; `map` is None while nothing of it could be read."""

    map: ArgumentMap | None
    graph: Graph | None
    schemes: Mapping[str, Scheme]


def offers(cursor: Cursor, known: Known) -> Iterator[Offer]:
    """Yield what fits at a cursor, the likeliest first; nothing inside a text. Linear in the size of the map."""
    if cursor.text:
        return
    path = tuple("*" if index % 2 else piece for index, piece in enumerate(cursor.path))
    if cursor.entry:
        part = part_at(cursor.path)
        if part is not None:
            yield from _keys(part, cursor)
            return
        if path == ("arguments", "*", "premises"):
            yield from _roles(cursor, known)
            return
        if cursor.path and not isinstance(cursor.path[-1], int) and not _takes_keys(cursor.path):
            if cursor.path == ("claims",):
                yield from _missing(known)
            return
    yield from _values(cursor, known)


def _takes_keys(path: Path) -> bool:
    """Tell whether the keys of the mapping at `path` are claims."""
    return len(path) == 3 and path[0] == "scenarios" and path[2] in ("assume", "credence")


# -- keys ------------------------------------------------------------------------------------------------------------


def _keys(part: type[Part], cursor: Cursor) -> Iterator[Offer]:
    from argmap.model import RELATIONS

    taken = cursor.siblings
    for key in keys_of(part):
        if key in taken or (key in RELATIONS and not taken.isdisjoint(RELATIONS)):
            continue
        yield Offer(key, "key", "", describe_key(part, key))


def describe_key(part: type[Part], key: str) -> str:
    """Return what a key of a part is for, with an example, as Markdown; empty where there is no such key."""
    found = next((f for name, f in part.model_fields.items() if (f.alias or name) == key), None)
    if found is None:
        return ""
    about = found.description or ""
    if key in CHOICES:
        about += "\n\nOne of " + ", ".join(f"`{word}`" for word in CHOICES[key]) + "."
    if found.examples:
        about += f"\n\nExample: `{key}: {_example(found.examples[0])}`"
    return about


def _example(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_example, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_example(each)}' for key, each in value.items())}}}"
    return str(value)


_HELD_OR_NOT = (
    Offer("held", "key", "", "The premise that the claim's voice holds it, whether or not it is so."),
    Offer("not", "key", "", "The premise that the claim does not hold."),
)


def _roles(cursor: Cursor, known: Known) -> Iterator[Offer]:
    scheme = known.schemes.get(cursor.argument.get("scheme", ""))
    for role, sentence in (scheme.premises if scheme is not None else {}).items():
        if role not in cursor.siblings:
            yield Offer(role, "role", "role", sentence)
    if not cursor.siblings:
        yield from _HELD_OR_NOT


# -- values ----------------------------------------------------------------------------------------------------------


def _values(cursor: Cursor, known: Known) -> Iterator[Offer]:
    path = cursor.path
    key = next((piece for piece in reversed(path) if isinstance(piece, str)), "")
    first = path[0] if path else ""
    if len(path) > 2 and first == "arguments" and path[2] == "premises":
        if cursor.entry and path[-1] not in ("held", "not") and cursor.siblings:
            return
        if not (cursor.entry and cursor.bracket == "{"):
            yield from _claims(known)
        if cursor.entry and len(path) > 3:
            yield from _HELD_OR_NOT
    elif first in ("main", "contraries", "same") or (first == "arguments" and key in ("conclusion", "rebuts")):
        yield from _claims(known)
    elif first == "questions" and key == "answers":
        yield from _claims(known)
    elif first == "arguments" and key == "undercuts":
        yield from _arguments(known)
    elif first == "walk":
        yield from _claims(known)
        yield from _arguments(known)
    elif first == "scenarios":
        yield from _in_scenario(path, key, cursor, known)
    elif key in CHOICES and first in ("claims", "arguments"):
        yield from (Offer(word, "word", key) for word in CHOICES[key])
    elif key in ("implicit", "exclusive"):
        yield from (Offer(word, "word") for word in ("true", "false"))
    elif key == "scheme":
        yield from (Offer(name, "scheme", each.title or "", scheme_text(each)) for name, each in known.schemes.items())
    elif first == "arguments" and key == "question":
        yield from _questions(cursor, known)
    elif key == "voice":
        yield from (Offer(name, "voice") for name in _voices(known.map))
    elif (first == "claims" and key == "group") or (first == "groups" and key == "parent"):
        groups = known.map.groups if known.map is not None else {}
        yield from (Offer(name, "group", group.title) for name, group in groups.items())
    elif first == "schemes" and key == "attacks":
        own = known.map.schemes.get(str(path[1])) if known.map is not None and len(path) > 1 else None
        yield from (Offer(name, "role") for name in (*(own.premises if own else ()), "inference", "conclusion"))
    elif path == ("argmap",):
        yield Offer("1", "word", "the version of the format")


def _claims(known: Known) -> Iterator[Offer]:
    """Yield the claims; those that no argument uses yet come first, then the map's own."""
    if known.map is None or known.graph is None:
        return
    uses, supports, rebuttals = known.graph.uses, known.graph.supports, known.graph.rebuttals

    def rank(name: str) -> tuple[bool, bool]:
        return ("/" in name, name in uses or name in supports or name in rebuttals)

    for name in sorted(known.map.claims, key=rank):
        claim = known.map.claims[name]
        yield Offer(name, "claim", claim.title or _short(claim.text), claim_text(claim, known.map))


def claim_text(claim: Claim, argument_map: ArgumentMap) -> str:
    """Return a claim's text with who says it, as Markdown."""
    voices = claim.voice or argument_map.author or []
    said = [", ".join(voices)] if voices else []
    said += [claim.stance] if claim.stance != "asserts" else []
    said += ["implicit"] if claim.implicit else []
    said += [claim.qualifier] if claim.qualifier else []
    return claim.text + (f"\n\n*{' · '.join(said)}*" if said else "")


def _arguments(known: Known) -> Iterator[Offer]:
    if known.graph is None:
        return
    for name, index in known.graph.argument_index.items():
        step = known.graph.steps[index]
        premises = ", ".join(f"`{premise.claim}`" for premise in step.premises)
        what = {"conclusion": "supports", "rebuts": "speaks against", "undercuts": "undercuts"}[step.relation]
        yield Offer(
            name, "argument", step.argument.title or f"{what} {step.target}", f"{premises} {what} `{step.target}`"
        )


def _in_scenario(path: Path, key: str, cursor: Cursor, known: Known) -> Iterator[Offer]:
    if len(path) == 3 and key == "extends":
        names = known.map.scenarios if known.map is not None else {}
        yield from (Offer(n, "scenario", s.title or "") for n, s in names.items() if n not in (path[1], AS_ARGUED))
    elif key == "without":
        yield from _arguments(known)
    elif len(path) == 3 and cursor.entry:
        yield from (offer for offer in _claims(known) if offer.name not in cursor.siblings)
    elif len(path) == 4 and path[2] == "assume":
        yield from (Offer(word, "word") for word in ("true", "false", "undecided"))


def _questions(cursor: Cursor, known: Known) -> Iterator[Offer]:
    """Yield the critical questions of the schemes of what an argument attacks."""
    if known.graph is None:
        return
    attacked: list[int] = []
    if (name := cursor.argument.get("undercuts")) and (index := known.graph.argument_index.get(name)) is not None:
        attacked = [index]
    elif name := cursor.argument.get("rebuts"):
        attacked = [*known.graph.uses.get(name, ()), *known.graph.supports.get(name, ())]
    seen = set()
    for index in attacked:
        scheme = known.schemes.get(known.graph.steps[index].argument.scheme or "")
        for question, each in (scheme.questions if scheme is not None else {}).items():
            if question not in seen:
                seen.add(question)
                yield Offer(question, "question", _short(each.text), f"{each.text}\n\n*attacks: {each.attacks}*")


def _missing(known: Known) -> Iterator[Offer]:
    """Yield the claims that arguments name and the map lacks."""
    if known.map is None or known.graph is None:
        return
    wanted = {premise.claim: None for step in known.graph.steps for premise in step.premises}
    wanted |= {step.target: None for step in known.graph.steps if step.relation != "undercuts"}
    for name in wanted:
        if name not in known.map.claims and "/" not in name:
            yield Offer(name, "claim", "named by an argument, not there yet")


def _voices(argument_map: ArgumentMap | None) -> list[str]:
    if argument_map is None:
        return ["unattributed"]
    found = dict.fromkeys([*argument_map.voices, *(argument_map.author or ())])
    for claim in argument_map.claims.values():
        found.update(dict.fromkeys(claim.voice or ()))
    for argument in argument_map.arguments:
        found.update(dict.fromkeys(argument.voice or ()))
    return [*dict.fromkeys([*found, "unattributed"])]


def scheme_text(scheme: Scheme) -> str:
    """Return what a scheme is, with its roles and critical questions, as Markdown."""
    lines = [scheme.description or "", ""]
    lines += [f"- *{role}*: {sentence}" for role, sentence in scheme.premises.items()]
    lines += [f"- **∴** {scheme.conclusion}"] if scheme.conclusion else []
    if scheme.questions:
        lines += ["", "Critical questions:", ""]
        lines += [f"- `{name}` {each.text} *({each.attacks})*" for name, each in scheme.questions.items()]
    lines += ["", scheme.source] if scheme.source else []
    return "\n".join(lines).strip()


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
