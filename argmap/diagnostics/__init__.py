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
from argmap.diagnostics.near import did_you_mean, near
from argmap.diagnostics.source import Position, SourceText, Span

__all__ = [
    "Diagnostic",
    "Edit",
    "Fix",
    "Position",
    "Related",
    "Rule",
    "Severity",
    "SourceText",
    "Span",
    "did_you_mean",
    "diagnose",
    "in_order",
    "near",
]
