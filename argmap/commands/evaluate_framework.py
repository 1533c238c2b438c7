"""What `argmap evaluate` does with a file of the field's formats: an abstract framework, no map."""

from __future__ import annotations

import sys

import click


def evaluate_framework_file(path: str, form: str, kind: str, semantics: str, output: str | None, timeout: float,
                            most_extensions: int) -> None:  # fmt: skip
    """Evaluate the framework in a file of a format (`kind`), print the report, and leave the process."""
    from argmap.commands.opening import put, style_for, table_width
    from argmap.diagnostics.reporters import report
    from argmap.evaluation import Settings
    from argmap.evaluation.framework import FRAMEWORK_SEMANTICS, evaluate_framework
    from argmap.framing import framework_report
    from argmap.loading import read_framework

    if semantics not in FRAMEWORK_SEMANTICS:
        raise click.UsageError(
            f"a framework has attacks alone, and `{semantics}` asks for more; use --semantics with one of "
            f"{', '.join(FRAMEWORK_SEMANTICS)}"
        )
    read = read_framework(path, kind)
    if read.framework is None:
        click.echo(report("text", read.diagnostics, {read.source.file: read.source}), err=True)
        sys.exit(2 if read.unread else 1)
    settings = Settings(timeout=timeout, most_extensions=most_extensions)
    found = evaluate_framework(read.framework, semantics, settings)
    put(framework_report(found, form, columns=table_width(output), style=style_for(output)), output)
    sys.exit(0)
