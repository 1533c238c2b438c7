"""How large the text is: `python benchmarks/text_size.py [MAP...] [--fit PAGE]`.

Draws each map twice: as one plain run of `dot` leaves it (`--fit none`: same boxes, heading and legend), and fitted.
Tells how large the text of each is when the whole picture is scaled to the page, in points. Each map is drawn whole,
and then up to 30 claims of it: those of its first groups. Needs an argmap in this Python; prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import Counter
from pathlib import Path

from argmap.drawing import View, render
from argmap.drawing.fit import Target, target
from argmap.drawing.look import DEFAULT
from argmap.loading import drawable
from argmap.model import ArgumentMap
from argmap.reading import Reader

MAPS = Path(__file__).resolve().parents[1] / "maps"
PART = 30
"""Claims of a part, at most."""


def main() -> None:
    """Draw, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("maps", nargs="*", type=Path, metavar="MAP", help="without any: those in maps/")
    parser.add_argument("--fit", default="a4-landscape", metavar="PAGE", help="as `argmap render` has it")
    options = parser.parse_args()
    page = target(options.fit)
    if page is None:
        parser.error("there is no page to compare on; name one with --fit")
    files = options.maps or sorted(path for path in MAPS.glob("*.yaml") if path.stem != "debate")
    ratios = []
    print(f"| map | claims | one plain `dot`, {page.unit} | fitted, {page.unit} | times | crossings | s |")
    print("|---|---|---|---|---|---|---|")
    for file in files:
        whole = drawable(Reader().read(file))
        for name, view in ((file.stem, View()), (f"{file.stem}, a part", View(groups=_groups(whole)))):
            plain, _, _, _ = _draw(whole, view, "none", page)
            text, claims, said, seconds = _draw(whole, view, options.fit, page)
            ratios.append(text / plain)
            crossings = re.findall(r"(\d+) crossing", said)[0]
            print(
                f"| {name} | {claims} | {plain:.2f} | {text:.2f} | {text / plain:.2f} | {crossings} | {seconds:.1f} |"
            )
    print(f"\nOn average {statistics.mean(ratios):.2f} times the size of one plain layout, at least {min(ratios):.2f}.")


def _groups(whole: ArgumentMap) -> tuple[str, ...]:
    """Return the first groups that together have up to PART claims."""
    counts = Counter(claim.group for claim in whole.claims.values() if claim.group)
    taken: list[str] = []
    for group in whole.groups:
        if sum(counts[each] for each in [*taken, group]) <= PART:
            taken.append(group)
    return tuple(taken)


def _draw(whole: ArgumentMap, view: View, fit: str, page: Target) -> tuple[float, int, str, float]:
    """Return the size of the text on the page, how many claims are drawn, what was remarked, and seconds."""
    remarks: list[str] = []
    start = time.perf_counter()
    picture = str(render(whole, view=view, fit=fit, report=True, remarks=remarks))
    seconds = time.perf_counter() - start
    width, height = map(float, re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)[0])
    text = DEFAULT.text_size * min(page.width / width, page.height / height)
    return text, len(re.findall(r'<g class="claim[ "]', picture)), " ".join(remarks), seconds


if __name__ == "__main__":
    main()
