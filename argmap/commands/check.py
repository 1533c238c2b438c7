"""`argmap check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from argmap.commands.output import put_data
from argmap.diagnostics.reporters import REPORTS

if TYPE_CHECKING:
    from argmap.checking import Report


def _split(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for entry in given for name in entry.split(",") if name.strip())


@click.command("check", short_help="Find what is wrong with maps.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(REPORTS), default="text", help="How to report.  [default: text]")
@click.option("--strict/--no-strict", default=None, help="Warnings count: exit with 1 for them too.")
@click.option("--select", multiple=True, callback=_split, metavar="NAMES", help="Only these checks.")
@click.option("--extend-select", multiple=True, callback=_split, metavar="NAMES", help="These checks too.")
@click.option("--ignore", multiple=True, callback=_split, metavar="NAMES", help="Not these checks.")
@click.option("--fix", is_flag=True, help="Mend what has one right mend; comments and layout stay.")
@click.option(
    "--sources",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Verify passages in the texts of this folder (of `source.text`'s name, or MAP.txt).",
)
@click.option("--allow-outside", is_flag=True, help="Let includes and source texts lead out of the map's folder.")
@click.option("--max-words", type=click.IntRange(min=1), help="Words beyond which a claim is too long.  [default: 40]")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Settings to use instead of those found.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
@click.option("-v", "--verbose", is_flag=True, help="Show notes too; other formats than text always have them.")
def command(
    paths: tuple[str, ...],
    form: str,
    strict: bool | None,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    sources: str | None,
    allow_outside: bool,
    max_words: int | None,
    config: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check maps: files, folders (with all below), patterns, or - for standard input; without PATH, this folder.

    NAMES are codes (AM301), beginnings of codes (AM3), slugs (orphan-claim) or `all`, separated by commas.
    `argmap explain` lists them; faults of reading (AM0, AM1) cannot be left out. A comment
    `# argmap: ignore[orphan-claim]` on a line ignores what is found there. Settings are read from argmap.toml or
    [tool.argmap] of pyproject.toml.

    Exits with 0 when no error was found (with --strict: no warning either), 1 when one was, 2 for wrong usage or
    a file that cannot be opened.
    """
    from argmap.commands.files import find_maps
    from argmap.commands.settings import load_settings

    settings = load_settings(config)
    files = find_maps(paths or (".",))
    if fix and "-" in files:
        raise click.UsageError("--fix mends files; it has nowhere to write standard input to")

    from argmap import __version__
    from argmap.checking import RULES, check_files, fix_files
    from argmap.diagnostics import Selection, Severity, UnknownRule
    from argmap.diagnostics.reporters import report as format_report

    selection = Selection(select or settings.select, extend_select + settings.extend_select, ignore + settings.ignore)
    try:
        selection.verify(RULES)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None

    def run() -> Report:
        return check_files(
            files,
            selection,
            allow_outside=allow_outside,
            sources=sources or settings.sources,
            longest=max_words or settings.max_words,
        )

    result = run()
    mended = 0
    if fix:
        try:
            mended = fix_files(result, run)
        except OSError as error:
            raise click.UsageError(f"`{error.filename}` cannot be written: {error.strerror}") from None
        result = run()
    hidden = form == "text" and not verbose
    text = format_report(
        form,
        [d for d in result.diagnostics if not (hidden and d.severity is Severity.NOTE)],
        result.sources,
        rules=RULES,
        version=__version__,
        passages=result.passages._asdict(),
        style=_style() if form == "text" else None,
    )
    if form != "text":
        put_data(text)
    elif text:
        click.echo(text)
    if not quiet and form == "text":
        click.echo(_summary(result, mended, verbose), err=True)
    found = {diagnostic.severity for diagnostic in result.diagnostics}
    strict = settings.strict if strict is None else strict
    if result.unread:
        sys.exit(2)
    sys.exit(1 if Severity.ERROR in found or (strict and Severity.WARNING in found) else 0)


def _style() -> Callable[..., str]:
    """Colour on a terminal that may have it; `click.echo` strips it where the output goes elsewhere."""
    from argmap.diagnostics.reporters.text import plain

    return plain if os.environ.get("NO_COLOR") or not sys.stdout.isatty() else click.style


def _summary(result: Report, mended: int, verbose: bool) -> str:
    from collections import Counter

    count = Counter(diagnostic.severity.value for diagnostic in result.diagnostics)
    maps = [document.map for document in result.documents if document.map is not None]
    claims = sum(len(each.claims) for each in maps)
    parts = [f"{_number(len(result.documents), 'map')}, {_number(claims, 'claim')}"]
    passages = result.passages
    if passages.found or passages.wrong:
        parts.append(f"{_number(passages.found, 'passage')} found in the source")
        parts[-1] += f", {passages.wrong:,} wrong" if passages.wrong else ""
        parts[-1] += f", {passages.unverified:,} not looked up (no text)" if passages.unverified else ""
    elif passages.unverified:
        parts.append(f"{_number(passages.unverified, 'passage')} not looked up (no text)")
    if mended:
        parts.append(f"{mended} mended")
    found = ", ".join(_number(count[name], name) for name in ("error", "warning") if count[name])
    notes = f" ({_number(count['note'], 'note')}{'' if verbose else '; -v shows them'})" if count["note"] else ""
    return f"{'; '.join(parts)}: {found or 'all is well'}{notes}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
