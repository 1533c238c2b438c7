"""A text to its sentences, by rules: where a paragraph ends, and which full stops end a sentence.

In the manner of Grefenstette & Tapanainen, "What is a word, what is a sentence?" (1994): a full stop ends a sentence
unless the word before it is a known abbreviation, an initial, or part of one with stops inside (U.S.), or the next word
begins in lower case. Marks of other scripts are those of Unicode's Sentence_Terminal (UAX #29). Within quotation marks
and brackets of some length no sentence ends. Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

_STOPS = ".!?…‼⁇⁈⁉"
"""End a sentence if one can begin behind them."""
_SURE = "։؟۔।॥။።፧៕᠃᠉"
"""Full stops and question marks of scripts that use them for nothing else."""
_WIDE = "。！？｡"
"""No white space stands behind them."""
_CLOSE = "\"'”’»›)\\]}」』】）》〉"
_OPEN = "\"'“‘„«‹(\\[{「『【（《〈¿¡—–-"
_NOTE = r"(?:\[\w{1,4}\])*"
# A run of stops is tried at its beginning only, and never given back in parts: linear also on dots without end.
_END = re.compile(
    rf"(?<![{_STOPS}{_SURE}])[{_STOPS}{_SURE}]++[{_CLOSE}]*+{_NOTE}(?=\s|$)|[{_WIDE}]++[{_CLOSE}]*+{_NOTE}"
)
_BEFORE = re.compile(r"[^\W_](?:[^\W_]|[.'’-](?=[^\W_]))*$")
_NEXT = re.compile(rf"[\s{_OPEN}]*(\w+)")
_LONGEST_QUOTE = 400
_LED = 200
"""Characters before a number in which a letter makes it more than the number of a list's item."""
_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ("（", "）"))
_QUOTE = re.compile(
    "|".join(f"{re.escape(a)}[^{re.escape(a)}{re.escape(b)}]{{1,{_LONGEST_QUOTE}}}{re.escape(b)}" for a, b in _PAIRS)
    + rf'|(?<!\w)"[^"]{{1,{_LONGEST_QUOTE}}}"'
)
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[-*+•·▪◦‣–—>]+\s+|\(?(?:\d{1,3}|[A-Za-z])[.)]\s+)+")
_MARKED = re.compile(r"#{1,6}\s+")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*").fullmatch
_METADATA = re.compile(r"[\w-]+:(?:[ \t]|$)|[ \t]+\S|-[ \t]|#|[ \t]*$").match
_ONE_A_LINE = 200
"""Characters of the longest line from which on each line is taken for a paragraph."""
_HEADING_WORDS, _HEADING_LENGTH = 20, 160
_ASKED = re.compile(r"[^.!?]*[?!]").fullmatch
"""What a title may be that ends with a stop: a question or a call, of one sentence."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language writes: what a full stop stands behind that ends no sentence."""

    abbreviations: Collection[str] = ()
    """In lower case, without their last full stop."""
    starters: Collection[str] = ()
    """Words that so often begin a sentence that one with stops inside (U.S.) before them ends one."""
    ordinals: bool = False
    """Whether numbers in order have a full stop (3. Mai)."""


class Block(NamedTuple):
    """A paragraph or a heading: where it stands in the text, from `start` up to `end`."""

    start: int
    end: int
    heading: bool


class Sentence(NamedTuple):
    """A sentence where it stands in the text, and the number of its paragraph, from 1."""

    start: int
    end: int
    paragraph: int


def blocks(text: str) -> list[Block]:
    """Return the paragraphs and headings of a text that hold a word.

    A blank line parts paragraphs, and so do a list's bullets and Markdown's `#`. Where lines are long, each line is a
    paragraph. A heading is one short line that ends without a stop, or has `#`; the first line of the text, with a
    blank one below it, may also be a question or a call. What Markdown has for other than reading is left out:
    metadata at its head, fenced code, tables.
    """
    lines = list(_lines(text))
    shown = _shown(text, lines)
    apart = any(end - start > _ONE_A_LINE < len(" ".join(text[start:end].split())) for start, end in lines)
    found: list[Block] = []
    open_lines: list[tuple[int, int]] = []

    def close(*, alone: bool = False) -> None:
        if open_lines:
            block = _block(text, open_lines, alone=alone)
            if block is not None:
                found.append(block)
            open_lines.clear()

    for number, (start, end) in enumerate(lines):
        blank = number in shown or not text[start:end].strip()
        marked = _MARKED.match(text, start, end)
        if blank or apart or marked or _BULLET.match(text, start, end):
            close(alone=blank or apart)
        if not blank:
            open_lines.append((start, end))
        if marked:
            close()
    close()
    return found


