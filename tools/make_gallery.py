"""Make the gallery of the maps: `python -m tools.make_gallery`; `--check` only tells what is out of date.

Generated are maps/README.md and the pictures in maps/pictures: each map as `argmap render` draws it, and each
debate as `argmap compare` shows it too; and docs/gallery.md with docs/gallery: every map in every theme.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # so that `python tools/make_gallery.py` works too
    sys.path.insert(0, str(ROOT))

import argmap  # noqa: E402
from argmap.analysis.compare import Comparison, Item, Row, compare  # noqa: E402
from argmap.analysis.stats import stats  # noqa: E402
from argmap.comparing import picture  # noqa: E402
from argmap.model import ArgumentMap, Claim  # noqa: E402
from argmap.reading import Document  # noqa: E402
from tools import gallery_themes  # noqa: E402
from tools.gallery_themes import anchor as _anchor  # noqa: E402

MAPS = ROOT / "maps"
WIDTH = 110

_OPENING = """\
# The maps

<!-- Made by `python -m tools.make_gallery`; do not edit by hand. -->

{articles} articles on the unrest in Kazakhstan in January 2022 and the intervention that followed it, each
mapped whole: what its author concludes, on what grounds, against what objections, and through whose mouth.
[The debate](#{debate}) ties them together.
[docs/pictures.md](../docs/pictures.md) says how to read a picture; click one to see it in full size.
[docs/what-the-maps-show.md](../docs/what-the-maps-show.md) tells what each author's conclusions hang on. The
claims are the mapper's paraphrases. The articles themselves are not part of this repository; each map points at
their words by its passages.
"""


def documents() -> list[Document]:
    """Return the maps, debates last, each kind in the order of the names."""
    found = [argmap.read(path) for path in sorted(MAPS.glob("*.yaml"))]
    return sorted(found, key=lambda document: bool(document.included))


def page() -> str:
    """Return the text of maps/README.md."""
    every = documents()
    debate = next(_map(each) for each in every if each.included)
    opening = _OPENING.format(articles=_number(len(debate.include)), debate=_anchor(debate.title))
    blocks = [opening.rstrip("\n"), _overview(every)]
    for document in every:
        blocks += list(_debate(document) if document.included else _article(document))
    return "\n\n".join(blocks) + "\n"


def pictures() -> dict[str, str]:
    """Return the pictures: the name in maps/pictures → SVG."""
    drawn = {f"{_stem(document)}.svg": argmap.render(MAPS / f"{_stem(document)}.yaml") for document in documents()}
    tables = {f"{_stem(each)}-compare.svg": picture(compare(each)) for each in documents() if each.included}
    return drawn | tables


# -- one map -------------------------------------------------------------------------------------------------------


def _overview(every: Iterable[Document]) -> str:
    rows = ["| map | author | claims | arguments | voices | passages |", "|---|---|---|---|---|---|"]
    for document in every:
        own = _map(document)
        if document.included:
            continue
        figures = stats(own)
        cells = [
            f"[{_stem(document)}](#{_anchor(own.title)})",
            _author(own),
            *map(str, (figures.claims, figures.arguments, len(own.voices), figures.passages)),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _article(document: Document) -> Iterator[str]:
    own = _map(document)
    figures = stats(own)
    yield from _head(document)
    reported = sum(claim.stance == "reports" for claim in own.claims.values())
    yield _wrapped(
        f"{figures.claims} claims, of which {figures.implicit} are unsaid and {reported} only reported; "
        f"{figures.arguments} arguments ({figures.supports} that support, {figures.rebuttals} that rebut, "
        f"{figures.undercuts} that undercut), {sum(a.scheme is not None for a in own.arguments)} of them by a scheme; "
        f"{len(own.voices)} voices beside the author's; {figures.passages} passages."
    )
    yield "**It concludes:**"
    yield _list(_held(own.claims[name]) for name in own.main)
    yield "**Its parts:**"
    in_group = [claim.group for claim in own.claims.values()]
    yield _list(f"{group.title} ({_claims(in_group.count(name))})" for name, group in own.groups.items())
    yield "**Who speaks in it, beside the author:**"
    yield _list(f"{name}: {voice.note}" if voice.note else name for name, voice in own.voices.items())
    yield from _scenarios(own)


def _head(document: Document) -> Iterator[str]:
    own, stem = _map(document), _stem(document)
    yield f"## {own.title}"
    yield f"[{stem}.yaml]({stem}.yaml) · {_author(own)}"
    yield f"[![{own.title}: the map as a picture](pictures/{stem}.svg)](pictures/{stem}.svg)"
    if own.description:
        yield _wrapped(own.description)


def _scenarios(own: ArgumentMap) -> Iterator[str]:
    yield "**What if:**"
    yield _list(f"*{s.title}.* {s.note or ''}".rstrip() for s in own.scenarios.values())


# -- a debate ------------------------------------------------------------------------------------------------------


def _debate(document: Document) -> Iterator[str]:
    own, stem = _map(document), _stem(document)
    comparison = compare(document)
    yield from _head(document)
    yield f"[![{own.title}: who says what](pictures/{stem}-compare.svg)](pictures/{stem}-compare.svg)"
    yield _wrapped(
        f"It includes {_number(len(own.include)).lower()} maps: {', '.join(own.include)}. {len(own.same)} claims occur "
        f"in two maps or more, {len(own.contraries)} sets of claims cannot hold together, and "
        f"{len(own.questions)} questions lie between the authors."
    )
    rows = {name: row for item in comparison.items for row in item.rows for name in row.claims}
    claims = {f"{alias}/{name}": claim for alias, inner in _included(document) for name, claim in inner.claims.items()}
    yield "**What several of them speak of:**"
    yield _list(_said(comparison, rows[names[0]], claims) for names in own.same)
    yield "**What cannot hold together:**"
    yield _list(
        " ↔ ".join(_said(comparison, rows[name], claims).rstrip(".") for name in names) + "."
        for names in own.contraries
    )
    yield "### Questions, and each author's answers"
    for item in comparison.items:
        if item.kind == "question":
            yield _question(comparison, item, claims)
    yield from _scenarios(own)


def _question(comparison: Comparison, item: Item, claims: Mapping[str, Claim]) -> str:
    lines = [f"**{item.title}**", "", _list(_said(comparison, row, claims) for row in item.rows)]
    if item.disagree:
        pairs = [" and ".join(comparison.columns[number].alias for number in pair) for pair in item.disagree]
        lines += ["", f"*Here {'; '.join(pairs)} disagree.*"]
    return "\n".join(lines)


def _said(comparison: Comparison, row: Row, claims: Mapping[str, Claim]) -> str:
    """Return who says a claim and how, and the claim."""
    said: dict[str, list[str]] = {}
    for column, position in zip(comparison.columns, row.positions, strict=True):
        if position.claims:
            qualifier = claims[position.claims[0]].qualifier
            said.setdefault(f"{position.word}, {qualifier}" if qualifier else position.word, []).append(column.alias)
    who = "; ".join(f"{', '.join(aliases)} ({word})" for word, aliases in said.items())
    return f"{who}: {row.text}"


def _included(document: Document) -> Iterator[tuple[str, ArgumentMap]]:
    for alias, inner in document.included.items():
        yield alias, _map(inner)


# -- words ---------------------------------------------------------------------------------------------------------


def _map(document: Document) -> ArgumentMap:
    if document.map is None:
        raise ValueError(f"{document.name} could not be read; `argmap check` says why")
    return document.map


def _stem(document: Document) -> str:
    return Path(document.name).stem


def _author(own: ArgumentMap) -> str:
    if own.include:
        return "a debate"
    return ", ".join(own.author) if own.author else "no author named"


def _held(claim: Claim) -> str:
    return f"{claim.text} ({claim.qualifier})" if claim.qualifier else claim.text


def _claims(count: int) -> str:
    return f"{count} claim{'s' if count != 1 else ''}"


def _number(count: int) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return words[count] if count < len(words) else str(count)


def _wrapped(text: str, begin: str = "", indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=begin, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _item(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _list(texts: Iterable[str]) -> str:
    return "\n".join(map(_item, texts))


# -- writing -------------------------------------------------------------------------------------------------------


def wanted() -> dict[Path, str]:
    """Return each generated file → what it should hold."""
    every = documents()
    return {
        MAPS / "README.md": page(),
        **{MAPS / "pictures" / name: svg for name, svg in pictures().items()},
        gallery_themes.DOCS / "gallery.md": gallery_themes.page(every),
        **gallery_themes.pictures(every),
    }


def stale() -> dict[Path, str | None]:
    """Return the files that are not as they should be → what they should hold, or None for a picture of no map."""
    files = wanted()
    found: dict[Path, str | None] = {
        path: text for path, text in files.items() if not path.exists() or path.read_bytes() != text.encode()
    }
    folders = (MAPS / "pictures", gallery_themes.FOLDER)
    return found | {path: None for folder in folders for path in sorted(folder.glob("*")) if path not in files}


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` only tell; return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    found = stale()
    for path, text in found.items():
        done = "out of date" if arguments else "removed" if text is None else "wrote"
        print(f"{done}: {path.relative_to(ROOT).as_posix()}")
        if arguments:
            continue
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    return 1 if found and arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
