"""Make what is generated in the documentation: `python -m tools.make_docs`; `--check` only tells what is out of date.

Generated are docs/checks.md, docs/schemes.md, the options in docs/cli.md, the pictures in docs/images, and the
output of the console sessions on every page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # so that `python tools/make_docs.py` works too
    sys.path.insert(0, str(ROOT))

from tools import pages, sessions  # noqa: E402


def hand_written() -> list[Path]:
    """Return the pages that are written by hand, in order."""
    made = {"checks.md", "schemes.md"}
    docs = sorted(path for path in (ROOT / "docs").rglob("*.md") if path.name not in made)
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *docs]


def wanted() -> Iterator[tuple[Path, str]]:
    """Yield each generated file, or page with something generated in it, as it should be."""
    docs = ROOT / "docs"
    yield docs / "checks.md", pages.checks_page()
    yield docs / "schemes.md", pages.schemes_page()
    for name, picture in pages.pictures().items():
        yield docs / "images" / name, picture
    for path in hand_written():
        text = path.read_text(encoding="utf-8")
        yield path, sessions.replay(pages.fill_options(text))


def stale() -> list[tuple[Path, str]]:
    """Return the files that are not as they should be, with what they should be."""
    return [(path, text) for path, text in wanted() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write what is out of date, or with `--check` only tell; return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    found = stale()
    for path, text in found:
        print(f"{'out of date' if arguments else 'wrote'}: {path.relative_to(ROOT)}")
        if not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if found and arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