def sentences(text: str, habits: Habits | None = None) -> tuple[list[Sentence], list[Block]]:
    """Return the sentences of a text, and its headings. A text that has only headings has them as its sentences."""
    habits = habits or Habits()
    every = blocks(text)
    headings = [block for block in every if block.heading]
    paragraphs = [block for block in every if not block.heading]
    if not paragraphs:
        headings, paragraphs = [], headings
    found = [
        Sentence(start, end, number)
        for number, block in enumerate(paragraphs, 1)
        for start, end in _split(text, block, habits)
    ]
    return found, headings


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _shown(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Return the lines of a text that hold no sentences: metadata at its head, fenced code, tables."""
    found = {number for number, (start, end) in enumerate(lines) if _TABLE(text, start, end)}
    if text[slice(*lines[0])].rstrip() == "---":
        for number, (start, end) in enumerate(lines[1:], 1):
            if text[start:end].rstrip() in ("---", "..."):
                found.update(range(number + 1))
                break
            if not _METADATA(text[start:end]):
                break
    opened: tuple[int, str] | None = None
    for number, (start, end) in enumerate(lines):
        fence = _FENCE.match(text, start, end)
        if fence is None or number in found:
            continue
        if opened is None:
            opened = (number, fence[1])
        elif fence[1].startswith(opened[1]) and text[start:end].strip() == fence[1]:
            found.update(range(opened[0], number + 1))
            opened = None
    return found


def _block(text: str, lines: list[tuple[int, int]], *, alone: bool) -> Block | None:
    start, end = lines[0][0], lines[-1][1]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    marked = _MARKED.match(text, start, end)
    bullet = _BULLET.match(text, start, end)
    start = marked.end() if marked else bullet.end() if bullet else start
    said = text[start:end]
    if not re.search(r"[^\W_]", said):
        return None
    short = len(lines) == 1 and len(said) <= _HEADING_LENGTH and len(said.split()) <= _HEADING_WORDS and bullet is None
    title = _ASKED(said) if not text[:start].strip() and alone else None
    stopped = title is None and (_END.search(said[-8:]) is not None or said[-1] in ":;,")
    return Block(start, end, marked is not None or (short and not stopped))


def _split(text: str, block: Block, habits: Habits) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a paragraph starts and ends."""
    said = text[block.start : block.end]
    quotes = [match.span() for match in _QUOTE.finditer(said)]
    quote_starts = [start for start, _ in quotes]
    start = 0
    for match in _END.finditer(said):
        number = bisect_right(quote_starts, match.start()) - 1
        within = number >= 0 and quotes[number][0] < match.start() and match.end() < quotes[number][1]
        if within or not _ends(said, start, match, habits):
            continue
        yield from _kept(said, start, match.end(), block.start)
        start = match.end()
    yield from _kept(said, start, len(said), block.start)


def _kept(said: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    piece = said[start:end]
    if re.search(r"[^\W_]", piece):
        start += len(piece) - len(piece.lstrip())
        yield offset + start, offset + end - (len(piece) - len(piece.rstrip()))


def _ends(said: str, start: int, match: re.Match[str], habits: Habits) -> bool:
    """Tell whether a stop ends the sentence that begins at `start`."""
    mark = match[0][0]
    if mark in _SURE or mark in _WIDE:
        return True
    following = _NEXT.match(said, match.end())
    if following is None:
        return True
    if following[1][0].islower():
        return False
    if match[0] != ".":
        return True
    before = _BEFORE.search(said, max(start, match.start() - 40), match.start())
    if before is None:
        return True
    word = before[0]
    if "." in word:
        return following[1].lower() in habits.starters
    if word.isdigit():
        # Not the number of a list's item, nor a day of a month.
        led = said[max(start, before.start() - _LED) : before.start()]
        return bool(re.search(r"[^\W\d_]", led)) and not (habits.ordinals and len(word) < 3)
    return word.lower() not in habits.abbreviations and not (len(word) == 1 and word.isupper())
