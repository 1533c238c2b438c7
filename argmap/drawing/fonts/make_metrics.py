"""Writes `widths.txt` from the fonts of this folder: the table from which text is measured (development only).

Run it by hand after a change of fonts: `python argmap/drawing/fonts/make_metrics.py` (needs fontTools). Each line is
a weight, a first code point (hex) and the advance widths from there on, in thousandths of an em, upright or italic,
whichever is wider; 0 for a code point that the fonts lack. Liberation Sans has the widths of Arial and Helvetica;
DejaVu Sans stands in for its gaps, with a minus.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found,import-untyped,unused-ignore]

HERE = Path(__file__).parent
RANGES = [
    (0x0020, 0x007F), (0x00A0, 0x0590), (0x0590, 0x0700), (0x10A0, 0x1100), (0x1E00, 0x2000), (0x2010, 0x2028),
    (0x2030, 0x205F), (0x2070, 0x20C0), (0x2100, 0x2300), (0x2500, 0x2600),
]  # fmt: skip


def _advances(name: str) -> dict[int, int]:
    font = TTFont(HERE / name)
    em, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {code: round(1000 * metrics[glyph][0] / em) for code, glyph in font.getBestCmap().items()}


def main() -> None:
    """Write the table."""
    lines = []
    for weight, upright, italic, other in (
        ("regular", "Regular", "Italic", ""),
        ("bold", "Bold", "BoldItalic", "-Bold"),
    ):
        dejavu = _advances(f"DejaVuSans{other}.ttf")
        liberation = _advances(f"LiberationSans-{upright}.ttf")
        for code, width in _advances(f"LiberationSans-{italic}.ttf").items():
            liberation[code] = max(width, liberation.get(code, 0))
        for start, end in RANGES:
            widths = [liberation.get(code, -dejavu.get(code, 0)) for code in range(start, end)]
            lines.append(f"{weight} {start:04x} {' '.join(map(str, widths))}")
    (HERE / "widths.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
