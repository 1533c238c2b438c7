"""How soon a saved map is seen: `python benchmarks/serve.py [MAP] [--times N] [--longer]`, with argmap's Python.

Serves a copy of a map, opens its page in Chromium (which must be installed, and Playwright), saves a changed text again
and again, and tells the milliseconds from the end of the saving until the page knows that there is something new, until
it is told of a new picture, and until the picture is on the page: the least, the median and the most. Beside them, what
`argmap render` takes for the same map as one process, and the same within a process that has all imported. With
`--longer`, texts change by more than a word, so that boxes move and lines need new ways. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from argmap.picturing import draw_file

MAPS = Path(__file__).resolve().parents[1] / "maps"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAUSE = 0.6
"""Seconds between two savings: an author's, not a machine's."""


def main() -> None:
    """Serve, save, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("map", nargs="?", type=Path, default=MAPS / "poghosyan.yaml", metavar="MAP")
    parser.add_argument("--times", type=int, default=12, metavar="N")
    parser.add_argument("--longer", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for file in options.map.parent.glob("*.yaml"):
            shutil.copy(file, folder)
        file = Path(folder) / options.map.name
        noticed, told, seen = measured(file, options.times, 12 if options.longer else 0)
        command = [sys.executable, "-m", "argmap", "render", "-q", str(file), "-o", str(file.with_suffix(".html"))]
        rendering = timed(lambda: subprocess.run(command, check=True))
        within = timed(lambda: draw_file(file, "html"))
    print("| | least, ms | median, ms | most, ms | times `render` |")
    print("|---|---|---|---|---|")
    base = statistics.median(rendering)
    for name, times in (("save → noticed", noticed), ("save → told", told), ("save → seen", seen),
                        ("`argmap render`, a process", rendering), ("the same, within one", within)):  # fmt: skip
        middle = statistics.median(times)
        print(f"| {name} | {min(times):.0f} | {middle:.0f} | {max(times):.0f} | {middle / base:.2f} |")


def timed(work: object, times: int = 3) -> list[float]:
    """Return how many milliseconds something takes, several times."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()  # type: ignore[operator]
        found.append((time.perf_counter() - begun) * 1000)
    return found


def measured(file: Path, times: int, words: int) -> list[tuple[float, ...]]:
    """Return the milliseconds from each saving until it was noticed, the page was told, and the picture was seen."""
    command = [sys.executable, "-m", "argmap", "serve", str(file)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        address = re.search(r"http://\S+/", server.stderr.readline())
        assert address is not None
        with sync_playwright() as playwright:
            program = next(found for name in PROGRAMS if (found := shutil.which(name)))
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-quic"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address[0])
            page.wait_for_selector("iframe:not(.is-coming)", timeout=60_000)
            page.evaluate(
                "() => { window.seen = [];"
                " const note = (name) => seen.push([name, performance.timeOrigin + performance.now()]);"
                " for (const name of ['argmap-told', 'argmap-shown']) addEventListener(name, () => note(name));"
                " new MutationObserver(() => document.body.classList.contains('is-busy') && note('busy'))"
                ".observe(document.body, { attributeFilter: ['class'] }); }"
            )
            text = file.read_text(encoding="utf-8")
            found = [
                _once(page, file, f"{text}\n# {number}\n", f"{number} " * (1 + words * (number % 2)))
                for number in range(times + 1)
            ][1:]
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return list(zip(*found, strict=True))


def _once(page: Page, file: Path, text: str, added: str) -> tuple[float, ...]:
    time.sleep(PAUSE)
    page.evaluate("() => { seen.length = 0; }")
    # Some words of claims change, so that the picture does.
    changed = text.replace(" the ", f" the {added}", 5)
    file.write_text(changed, encoding="utf-8")
    saved = time.time() * 1000
    while not (seen := dict(page.evaluate("seen"))).get("argmap-shown"):
        time.sleep(0.01)
    return tuple(seen[name] - saved for name in ("busy", "argmap-told", "argmap-shown"))


if __name__ == "__main__":
    main()
