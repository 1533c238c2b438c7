"""Tells fontconfig of the fonts that come with the package, so that PNG and PDF need none of the machine's."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from html import escape
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")

_SYSTEM_FOLDERS = {
    "darwin": ["/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"],
    "win32": ["WINDOWSFONTDIR"],
}
_UNIX_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]

_TEMPLATE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Arimo</family><prefer><family>Liberation Sans</family></prefer></alias>
  <alias binding="same"><family>Helvetica</family><prefer><family>Liberation Sans</family></prefer></alias>
  <alias binding="same"><family>Arial</family><prefer><family>Liberation Sans</family></prefer></alias>
  <alias>
    <family>sans-serif</family>
    <prefer><family>Liberation Sans</family><family>DejaVu Sans</family></prefer>
  </alias>
</fontconfig>
"""


def configuration() -> Path:
    """Write (once for each version of it) and return a fontconfig file: our fonts first, then the machine's."""
    cache = _cache_folder()
    machine = _SYSTEM_FOLDERS.get(sys.platform, _UNIX_FOLDERS)
    folders = [str(_copied(cache / "fonts")), *(str(Path(folder).expanduser()) for folder in machine)]
    text = _TEMPLATE.format(
        folders="\n".join(f"  <dir>{escape(folder)}</dir>" for folder in folders), cache=escape(str(cache / "cache"))
    )
    path = cache / "fonts.conf"
    try:
        if path.read_text(encoding="utf-8") == text:
            return path
    except OSError:
        pass
    # Written aside and moved: another process may read it now.
    handle, name = tempfile.mkstemp(dir=cache, suffix=".conf")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).replace(path)
    return path


def _copied(folder: Path) -> Path:
    """Copy the fonts: some versions of fontconfig write a file beside the fonts they find, where none belongs."""
    folder.mkdir(exist_ok=True)
    for font in sorted(FONTS.glob("*.ttf")):
        copy = folder / font.name
        if not copy.exists() or copy.stat().st_size != font.stat().st_size:
            partial = folder / f"{font.name}.{os.getpid()}"
            shutil.copyfile(font, partial)
            partial.replace(copy)
    return folder


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(base) if base else Path.home() / ".cache") / "argmap" / "fontconfig"
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise OSError
    except (OSError, RuntimeError):  # no home, or a read-only one
        folder = Path(tempfile.gettempdir()) / f"argmap-fontconfig-{os.getuid() if hasattr(os, 'getuid') else 0}"
        folder.mkdir(exist_ok=True)
    return folder
