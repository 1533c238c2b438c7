"""A comparison for programs: CSV of who says what, JSON of all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from argmap.analysis.compare import Comparison, Item, Row
from argmap.analysis.csv_text import csv_text


def as_csv(comparison: Comparison, *, everything: bool = False) -> str:
    """Return a line for each claim of each item: what it is, then a column for each author with his words."""
    return csv_text(_rows(comparison, everything))


def _rows(comparison: Comparison, everything: bool) -> Iterator[list[Any]]:
    aliases = [column.alias or "(debate)" for column in comparison.columns]
    yield ["number", "kind", "id", "item", "claim", "text", *aliases]
    for item in comparison.items:
        title = item.title if item.kind == "question" else ""
        for row in item.rows:
            yield [item.number, item.kind, item.id, title, row.claim, row.text, *_words(row)]
        if not item.rows:
            yield [item.number, item.kind, item.id, title, "", "", *[""] * len(aliases)]
    for row in comparison.others if everything else ():
        yield ["", "other", row.claim, "", row.claim, row.text, *_words(row)]


def _words(row: Row) -> list[str]:
    return [
        (" + ".join(position.words) or "silent")
        + (f" ({', '.join(position.qualifiers)})" if position.qualifiers else "")
        for position in row.positions
    ]


def as_json(comparison: Comparison, *, everything: bool = False) -> str:
    """Return the whole comparison as one JSON object; docs/cli.md names its fields."""
    return json.dumps(as_dict(comparison, everything=everything), ensure_ascii=False, indent=2) + "\n"


def as_dict(comparison: Comparison, *, everything: bool = False) -> dict[str, Any]:
    """Return the comparison as plain values."""
    aliases = [column.alias for column in comparison.columns]
    found: dict[str, Any] = {
        "title": comparison.title,
        "authors": [
            {"alias": each.alias, "title": each.title, "author": list(each.author)} for each in comparison.columns
        ],
        "items": [_item(item, aliases) for item in comparison.items],
    }
    if everything:
        found["others"] = [_row(row, aliases) for row in comparison.others]
    found["agreement"] = [
        {
            "between": [aliases[each.first], aliases[each.second]],
            "share": None if each.share is None else round(each.share, 4),
            "rests_on": each.rests_on,
            "agree": each.agree,
            "disagree": each.disagree,
            "apart": each.apart,
        }
        for each in comparison.agreements
    ]
    found["disputes"] = [
        {"number": item.number, "pairs": len(item.disagree), "between": _pairs(item, "disagree", aliases)}
        for item in comparison.disputes
    ]
    found["conclusions"] = [
        {"claim": each.claim, "author": aliases[each.author], "alone": each.alone, "together": each.together}
        for each in comparison.conclusions
    ]
    return found


def _item(item: Item, aliases: list[str]) -> dict[str, Any]:
    return {
        "number": item.number,
        "kind": item.kind,
        "id": item.id,
        "title": item.title,
        "exclusive": item.exclusive,
        "claims": [_row(row, aliases) for row in item.rows],
        **{verdict: _pairs(item, verdict, aliases) for verdict in ("agree", "disagree", "apart")},
    }


def _row(row: Row, aliases: list[str]) -> dict[str, Any]:
    return {
        "claim": row.claim,
        "title": row.title,
        "text": row.text,
        "same": list(row.claims),
        "positions": {
            alias: {
                "words": list(position.words),
                "side": position.side,
                "claims": list(position.claims),
                "qualifiers": list(position.qualifiers),
            }
            for alias, position in zip(aliases, row.positions, strict=True)
        },
    }


def _pairs(item: Item, verdict: Any, aliases: list[str]) -> list[list[str]]:
    return [[aliases[one], aliases[other]] for one, other in item.verdicts.get(verdict, ())]
