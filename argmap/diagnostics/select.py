"""Which findings are wanted: by code, by slug, and by comments in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from argmap.diagnostics.diagnostic import Diagnostic, Rule
from argmap.diagnostics.near import did_you_mean, near
from argmap.diagnostics.source import SourceText


class UnknownRule(ValueError):
    """A code or slug that no check has."""


@dataclass(frozen=True)
class Selection:
    """Which rules are on: those on by default, or those of `select`; with `extend`, without `ignore`.

    Each entry is a code (`AM301`), the beginning of one (`AM3`), a slug (`orphan-claim`) or `all`.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, rule: Rule) -> bool:
        """Tell whether a rule is on."""
        on = any(matches(entry, rule) for entry in self.select) if self.select else rule.default
        on = on or any(matches(entry, rule) for entry in self.extend)
        return on and not any(matches(entry, rule) for entry in self.ignore)

    def verify(self, rules: Iterable[Rule]) -> None:
        """Raise UnknownRule when an entry matches none of the rules."""
        known = list(rules)
        for entry in (*self.select, *self.extend, *self.ignore):
            if not any(matches(entry, rule) for rule in known):
                names = [name for rule in known for name in (rule.slug, rule.code)]
                raise UnknownRule(f"no check is called `{entry}`{did_you_mean(near(entry, names))}")


def matches(entry: str, rule: Rule) -> bool:
    """Tell whether an entry of a selection means a rule."""
    upper = entry.upper()
    return entry.lower() in (rule.slug, "all") or (upper.startswith("AM") and rule.code.startswith(upper))


_COMMENT = re.compile(r"#[ \t]*argmap:[ \t]*ignore(-file)?\b(?:[ \t]*\[([^\]\n]*)\])?")


@dataclass
class Ignored:
    """What comments in a file say to ignore: everywhere, and line by line (from 0). An empty list means all."""

    everywhere: list[list[str]] = field(default_factory=list)
    lines: dict[int, list[str]] = field(default_factory=dict)

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a comment says to ignore a finding: on the line where it begins, or for the whole file."""
        entries = [*self.everywhere]
        if diagnostic.span.start.line in self.lines:
            entries.append(self.lines[diagnostic.span.start.line])
        rule = Rule(diagnostic.code, diagnostic.slug, diagnostic.severity, "")
        return any(not names or any(matches(name, rule) for name in names) for names in entries)


def ignored(source: SourceText) -> Ignored:
    """Read the comments `# argmap: ignore[orphan-claim]` and `# argmap: ignore-file[AM4]` of a file."""
    found = Ignored()
    if "argmap:" not in source.text:
        return found
    for match in _COMMENT.finditer(source.text):
        before = source.text[match.start() - 1 : match.start()]
        if before and not before.isspace():
            continue
        names: Sequence[str] = [name.strip() for name in (match[2] or "").split(",") if name.strip()]
        if match[2] is not None and not names:
            continue  # `ignore[]` names nothing
        if match[1]:
            found.everywhere.append(list(names))
        else:
            line = source.position(match.start()).line
            found.lines[line] = [*found.lines.get(line, []), *names] if names else []
    return found
