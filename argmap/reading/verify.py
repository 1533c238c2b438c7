"""The passages of a map, looked up in its source: what is found, and what is wrong with the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Edit, Fix, Related, Rule, SourceText, diagnose
from argmap.diagnostics.places import Path as Place
from argmap.reading import faults, passage_faults
from argmap.reading.document import Document
from argmap.reading.files import Unread
from argmap.reading.matching import NotFound, Run, Source, words_of
from argmap.reading.nearest import Nearest
from argmap.reading.overlaps import Placed, find_overlaps
from argmap.reading.scalars import resolve
from argmap.reading.sources import SourceTexts
from argmap.reading.suggest import Suggestion, longer_runs, suggest

_PLAIN = re.compile(r"[^\W\d_][\w '’.…–-]*(?<![ :])")
"""Passages that need no quotes, wherever they stand in YAML."""


class Verified(NamedTuple):
    """What came of verifying a document's passages: how many were found, how many not, and what is wrong."""

    found: int
    wrong: int
    diagnostics: list[Diagnostic]
    text: SourceText | None
    """The source's text; None when there is none to look in, and no passage was looked up."""


def verify(document: Document, texts: SourceTexts) -> Verified:
    """Look up each passage of a document in its source. Never raises.

    Linear in the length of the source and of the map, but for passages that are not found: for each of those all of
    the source is searched for what is nearest, as long as that takes no more than a few seconds.
    """
    if document.map is None:
        return Verified(0, 0, [], None)
    all_passages = list(passages(document))
    opened = texts.text_of(document)
    if opened is None:
        if texts.folder is None or not all_passages:
            return Verified(0, 0, [], None)
        stem = document.path.stem if document.path is not None else "map"
        message = f"no text to verify the passages of this map: `{stem}.txt` is not in `{texts.folder}`"
        return Verified(
            0, 0, [diagnose(passage_faults.SOURCE_MISSING, message, document.places.span(("title",)))], None
        )
    name, source = opened
    if isinstance(source, Unread):
        rule = passage_faults.SOURCE_MISSING if source.rule is faults.UNREADABLE_FILE else source.rule
        message = source.message if rule is faults.INCLUDE_OUTSIDE else f"the source text `{name}`: {source.message}"
        return Verified(0, 0, [diagnose(rule, message, document.places.span(("source", "text")))], None)
    diagnostics: list[Diagnostic] = []
    placed: list[Placed] = []
    nearest: Nearest | None = None
    for place, passage in all_passages:
        run = source.find_run(passage)
        if isinstance(run, NotFound):
            nearest = nearest or Nearest(source)
            diagnostics.append(_diagnose(document, place, passage, run, source, name, nearest))
        elif place[0] == "claims":
            placed.append(Placed(str(place[1]), place, run))
    wrong = len(diagnostics)
    diagnostics += find_overlaps(document, placed)
    return Verified(len(all_passages) - wrong, wrong, diagnostics, source.text)


def passages(document: Document) -> Iterator[tuple[Place, str]]:
    """Yield the place and the text of each passage of a document that could be read: of claims, then of arguments."""
    assert document.map is not None
    for claim_id, claim in document.map.claims.items():
        for index, passage in enumerate(claim.passage or ()):
            yield ("claims", claim_id, "passage", index), passage
    for number, argument in enumerate(document.map.arguments):
        for index, passage in enumerate(argument.passage or ()):
            yield ("arguments", number, "passage", index), passage


def _diagnose(
    document: Document, place: Place, passage: str, fault: NotFound, source: Source, name: str, nearest: Nearest
) -> Diagnostic:
    meant = suggest(passage, fault, source, nearest)
    hint = f"; did you mean `{meant.passage}`?" if meant is not None else ""
    rule, message, related = _explain(fault, source, name, hint)
    if meant is not None and fault.what != "ambiguous":
        related = (*related, Related("the nearest stands here", source.text.span(*source.offsets(meant.run))))
    return diagnose(rule, message, document.places.span(place), related, _fix(document, place, passage, meant))


def _explain(fault: NotFound, source: Source, name: str, hint: str) -> tuple[Rule, str, tuple[Related, ...]]:
    at = [source.text.span(*found) for found in fault.at]
    if fault.what == "first":
        return passage_faults.PASSAGE_NOT_FOUND, f"`{fault.words}` does not stand in `{name}`{hint}", ()
    if fault.what == "ambiguous":
        told = [f"; only here: `{run}`" if run else "" for run in longer_runs(fault, source)]
        related = tuple(
            Related(("it stands here" if n == 0 else "and here") + more, span)
            for n, (span, more) in enumerate(zip(at, told, strict=True))
        )
        message = f"`{fault.words}` stands in `{name}` more than once"
        return (
            passage_faults.PASSAGE_NOT_UNIQUE,
            message + (hint or "; take more words, or begin in the sentence before"),
            related,
        )
    related = tuple(Related("the first words stand here", span) for span in at)
    words = words_of(fault.words)
    before = list(source.places(words))[-1:]  # none of them stands after the first words
    if not before:
        message = f"the first words stand in `{name}`, but `{fault.words}` does not follow them{hint}"
        return passage_faults.PASSAGE_LAST_WORDS, message, related
    run = source.offsets(Run(before[0], before[0] + len(words)))
    related = (*related, Related("the last words stand here, and not after them", source.text.span(*run)))
    message = f"out of order: in `{name}` the last words, `{fault.words}`, do not stand after the first words{hint}"
    return passage_faults.PASSAGE_LAST_WORDS, message, related


def _fix(document: Document, place: Place, passage: str, meant: Suggestion | None) -> Fix | None:
    """A fix that puts the passage meant in place of the other one, if that stands there on one line as it is."""
    if meant is None or not meant.certain:
        return None
    spelt = document.places.spelt(place)
    if spelt not in (passage, f'"{passage}"', f"'{passage}'"):
        return None
    plain = _PLAIN.fullmatch(meant.passage) and isinstance(resolve(meant.passage), str)
    text = meant.passage if plain else json.dumps(meant.passage, ensure_ascii=False)
    return Fix(f"change the passage to `{meant.passage}`", (Edit(document.places.span(place), text),))
