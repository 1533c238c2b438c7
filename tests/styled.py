"""A map as YAML in any style: quotes, blocks, brackets, anchors, order, comments, line ends, all at random."""

from __future__ import annotations

import random
from typing import Any

import yaml

from argmap.model import ArgumentMap
from argmap.reading import read_string


class _Styled(yaml.SafeDumper):
    """Writes every value in a style of its own; a value that it has written before, as an alias, where it may."""

    def __init__(self, *args: Any, rng: random.Random, share: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rng, self.share = rng, share

    def ignore_aliases(self, data: Any) -> bool:
        return not self.share or super().ignore_aliases(data)

    def represent_scalar(self, tag: str, value: str, style: str | None = None) -> yaml.ScalarNode:
        if tag.endswith(":str"):
            style = self.rng.choice([None, None, "'", '"', ">", "|"])
        return super().represent_scalar(tag, value, style)

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        return super().represent_sequence(tag, sequence, self.rng.random() < 0.4)

    def represent_mapping(self, tag: str, mapping: Any, flow_style: bool | None = None) -> yaml.MappingNode:
        return super().represent_mapping(tag, mapping, self.rng.random() < 0.3)


def _shuffled(value: Any, rng: random.Random) -> Any:
    """Put the keys of all parts of a map in another order, but for those that name things."""
    if isinstance(value, list):
        return [_shuffled(each, rng) for each in value]
    if not isinstance(value, dict):
        return value
    pairs = list(value.items())
    if {"text", "argmap", "premises", "title"} & value.keys():
        rng.shuffle(pairs)
    return {key: _shuffled(each, rng) for key, each in pairs}


def styled(argument_map: ArgumentMap, seed: int) -> str:
    """Return a map as YAML in a style that `seed` chooses: it reads as that map, if with odd comments in it."""
    rng = random.Random(seed)
    content = _shuffled(argument_map.model_dump(mode="json", by_alias=True, exclude_defaults=True), rng)
    content.setdefault("argmap", 1)
    if rng.random() < 0.5 and argument_map.tags:
        for claim in content["claims"].values():
            claim["tags"] = content["tags"]  # one list at several places: an anchor and aliases
    text = yaml.dump(
        content,
        Dumper=lambda *args, **options: _Styled(*args, rng=rng, share=rng.random() < 0.7, **options),
        allow_unicode=rng.random() < 0.8,
        sort_keys=False,
        width=rng.choice([20, 80, 200]),
        indent=rng.choice([2, 3, 4, 7]),
    )
    text = _commented(text, rng)
    return text.replace("\n", "\r\n") if rng.random() < 0.2 else text


def _commented(text: str, rng: random.Random) -> str:
    """Put comments and blank lines wherever they change nothing that the text says."""
    meant = read_string(text).map
    for number in range(rng.randrange(8)):
        lines = text.split("\n")
        at = rng.randrange(len(lines))
        comment = f"# comment {number}" + rng.choice(["", ": x", " [", " 'é 👩‍👩"])
        if rng.random() < 0.5:
            lines[at] += rng.choice([" ", "   ", "\t"]) + comment
        else:
            lines.insert(at, rng.choice(["", "\n"]) + " " * rng.randrange(8) + comment + rng.choice(["", "\n"]))
        changed = "\n".join(lines)
        again = read_string(changed)
        if again.map == meant and not again.diagnostics:
            text = changed
    return text
