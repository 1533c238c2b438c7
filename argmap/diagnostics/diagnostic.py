"""A diagnostic: what is wrong, where, what belongs to it, and how to mend it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from argmap.diagnostics.source import Span


class Severity(StrEnum):
    """How much a finding matters: an error makes the map wrong, a warning doubtful, a note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(NamedTuple):
    """What can be found: a stable code and slug, how much it matters, and the manual that explains it."""

    code: str
    slug: str
    severity: Severity
    manual: str
    default: bool = True

    @property
    def title(self) -> str:
        """The first line of the manual."""
        return self.manual.strip().splitlines()[0]


class Related(NamedTuple):
    """Another place that belongs to a finding, and what it has to do with it."""

    message: str
    span: Span


class Edit(NamedTuple):
    """Replace the text of `span` by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """The one right mend of a finding."""

    description: str
    edits: tuple[Edit, ...]


class Diagnostic(NamedTuple):
    """A finding: the rule, a sentence for the author, the place, related places and perhaps a fix."""

    code: str
    slug: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def diagnose(
    rule: Rule,
    message: str,
    span: Span,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """Make a diagnostic of a rule. A name with a line break in it does not break the message's line."""
    if not message.isprintable():
        message = " ".join(message.split())
    return Diagnostic(rule.code, rule.slug, rule.severity, message, span, related, fix)


def in_order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Sort key: by file, place, code, message."""
    span = diagnostic.span
    return (span.file, span.start.line, span.start.column, diagnostic.code, diagnostic.message)
