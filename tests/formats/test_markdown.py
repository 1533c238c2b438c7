"""Markdown shows what the page says, whatever the texts are."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.formats import STYLES, page, write
from argmap.formats.lines import Words, one_line
from argmap.formats.markdown import escape
from argmap.model import ArgumentMap, Claim
from tests.odd_maps import graph_maps
from tests.strategies import argument_maps, show, texts

try:
    from markdown_it import MarkdownIt
except ImportError:
    pytest.skip("markdown-it-py is not installed", allow_module_level=True)


def shown(markdown: str) -> list[str]:
    """Return the text of each paragraph, heading and list entry, as a reader of CommonMark shows it."""
    return [
        "".join(child.content for child in token.children or ())
        for token in MarkdownIt("commonmark", {"maxNesting": 100}).parse(markdown)
        if token.type == "inline"
    ]


def said(words: tuple[Words, ...]) -> str:
    return " ".join(each.text for each in words)


@settings(max_examples=40)
@given(st.one_of(argument_maps(), graph_maps()), st.sampled_from(STYLES), st.booleans())
def test_a_reader_of_markdown_shows_the_words_of_the_page(m: ArgumentMap, style: str, groups: bool) -> None:
    written = page(show(m), style, groups=groups)  # type: ignore[arg-type]
    expected = [written.title, *map(said, written.about)]
    for section in written.sections:
        expected.append(section.heading)
        for line in section.lines:
            label = "" if section.tight or not line.label else f"{line.label} "
            expected.append(label + said(line.words))
    assert shown(write(written, "markdown")) == [text for text in expected if text]


@given(texts())
@example("# no heading")
@example("1. no list")
@example("- no list")
@example("--- no rule")
@example("===")
@example("![no](picture)")
@example("<b>no</b> &amp; [link]: x")
@example("*a* _b_ `c` ~~d~~ $e$ |f|")
@example("trailing backslash \\")
@example("heading #")
@example("    no code")
@example("+")
@example("> no quotation")
def test_any_title_and_description_and_claim_is_shown_as_it_is(text: str) -> None:
    m = ArgumentMap(argmap=1, title=text, description=text, claims={"a": Claim(text=text)})
    for style in STYLES:
        assert shown(write(page(m, style), "markdown"))[:2] == [one_line(text)] * 2


def test_what_needs_no_escape_has_none() -> None:
    assert escape('It\'s 5.5% (at most) - see e.g. p. 4; "no"!') == 'It\'s 5.5% (at most) - see e.g. p. 4; "no"!'


def test_lists_nest_as_the_argument_does() -> None:
    from argmap import loads

    town = loads("""
argmap: 1
title: T
claims: {a: It *rains*., b: The street is wet.}
arguments: [{premises: [b], conclusion: a, title: A sign}]
""")
    assert (
        write(page(town), "markdown")
        == """\
# T

## Main conclusion

- **1.** It \\*rains\\*. **\\[main conclusion\\]**
  - **Reason:** *A sign*
    - **2.** The street is wet.
"""
    )
    assert (
        write(page(town, "standard"), "markdown")
        == """\
# T

**Main conclusion:** 2

## The argument

1. The street is wet.

---

*A sign:* from 1

2. **Therefore:** It \\*rains\\*. **\\[main conclusion\\]**
"""
    )
