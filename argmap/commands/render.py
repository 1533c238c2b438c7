"""`argmap render`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.commands.drawing_options import check_size, drawing_options, options_from
from argmap.commands.output import put_data

if TYPE_CHECKING:
    from argmap.drawing import Format, Options

FORMATS: tuple[Format, ...] = ("svg", "html", "dot", "png", "pdf")
_ENOUGH_FOR_TWO = 200_000
"""Bytes of maps from which on starting other processes is worth it."""


_SURELY_LARGE = 80_000
"""Bytes from which on a map is surely laid out in a child process."""


class _Job(NamedTuple):
    """One map to draw: the file, where the picture goes (None: standard output), and how."""

    file: str
    target: str | None
    form: Format
    allow_outside: bool
    options: Options
    others: frozenset[str] = frozenset()
    """Where the pictures of other maps go, which no page may take the place of."""


class _Done(NamedTuple):
    """What came of a job: the picture if it goes to standard output, what to tell, the exit code, what was read."""

    output: str | bytes | None
    messages: str
    code: int
    files: tuple[str, ...]
    wrote: int = 0
    """How many files were written."""
    remarks: tuple[str, ...] = ()


@click.command("render", short_help="Draw maps.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE|DIR", help="Where to write; - for standard output.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="[default: that of FILE, else svg]")
@drawing_options
@click.option("--open", "show", is_flag=True, help="Show the picture with the program for it.")
@click.option("--watch", is_flag=True, help="Draw again whenever a map is saved, until interrupted.")
@click.option("--allow-outside", is_flag=True, help="Let includes lead out of the map's folder.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what was written.")
def command(
    paths: tuple[str, ...],
    output: str | None,
    form: Format | None,
    show: bool,
    watch: bool,
    allow_outside: bool,
    quiet: bool,
    **wishes: Any,
) -> None:
    """Draw maps: files, folders (with all below), patterns, or - for standard input.

    A picture is written beside its map (map.yaml → map.svg), or to -o: a file for one map, a folder for several, or
    if the name has no ending and no file has it. The picture of standard input goes to standard output. With --pages,
    the overview has the name of the picture, and each page that name and its own (map-money.svg); a PDF has all pages
    in one file.

    Exits with 0 when all is drawn, 1 when a map has errors or could not be drawn, 2 for wrong usage, for a scenario,
    claim, voice, group or tag that is not there, or for a file that cannot be opened. A map that cannot be read leaves
    an older picture as it is.
    """
    from argmap.commands.files import find_maps

    files = find_maps(paths)
    form = form or _form_of(output, len(files))
    check_size(wishes, form)
    if wishes["scenario"] is not None and wishes["compare"] is not None:
        raise click.UsageError("--scenario shows one scenario, --compare what changes between two; use one of them")
    options = options_from(wishes)
    targets = list(_targets(files, paths, output, form))
    taken = frozenset(os.path.realpath(target) for target in targets if target is not None and options.pages)
    jobs = [
        _Job(file, target, form, allow_outside, options, taken) for file, target in zip(files, targets, strict=True)
    ]
    if options.pages and form != "pdf" and any(job.target is None for job in jobs):
        raise click.UsageError("--pages draws several files: use -o FILE, or --format pdf for all in one")
    if (watch or show) and any(job.target is None for job in jobs):
        raise click.UsageError("--open and --watch need a file to write the picture to: use -o FILE")
    if watch and "-" in files:
        raise click.UsageError("--watch needs files; standard input is read once")
    seen = {job: _stamps((job.file,)) for job in jobs} if watch else {}
    code = _draw_all(jobs, quiet)
    if show:
        for job in jobs:
            if job.target is not None and Path(job.target).exists():
                click.launch(job.target)
    if watch:
        _watch(jobs, quiet, seen)
    sys.exit(code)


def _form_of(output: str | None, count: int) -> Format:
    suffix = Path(output).suffix.lower().lstrip(".") if output and count == 1 else ""
    if suffix == "gv":
        return "dot"
    if suffix and suffix not in FORMATS and not Path(output or "").is_dir():
        raise click.UsageError(f"`.{suffix}` is none of the formats {', '.join(FORMATS)}; name one with --format")
    return next((form for form in FORMATS if form == suffix), "svg")


def _targets(files: list[str], paths: tuple[str, ...], output: str | None, form: str) -> Iterator[str | None]:
    """Yield for each file where its picture goes."""
    into_folder = output is not None and (
        len(files) > 1
        or output.endswith(("/", os.sep))
        or Path(output).is_dir()
        or any(Path(p).is_dir() for p in paths)
        or (output != "-" and not Path(output).suffix and not Path(output).exists())
    )
    if output is not None and into_folder and (output == "-" or (Path(output).exists() and not Path(output).is_dir())):
        raise click.UsageError(f"several maps need a folder to be drawn into, and `{output}` is none")
    taken: dict[str, str] = {}
    for file in files:
        name = "map" if file == "-" else Path(file).stem
        if output == "-" or (output is None and file == "-"):
            yield None
            continue
        if output is None:
            target = str(Path(file).with_suffix(f".{form}"))
        elif into_folder:
            target = str(Path(output) / _below(file, paths) / f"{name}.{form}")
        else:
            target = output
        if target in taken:
            raise click.UsageError(f"`{taken[target]}` and `{file}` would both be drawn to `{target}`")
        taken[target] = file
        yield target


def _below(file: str, paths: tuple[str, ...]) -> Path:
    """Return the folders between a path of the command line and a file found below it."""
    for path in paths:
        if Path(path).is_dir() and Path(file).is_relative_to(os.path.normpath(path)):
            return Path(file).parent.relative_to(os.path.normpath(path))
    return Path()


def _draw_all(jobs: list[_Job], quiet: bool) -> int:
    code = 0
    done: Iterable[_Done] = _results(jobs)
    if len(jobs) > 1 and sys.stderr.isatty() and not quiet:
        with click.progressbar(done, length=len(jobs), label="drawing", file=sys.stderr) as bar:
            done = list(bar)
    for job, result in zip(jobs, done, strict=True):
        code = max(code, _tell(job, result, quiet))
    return code


def _tell(job: _Job, result: _Done, quiet: bool) -> int:
    if result.messages:
        click.echo(result.messages, err=True)
    for remark in () if quiet else result.remarks:
        click.echo(f"{job.file}: {remark}", err=True)
    if result.output is not None:
        put_data(result.output)
    elif result.wrote and not quiet:
        further = result.wrote - 1
        click.echo(
            f"wrote {job.target}" + (f" and {further} page{'' if further == 1 else 's'}" if further else ""), err=True
        )
    return result.code


def _results(jobs: list[_Job]) -> Iterator[_Done]:
    """Do the jobs in their order, on all cores when there is enough to do."""
    total = sum(_size(job.file) for job in jobs)
    cores = min(len(jobs), os.cpu_count() or 1)
    if cores < 2 or total < _ENOUGH_FOR_TWO:
        yield from map(_draw, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores) as pool:
        yield from pool.map(_draw, jobs)


def _size(file: str) -> int:
    return Path(file).stat().st_size if Path(file).is_file() else 0


def _draw(job: _Job) -> _Done:
    plain = job.form != "dot" and job.options.engine == "embedded" and job.options.fit == "none"
    if plain and _size(job.file) > _SURELY_LARGE:
        from argmap.drawing.engine import prepare

        prepare()  # it starts while the map is read
    from argmap.api import draw_file
    from argmap.diagnostics.reporters import report

    stem = Path(job.target).stem if job.target else "map"
    drawn = draw_file(job.file, job.form, allow_outside=job.allow_outside, stem=stem, options=job.options)
    messages = report("text", drawn.diagnostics, drawn.sources) if drawn.diagnostics else ""
    if drawn.failure:
        messages += f"{job.file}: error: {drawn.failure}"
    code = 2 if drawn.unread or drawn.unknown else 1 if messages else 0
    if drawn.picture is None:
        return _Done(None, messages, code, drawn.files)
    remarks = tuple(drawn.remarks)
    if job.target is None:
        return _Done(drawn.picture, messages, code, drawn.files, remarks=remarks)
    target = Path(job.target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if job.options.pages and job.form != "pdf":
            from argmap.commands.page_files import clash, write_pages

            both = clash(target, drawn.pages, job.form, job.others)
            if both is not None:
                said = f"{job.file}: error: a page would be drawn to `{both}`, where the picture of another map goes"
                return _Done(None, f"{messages}{said}; draw them into folders of their own", 2, drawn.files)
            removed = write_pages(target, drawn.picture, drawn.pages, job.form)
            remarks += tuple(f"removed {path}, a page that the map no longer has" for path in removed)
        else:
            from argmap.editing.write import write_atomic

            write_atomic(target, drawn.picture)
    except OSError as error:
        place = error.filename if job.options.pages and error.filename else target
        return _Done(None, f"{messages}{place}: error: cannot be written: {error.strerror}", 2, drawn.files)
    return _Done(None, messages, code, drawn.files, 1 + len(drawn.pages), remarks)


def _watch(
    jobs: list[_Job], quiet: bool, drawn: dict[_Job, _Stamps], pause: Callable[[float], None] = time.sleep
) -> None:
    """Draw a map again whenever it, or a map that it includes, has changed; until interrupted.

    `drawn` says of each map when its file was last changed before it was drawn.
    """
    import gc

    click.echo("watching; interrupt with Ctrl-C", err=True)
    read = {job: (job.file, *_draw_files(job)) for job in jobs}
    seen = {job: {**_stamps(read[job]), **drawn[job]} for job in jobs}
    try:
        while True:
            pause(0.2)
            for job in jobs:
                stamps = _stamps(read[job])
                if stamps != seen[job]:
                    result = _draw(job)
                    _tell(job, result, quiet)
                    read[job] = (job.file, *result.files)
                    seen[job] = stamps if set(read[job]) == set(stamps) else _stamps(read[job])
                    gc.collect()
    except KeyboardInterrupt:
        click.echo("", err=True)


def _draw_files(job: _Job) -> tuple[str, ...]:
    from argmap.api import read

    return tuple(str(d.path) for d in read(job.file, allow_outside=job.allow_outside).documents() if d.path)


_Stamps = dict[str, tuple[int, int] | None]
"""File → when it was changed, in nanoseconds, and its size; None when it is not there."""


def _stamps(files: Iterable[str]) -> _Stamps:
    stamps: _Stamps = {}
    for file in files:
        try:
            status = os.stat(file)  # noqa: PTH116
            stamps[file] = (status.st_mtime_ns, status.st_size)
        except OSError:
            stamps[file] = None
    return stamps
