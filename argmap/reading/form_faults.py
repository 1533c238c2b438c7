"""What can be wrong with the form of a map: codes, slugs and manuals."""

from __future__ import annotations

from argmap.diagnostics import Rule, Severity

_ALL: list[Rule] = []


def _fault(code: str, slug: str, manual: str) -> Rule:
    rule = Rule(code, slug, Severity.ERROR, manual)
    _ALL.append(rule)
    return rule


UNKNOWN_KEY = _fault(
    "AM101",
    "unknown-key",
    """A key that the format does not know.

What it does: reports a key that has no meaning where it stands, and the known key nearest to it. `check --fix` renames
a key when just one is near.

Why it matters: a misspelt key would be ignored in silence, and with it what its author meant.

Example:

    - premisses: [used]
      conclusion: keep

Use instead:

    - premises: [used]
      conclusion: keep
""",
)
MISSING_KEY = _fault(
    "AM102",
    "missing-key",
    """A key that must be there is not.

What it does: reports a map without `argmap`, `title` or `claims`, a claim without `text`, an argument without
`premises`, and the like.

Why it matters: without it the rest has no meaning.

Example:

    claims:
      cost: {voice: the mayor}

Use instead:

    claims:
      cost: {text: The library costs too much., voice: the mayor}
""",
)
WRONG_TYPE = _fault(
    "AM103",
    "wrong-type",
    """A value of the wrong kind.

What it does: reports text where a list is needed, a number where a mapping is, and so on; says what was found and what
is expected. `check --fix` puts a single premise in brackets.

Why it matters: a value of the wrong kind cannot be read as the author meant it.

Example:

    - premises: used
      conclusion: keep

Use instead:

    - premises: [used]
      conclusion: keep
""",
)
WRONG_VALUE = _fault(
    "AM104",
    "wrong-value",
    """A value that is not one of the possible ones.

What it does: reports a word outside its list (a `stance` of "denies"), a number outside its range (a `credence` of 80),
a date that is none, an address that is not http or https, a language tag or a passage that cannot be one, empty text.

Why it matters: the meaning of the map depends on these words and numbers.

Example:

    stance: denies

Use instead:

    stance: rejects
""",
)
BAD_ID = _fault(
    "AM105",
    "bad-id",
    """A name that is not an id.

What it does: reports ids that do not begin with a letter or `_`, or that hold something other than letters (of any
script), digits, `-`, `_` and `.`.

Why it matters: ids are written in lists and on the command line; a blank or a slash in one would not survive there.

Example:

    claims:
      close it: The town should close its library.

Use instead:

    claims:
      close-it: The town should close its library.
""",
)
DUPLICATE_KEY = _fault(
    "AM106",
    "duplicate-key",
    """A key that stands twice in one mapping.

What it does: reports the second one, and shows the first. Two claims with one id are such a pair. The second is
ignored.

Why it matters: YAML tools keep one of the two in silence, and not all the same one.

Example:

    claims:
      cost: The library is dear.
      cost: The library is too dear.

Use instead: another id, or one of the two.
""",
)
ONE_RELATION = _fault(
    "AM107",
    "one-relation",
    """An argument without just one of `conclusion`, `rebuts`, `undercuts`.

What it does: reports an argument that has none of the three, or more than one.

Why it matters: an argument does one thing: it supports a claim, speaks against one, or disarms another argument.

Example:

    - premises: [reserve]
      conclusion: keep
      rebuts: cost

Use instead: two arguments.
""",
)

FORM_FAULTS: tuple[Rule, ...] = tuple(_ALL)
"""All that the form of a map can have wrong, by code."""
