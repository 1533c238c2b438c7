"""What can be wrong with passages and source texts: codes, slugs and manuals."""

from __future__ import annotations

from argmap.diagnostics import Rule, Severity

_ALL: list[Rule] = []


def _fault(code: str, slug: str, manual: str, severity: Severity = Severity.ERROR) -> Rule:
    rule = Rule(code, slug, severity, manual)
    _ALL.append(rule)
    return rule


PASSAGE_NOT_FOUND = _fault(
    "AM501",
    "passage-not-found",
    """A passage whose first words are not in the source.

What it does: with `source.text` or `--sources`, looks up each `passage` in the source's text, whole words, without
regard to case, white space, punctuation and the shapes of quotation marks and dashes; reports those whose first words
(or only words) do not stand there, with the nearest words that do. `check --fix` puts those in when nothing else is
near.

Why it matters: the passage is the map's evidence that the author says so.

Example:

    passage: a burden he … carry any longer

Use instead:

    passage: a burden we … carry any longer
""",
)
PASSAGE_NOT_UNIQUE = _fault(
    "AM502",
    "passage-not-unique",
    """A passage whose first words stand in the source more than once.

What it does: reports a passage that could begin at several places, and shows them, each with the words that stand only
there. `check --fix` takes more words when the last words follow at one of the places only.

Why it matters: a passage names one place; a reader who follows it should arrive there.

Example:

    passage: the town … any longer

Use instead: more first words, or begin in the sentence before.

    passage: a burden the town … any longer
""",
)
PASSAGE_LAST_WORDS = _fault(
    "AM503",
    "passage-last-words",
    """A passage whose last words do not follow its first words.

What it does: reports a passage whose first words stand in the source, but whose last words do not stand after them. It
tells when they stand before them, and which of the words after them are nearest.

Why it matters: the passage has no end, so no reader can tell what it covers.

Example:

    passage: carry any longer … a burden we

Use instead:

    passage: a burden we … carry any longer
""",
)
SOURCE_MISSING = _fault(
    "AM504",
    "source-missing",
    """A source text that is not there.

What it does: reports a `source.text` that names no readable file, and, with `--sources`, a map with passages whose text
is not in that folder: neither a file of the name that `source.text` gives nor one of the map's own name with `.txt`.

Why it matters: without the text no passage can be verified. It is a warning, as a text that may not be published often
stays at home.

Use instead: put the text there, or leave `source.text` out.
""",
    Severity.WARNING,
)
PASSAGE_OVERLAP = _fault(
    "AM505",
    "passage-overlap",
    """A passage that lies within another claim's passage.

What it does: notes a passage that covers the same words as a passage of another claim, or only words that belong to it
too. Passages that merely share some words are not noted, nor are those of implicit claims and of arguments. A note
never changes the exit code.

Why it matters: often one of the two passages is too long, or the two claims are one. Where one sentence does say two
things, all is well.

Example:

    claims:
      dear:
        text: The library costs too much.
        passage: a burden we … any longer
      long:
        text: The cost has been too high for a long time.
        passage: cannot carry any longer

Use instead: for each claim the words that say it.

    claims:
      dear:
        text: The library costs too much.
        passage: a burden we
      long:
        text: The cost has been too high for a long time.
        passage: cannot carry any longer
""",
    Severity.NOTE,
)

PASSAGE_FAULTS: tuple[Rule, ...] = tuple(_ALL)
"""All that verifying passages can report, by code."""
