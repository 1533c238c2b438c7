"""The map as data for the page: JSON that may stand in a script element, whatever the map's texts are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.drawing.views.collapse import NODE
from argmap.model import Argument, ArgumentMap, Claim, Scheme
from argmap.model.links import passage_link

if TYPE_CHECKING:
    from argmap.drawing.scene import Drawn, Scene

_CLAIM_KEYS = ("text", "title", "voice", "implicit", "qualifier", "basis", "cites", "credence", "tags", "url", "note")
_ARGUMENT_KEYS = ("id", "title", "voice", "implicit", "scheme", "question", "tags", "note")


def page_data(
    scene: Scene,
    schemes: Mapping[str, Scheme],
    statuses: Mapping[str, str] | None = None,
    evaluation: Mapping[str, Any] | None = None,
) -> str:
    """Return the data of a scene as JSON, with those schemes that its arguments name. Linear.

    What the picture leaves out is not in it, but for the `evaluation`, which is that of the whole map.
    """
    argument_map = scene.graph.map
    shown = scene.boxes
    order = [str(key) for kind, key in scene.order if kind == "claim"]
    data: dict[str, Any] = {
        "title": argument_map.title,
        "language": argument_map.language,
        "author": argument_map.author,
        "about": _about(argument_map),
        "claims": [
            _claim(name, scene.graph.claims[name], _address(scene, name)) | _part(scene, name) for name in order
        ],
        "arguments": [_argument(scene, scene.drawn[index]) for index in sorted(scene.drawn)],
        "order": order,
        "main": [name for name in scene.graph.main_claims() if name in shown],
        "walk": argument_map.walk,
        "groups": {
            name: _given({"title": group.title, "parent": group.parent}) for name, group in argument_map.groups.items()
        },
        "contraries": _lists(argument_map.contraries, shown)
        + _lists((question.answers for question in argument_map.questions.values() if question.exclusive), shown),
        "same": _lists(argument_map.same, shown),
        "questions": {
            name: {"title": question.title, "answers": question.answers}
            for name, question in argument_map.questions.items()
        },
        "schemes": _schemes(scene, schemes),
        "pages": dict(scene.marks.links),
    }
    if statuses is not None:
        data["statuses"] = {name: status for name, status in statuses.items() if name in shown}
    if evaluation is not None:
        data["evaluation"] = evaluation
        for index, written in zip(sorted(scene.drawn), data["arguments"], strict=True):
            written["origin"] = scene.marks.origin(index)
    return _script_safe(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _script_safe(text: str) -> str:
    """Return JSON in which nothing can end the script element, nor be cut short by a parser or an encoder."""
    for character, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"),
                              ("\u2029", "\\u2029")):  # fmt: skip
        text = text.replace(character, escape)
    if text.isascii():
        return text
    # Characters that HTML frowns on are written by their numbers.
    return "".join(f"\\u{ord(c):04x}" if _is_odd(ord(c)) else c for c in text)


def _is_odd(code: int) -> bool:
    return 0x7F <= code <= 0x9F or 0xFDD0 <= code <= 0xFDEF or code in (0xFFFE, 0xFFFF)


def _given(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if value not in (None, False, [], {})}


def _address(scene: Scene, name: str) -> str | None:
    """Return where the source of a claim or argument is on the web: of the map itself, or of the one included."""
    return scene.sources.get(name.rpartition("/")[0])


def _passages(part: Claim | Argument, address: str | None) -> list[dict[str, str | None]]:
    return [
        {"words": passage, "url": passage_link(address, passage) if address else None} for passage in part.passage or ()
    ]


def _about(argument_map: ArgumentMap) -> dict[str, Any]:
    source = argument_map.source
    told = source.model_dump(mode="json", exclude={"text"}, exclude_none=True) if source is not None else {}
    return _given({"description": argument_map.description, "source": told})


def _claim(name: str, claim: Claim, address: str | None) -> dict[str, Any]:
    return {
        "id": name,
        "stance": claim.stance,
        **_given(
            {
                **{key: getattr(claim, key) for key in _CLAIM_KEYS},
                "standard": None if claim.standard == "preponderance" else claim.standard,
                "group": claim.group,
                "passages": _passages(claim, address),
            }
        ),
    }


def _part(scene: Scene, name: str) -> dict[str, str]:
    """Return how much of the map is drawn as one with what looks like a claim; nothing for a claim."""
    if scene.marks.claims.get(name) != NODE.key:
        return {}
    return {"part": ", ".join(scene.marks.notes.get(name, ()))}


def _argument(scene: Scene, drawn: Drawn) -> dict[str, Any]:
    step = drawn.step
    argument = step.argument
    name = argument.id or str(step.index + 1)
    # An argument without an id stands in the map that its target stands in.
    address = _address(scene, argument.id or step.target)
    return {
        "name": name,
        "relation": drawn.relation,
        "target": step.target,
        "stance": argument.stance,
        "linkage": argument.linkage,
        "premises": [
            _given({"claim": use.claim, "role": use.role}) | {"mode": use.mode}
            for use in step.premises
            if use.claim in scene.boxes
        ],
        **_given(
            {
                **{key: getattr(argument, key) for key in _ARGUMENT_KEYS},
                "weight": None if argument.weight == 1 else argument.weight,
                "passages": _passages(argument, address),
            }
        ),
    }


def _lists(lists: Iterable[list[str]], shown: Mapping[str, object]) -> list[list[str]]:
    kept = [[name for name in names if name in shown] for names in lists]
    return [names for names in kept if len(names) > 1]


def _schemes(scene: Scene, schemes: Mapping[str, Scheme]) -> dict[str, Any]:
    """Return the schemes that the arguments shown name, the map's own first."""
    found: dict[str, Any] = {}
    for drawn in scene.drawn.values():
        name = drawn.step.argument.scheme
        if name is not None and name not in found:
            scheme = scene.graph.map.schemes.get(name) or schemes.get(name)
            if scheme is not None:
                found[name] = {
                    **_given({"title": scheme.title, "description": scheme.description, "source": scheme.source}),
                    **_given({"conclusion": scheme.conclusion}),
                    "premises": scheme.premises,
                    "questions": {key: {"text": question.text} for key, question in scheme.questions.items()},
                }
    return found
