"""The results of a run: as tables for a reader, as plain data for a program, and beside the targets."""

from __future__ import annotations

import re
import resource
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from processes import Contestant
from programs import cache_folder

MOST_MEMORY = 400 * 10**6


class Growth(NamedTuple):
    """One check within a process: seconds in all and for reading alone, bytes at the peak, what was found."""

    shape: str
    claims: int
    arguments: int
    bytes: int
    check: float
    read: float
    peak: int
    before: int
    found: int
    codes: list[str]


@dataclass
class Group:
    """What was run in turn on the maps of one size."""

    claims: int
    what: str
    runs: int
    bytes: int
    contestants: list[Contestant]

    def __getitem__(self, name: str) -> Contestant | None:
        """Return a contestant that was measured."""
        found = next(each for each in self.contestants if each.name == name)
        return None if found.failure or not found.runs else found


@dataclass
class Results:
    """All that one call of the benchmark measured."""

    when: datetime
    machine: dict[str, str]
    versions: dict[str, str]
    missing: dict[str, str]
    groups: list[Group] = field(default_factory=list)
    growth: list[list[Growth]] = field(default_factory=list)
    help_imports: list[str] | None = None
    failures: list[str] = field(default_factory=list)


DENSE_RENDER = "render, dense"
"""What a group is called that draws a dense map."""


class Target(NamedTuple):
    """Something to reach: what, the limit, the figure (None: not measured), and whether it is reached."""

    what: str
    limit: str
    figure: str | None
    reached: bool


def targets(results: Results) -> Iterator[Target]:
    """Yield the targets that this run can judge."""
    groups = {(group.what, group.claims): group for group in results.groups}
    for (what, claims), group in groups.items():
        if what == DENSE_RENDER:
            time = group["argmap render"]
            yield Target(f"`render`, {claims:,} claims, two more relations each", "≤ 20 s",
                         _ms(time.wall) if time else None, time is not None and time.wall <= 20)  # fmt: skip
            continue
        ours = group[f"argmap {what}"]
        theirs = group["argdown json" if what == "check" else "argdown map -f svg"]
        name = f"`{what}`, {claims:,} claims"
        if what == "check":
            if claims <= 100 or claims >= 10_000:
                yield _ratio(f"{name}: time of Argdown's `json`", 0.4 if claims <= 100 else 1.0, ours, theirs)
            if claims >= 10_000:
                yield Target(f"{name}: memory", "< 400 MB", _mb(ours.peak) if ours else None,
                             ours is not None and ours.peak < MOST_MEMORY)  # fmt: skip
        elif claims in (100, 1_000):
            yield _ratio(f"{name}: time of Argdown's `map -f svg`", 0.5, ours, theirs)
            yield _beyond(f"{name}: time of raw `dot`, `python -c pass` taken off", group, "python -c pass")
            smallest = "argmap render, 2 claims"
            yield _beyond(f"{name}: the same, `{smallest}` taken off (not a target)", group, smallest)
        elif claims >= 10_000:
            yield Target(f"{name}: draws", "yes", "yes" if ours else "no", ours is not None)
            yield _ratio(f"{name}: time of the embedded engine for the same DOT", 1.5, ours,
                         group["embedded engine, svg"])  # fmt: skip
    if results.help_imports is not None:
        found = ", ".join(results.help_imports) or "none"
        yield Target("`argmap --help` imports of pydantic, Graphviz, YAML", "none", found, found == "none")
    trees = {several[0].claims: _median(several) for several in results.growth if several[0].shape == "tree"}
    if len(trees) > 1:
        least, most = min(trees), max(trees)
        ratio = (trees[most] / most) / (trees[least] / least)
        what = f"`check` within a process, time a claim at {most:,} to that at {least:,}"
        yield Target(what, "≤ 1.5", f"{ratio:.2f}", ratio <= 1.5)
    for several in results.growth:
        if several[0].shape != "tree":
            codes = several[0].codes
            right = "AM201" in codes if several[0].shape == "ring" else not codes
            said = ", ".join(codes) or "nothing found"
            name = f"`check` within a process of a {several[0].shape} of {several[0].arguments:,} arguments"
            yield Target(name, "ends, right", f"{_ms(_median(several))}; {said}", right)


def _ratio(what: str, limit: float, ours: Contestant | None, theirs: Contestant | None) -> Target:
    if ours is None or theirs is None:
        return Target(what, f"≤ {limit}", None, False)
    figure = ours.wall / theirs.wall
    rounds = [mine.wall / other.wall for mine, other in zip(ours.runs, theirs.runs, strict=True)]
    return Target(what, f"≤ {limit}", _with_spread(figure, rounds), figure <= limit)


def _beyond(what: str, group: Group, start: str) -> Target:
    ours, bare, dot = group["argmap render"], group[start], group["system dot -Tsvg"]
    if ours is None or bare is None or dot is None:
        return Target(what, "≤ 1.3", None, False)
    figure = (ours.wall - bare.wall) / dot.wall
    rounds = [(a.wall - b.wall) / c.wall for a, b, c in zip(ours.runs, bare.runs, dot.runs, strict=True)]
    return Target(what, "≤ 1.3", _with_spread(figure, rounds), figure <= 1.3)


