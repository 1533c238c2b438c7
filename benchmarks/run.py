"""The benchmark: `python benchmarks/run.py`.

Measures whole processes of argmap beside the bare interpreter, raw Graphviz and Argdown's command line, on the same
generated maps, in turn and several times; prints tables in Markdown and writes them, with every single run as JSON, to
`benchmarks/results/`. What is measured, and why so, is in `docs/benchmarks.md`. For Linux and macOS; the standard
library only.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from inputs import write_argdown, write_yaml
from processes import Contestant, measure, race
from programs import CHECKOUT, Tools, machine, prepare
from report import DENSE_RENDER, Group, Growth, Results, markdown, plain

SIZES = (15, 100, 1_000, 10_000)
GROWTH = (1_000, 3_000, 10_000, 30_000, 100_000)
CHAIN = 50_001
"""Claims of a chain with 50,000 arguments."""
DENSE = 1_000
"""Claims of the map that is dense."""
LARGE = 5_000
"""Claims from which on a size is run a third as often, at least three times: raw `dot` takes a while there."""


def main() -> None:
    """Measure, print, write."""
    options = _options()
    runs = options.runs or (5 if options.quick else 15)
    sizes = options.sizes or (SIZES[:3] if options.quick else SIZES)
    tools = prepare(options.python, argdown=not options.no_argdown)
    results = Results(datetime.now(UTC), machine(), tools.versions, tools.missing)
    with tempfile.TemporaryDirectory(prefix="argmap-benchmark-") as folder:
        for size in sizes:
            times = runs if size < LARGE else max(3, runs // 3)
            results.groups += _size(size, times, tools, Path(folder), options.timeout)
        if any(size >= DENSE for size in sizes):
            results.groups.append(_dense(tools, Path(folder)))
        _growth(results, tools, options, 3 if not options.quick else 1)
        results.help_imports = _help_imports(tools)
    results.machine["load at the end"] = f"{os.getloadavg()[0]:.2f}"
    text = markdown(results)
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "benchmarks.md").write_text(text, encoding="utf-8")
    (options.output / "benchmarks.json").write_text(json.dumps(plain(results), indent=1) + "\n", encoding="utf-8")
    print(text)
    print(f"written to {options.output}/benchmarks.md and .json", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help=f"claims of the maps; {SIZES} without it")
    parser.add_argument("--runs", type=int, metavar="N", help="runs of each; 15 without it; large maps: a third")
    parser.add_argument("--quick", action="store_true", help="5 runs, up to 1,000 claims; growth up to 10,000")
    parser.add_argument("--no-argdown", action="store_true", help="leave Argdown out")
    parser.add_argument("--python", type=Path, metavar="PATH", help="one with argmap; without it, it is installed")
    parser.add_argument(
        "--timeout", type=float, default=300.0, metavar="SECONDS", help="of one process; 300 without it"
    )
    parser.add_argument("--output", type=Path, default=CHECKOUT / "benchmarks" / "results", metavar="DIR")
    options = parser.parse_args()
    if options.sizes and min(options.sizes) < 2:
        parser.error("a map has two claims at least")
    if options.runs is not None and options.runs < 1:
        parser.error("there is one run at least")
    if options.python is not None:
        options.python = options.python.absolute()
    return options


def tell(line: str) -> None:
    """Say what goes on, beside the output."""
    print(line, file=sys.stderr, flush=True)


def _size(size: int, runs: int, tools: Tools, folder: Path, timeout: float) -> list[Group]:
    """Measure the maps of one size: checking, then drawing."""
    map_file, argdown_file = folder / f"map{size}.yaml", folder / f"map{size}.argdown"
    smallest, dot_file = folder / "smallest.yaml", folder / f"map{size}.dot"
    write_yaml(map_file, size)
    write_argdown(argdown_file, size)
    write_yaml(smallest, 2)
    python, argmap = str(tools.python), str(tools.argmap)
    out = folder / f"out{size}"
    out.mkdir()

    def argdown(name: str, command: list[str], written: str, count: str) -> Contestant:
        ran = [str(tools.node), str(tools.argdown), *command, str(argdown_file), str(out)]
        found = Contestant(name, ran, verify=_verify(out / written, count, size))
        if tools.argdown is None:
            found.failure = tools.missing["argdown"]
        return found

    def bare() -> Contestant:
        return Contestant("python -c pass", [python, "-c", "pass"])

    checking = Group(size, "check", runs, map_file.stat().st_size, [
        bare(),
        Contestant("argmap --help", [argmap, "--help"]),
        Contestant("argmap check", [argmap, "check", str(map_file)]),
        argdown("argdown json", ["json"], f"map{size}.json", '"type": "equivalence-class"'),
    ])  # fmt: skip
    _race(checking, timeout)

    made = measure([argmap, "render", str(map_file), "-o", str(dot_file), "-q"], timeout=timeout)
    no_dot = "" if made.code == 0 else f"argmap render --format dot fails: {made.said[:120]}"
    raw = [str(tools.dot), "-Tsvg", str(dot_file), "-o", str(out / "raw.svg")]
    drawn = out / "argmap.svg"
    drawing = Group(size, "render", runs, map_file.stat().st_size, [
        bare(),
        Contestant("argmap render, 2 claims", [argmap, "render", str(smallest), "-o", str(out / "smallest.svg")]),
        Contestant("argmap render", [argmap, "render", str(map_file), "-o", str(drawn)],
                   verify=_verify(drawn, 'class="claim', size)),
        Contestant("system dot -Tsvg", raw, verify=_verify(out / "raw.svg", 'class="node', size),
                   failure=tools.missing.get("dot", no_dot)),
        Contestant("embedded engine, svg", [python, "-P", str(tools.engine), "svg"], stdin=dot_file, failure=no_dot),
        argdown("argdown map -f svg", ["map", "-f", "svg"], f"map{size}.svg", 'class="node'),
    ])  # fmt: skip
    if size >= LARGE:
        paged = [argmap, "render", str(map_file), "--pages", "-o", str(out / "pages.svg")]
        drawing.contestants.append(Contestant("argmap render --pages", paged))
    _race(drawing, timeout)
    return [checking, drawing]


def _dense(tools: Tools, folder: Path) -> Group:
    """Measure a map with two more relations for each claim, a minute for each program."""
    map_file, argdown_file, dot_file = folder / "dense.yaml", folder / "dense.argdown", folder / "dense.dot"
    write_yaml(map_file, DENSE, "dense")
    write_argdown(argdown_file, DENSE, "dense")
    measure([str(tools.argmap), "render", str(map_file), "-o", str(dot_file), "-q"], timeout=60)
    drawn, out = folder / "dense.svg", folder / "dense"
    argdown = [str(tools.node), str(tools.argdown), "map", "-f", "svg", str(argdown_file), str(out)]
    group = Group(DENSE, DENSE_RENDER, 3, map_file.stat().st_size, [
        Contestant("argmap render", [str(tools.argmap), "render", str(map_file), "-o", str(drawn)],
                   verify=_verify(drawn, 'class="claim', DENSE)),
        Contestant("embedded engine, svg", [str(tools.python), "-P", str(tools.engine), "svg"], stdin=dot_file),
        Contestant("argdown map -f svg", argdown, failure=tools.missing.get("argdown", "")),
    ])  # fmt: skip
    _race(group, 60.0)
    return group


def _race(group: Group, timeout: float) -> None:
    tell(f"{group.what}, {group.claims:,} claims, {group.runs} runs")
    for contestant in group.contestants:
        if contestant.failure:
            tell(f"  {contestant.name}: left out: {contestant.failure}")
    race([each for each in group.contestants if not each.failure], group.runs, timeout=timeout, tell=tell)


def _verify(path: Path, mark: str, least: int) -> Callable[[], str]:
    """Return what tells whether a file was written that holds a mark once for each claim, at least."""

    def verify() -> str:
        if not path.exists():
            return "ends well, but writes nothing"
        found, rest = 0, b""
        with path.open("rb") as file:  # in pieces: a large parent would show in the peaks of its children
            while piece := file.read(1 << 20):
                found += (rest + piece).count(mark.encode())
                rest = piece[-len(mark) + 1 :]
        return "" if found >= least else f"writes {found:,} of {least:,} claims"

    return verify


def _growth(results: Results, tools: Tools, options: argparse.Namespace, runs: int) -> None:
    sizes = [size for size in GROWTH if not options.quick or size <= 10_000]
    cases = [("tree", size) for size in sizes] + [("chain", CHAIN), ("ring", CHAIN - 1)]
    script = str(Path(__file__).with_name("growth.py"))
    found: dict[tuple[str, int], list[Growth]] = {case: [] for case in cases}
    for number in range(runs):
        for case in cases if number % 2 == 0 else cases[::-1]:
            shape, size = case
            with tempfile.TemporaryFile() as output:
                command = [str(tools.python), script, shape, str(size)]
                run = measure(command, timeout=options.timeout, stdout=output)
                output.seek(0)
                data = output.read()
            if run.code:
                results.failures.append(f"growth, {shape} of {size:,}: exit code {run.code}: {run.said[-200:]}")
                tell(results.failures[-1])
                continue
            found[case].append(Growth(**json.loads(data)))
            tell(f"growth, {shape} of {size:,}: {found[case][-1].check * 1000:.0f} ms")
    results.growth += [several for several in found.values() if several]


def _help_imports(tools: Tools) -> list[str]:
    """Return which of the heavy packages `argmap --help` imports, by the interpreter's own account."""
    run = measure([str(tools.python), "-X", "importtime", str(tools.argmap), "--help"], timeout=60)
    imported = {name.partition(".")[0] for name in re.findall(r"\|\s*([\w.]+)$", run.said, re.MULTILINE)}
    if "click" not in imported:
        return ["(could not be told)"]
    return sorted(imported & {"pydantic", "pydantic_core", "yaml", "graphviz", "pygraphviz"})


if __name__ == "__main__":
    main()
