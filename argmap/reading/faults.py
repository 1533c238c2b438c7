"""What can be wrong with a file before any check is run: codes, slugs and manuals.

Those of a map's form are in `form_faults`, those of passages in `passage_faults`.
"""

from __future__ import annotations

from argmap.diagnostics import Rule, Severity
from argmap.reading.form_faults import (
    BAD_ID,
    DUPLICATE_KEY,
    FORM_FAULTS,
    MISSING_KEY,
    ONE_RELATION,
    UNKNOWN_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
)
from argmap.reading.passage_faults import PASSAGE_FAULTS

__all__ = [
    "BAD_FRAMEWORK",
    "BAD_ID",
    "DUPLICATE_KEY",
    "EMPTY_FILE",
    "FAULTS",
    "INCLUDE_CYCLE",
    "INCLUDE_OUTSIDE",
    "INCLUDE_VERSION",
    "MISSING_KEY",
    "NOT_UTF8",
    "ONE_RELATION",
    "SEVERAL_DOCUMENTS",
    "TOO_DEEP",
    "TOO_LARGE",
    "TOO_MANY_ALIASES",
    "UNKNOWN_ANCHOR",
    "UNKNOWN_KEY",
    "UNKNOWN_TAG",
    "UNREADABLE_FILE",
    "WRONG_TYPE",
    "WRONG_VALUE",
    "YAML_SYNTAX",
]

_ALL: list[Rule] = []


def _fault(code: str, slug: str, manual: str) -> Rule:
    rule = Rule(code, slug, Severity.ERROR, manual)
    _ALL.append(rule)
    return rule


UNREADABLE_FILE = _fault(
    "AM001",
    "unreadable-file",
    """A file that cannot be opened.

What it does: reports a file that is missing, is a folder, or that you have no right to read.

Why it matters: nothing can be said about a map that cannot be read. The exit code is 2.

Use instead: the path of a map, a folder with maps, or `-` for standard input.
""",
)
NOT_UTF8 = _fault(
    "AM002",
    "not-utf8",
    """A file that is not UTF-8.

What it does: points at the first byte that is not UTF-8.

Why it matters: guessing an encoding turns names into nonsense without anyone noticing.

Use instead: save the file as UTF-8, with or without a byte-order mark.
""",
)
EMPTY_FILE = _fault(
    "AM003",
    "empty-file",
    """A file without content.

What it does: reports a file that is empty or holds comments only.

Why it matters: a map has at least `argmap`, `title` and `claims`.

Use instead: `argmap new` writes a map to start from.
""",
)
TOO_LARGE = _fault(
    "AM004",
    "too-large",
    """A file too large to be a map.

What it does: reports a file of more than 64 MiB, unread.

Why it matters: it is most likely not a map at all; a map of 100,000 claims has about 20 MiB.

Use instead: several maps, tied together by `include`.
""",
)
TOO_DEEP = _fault(
    "AM005",
    "too-deep",
    """YAML nested too deep.

What it does: reports collections in collections, more than 64 levels of them.

Why it matters: a map needs seven levels; such a file is broken or meant to do harm.

Use instead: claims and arguments are flat lists that refer to each other by id.
""",
)
YAML_SYNTAX = _fault(
    "AM006",
    "yaml-syntax",
    """Text that is not YAML.

What it does: reports where the YAML of a file cannot be understood. Only the first such place is reported: after it
nothing is certain.

Why it matters: nothing else can be checked before this is mended.

Example:

    claims:
      cost: The mayor said: we cannot pay for it.

Use instead:

    claims:
      cost: "The mayor said: we cannot pay for it."
""",
)
TOO_MANY_ALIASES = _fault(
    "AM007",
    "too-many-aliases",
    """Aliases that stand for more than a file can hold.

What it does: reports a file whose aliases (`*name`) stand for more than 100,000 values together.

Why it matters: a few lines of nested aliases can fill a machine's memory ("billion laughs").

Use instead: ids; a claim is written once and referred to.
""",
)
UNKNOWN_TAG = _fault(
    "AM008",
    "unknown-tag",
    """A YAML tag that maps do not use.

What it does: reports tags other than the core ones (`!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map`, `!!seq`).

Why it matters: such a tag asks a program to make an object of its own; maps are data.

Example:

    title: !important Close the library

Use instead:

    title: "!important Close the library"
""",
)
SEVERAL_DOCUMENTS = _fault(
    "AM009",
    "several-documents",
    """More than one YAML document in a file.

What it does: reports a `---` that begins a second document; what follows it is not read.

Why it matters: one file is one map.

Use instead: a file for each map, and `include` to tie them together.
""",
)
UNKNOWN_ANCHOR = _fault(
    "AM010",
    "unknown-anchor",
    """An alias without an anchor.

What it does: reports `*name` where no `&name` stands before it, or where the alias stands within its own anchor.

Why it matters: most often a text that begins with `*` lacks its quotes.

Example:

    note: *see page 4

Use instead:

    note: "*see page 4"
""",
)
INCLUDE_CYCLE = _fault(
    "AM011",
    "include-cycle",
    """Maps that include each other in a ring.

What it does: reports an `include` that leads back to the file that it stands in, and shows the ring.

Why it matters: a ring of includes has no end.

Use instead: a third map that includes both and ties them together with `same`, `contraries` and `questions`.
""",
)
INCLUDE_OUTSIDE = _fault(
    "AM012",
    "include-outside",
    """An include or a source text outside the map's folder.

What it does: reports a path of `include` or `source.text` that leads out of the folder of the file named on the command
line.

Why it matters: a map that somebody sent you should not read files elsewhere on your machine.

Use instead: keep maps that belong together in one folder, or say `--allow-outside`. For source texts that live
elsewhere, `--sources DIR` names their folder.
""",
)
INCLUDE_VERSION = _fault(
    "AM013",
    "include-version",
    """An include of a map in another version of the format.

What it does: reports an `include` of a file whose `argmap` names a version that this argmap does not read; the file is
left out.

Why it matters: what its keys mean cannot be known.

Example:

    include: {mayor: mayor.yaml}   # mayor.yaml begins with `argmap: 2`

Use instead: the newest argmap, or a map of version 1.
""",
)
BAD_FRAMEWORK = _fault(
    "AM014",
    "bad-framework",
    """A line that an abstract argumentation framework cannot have.

What it does: reports what cannot be read in a file in `apx`, `tgf` or the `af` of ICCMA 2023, which `argmap evaluate`
takes beside maps: a line of another form, or an attack that names an argument which is not declared.

Why it matters: a framework without one of its attacks is another framework, with other extensions.

Example:

    arg(a).
    att(a,b).

Use instead:

    arg(a).
    arg(b).
    att(a,b).
""",
)

FAULTS: tuple[Rule, ...] = (*_ALL, *FORM_FAULTS, *PASSAGE_FAULTS)
"""All that reading can report, by code."""
