"""How far the hints of `argmap new --from` agree with maps that were made by hand.

    python -m benchmarks.draft_hints --sources DIR maps/*.yaml

A sentence counts as a voice, a premise … if a passage of a claim that is one in the map stands in it. Sentences that
no claim's passage touches are counted apart: the map's author found nothing in them that matters.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from argmap import read
from argmap.drafting import draft
from argmap.drafting.draft import Candidate
from argmap.graph import Graph
from argmap.model import ArgumentMap
from argmap.reading.matching import NotFound, Source
from argmap.reading.passages import SourceTexts
from argmap.reading.sources import NoSource


def kinds(argument_map: ArgumentMap) -> dict[str, set[str]]:
    """Return claim → what it is in the map, in the terms of the hints."""
    found: dict[str, set[str]] = defaultdict(set)
    for step in Graph(argument_map).steps:
        for premise in step.premises:
            found[premise.claim].add("premise" if step.relation == "conclusion" else "objection")
        if step.relation == "conclusion":
            found[step.target].add("conclusion")
    authors = set(argument_map.author or ())
    for name, claim in argument_map.claims.items():
        if claim.stance == "grants":
            found[name].add("concession")
        if set(claim.voice or ()) - authors:
            found[name].add("voice")
    return found


def judged(argument_map: ArgumentMap, source: Source) -> Iterator[tuple[Candidate, set[str] | None]]:
    """Yield each sentence with what the map makes of it; None where the map passes it over."""
    meant = kinds(argument_map)
    spans = []
    for name, claim in argument_map.claims.items():
        for passage in claim.passage or ():
            place = source.find(passage)
            if not isinstance(place, NotFound):
                spans.append((place.start, place.end, meant[name]))
    for each in draft(source.text, argument_map.language).candidates:
        touched = [what for start, end, what in spans if start < each.end and end > each.start]
        yield each, set().union(*touched) if touched else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("maps", nargs="+", type=Path)
    parser.add_argument("--sources", type=Path)
    given = parser.parse_args()
    hinted, right, are, unmapped = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    sentences = mapped = 0
    for path in given.maps:
        document = read(path)
        if document.map is None:
            continue
        try:
            source = SourceTexts(given.sources).source_of(document)
        except NoSource:
            continue
        for each, meant in judged(document.map, source):
            sentences += 1
            mapped += meant is not None
            are.update(meant or ())
            for hint in each.hints:
                if meant is None:
                    unmapped[hint.kind] += 1
                else:
                    hinted[hint.kind] += 1
                    right[hint.kind] += hint.kind in meant
    print(f"{sentences} sentences, {mapped} of them mapped")
    print(f"{'hint':12} {'hinted':>7} {'right':>6} {'precision':>9}   {'in the maps':>11} {'recall':>7}   unmapped")
    for kind in ("premise", "conclusion", "objection", "concession", "voice"):
        precision = f"{right[kind] / hinted[kind]:.0%}" if hinted[kind] else "–"
        recall = f"{right[kind] / are[kind]:.0%}" if are[kind] else "–"
        counts = f"{kind:12} {hinted[kind]:7} {right[kind]:6} {precision:>9}   {are[kind]:11} {recall:>7}"
        print(f"{counts}   {unmapped[kind]:8}")


if __name__ == "__main__":
    main()
