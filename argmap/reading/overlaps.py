"""Passages that stand within another claim's passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Related, diagnose
from argmap.diagnostics.places import Path as Place
from argmap.reading import passage_faults
from argmap.reading.document import Document
from argmap.reading.matching import Run


class Placed(NamedTuple):
    """A claim's passage and the words that it covers."""

    claim: str
    place: Place
    run: Run


def find_overlaps(document: Document, placed: Iterable[Placed]) -> Iterator[Diagnostic]:
    """Yield a note for each passage all of whose words belong to another claim's passage as well.

    Of passages that cover the same words only the later ones in the file are noted; the other passage shown is the
    shortest. What is implicit may point at words that say something else, and is left out. Costs the number of
    passages times how many of them reach over one word.
    """
    assert document.map is not None
    claims = document.map.claims
    stated = [each for each in placed if not claims[each.claim].implicit]
    order = {id(each): number for number, each in enumerate(stated)}
    open_now: list[Placed] = []
    for inner in sorted(stated, key=lambda each: (each.run.first, -each.run.end, order[id(each)])):
        open_now = [each for each in open_now if each.run.end > inner.run.first]
        around = [each for each in open_now if each.run.end >= inner.run.end and each.claim != inner.claim]
        open_now.append(inner)
        if not around:
            continue
        outer = min(around, key=lambda each: (each.run.end - each.run.first, order[id(each)]))
        alike = "covers the same words as" if outer.run == inner.run else "lies within"
        related = (Related("the other passage stands here", document.places.span(outer.place)),)
        message = f"the passage of `{inner.claim}` {alike} that of `{outer.claim}`"
        yield diagnose(passage_faults.PASSAGE_OVERLAP, message, document.places.span(inner.place), related)
