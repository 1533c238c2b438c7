"""A quotation from the source as the passage of a claim: found, made short, and put into the map."""

from __future__ import annotations

from typing import NamedTuple

from argmap.diagnostics import Related, SourceText, Span, did_you_mean, near
from argmap.editing.rewrite import EditError, verify_edit
from argmap.editing.set_key import How, set_claim_key
from argmap.model.base import ELLIPSIS
from argmap.reading.document import Document
from argmap.reading.passages import Nearest, NotFound, Run, Source, words_of

_SHOWN = 10


class CiteError(EditError):
    """A quotation that cannot be cited, and the places in the source that have to do with it."""

    def __init__(self, message: str, source: SourceText | None = None, places: tuple[Related, ...] = ()) -> None:
        """Take the sentence for the author, and the places."""
        super().__init__(message)
        self.source = source
        self.places = places


class UnknownClaim(CiteError):
    """A claim that the map does not have."""


class Cited(NamedTuple):
    """A quotation made a passage: where it stands in the source, and the new text of the map's file."""

    claim: str
    passage: str
    span: Span
    """What the passage covers."""
    text: str
    """The new text of the file; the old one when the claim has the passage already."""
    source: SourceText


def cite(document: Document, claim: str, quotation: str, source: Source, *, replace: bool = False) -> Cited:
    """Find a quotation in a source and return a map's file with the shortest passage for it at a claim.

    The quotation is found as passages are: whole words, whatever case, white space and punctuation; `first … last`
    words will do. A passage is added to those that the claim has, or with `replace` takes their place. Nothing is
    written. Raises UnknownClaim, CiteError if the quotation does not stand in the source just once, EditError if the
    file cannot be edited.
    """
    argument_map = document.map
    if argument_map is None:
        raise EditError(f"`{document.name}` cannot be read as a map")
    if claim not in argument_map.claims:
        raise UnknownClaim(_unknown(document, claim))
    run = find_quotation(quotation, source)
    passage = source.shortest_passage(run)
    if passage is None or source.find_run(passage) != run:
        raise _error("no passage can name these words, as they stand elsewhere too", source, [run])
    span = source.text.span(*source.offsets(run))
    old = argument_map.claims[claim]
    there = old.passage or []
    if any(source.find_run(each) == run for each in there) and not (replace and len(there) > 1):
        return Cited(claim, passage, span, document.source.text, source.text)
    how: How = "replace" if replace else "append"
    text = set_claim_key(document, claim, "passage", passage, how)
    new = old.model_copy(update={"passage": [passage] if replace else [*there, passage]})
    verify_edit(document, text, argument_map.model_copy(update={"claims": {**argument_map.claims, claim: new}}))
    return Cited(claim, passage, span, text, source.text)


def find_quotation(quotation: str, source: Source) -> Run:
    """Return the words of a source that a quotation is of.

    Raises CiteError if they do not stand there, with the nearest that do, or stand there more than once.
    """
    words = words_of(quotation)
    if not words:
        raise CiteError("the quotation has no words")
    runs = [Run(place, place + len(words)) for place in source.places(words)]
    if len(runs) == 1:
        return runs[0]
    if runs:
        more = f" (and at {len(runs) - _SHOWN:,} more places)" if len(runs) > _SHOWN else ""
        message = f"the quotation stands in the source {len(runs):,} times; quote more of what is around it{more}"
        raise _error(message, source, runs[:_SHOWN])
    if len(ELLIPSIS.split(quotation)) == 2 and all(words_of(part) for part in ELLIPSIS.split(quotation)):
        found = source.find_run(quotation)
        if not isinstance(found, NotFound):
            return found
        if found.what == "ambiguous":
            runs = [Run(place, place + len(words_of(found.words))) for place in source.places(words_of(found.words))]
            message = f"`{found.words}` stands in the source {len(runs):,} times; quote more of it"
            raise _error(message, source, runs[:_SHOWN])
        meant = Nearest(source).find(words_of(found.words))
        message = f"`{found.words}` does not stand in the source"
        message += " after the first words" if found.what == "last" else ""
    else:
        meant = Nearest(source).find(words)
        message = "the quotation does not stand in the source"
    if meant is None:
        raise CiteError(f"{message}, nor anything like it")
    short = source.shortest_passage(meant.run) or source.spelt(meant.run)
    raise _error(f"{message}; did you mean `{short}`?", source, [meant.run])


def _error(message: str, source: Source, runs: list[Run]) -> CiteError:
    told = ["it stands here", *["and here"] * (len(runs) - 1)] if len(runs) > 1 else ["this stands here"]
    places = (Related(said, source.text.span(*source.offsets(run))) for said, run in zip(told, runs, strict=True))
    return CiteError(message, source.text, tuple(places))


def _unknown(document: Document, claim: str) -> str:
    assert document.map is not None
    alias, slash, inner = claim.partition("/")
    if slash and alias in document.map.include:
        file = document.map.include[alias]
        return f"`{claim}` stands in an included map; name that file: `argmap cite {file} {inner} …`"
    return f"`{document.name}` has no claim `{claim}`{did_you_mean(near(claim, document.map.claims))}"
