"""Passages: where a claim stands in the source, verified in the source's own text. All of it under one name."""

from argmap.reading.matching import Found, NotFound, Run, Source, words_of
from argmap.reading.nearest import Near, Nearest
from argmap.reading.sources import NoSource, SourceTexts
from argmap.reading.suggest import Suggestion, suggest
from argmap.reading.verify import Verified, passages, verify

__all__ = [
    "Found",
    "Near",
    "Nearest",
    "NoSource",
    "NotFound",
    "Run",
    "Source",
    "SourceTexts",
    "Suggestion",
    "Verified",
    "passages",
    "suggest",
    "verify",
    "words_of",
]
