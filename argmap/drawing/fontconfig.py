"""Tells fontconfig of the fonts that come with the package, so that PNG and PDF need none of the machine's."""

from __future__ import annotations

import os
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
  <alias><family>sans-serif</family><prefer><family>Liberation Sans</family><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
"""


def configuration() -> Path:
    """Write (once for each version of it) and return a fontconfig file: our fonts first, then the machine's."""
    cache = _cache_folder()
    folders = [str(FONTS), *(str(Path(f).expanduser()) for f in _SYSTEM_FOLDERS.get(sys.platform, _UNIX_FOLDERS))]
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
