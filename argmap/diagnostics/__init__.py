"""Diagnostics: what was found, where it stands, and how it is reported."""

from argmap.diagnostics.diagnostic import (
    Diagnostic,
    Edit,
    Fix,
    Related,
    Rule,
    Severity,
    diagnose,
    in_order,
)
from argmap.diagnostics.near import did_you_mean, near, respell
from argmap.diagnostics.places import NoPlaces, Path, Places
from argmap.diagnostics.select import Ignored, Selection, UnknownRule, ignored, matches
from argmap.diagnostics.source import Position, SourceText, Span

__all__ = [
    "Diagnostic",
    "Edit",
    "Fix",
    "Ignored",
    "NoPlaces",
    "Path",
    "Places",
    "Position",
    "Related",
    "Rule",
    "Selection",
    "Severity",
    "SourceText",
    "Span",
    "UnknownRule",
    "diagnose",
    "did_you_mean",
    "ignored",
    "in_order",
    "matches",
    "near",
    "respell",
]
