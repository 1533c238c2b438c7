"""The fonts for PNG and PDF: those that come with the package; of the machine's, only for what these lack.

Liberation Sans has Latin, Greek, Cyrillic and Hebrew; DejaVu Sans stands in for its gaps (Armenian, Georgian, Arabic,
signs). So a picture in these is the same on every machine. For other writing (Chinese, Thai, most emoji) a font of the
machine is looked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from argmap.drawing.metrics import widths

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Liberation Sans"
SHIPPED = {
    (False, False): FONTS / "LiberationSans-Regular.ttf",
    (True, False): FONTS / "LiberationSans-Bold.ttf",
    (False, True): FONTS / "LiberationSans-Italic.ttf",
    (True, True): FONTS / "LiberationSans-BoldItalic.ttf",
}
"""(bold, italic) → file."""
FALLBACK = FONTS / "DejaVuSans.ttf"

_FOLDERS = {
    "darwin": ["/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"],
    "win32": [os.path.expandvars("%WINDIR%\\Fonts"), os.path.expandvars("%LOCALAPPDATA%\\Microsoft\\Windows\\Fonts")],
}
_UNIX_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]
_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_LIKED = ("notosanscjk", "notosans", "pingfang", "hiragino", "msyh", "meiryo", "malgun", "yugoth", "segoe", "arialuni",
          "nirmala", "leelaw", "wqy", "droidsans", "unifont")  # fmt: skip
"""Beginnings of files' names, the best first: fonts with many characters and an even, upright look."""


def lacking(text: str) -> set[str]:
    """Return the characters of a text that the package's fonts lack, other than invisible ones."""
    known = widths()
    odd = {char for char in set(text) if char > "\u058f" and (char not in known or char in known.estimated)}
    return {char for char in odd if not invisible(char) and ord(char) not in _covered()} if odd else set()


def invisible(char: str) -> bool:
    """Tell whether a character is one that is not seen: a joiner, a mark of direction, a choice of variant."""
    return not char.isprintable() or "\ufe00" <= char <= "\ufe0f" or "\u200b" <= char <= "\u200f"


@cache
def _covered() -> frozenset[int]:
    return codes(SHIPPED[False, False]) | codes(FALLBACK)


def remark(chars: set[str], fonts: list[Path]) -> str:
    """Return what to tell of characters that these fonts lack too; empty where all is well."""
    left = sorted(char for char in chars if not any(ord(char) in codes(font) for font in fonts))
    some = " ".join(left[:5]) + (" …" if len(left) > 5 else "")
    return f"no font of this machine has {some}: shown as empty boxes" if left else ""


@cache
def codes(file: Path) -> frozenset[int]:
    """Return the code points of which a font has a glyph; none for a file that is no font."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(file, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, KeyError, AttributeError, AssertionError, ValueError):
        return frozenset()


@cache
def family(file: Path) -> str:
    """Return the name of the family of a font."""
    from fontTools.ttLib import TTFont

    with TTFont(file, fontNumber=0, lazy=True) as font:
        return str(font["name"].getBestFamilyName())


@cache
def heavier(file: Path) -> Path:
    """Return the bold font beside a regular one, or the font itself."""
    bold = file.with_name(f"{file.stem.removesuffix('-Regular')}-Bold{file.suffix}")
    return bold if bold.exists() else file


def of_this_machine(chars: set[str]) -> list[Path]:
    """Return as few of the machine's fonts as are found that have these characters; some may remain without.

    Asks fontconfig where there is one, else reads the fonts in the usual folders, which may take seconds once.
    """
    wanted = {ord(char) for char in chars}
    chosen: list[Path] = []
    for file in _candidates(frozenset(wanted)):
        if not wanted:
            break
        if found := wanted & codes(file):
            chosen.append(file)
            wanted -= found
    return chosen


@cache
def _candidates(wanted: frozenset[int]) -> tuple[Path, ...]:
    program = shutil.which("fc-list")
    found: set[Path] = set()
    if program is not None:
        for code in sorted(wanted)[:200]:
            if any(code in codes(file) for file in found):
                continue
            try:
                done = subprocess.run(
                    [program, f":charset={code:x}", "file"], capture_output=True, timeout=20, check=True, text=True
                )
            except (OSError, subprocess.SubprocessError):
                break
            files = [Path(line.strip().removesuffix(":")) for line in done.stdout.splitlines()]
            found.update(sorted((file for file in files if file.suffix.lower() in _ENDINGS), key=_rank)[:1])
    else:
        for folder in _FOLDERS.get(sys.platform, _UNIX_FOLDERS):
            found.update(f for f in Path(folder).expanduser().rglob("*") if f.suffix.lower() in _ENDINGS)
    return tuple(sorted(found, key=_rank))


def _rank(file: Path) -> tuple[int, bool, int, str]:
    name = file.name.lower().replace("-", "").replace(" ", "")
    liked = next((place for place, start in enumerate(_LIKED) if name.startswith(start)), len(_LIKED))
    return liked, "regular" not in name, len(name), str(file)
