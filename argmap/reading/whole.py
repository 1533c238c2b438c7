"""A document and all that it includes as one map: ids `alias/id`, each part with its place in its own file."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from argmap.diagnostics import Places, Span
from argmap.diagnostics.places import Part, Path
from argmap.model import Argument, ArgumentMap, Group, Held, Not, Premise
from argmap.reading.document import Document

_BY_ID = ("claims", "groups", "scenarios", "questions", "schemes")
_BY_INDEX = ("arguments", "contraries", "same", "main", "walk")


class WholePlaces:
    """Places in a map and in the maps that it includes."""

    def __init__(self, own: Places, included: dict[str, Places], offsets: dict[str, list[tuple[int, str]]]) -> None:
        """Take the places of each file, and for each list at which index each alias' items begin."""
        self.own = own
        self.included = included
        self.offsets = offsets

    def _resolve(self, path: Path) -> tuple[Places, Path]:
        if len(path) < 2:
            return self.own, path
        first, second, *rest = path
        if first in _BY_ID and isinstance(second, str) and "/" in second:
            alias, _, inner = second.partition("/")
            if alias in self.included:
                return self.included[alias], (first, inner, *rest)
        if first in _BY_INDEX and isinstance(second, int):
            begins = self.offsets[str(first)]
            at = bisect_right(begins, second, key=lambda entry: entry[0]) - 1
            if at >= 0:
                start, alias = begins[at]
                return self.included[alias], (first, second - start, *rest)
        return self.own, path

    def span(self, path: Path, part: Part = "value") -> Span:
        """Return the place of a part in the file that it stands in."""
        places, inner = self._resolve(path)
        return places.span(inner, part)

    def spelt(self, path: Path, part: Part = "value") -> str:
        """Return the text of that file at the place."""
        places, inner = self._resolve(path)
        return places.spelt(inner, part)

    def behind(self, path: Path) -> str:
        """Return what stands behind the value at `path` on its last line of that file."""
        places, inner = self._resolve(path)
        return places.behind(inner)


def whole(document: Document) -> tuple[ArgumentMap, Places]:
    """Return a document's map with all maps that it includes merged in, and the places of all parts.

    Included ids become `alias/id`. Each included map is a group of its own, and its author the voice of all that
    names no voice. A document without includes is returned as it is. Linear in the size of all maps.

    Raises ValueError if the document has no map.
    """
    if document.map is None:
        raise ValueError("a document that could not be read has no map")
    if not document.included:
        return document.map, document.places
    own = document.map
    parts: dict[str, Any] = {name: dict(getattr(own, name)) for name in _BY_ID}
    parts |= {name: list(getattr(own, name)) for name in _BY_INDEX}
    offsets: dict[str, list[tuple[int, str]]] = {name: [] for name in _BY_INDEX}
    places: dict[str, Places] = {}
    for alias, inner_document in document.included.items():
        if inner_document.map is None:
            continue
        inner, places[alias] = whole(inner_document)
        for name in _BY_INDEX:
            offsets[name].append((len(parts[name]), alias))
        prefix = _Prefix(alias, inner)
        _merge(parts, prefix, inner)
        if not own.walk:  # an order that the debate gives is the whole of it
            parts["walk"] += prefix.ids(inner.walk)
    merged = own.model_copy(update=parts)
    return merged, WholePlaces(document.places, places, offsets)


class _Prefix:
    """Gives the ids of an included map their new names."""

    def __init__(self, alias: str, inner: ArgumentMap) -> None:
        self.alias = alias
        self.schemes = inner.schemes
        self.author = inner.author

    def id(self, name: str) -> str:
        return f"{self.alias}/{name}"

    def ids(self, names: list[str]) -> list[str]:
        return [self.id(name) for name in names]

    def optional(self, name: str | None) -> str | None:
        return None if name is None else self.id(name)

    def keys(self, table: dict[str, Any]) -> dict[str, Any]:
        return {self.id(name): value for name, value in table.items()}

    def premise(self, premise: Premise) -> Premise:
        if isinstance(premise, str):
            return self.id(premise)
        if isinstance(premise, Held):
            return Held(held=self.id(premise.held))
        return Not.of(self.id(premise.claim))

    def argument(self, argument: Argument) -> Argument:
        premises: Any
        if isinstance(argument.premises, list):
            premises = [self.premise(p) for p in argument.premises]
        else:
            premises = {role: [self.premise(p) for p in several] for role, several in argument.premises.items()}
        return argument.model_copy(
            update={
                "id": self.optional(argument.id),
                "premises": premises,
                "conclusion": self.optional(argument.conclusion),
                "rebuts": self.optional(argument.rebuts),
                "undercuts": self.optional(argument.undercuts),
                "scheme": self.id(argument.scheme) if argument.scheme in self.schemes else argument.scheme,
                "voice": argument.voice or self.author,
            }
        )


def _merge(parts: dict[str, Any], prefix: _Prefix, inner: ArgumentMap) -> None:
    alias = prefix.alias
    for name, claim in inner.claims.items():
        group = prefix.id(claim.group) if claim.group else alias
        parts["claims"][prefix.id(name)] = claim.model_copy(
            update={"group": group, "voice": claim.voice or inner.author}
        )
    parts["arguments"] += [prefix.argument(argument) for argument in inner.arguments]
    parts["main"] += prefix.ids(inner.main)
    parts["contraries"] += [prefix.ids(names) for names in inner.contraries]
    parts["same"] += [prefix.ids(names) for names in inner.same]
    parts["groups"].setdefault(alias, Group(title=inner.title, parent=None))
    for name, inner_group in inner.groups.items():
        parent = prefix.id(inner_group.parent) if inner_group.parent else alias
        parts["groups"][prefix.id(name)] = inner_group.model_copy(update={"parent": parent})
    for name, scenario in inner.scenarios.items():
        parts["scenarios"][prefix.id(name)] = scenario.model_copy(
            update={
                "extends": prefix.optional(scenario.extends),
                "assume": prefix.keys(scenario.assume),
                "credence": prefix.keys(scenario.credence),
                "without": prefix.ids(scenario.without),
            }
        )
    for name, question in inner.questions.items():
        parts["questions"][prefix.id(name)] = question.model_copy(update={"answers": prefix.ids(question.answers)})
    parts["schemes"] |= prefix.keys(inner.schemes)
