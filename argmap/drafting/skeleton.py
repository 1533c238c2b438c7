"""A draft as the text of a map: candidates as claims, hints as comments, what they suggest to be uncommented."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drafting.draft import Candidate, Draft
from argmap.editing.scalars import WIDTH, block, inline

TAG = "verbatim"
"""The tag of claims that still stand in the article's words."""

_WIDTH = WIDTH - 6

_HEAD = """\
# A draft, made of {name}. Nothing here is analysed yet: each sentence is a candidate, in the article's words.
#
# Go through them. Most sentences are no claim that matters: delete them. Where one is, say it shortly in your own
# words, and take `tags: {tag}` away; where it holds two, make two claims of it. Then write the arguments.
# `argmap check` tells what is left: what stands alone, what is too long, who speaks in a text.
#
"""
_HINTS = """\
# A line `#? …` is a hint. It goes by a few words, knows nothing of meaning, and is often wrong; most reasons have
# no such word at all. Delete it with what you have settled.
"""
_NO_HINTS = "# There are no hints: argmap has no table of cue words for the language `{language}`.\n"
_ARGUMENTS = """\

# What hints at the beginning of a sentence suggest, the sentence before taken for what they speak of: take the # from
# those that are right, with their sentences as premise or conclusion, and mend the rest.
# arguments:
"""


def skeleton(draft: Draft, *, name: str, title: str | None = None, text: str | None = None) -> str:
    """Return a draft as a map, YAML text: `argmap check` of it finds no error.

    `name` is what the text is called in the comments; `text` its path for `source.text`, from the map's folder, where
    it has one. Without a title it is that of the draft, or the name.
    """
    lines = [_HEAD.format(name=_comment(name), tag=TAG)]
    lines.append(_HINTS if draft.known else _NO_HINTS.format(language=draft.language))
    lines.append("argmap: 1\n")
    # What is put in: an untitled text of signs only still needs a title.
    lines.append(f"title: {inline(title or draft.title or name)}\n")
    if text is not None:
        lines.append(f"source:\n  text: {inline(text)}\n")
    if draft.language != "en":
        lines.append(f"language: {inline(draft.language)}\n")
    lines.append("\nclaims:\n")
    lines += _claims(draft)
    lines += _arguments(draft)
    return "".join(lines)


def _claims(draft: Draft) -> Iterator[str]:
    headings = list(reversed(draft.headings))
    paragraph = 0
    for each in draft.candidates:
        while headings and headings[-1][0] < each.start:
            yield f"\n  # -- {_comment(headings.pop()[1])} --\n"
        if each.paragraph != paragraph:
            paragraph = each.paragraph
            yield f"\n  # paragraph {paragraph}\n\n"
        yield f"  {each.id}:\n    text: {_folded(each.text)}\n"
        yield f"    tags: {TAG}\n"
        if each.passage is not None:
            yield f"    passage: {inline(each.passage)}\n"
        else:
            yield "    # no passage: these words stand at several places\n"
        for hint in each.hints:
            yield f"    #? {hint.kind} (“{_comment(hint.cue)}”): {hint.meaning}\n"


def _arguments(draft: Draft) -> Iterator[str]:
    before: Candidate | None = None
    begun = False
    for each in draft.candidates:
        for hint in each.hints:
            if before is None or hint.at != "start" or hint.kind not in ("conclusion", "objection"):
                continue
            if not begun:
                yield _ARGUMENTS
                begun = True
            premise, key, target = (
                (before, "conclusion", each) if hint.kind == "conclusion" else (each, "rebuts", before)
            )
            yield f"#   - premises: [{premise.id}]\n#     {key}: {target.id}  # “{_comment(hint.cue)}”\n"
        if not each.grants_only:
            before = each


def _folded(text: str) -> str:
    """Return a text in one line as a YAML value, folded if it is long, as `argmap fmt` has it."""
    written = inline(text)
    lines = block(text, _WIDTH) if len(written) > _WIDTH - len("text: ") else None
    return "\n      ".join(lines or [written])


def _comment(text: str) -> str:
    """Return a text that may stand in a comment: in one line, of printable characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
