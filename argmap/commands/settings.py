"""Settings in `argmap.toml`, or in `[tool.argmap]` of `pyproject.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from argmap.diagnostics.near import did_you_mean, near

_KINDS: dict[str, type] = {
    "select": list,
    "extend-select": list,
    "ignore": list,
    "strict": bool,
    "sources": str,
    "max-words": int,
}


@dataclass(frozen=True)
class Settings:
    """What a project has settled on; options on the command line come before it."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    strict: bool = False
    sources: str | None = None
    max_words: int = 40


def load_settings(path: str | None, start: Path | None = None) -> Settings:
    """Return the settings of a file, or of the nearest `argmap.toml` or `pyproject.toml` with them from here upwards.

    Raises click.UsageError for a file that cannot be read or a setting that is not one.
    """
    found = (Path(path), True) if path is not None else _nearest((start or Path.cwd()).resolve())
    if found is None:
        return Settings()
    file, named = found
    table = _table(file, named)
    if table is None:
        return Settings()
    values: dict[str, Any] = {}
    for key, value in table.items():
        kind: Any = _KINDS.get(key)
        if kind is None:
            hint = did_you_mean(near(key, _KINDS)) or f"; settings are {', '.join(_KINDS)}"
            raise click.UsageError(f"{file}: no setting is called `{key}`{hint}")
        if type(value) is not kind or (kind is list and not all(isinstance(item, str) for item in value)):
            wanted = {list: "a list of codes or slugs", bool: "true or false", str: "text", int: "a whole number"}[kind]
            raise click.UsageError(f"{file}: `{key}` must be {wanted}")
        values[key.replace("-", "_")] = tuple(value) if kind is list else value
    if "sources" in values:
        values["sources"] = str(file.parent / values["sources"])
    if values.get("max_words", 1) < 1:
        raise click.UsageError(f"{file}: `max-words` must be 1 or more")
    return Settings(**values)


def _nearest(folder: Path) -> tuple[Path, bool] | None:
    for place in (folder, *folder.parents):
        if (place / "argmap.toml").is_file():
            return place / "argmap.toml", True
        project = place / "pyproject.toml"
        if project.is_file() and _table(project, False) is not None:
            return project, False
    return None


def _table(file: Path, named: bool) -> dict[str, Any] | None:
    import tomllib

    try:
        with file.open("rb") as opened:
            content = tomllib.load(opened)
    except (OSError, ValueError) as error:
        if not named:
            return None  # somebody else's pyproject.toml is not ours to judge
        raise click.UsageError(f"{file}: {error}") from None
    if file.name == "pyproject.toml":
        tools = content.get("tool")
        table = tools.get("argmap") if isinstance(tools, dict) else None
        return table if isinstance(table, dict) else None
    return content
