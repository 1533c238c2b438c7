"""What keeps text in its box in every viewer: which fonts are asked for, and a length where fonts differ.

Text is laid out with the widths of Liberation Sans, which Arimo, Helvetica, Arial, Nimbus Sans and TeX Gyre Heros
share; Windows, macOS and most Linux systems have one of them. Where none is there, wider fonts are taken smaller
(`FONT_FACES`), so that nothing sticks out. In scripts that these fonts lack, each line says how long it is, and the
viewer fits the letters to that.
"""

from __future__ import annotations

from argmap.drawing.metrics import certain, text_width
from argmap.drawing.shapes import number

FONT_FAMILY = (
    "'Liberation Sans',Arimo,Helvetica,Arial,'Nimbus Sans','TeX Gyre Heros',argmap-wide,argmap-medium,sans-serif"
)

_LETTERS = "U+20-24F,U+370-52F,U+1E00-20CF"
_STAND_INS = (
    ("argmap-wide", ("DejaVu Sans", "Bitstream Vera Sans", "Verdana"), 83, 80),
    ("argmap-medium", ("Noto Sans", "Open Sans"), 92, 92),
)
"""Name, fonts, and the size in percent at which the widest of some thousand lines fits: of the regular, of the bold."""


def _face(name: str, size: int, fonts: tuple[str, ...], bold: bool) -> str:
    names = [f"{font} Bold" for font in fonts] * bold + list(fonts)
    sources = ",".join(f'local("{font}")' for font in names)
    weight = "font-weight:700;" if bold else ""
    return f"@font-face{{font-family:{name};{weight}src:{sources};size-adjust:{size}%;unicode-range:{_LETTERS}}}"


FONT_FACES = "".join(
    _face(name, percent, fonts, bold)
    for name, fonts, regular, heavy in _STAND_INS
    for bold, percent in ((False, regular), (True, heavy))
)
"""Rules for a picture's style sheet; viewers that do not know `size-adjust` pass over it."""


def fitted(words: str, size: float, bold: bool = False) -> str:
    """Return the attributes, with a space before them, that keep a line as long as reckoned; mostly none are needed."""
    if certain(words) or not (width := text_width(words.strip(), size, bold)):
        return ""
    return f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
