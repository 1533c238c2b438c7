"""What is wrong with text that is not YAML, in words for an author."""

from __future__ import annotations

import re
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from argmap.diagnostics import Related, SourceText

_QUOTE_IT = 'put the text in quotes: "…"'

_PROBLEMS: dict[str, str] = {
    "mapping values are not allowed in this context": f"a second `: ` on the line; {_QUOTE_IT}",
    "did not find expected key": "not a key where one is expected; is the line indented like the keys above it, and is "
    "a text that goes on after a quotation mark quoted whole?",
    "could not find expected ':'": "a line that is neither `key: value` nor part of the text above it; is it indented "
    "further than its key?",
    "did not find expected '-' indicator": "a line that is no item of the list above it; is it indented like the other "
    "items, and does it begin with `- `?",
    "did not find expected ',' or ']'": "a list that began with `[` goes on without `,` or `]`",
    "did not find expected ',' or '}'": "a mapping that began with `{` goes on without `,` or `}`; "
    "a text that begins with `{` needs quotes",
    "did not find expected node content": "a value is expected here",
    "found unexpected end of stream": "the file ends before the quotation that begins here is closed",
    "found undefined tag handle": "a `!` begins a tag; put the text in quotes",
    "did not find expected alphabetic or numeric character": "a `*` or `&` begins an alias or anchor; "
    "put the text in quotes",
    "found invalid Unicode character escape code": "an escape that stands for no character",
    "did not find expected hexdecimal number": "a `\\x`, `\\u` or `\\U` must be followed by hexadecimal digits",
    "found unknown escape character": "a backslash in double quotes that begins no known escape; write two, or use "
    "single quotes",
    "block sequence entries are not allowed in this context": "a list item `- ` cannot begin here; put it on a line of "
    "its own, or a text that begins so in quotes",
    "block mapping entries are not allowed in this context": "a `key: value` cannot begin here",
    "mapping keys are not allowed in this context": "a key cannot begin here",
    "found a tab character where an indentation space is expected": "a tab; YAML is indented with spaces",
    "found a tab character that violates indentation": "a tab; YAML is indented with spaces",
    "did not find expected <document start>": "text after the end of the map; a file is one map",
    "found incompatible YAML document": "a YAML version that is not 1.1 or 1.2",
    "found duplicate %YAML directive": "a second %YAML directive",
    "control characters are not allowed": "a control character",
}


def explain_syntax(error: YAMLError, source: SourceText) -> tuple[str, tuple[int, int], tuple[Related, ...]]:
    """Return a sentence, the place and related places for an error of the YAML parser."""
    if isinstance(error, ReaderError):
        return _unreadable_character(error, source)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return "this is not YAML", (0, 1), ()
    problem = error.problem or ""
    at = _offset(error.problem_mark, source)
    context = _offset(error.context_mark, source) if error.context_mark is not None else None
    if "end of stream" in problem and context is not None:
        return f"{_PROBLEMS['found unexpected end of stream']}", (context, context + 1), ()
    message = _message(problem, at, source)
    related: tuple[Related, ...] = ()
    if context is not None and source.position(context).line != source.position(at).line:
        what = (error.context or "").removeprefix("while parsing ").removeprefix("while scanning ")
        related = (Related(f"in {what} that begins here", source.span(context, context + 1)),)
    return message, (at, at + 1), related


def _message(problem: str, at: int, source: SourceText) -> str:
    found = source.text[at : at + 1]
    if problem == "found character that cannot start any token":
        if found == "\t":
            return "a tab; YAML is indented with spaces"
        return f"text cannot begin with `{found}`; {_QUOTE_IT}"
    line = source.line(source.position(at).line)
    if problem == "did not find expected key" and re.search(r""":\s+(["']).*\1\s*\S""", line):
        return "text goes on after the closing quotation mark; quote the text whole"
    column = source.position(at).column
    if problem.startswith("mapping values") and ": " not in line[:column]:
        return "a key cannot begin here: what stands above is text, not `key: value`"
    for known, message in _PROBLEMS.items():
        if known in problem:
            return message
    return f"this is not YAML: {problem}"


def _offset(mark: Any, source: SourceText) -> int:
    return min(int(mark.index), len(source.text))


def _unreadable_character(error: ReaderError, source: SourceText) -> tuple[str, tuple[int, int], tuple[Related, ...]]:
    position = int(error.position)
    # The parser counts bytes of UTF-8 here, and characters elsewhere: look for the character itself first.
    character = chr(error.character) if isinstance(error.character, int) else str(error.character)
    at = source.text.find(character)
    if at < 0:
        at = len(source.text.encode()[:position].decode(errors="ignore"))
    return f"the character U+{ord(character[:1] or '?'):04X} is not allowed in YAML", (at, at + 1), ()
