"""Writes `widths.txt` from the fonts of this folder: the table from which text is measured (development only).

Run it by hand after a change of fonts: `python argmap/drawing/fonts/make_metrics.py` (needs fontTools). Each line is
a weight, a first code point (hex) and the advance widths from there on, in thousandths of an em; 0 for a code point
that the font lacks. Liberation Sans has the widths of Arial and Helvetica; DejaVu Sans stands in for its gaps.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found,import-untyped,unused-ignore]

HERE = Path(__file__).parent
RANGES = [
    (0x0020, 0x007F), (0x00A0, 0x0590), (0x0590, 0x0700), (0x10A0, 0x1100), (0x1E00, 0x2000), (0x2010, 0x2028),
    (0x2030, 0x205F), (0x2070, 0x20C0), (0x2100, 0x2300), (0x2500, 0x2600),
]  # fmt: skip
DEJAVU_BOLD = 1.1
"""DejaVu Sans Bold is about a tenth wider than the regular one, which alone is in this folder."""


def _advances(name: str) -> dict[int, int]:
    font = TTFont(HERE / name)
    em, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {code: round(1000 * metrics[glyph][0] / em) for code, glyph in font.getBestCmap().items()}


def main() -> None:
    """Write the table."""
    dejavu = _advances("DejaVuSans.ttf")
    lines = []
    for weight, factor in (("regular", 1.0), ("bold", DEJAVU_BOLD)):
        liberation = _advances(f"LiberationSans-{weight.title()}.ttf")
        for start, end in RANGES:
            widths = [liberation.get(code, round(dejavu.get(code, 0) * factor)) for code in range(start, end)]
            lines.append(f"{weight} {start:04x} {' '.join(map(str, widths))}")
    (HERE / "widths.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
