"""The modules of the page as one script: each stays as it is written, in a function of its own.

A page that is one file cannot import modules by their files, and one opened from a disk may not import at all. So each
module becomes `const NAME = (() => { … return { its exports }; })();`, after all that it imports, without those lines
that are nothing but comment: they are a seventh of it, and are read here. Modules import by
`import { a, b } from "./file.js";` and export by `export` before a function, class or const; other ways are refused.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{\s*([\w$,\s]+?),?\s*\} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function (\w+)|class (\w+)|const (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?s:.*?)\*/)\n", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import|export)\b.*$", re.MULTILINE)


class BundleError(ValueError):
    """A module that imports or exports in a way that cannot be made one script with the others."""


@cache
def bundle(entry: str = "main") -> str:
    """Return the page's modules as one script. The same modules give the same bytes."""
    folder = files(__package__).joinpath("js")
    return joined({entry: "", **_sources(folder, entry)}, entry)


def _sources(folder: object, entry: str) -> dict[str, str]:
    """Return the entry and all that it imports, by name."""
    found: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = folder.joinpath(f"{name}.js").read_text(encoding="utf-8")  # type: ignore[attr-defined]
            waiting += [match[2] for match in _IMPORT.finditer(found[name])]
    return found


def joined(sources: dict[str, str], entry: str) -> str:
    """Return modules, name → source, as one script that runs the entry last. Raises BundleError."""
    return "\n".join(_wrapped(name, sources[name]) for name in _order(sources, entry))


def _order(sources: dict[str, str], entry: str) -> list[str]:
    """Return the modules so that each comes after those that it imports."""
    done: list[str] = []
    stack: list[tuple[str, bool]] = [(entry, False)]
    open_: set[str] = set()
    while stack:
        name, left = stack.pop()
        if left:
            done.append(name)
        elif name in open_ and name not in done:
            raise BundleError(f"{name}.js imports itself by way of others")
        elif name not in done:
            open_.add(name)
            needs = [match[2] for match in _IMPORT.finditer(sources[name])]
            stack += [(name, True), *((need, False) for need in reversed(needs) if need not in done)]
    return done


def _wrapped(name: str, source: str) -> str:
    exports = [next(filter(None, match.groups())) for match in _EXPORT.finditer(source)]
    body = _IMPORT.sub(lambda match: f"const {{ {match[1]} }} = {match[2]}_js;", source)
    body = _COMMENT.sub("", _EXPORT.sub("", body))
    if other := _OTHER.search(body):
        raise BundleError(f"{name}.js: not a way to import or export that can be bundled: {other[0].strip()}")
    if "</script" in body or "<!--" in body:
        raise BundleError(f"{name}.js would end the script that it stands in")
    give = f"  return {{ {', '.join(exports)} }};\n" if exports else ""
    return f"// ==== {name}.js ====\nconst {name}_js = (() => {{\n{body.strip()}\n{give}}})();\n"
