"""`argmap explain`."""

from __future__ import annotations

import click


@click.command("explain", short_help="Print the manual of a check.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def command(names: tuple[str, ...]) -> None:
    """Print the manual of a check, by code (AM201) or slug (circular-support); without NAME, list all."""
    from argmap.checking import RULES
    from argmap.diagnostics import did_you_mean, near

    if not names:
        for rule in RULES:
            off = "" if rule.default else "  (off by default)"
            click.echo(f"{rule.code}  {rule.slug:22} {rule.severity.value:8} {rule.title}{off}")
        return
    for number, name in enumerate(names):
        named = [r for r in RULES if name.upper() == r.code or name.lower() == r.slug]
        if not named:
            known = [known for r in RULES for known in (r.slug, r.code)]
            meant = near(name, known) or [known for known in known if name.lower() in known.lower()]
            raise click.UsageError(f"no check is called `{name}`{did_you_mean(meant)}")
        rule = named[0]
        default = "" if rule.default else f"\n\nOff by default; `--extend-select {rule.slug}` turns it on."
        heading = f"{rule.code} {rule.slug} ({rule.severity.value})"
        click.echo(("\n" if number else "") + f"{heading}\n{'=' * len(heading)}\n\n{rule.manual.strip()}{default}")
