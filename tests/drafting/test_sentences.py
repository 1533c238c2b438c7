"""Where sentences end: a text on the left, its sentences on the right."""

from __future__ import annotations

import time

import pytest

from argmap.drafting.cues import table
from argmap.drafting.sentences import blocks, sentences

ENGLISH = table("en")
GERMAN = table("de")
assert ENGLISH is not None
assert GERMAN is not None


def split(text: str, habits: object = ENGLISH.habits) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text, habits)[0]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is open. It is used.", ["It is open.", "It is used."]),
        ("Dr. Smith went. Mr. A. B. Jones stayed.", ["Dr. Smith went.", "Mr. A. B. Jones stayed."]),
        (
            "The U.S. Congress met in the U.S. The vote failed.",
            ["The U.S. Congress met in the U.S.", "The vote failed."],
        ),
        ("It fell by 3.5 percent, e.g. in 2019. It rose.", ["It fell by 3.5 percent, e.g. in 2019.", "It rose."]),
        ("“Is it open?” he asked. Yes!", ["“Is it open?” he asked.", "Yes!"]),
        ("He said: “Close it. Sell it.” They did.", ["He said: “Close it. Sell it.”", "They did."]),
        ("It works (see p. 3. There it stands). Good.", ["It works (see p. 3. There it stands).", "Good."]),
        ("It was shut.[1] It was sold.", ["It was shut.[1]", "It was sold."]),
        ("Well… he left. Well… He left.", ["Well… he left.", "Well…", "He left."]),
        ("It grew 5.\r\nThen it\r\nfell.", ["It grew 5.", "Then it\r\nfell."]),
        ("Գրադարանը բաց է։ Այն պետք է։", ["Գրադարանը բաց է։", "Այն պետք է։"]),
        ("图书馆开放。很多人来！你呢？", ["图书馆开放。", "很多人来！", "你呢？"]),
        ("هل المكتبة مفتوحة؟ نعم هي مفتوحة.", ["هل المكتبة مفتوحة؟", "نعم هي مفتوحة."]),
        ("पुस्तकालय खुला है। लोग आते हैं।", ["पुस्तकालय खुला है।", "लोग आते हैं।"]),
        ("- one is open.\n- two is shut.\n1. Three is new.", ["one is open.", "two is shut.", "Three is new."]),
        ("No stop at the end", ["No stop at the end"]),
        ("… !!! ???", []),
        ("", []),
    ],
)
def test_a_text_has_these_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_language_has_its_own_habits() -> None:
    text = "Am 3. Mai kam Hr. Schmidt. Er blieb."
    assert split(text, GERMAN.habits) == ["Am 3. Mai kam Hr. Schmidt.", "Er blieb."]
    assert split(text, ENGLISH.habits) == ["Am 3.", "Mai kam Hr.", "Schmidt.", "Er blieb."]


def test_headings_are_no_sentences() -> None:
    text = "Close it, and then?\n\nA library\n\nIt is open.\n\n## Costs\nIt costs\nmoney.\n"
    assert split(text) == ["It is open.", "It costs\nmoney."]
    headings = [text[block.start : block.end] for block in blocks(text) if block.heading]
    assert headings == ["Close it, and then?", "A library", "Costs"]


def test_what_markdown_does_not_have_for_reading_is_left_out() -> None:
    text = """\
---
title: A post. Of mine.
tags:
  - one
---

# Keep it

It stays. ~~~ and ``` are signs.

```python
x = "Code. More code."
~~~
y = "Code."
```

| a. | b |
|---|---|
| 1. | 2. |
It goes on | so.
"""
    found, headings = sentences(text)
    said = [text[each.start : each.end] for each in found]
    assert said == ["It stays.", "~~~ and ``` are signs.", "It goes on | so."]
    assert [text[each.start : each.end] for each in headings] == ["Keep it"]
    assert split("---\nIt is so. And so.\n---\n") == ["It is so.", "And so."]
    assert split("It is so.\n\n```\nNo end. Of it.\n") == ["It is so.", "```\nNo end.", "Of it."]


def test_each_line_is_a_paragraph_where_lines_are_long() -> None:
    long = "It is open, and " * 20 + "so on."
    found, _ = sentences(f"{long}\n{long}")
    assert [each.paragraph for each in found] == [1, 2]
    found, _ = sentences("It is\nopen. It\nis used.")
    assert [each.paragraph for each in found] == [1, 1]


@pytest.mark.parametrize(
    "piece", [".", ". ", "?!", "“a. ", "(a. ", "1. ", "A. B ", "a.\n", "\n", "。", "[1]", "U.S. ", '."', "- ", "x"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        best = 9e9
        for _ in range(3):
            before = time.process_time()
            sentences(text, ENGLISH.habits)
            best = min(best, time.process_time() - before)
        return best

    assert seconds(40_000) < 0.05 + 12 * seconds(10_000)  # 16 would be quadratic, 4 is linear
