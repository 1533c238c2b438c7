"""A list of contraries, of `same` or of answers that has too few members.

What it does: reports lists of `contraries` and `same` with fewer than two different claims, exclusive questions with
fewer than two answers, and questions without any.

Why it matters: a claim is contrary to another one, or says the same as another one. A list of one says nothing; most
often an id is missing.

Example:

    contraries:
      - [keep]

Use instead:

    contraries:
      - [keep, close]
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Rule, Severity, diagnose

RULE = Rule("AM314", "lonely-contrary", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each list with too few members."""
    for key, lists, what in (
        ("contraries", context.map.contraries, "contraries are"),
        ("same", context.map.same, "`same` ties together"),
    ):
        for index, names in enumerate(lists):
            if len(set(names)) < 2:
                message = f"{what} two claims or more, found {_count(names)}"
                yield diagnose(RULE, message, context.places.span((key, index)))
    for name, question in context.map.questions.items():
        if not question.answers or (question.exclusive and len(set(question.answers)) < 2):
            wanted = "an exclusive question has two answers or more" if question.answers else "a question has answers"
            message = f"{wanted}, found {_count(question.answers)} to `{name}`"
            yield diagnose(RULE, message, context.places.span(("questions", name), "key"))


def _count(names: list[str]) -> str:
    if not names:
        return "none"
    return f"`{names[0]}` alone" if len(names) == 1 else f"only `{names[0]}`, repeated"
