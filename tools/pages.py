"""The pages of the documentation that are made from the code: checks, schemes, options, pictures."""

from __future__ import annotations

import re
import textwrap
from itertools import groupby

import click

from tools.sessions import fences

WIDTH = 110

_MADE = "<!-- Made by `python -m tools.make_docs`; do not edit by hand. -->"

FAMILIES = {
    "AM0": "Files",
    "AM1": "Keys and values",
    "AM2": "Faults of reasoning and of reference",
    "AM3": "Structure",
    "AM4": "Wording, voices and schemes",
    "AM5": "Passages",
}
"""The beginning of a code → what the checks with it look at."""


def checks_page() -> str:
    """Return the page of all that can be found, from the manuals."""
    from argmap.api import RULES

    rules = sorted(RULES, key=lambda rule: rule.code)
    lines = [
        "# Checks",
        "",
        _MADE,
        "",
        "All that `argmap check` can find. An error makes a map wrong, a warning makes it doubtful. `argmap explain`",
        "prints the same at the terminal; [cli.md](cli.md#choosing-checks) says how to choose and to ignore checks.",
        "",
        "| code | name | | finds |",
        "|---|---|---|---|",
    ]
    for rule in rules:
        off = "" if rule.default else ", off by default"
        finds = _cell(rule.title)
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.slug})"
        lines.append(f"| {link} | `{rule.slug}` | {rule.severity}{off} | {finds} |")
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        lines += ["", f"## {FAMILIES.get(family, 'More')}"]
        for rule in members:
            lines += ["", f"### {rule.code} {rule.slug}", "", f"*{str(rule.severity).capitalize()}"]
            lines[-1] += "*" if rule.default else f", off by default; `--extend-select {rule.slug}` turns it on.*"
            lines += ["", *_markdown(rule.manual)]
    return "\n".join(lines) + "\n"


_LABEL = re.compile(r"^(What it does|Why it matters|Example|Use instead|Source):")


def _markdown(manual: str) -> list[str]:
    """Return the lines of a manual: its labels bold, its indented examples fenced."""
    blocks: list[str] = []
    for block in re.split(r"\n{2,}", manual.strip()):
        if not block.startswith("    "):
            text = _LABEL.sub(r"**\1:**", block, count=1)
            is_list = re.search(r"^[-*] ", text, re.MULTILINE)
            blocks.append(text if is_list else "\n".join(_wrapped(text)))
        elif blocks and blocks[-1].startswith("```"):  # a blank line within an example
            blocks[-1] = blocks[-1].removesuffix("\n```") + "\n\n" + textwrap.dedent(block) + "\n```"
        else:
            blocks.append("```yaml\n" + textwrap.dedent(block) + "\n```")
    return "\n\n".join(blocks).splitlines()


def schemes_page() -> str:
    """Return the page of the built-in argumentation schemes."""
    from argmap.schemes import builtin_schemes

    schemes = builtin_schemes()
    lines = [
        "# Built-in argumentation schemes",
        "",
        _MADE,
        "",
        "A scheme is a kind of argument that is used again and again. An argument names one with `scheme`, and may",
        "give its premises by the scheme's roles; an argument that raises a critical question names it with",
        "`question` ([format.md](format.md#schemes)). Roles in *italics* may be left out. A map may define schemes of",
        "its own.",
        "",
        "| id | scheme | roles | critical questions |",
        "|---|---|---|---|",
    ]
    for name, scheme in schemes.items():
        roles = ", ".join(f"*`{role}`*" if role in scheme.optional else f"`{role}`" for role in scheme.premises)
        questions = ", ".join(f"`{question}`" for question in scheme.questions)
        lines.append(f"| [`{name}`](#{name}) | {_cell(scheme.title or '')} | {roles} | {questions} |")
    for name, scheme in schemes.items():
        lines += ["", f"## {name}", "", *_wrapped(f"**{scheme.title}.** {scheme.description}"), ""]
        for role, sentence in scheme.premises.items():
            left_out = " (may be left out)" if role in scheme.optional else ""
            lines += _wrapped(f"- `{role}`{left_out}: {sentence}", "  ")
        lines += _wrapped(f"- conclusion: {scheme.conclusion}", "  ")
        if scheme.questions:
            lines += ["", "Critical questions:", ""]
        for question, asked in scheme.questions.items():
            lines += _wrapped(f"- `{question}`: {asked.text} *(attacks: {asked.attacks})*", "  ")
        if scheme.source:
            lines += ["", *_wrapped(f"Source: {scheme.source}")]
    return "\n".join(lines) + "\n"


_SLOT = re.compile(r"(<!-- options: ([\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def fill_options(page: str) -> str:
    """Return a page with the options of the commands in its slots `<!-- options: check -->…<!-- end -->`."""
    return _SLOT.sub(lambda match: f"{match[1]}\n{_options(match[2])}\n{match[3]}", page)


def _options(name: str) -> str:
    lines = ["| option | |", "|---|---|"]
    for option in options(name):
        names = ", ".join(sorted(option.opts, key=len))  # short first; click may keep them in a set
        lines.append(f"| `{_cell(f'{names} {_value(option)}')}` | {_cell(_says(option))} |")
    return "\n".join(lines) + "\n"


def options(name: str) -> list[click.Option]:
    """Return the options of a command, of one within a command (`add claim`), or of `argmap` itself."""
    from argmap.commands import cli

    command: click.Command | None = cli
    context = click.Context(cli, **cli.context_settings)
    for word in [] if name == "argmap" else name.split():
        command = command.get_command(context, word) if isinstance(command, click.Group) else None
        if command is None:
            raise ValueError(f"no command is called {name!r}")
        context = click.Context(command, parent=context)
    assert command is not None
    return [each for each in command.get_params(context) if isinstance(each, click.Option) and not each.hidden]


def _value(option: click.Option) -> str:
    """Return what stands for an option's value. Of our own making, as click's differs from version to version."""
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    if option.metavar:
        return option.metavar
    return {"integer range": "N", "file": "FILE", "text": "TEXT"}[option.type.name]


def _says(option: click.Option) -> str:
    shown = f" [default: {option.default}]" if option.show_default else ""
    return (option.help or "") + shown


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def pictures() -> dict[str, str]:
    """Return the pictures of `docs/examples`, and the chart of docs/evaluation.md: the name in `docs/images` → SVG."""
    from pathlib import Path

    import argmap
    from argmap.hinging import report_sensitivity

    docs = Path(__file__).parent.parent / "docs"
    made = {f"{path.stem}.svg": argmap.render(path) for path in sorted((docs / "examples").glob("*.yaml"))}
    page = (docs / "evaluation.md").read_text(encoding="utf-8")
    town = argmap.loads(next(fence.text for fence in fences(page) if fence.file == "credences.yaml"))
    made["tornado.svg"] = report_sensitivity(town, [argmap.sensitivity(town, "keep", "probability")], "svg")
    return made
