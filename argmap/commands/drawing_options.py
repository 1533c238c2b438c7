"""The options that say how a picture is wanted, for the commands that draw; kept apart from what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from argmap.drawing import Options, View
    from argmap.drawing.look import Look

_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    # How the layout is made.
    click.option("--engine", type=click.Choice(["embedded", "system"]), default="embedded", show_default=True,
                 help="The Graphviz that comes with argmap, or the `dot` of this machine."),
    click.option("--timeout", type=click.FloatRange(min=0, max=86400, min_open=True), default=30.0, show_default=True,
                 metavar="SECONDS", help="How long one layout may take."),
    # What of the map is drawn.
    click.option("--focus", multiple=True, metavar="CLAIM",
                 help="Draw only what leads to a claim and what it leads to; may be repeated."),
    click.option("--depth", type=click.IntRange(0), metavar="N", help="With --focus: up to N arguments away."),
    click.option("--voice", "voices", multiple=True, metavar="NAME",
                 help="Draw only claims of a voice, and the arguments with them; may be repeated."),
    click.option("--group", "groups", multiple=True, metavar="GROUP",
                 help="Draw only claims in a group, and the arguments with them; may be repeated."),
    click.option("--tag", "tags", multiple=True, metavar="TAG",
                 help="Draw only claims with a tag, and the arguments with them; may be repeated."),
    click.option("--only-main-line", is_flag=True, help="Draw only the support for the main conclusion."),
    click.option("--collapse", multiple=True, metavar="GROUP",
                 help="Draw a group as one box; may be repeated."),
    click.option("--pages", is_flag=True, help="Draw an overview and a page for each part, linked to each other."),
    # What stands, in a scenario.
    click.option("--scenario", metavar="ID", help="Show which claims stand in a scenario; `as-argued` is one."),
    click.option("--compare", nargs=2, metavar="ID ID", help="Show what changes from one scenario to another."),
    # How it looks.
    click.option("--theme", default="light", show_default=True, metavar="NAME|FILE",
                 help="light, dark, auto (as the reader's screen is set), print, high-contrast, or a theme file."),
    click.option("--words", is_flag=True, help="Write at each argument whether it supports, rebuts or undercuts."),
    click.option("--fit", metavar="PAGE", default="screen", show_default=True,
                 help="What the picture is to fit: screen, a4, a4-landscape, letter, 16:9, WIDTHxHEIGHT, or none."),
    click.option("--titles", is_flag=True, help="Draw claims with their titles alone, where they have one."),
    click.option("-v", "--verbose", is_flag=True, help="Tell how large the text is on what the picture is to fit."),
    # How large a PNG is.
    click.option("--scale", type=click.FloatRange(min=0, max=100, min_open=True), metavar="N",
                 help="Of a PNG: pixels for each unit of the picture. [default: 2, or what its size allows]"),
    click.option("--width", type=click.IntRange(1, 100_000), metavar="PX", help="Of a PNG: its width in pixels."),
    click.option("--height", type=click.IntRange(1, 100_000), metavar="PX", help="Of a PNG: its height in pixels."),
)  # fmt: skip


def theme_option(forms: tuple[str, ...] = ("svg",)) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option `--theme` of a command that draws besides what else it does, in these formats."""
    words = f"{', '.join(forms[:-1])} and {forms[-1]}" if len(forms) > 1 else forms[0]
    return click.option("--theme", metavar="NAME|FILE",
                        help=f"For {words}: light, dark, auto, print, high-contrast, or a theme file.")  # fmt: skip


def picture_theme(theme: str | None, form: str, forms: tuple[str, ...] = ("svg",)) -> str | Look | None:
    """Return the theme asked for, if any. Raises a usage error for what is none, and for formats without a picture."""
    if theme is None:
        return None
    if form not in forms:
        raise click.UsageError(f"--theme says how a picture looks; use it with --format {' or '.join(forms)}")
    return chosen_theme(theme)


def drawing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how a picture is wanted; they arrive as keyword arguments."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options_from(wishes: dict[str, Any]) -> Options:
    """Return what the options of the command line say."""
    from argmap.drawing import Options

    theme = chosen_theme(wishes["theme"])
    return Options(
        engine=wishes["engine"],
        timeout=wishes["timeout"],
        fit=fit_of(wishes["fit"]),
        titles=wishes["titles"],
        report=wishes["verbose"],
        theme=theme,
        words=wishes["words"],
        view=view_of(wishes),
        pages=wishes["pages"],
        scale=wishes["scale"],
        width=wishes["width"],
        height=wishes["height"],
        scenario=wishes["scenario"],
        compare=wishes["compare"],
    )


def view_of(wishes: dict[str, Any]) -> View:
    """Return what of the map is asked for. Raises a usage error for a depth around nothing."""
    from argmap.drawing import View

    if wishes["depth"] is not None and not wishes["focus"]:
        raise click.UsageError("--depth says how far around a claim; name the claim with --focus")
    names = ("focus", "depth", "voices", "groups", "tags", "only_main_line", "collapse")
    return View(**{name: wishes[name] for name in names})


def chosen_theme(name: str) -> str | Look:
    """Return the theme that the command line names, and tell what in it is hard to see. Raises a usage error."""
    from argmap.theming import ThemeError, theme_of

    try:
        theme, hard = theme_of(name)
    except ThemeError as error:
        raise click.BadParameter(f"\n{error}" if "\n" in str(error) else str(error), param_hint="--theme") from None
    for said in hard:
        click.echo(f"warning: {said}", err=True)
    return theme


def fit_of(fit: str) -> str:
    """Return what a picture is to fit. Raises a usage error for what it cannot."""
    from argmap.drawing.fit import target

    try:
        target(fit)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--fit") from error
    return fit


def check_size(wishes: dict[str, Any], form: str) -> None:
    """Raise a usage error for a size in pixels that is asked of another format than PNG, or in two ways."""
    asked = [f"--{name}" for name in ("scale", "width", "height") if wishes[name] is not None]
    if asked and form != "png":
        raise click.UsageError(f"{asked[0]} is for PNG, and this picture is {form.upper()}: use --format png")
    if asked and asked[0] == "--scale" and len(asked) > 1:
        raise click.UsageError(f"--scale and {asked[1]} both say how large the PNG is; use one of them")
