"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any


def csv_text(rows: Iterable[Iterable[Any]]) -> str:
    """Return rows as CSV (RFC 4180, lines ending in a line feed); a line break within a cell is one, of any kind."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([_one_kind(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _one_kind(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