def _with_spread(figure: float, rounds: list[float]) -> str:
    return f"{figure:.2f} ({min(rounds):.2f} … {max(rounds):.2f})"


def markdown(results: Results) -> str:
    """Return the results as Markdown."""
    lines = [f"Run of {results.when:%Y-%m-%d %H:%M} UTC.", ""]
    lines += [f"- {name}: {value}" for name, value in {**results.machine, **results.versions}.items()]
    lines += [f"- {name} is left out: {why}" for name, why in results.missing.items()]
    lines += [f"- peaks below {_mb(_own_peak())} cannot be told: that is the measuring process itself", ""]
    lines += ["## Targets", "", "Ratios of medians; in brackets the least and the greatest ratio within one round.", ""]
    lines += ["| target | limit | here | reached |", "|---|---:|---:|---|"]
    for target in targets(results):
        reached = "not measured" if target.figure is None else "yes" if target.reached else "**no**"
        lines.append(f"| {target.what} | {target.limit} | {target.figure or '–'} | {reached} |")
    for what, title, beside in (
        ("check", "Checking", ("argdown json",)),
        ("render", "Drawing", ("system dot -Tsvg", "argdown map -f svg")),
    ):
        groups = [group for group in results.groups if group.what == what]
        lines += ["", f"## {title}: whole processes", "", *_table(groups, beside)]
    if results.growth:
        lines += ["", "## Growth: one check within a process", "", *_growth(results.growth)]
    lines += [f"- failed: {failure}" for failure in results.failures]
    lines += ["", "## What exactly was run", "", *_commands(results)]
    return "\n".join(lines) + "\n"


def _table(groups: list[Group], beside: tuple[str, ...]) -> list[str]:
    heads = ["claims", "process", "runs", "wall, median", "min … max", "processor", "peak"]
    heads += [f"of {name}" for name in beside]
    lines = [f"| {' | '.join(heads)} |", "|--:|---" + "|--:" * (len(heads) - 2) + "|"]
    for group in groups:
        for each in group.contestants:
            if each.failure:
                lines.append(f"| {group.claims:,} | {each.name} | – | {each.failure} |" + " |" * (3 + len(beside)))
                continue
            low, high = each.spread
            others = [group[name] for name in beside]
            ratios = [f"{each.wall / other.wall:.2f}" if other else "–" for other in others]
            cells = [f"{group.claims:,}", each.name, str(len(each.runs)), _ms(each.wall), f"{_ms(low)} … {_ms(high)}"]
            lines.append(f"| {' | '.join([*cells, _ms(each.cpu), _mb(each.peak), *ratios])} |")
    return lines


def _growth(growth: list[list[Growth]]) -> list[str]:
    heads = ["shape", "claims", "arguments", "YAML", "runs", "check, median", "min … max", "a claim", "of it reading"]
    lines = [f"| {' | '.join([*heads, 'peak', 'found'])} |", "|---" + "|--:" * len(heads) + "|---|"]
    for several in growth:
        one = several[0]
        checks = [each.check for each in several]
        check, read = statistics.median(checks), statistics.median(each.read for each in several)
        cells = [one.shape, f"{one.claims:,}", f"{one.arguments:,}", _mb(one.bytes), str(len(several)), _ms(check)]
        cells += [f"{_ms(min(checks))} … {_ms(max(checks))}", f"{check / one.claims * 1e6:.1f} µs"]
        cells += [f"{read / check:.0%}", _mb(max(each.peak for each in several)), ", ".join(one.codes) or "nothing"]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _commands(results: Results) -> Iterator[str]:
    for group in results.groups[:2]:
        yield f"For {group.claims:,} claims ({group.what}):"
        yield ""
        yield "```"
        for each in group.contestants:
            yield _readable(" ".join(each.command) + (f" < {each.stdin}" if each.stdin else ""))
        yield "```"
        yield ""


def _readable(command: str) -> str:
    """Shorten the folders that differ from machine to machine."""
    command = command.replace(str(cache_folder()), "CACHE")
    return re.sub(r"\S*/argmap-benchmark-\w+/", "DIR/", command)


def plain(results: Results) -> dict[str, Any]:
    """Return the results, every run with them, as plain data; times in seconds, memory in bytes."""
    return {
        "when": results.when.isoformat(),
        "machine": results.machine,
        "versions": results.versions,
        "missing": results.missing,
        "targets": [target._asdict() for target in targets(results)],
        "processes": [
            {
                "claims": group.claims,
                "what": group.what,
                "bytes": group.bytes,
                "name": each.name,
                "command": each.command,
                "failure": each.failure,
                "median": each.wall if each.runs else None,
                "runs": [run._asdict() for run in each.runs],
            }
            for group in results.groups
            for each in group.contestants
        ],
        "growth": [each._asdict() for several in results.growth for each in several],
        "help_imports": results.help_imports,
        "failures": results.failures,
    }


def _median(several: list[Growth]) -> float:
    return statistics.median(each.check for each in several)


def _own_peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size < 10e6 else f"{size / 1e6:,.0f} MB"
