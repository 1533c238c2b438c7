"""Findings for programs: JSON, SARIF 2.1.0, and the annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Rule, Severity
from argmap.diagnostics.source import SourceText, Span


def _at(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.start.line + 1,
        "column": span.start.column + 1,
        "end_line": span.end.line + 1,
        "end_column": span.end.column + 1,
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_at(edit.span), "text": edit.text} for edit in fix.edits]
    return {"description": fix.description, "edits": edits}


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a finding as plain values; lines and columns from 1, columns in code points, ends exclusive."""
    return {
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_at(diagnostic.span),
        "related": [{"message": related.message, **_at(related.span)} for related in diagnostic.related],
        "fix": _fix(diagnostic.fix),
    }


def report_json(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceText], passages: Mapping[str, int] | None = None
) -> str:
    """Return one JSON object: `diagnostics`, and a `summary` that counts them, the files and the passages."""
    count = Counter(diagnostic.severity for diagnostic in diagnostics)
    summary: dict[str, Any] = {"files": len(sources)}
    summary |= {f"{severity.value}s": count[severity] for severity in Severity}
    if passages is not None:
        summary["passages"] = dict(passages)
    report = {"diagnostics": [as_json(diagnostic) for diagnostic in diagnostics], "summary": summary}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def report_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Return workflow commands that GitHub Actions shows beside the changed lines."""
    return "".join(_github(diagnostic) for diagnostic in diagnostics)


def _github(diagnostic: Diagnostic) -> str:
    kind = "notice" if diagnostic.severity is Severity.NOTE else diagnostic.severity.value
    at = _at(diagnostic.span)
    fields = {
        "file": at["file"],
        "line": at["line"],
        "endLine": at["end_line"],
        "col": at["column"],
        "endColumn": at["end_column"],
        "title": f"{diagnostic.code} {diagnostic.slug}",
    }
    given = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in fields.items())
    return f"::{kind} {given}::{_escape(diagnostic.message)}\n"


def _escape(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def report_sarif(diagnostics: Sequence[Diagnostic], rules: Sequence[Rule], version: str) -> str:
    """Return a SARIF 2.1.0 log (OASIS 2020), with the manuals of the rules that were found."""
    used = {diagnostic.code for diagnostic in diagnostics}
    listed = [rule for rule in rules if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(listed)}
    driver = {
        "name": "argmap",
        "semanticVersion": version,
        "rules": [
            {
                "id": rule.code,
                "name": rule.slug,
                "shortDescription": {"text": rule.title},
                "help": {"text": rule.manual.strip()},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            }
            for rule in listed
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, index[diagnostic.code]) for diagnostic in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [{"physicalLocation": _location(diagnostic.span)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(related.span), "message": {"text": related.message}}
            for number, related in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix is not None:
        changes = [
            {
                "artifactLocation": {"uri": _uri(edit.span.file)},
                "replacements": [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}],
            }
            for edit in diagnostic.fix.edits
        ]
        result["fixes"] = [{"description": {"text": diagnostic.fix.description}, "artifactChanges": changes}]
    return result


def _location(span: Span) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(span.file)}, "region": _region(span)}


def _region(span: Span) -> dict[str, int]:
    at = _at(span)
    return {
        "startLine": at["line"],
        "startColumn": at["column"],
        "endLine": at["end_line"],
        "endColumn": at["end_column"],
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
