"""Two claims that cannot both hold, both asserted by one voice.

What it does: finds claims that the map lists under `contraries`, or as answers to one `exclusive` question, and
that stand in it with the same voice, the stance `asserts` and no `qualifier`.

Why it matters: the voice contradicts itself. That is worth a remark in the map, if it is so in the text, and is a
mistake of the mapper if it is not.

Example:

    claims:
      keep: The town should keep its library.
      close: The town should close its library.
    contraries:
      - [keep, close]

Use instead: the voice whose claim the other one is, and the author's `stance` to it. Where the text does contradict
itself, keep the map as it is and say so with an ignore comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Context
from argmap.diagnostics import Diagnostic, Path, Rule, Severity, diagnose

RULE = Rule("AM428", "contraries-asserted", Severity.WARNING, __doc__)


def find(context: Context) -> Iterator[Diagnostic]:
    """Yield each claim whose voice asserts an earlier claim of the same list too."""
    for path, names in _lists(context):
        asserted: dict[str, str] = {}
        for index, name in enumerate(names):
            claim = context.map.claims.get(name)
            if claim is None or claim.stance != "asserts" or claim.qualifier not in (None, "necessarily"):
                continue
            voices = claim.voice or context.map.author or [""]
            if not claim.voice and "/" in name:
                voices = [name.rpartition("/")[0]]  # of an included map that names no author
            twice = next((voice for voice in voices if asserted.get(voice, name) != name), None)
            if twice is not None:
                earlier = asserted[twice]
                who = f"`{twice}`" if claim.voice else "the author"
                yield diagnose(
                    RULE,
                    f"{who} asserts both `{earlier}` and `{name}`, which cannot both hold",
                    context.places.span((*path, index)),
                    (context.defined_here(earlier, f"`{earlier}`"), context.defined_here(name, f"`{name}`")),
                )
            for voice in voices:
                asserted.setdefault(voice, name)


def _lists(context: Context) -> Iterator[tuple[Path, list[str]]]:
    for number, several in enumerate(context.map.contraries):
        yield ("contraries", number), several
    for name, question in context.map.questions.items():
        if question.exclusive:
            yield ("questions", name, "answers"), question.answers
