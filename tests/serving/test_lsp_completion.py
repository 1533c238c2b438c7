"""Completion: what fits at the cursor, in texts that are whole and in texts that are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.serving.conftest import LIBRARY, Editor
from tests.serving.lsp_client import applied, marked


def offered(editor: Editor, text: str) -> dict[str, Any]:
    return {item["label"]: item for item in editor.ask("completion", text)["items"]}


def typed(editor: Editor, before: str, after: str) -> dict[str, Any]:
    """Open a good text, change it as one who types does, and ask."""
    uri = editor.open(before)
    clean, line, character = marked(after)
    editor.client.change(uri, clean)
    answer = editor.client.request("textDocument/completion", editor.client.at(uri, line, character))
    return {item["label"]: item for item in answer["items"]} if answer is not None else {}


@pytest.mark.parametrize("written", [
    "  - premises: [used, ‸]\n    conclusion: keep\n", "  - premises: [‸", "  - premises:\n      - ‸\n",
    "  - conclusion: ‸\n", "  - premises: [used]\n    rebuts: ‸", "  - premises: [{held: ‸}]\n",
    "  - premises: {data: ‸}\n", "  - premises:\n      data: [used, ‸\n", "main: ‸\n", "main:\n  - ‸\n",
    "same:\n  - [used, ‸]\n",
    "questions:\n  q: {title: Q, answers: [‸]}\n", "scenarios:\n  s: {assume: {‸: true}}\n",
    "scenarios:\n  s:\n    assume:\n      ‸\n",
])  # fmt: skip
def test_claims_with_their_texts(editor: Editor, written: str) -> None:
    found = typed(editor, LIBRARY, LIBRARY + written)
    assert {"keep", "used", "cost", "reserve", "needed"} <= set(found) | {"used"}
    cost = found["cost"]
    assert cost["documentation"]["value"] == (
        "The library costs the town more than it can afford.\n\n*the mayor · rejects*"
    )


def test_a_claim_is_found_by_the_words_of_its_text(editor: Editor) -> None:
    found = typed(editor, LIBRARY, LIBRARY + "  - premises: [afford‸")
    assert list(found) == ["cost"]


def test_arguments_where_one_is_undercut(editor: Editor) -> None:
    found = typed(editor, LIBRARY, LIBRARY + "  - premises: [reserve]\n    undercuts: ‸\n")
    assert list(found) == ["use", "money"]
    assert found["money"]["documentation"]["value"] == "`cost` speaks against `keep`"


@pytest.mark.parametrize(("written", "wanted", "lacking"), [
    ("  more:\n    ‸\n", "text stance voice basis", "premises"),
    ("  more:\n    text: It is so.\n    st‸\n", "stance standard", "text"),
    ("  more: {text: It is so., ‸}\n", "stance", "text premises"),
    ("arguments:\n  - ‸\n", "id premises conclusion rebuts undercuts", "text"),
    ("arguments:\n  - premises: [keep]\n    conclusion: keep\n    ‸\n", "id scheme", "premises rebuts undercuts"),
    ("‸\n", "arguments main contraries groups include", "claims title argmap"),
    ("groups:\n  g: {‸}\n", "title parent", "text"),
    ("schemes:\n  s:\n    questions:\n      q:\n        ‸\n", "text attacks", "title"),
    ("source:\n  ‸\n", "title url text published", "premises"),
])  # fmt: skip
def test_keys_that_are_not_there_yet(editor: Editor, written: str, wanted: str, lacking: str) -> None:
    head = "argmap: 1\ntitle: T\nclaims:\n  keep: The town should keep its library open.\n"
    found = typed(editor, head, head + written)
    assert set(wanted.split()) <= set(found)
    assert not set(lacking.split()) & set(found)


def test_a_key_is_told_with_its_meaning_and_written_with_a_colon(editor: Editor) -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  a:\n    text: It is so.\n    bas‸\n"
    item = offered(editor, text)["basis"]
    assert "may put the claim forward unsupported" in item["documentation"]["value"]
    assert "`common-knowledge`" in item["documentation"]["value"]
    assert applied(marked(text)[0], [item["textEdit"]]) == text.replace("bas‸", "basis: ")


@pytest.mark.parametrize(("written", "wanted"), [
    ("  c: {text: It is so., stance: ‸}\n", ["asserts", "grants", "reports", "doubts", "rejects"]),
    ("  c:\n    text: It is so.\n    implicit: ‸\n", ["true", "false"]),
    ("  c:\n    standard: ‸\n", ["preponderance", "clear-and-convincing", "beyond-reasonable-doubt"]),
    ("arguments:\n  - linkage: ‸\n", ["linked", "convergent", "cumulative"]),
    ("scenarios:\n  s: {assume: {a: ‸}}\n", ["true", "false", "undecided"]),
    ("  c:\n    voice: ‸\n", ["the mayor", "A. Columnist", "unattributed"]),
    ("  c:\n    group: ‸\n", ["money"]),
    ("scenarios:\n  s: {}\n  t:\n    extends: ‸\n", ["gone"]),
])  # fmt: skip
def test_words_that_a_key_takes(editor: Editor, written: str, wanted: list[str]) -> None:
    before = (
        "argmap: 1\ntitle: T\nauthor: A. Columnist\nvoices: {the mayor: }\ngroups: {money: {title: Money}}\n"
        "scenarios: {gone: {title: Gone}}\nclaims:\n  a: It holds.\n"
    )
    found = typed(editor, before, before + written)
    assert list(found) == wanted


@pytest.mark.parametrize(("written", "becomes"), [
    ('  - premises: ["res‸"]\n', '  - premises: ["reserve"]\n'),
    ('  - premises: ["res‸, used]\n', '  - premises: ["reserve", used]\n'),
    ("  - conclusion: 'res‸'\n", "  - conclusion: 'reserve'\n"),
    ("  - conclusion: '‸res'\n", "  - conclusion: 'keep'\n"),
    ("  - conclusion: 'res‸\n", "  - conclusion: 'reserve'\n"),
    ("  - conclusion: res‸er", "  - conclusion: reserve"),
    ("  - conclusion:‸\n", "  - conclusion: keep\n"),
    ("  - premises:\n      -‸\n", "  - premises:\n      - keep\n"),
    ("  - premises: [{‸}]\n", "  - premises: [{held: }]\n"),
    ('  - "concl‸": keep\n', '  - "conclusion": keep\n'),
    ("  - scheme: 'expert-op‸'\n", "  - scheme: 'expert-opinion'\n"),
    ("  - {premises: [used], rebuts: res‸}\n", "  - {premises: [used], rebuts: reserve}\n"),
])  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_chosen_fits_its_place(editor: Editor, written: str, becomes: str, ends: str) -> None:
    before, after = LIBRARY.replace("\n", ends), (LIBRARY + written).replace("\n", ends)
    item = next(iter(typed(editor, before, after).values()))
    clean = after.replace("‸", "").replace("\r\n", "\n")
    assert applied(clean, [item["textEdit"]]) == LIBRARY + becomes


def test_a_name_that_needs_quotes_gets_them(editor: Editor) -> None:
    before = "argmap: 1\ntitle: T\nauthor: Smith, J.\nclaims:\n"
    found = typed(editor, before + "  a: It is so.\n", before + "  a: {text: It is so., voice: ‸}\n")
    assert found["Smith, J."]["textEdit"]["newText"] == '"Smith, J."'
    found = typed(editor, before + "  a: It is so.\n", before + "  a:\n    text: It is so.\n    voice: ‸\n")
    assert found["Smith, J."]["textEdit"]["newText"] == "Smith, J."


def test_schemes_roles_and_critical_questions(editor: Editor) -> None:
    head = LIBRARY.replace("  - id: use\n", "  - id: use\n    scheme: expert-opinion\n")
    schemes = typed(editor, head, head + "  - scheme: expert‸\n")
    assert "Critical questions:" in schemes["expert-opinion"]["documentation"]["value"]
    roles = typed(editor, head, head + "  - scheme: expert-opinion\n    premises:\n      ‸\n")
    assert "expert" in str(roles["testimony"]["documentation"]) if "testimony" in roles else len(roles) >= 2
    again = typed(editor, head, head + f"  - premises: {{{next(iter(roles))}: a, ‸}}\n    scheme: expert-opinion\n")
    assert set(again) == set(roles) - {next(iter(roles)), "held", "not"}
    questions = typed(editor, head, head + "  - premises: [reserve]\n    undercuts: use\n    question: ‸\n")
    assert questions and all("*attacks: " in q["documentation"]["value"] for q in questions.values())
    braces = "  - {premises: [reserve], undercuts: 'use', question: ‸}\n"
    assert list(typed(editor, head, head + braces)) == list(questions)
    assert set(typed(editor, head, head + "  - {scheme: 'expert-opinion', premises: {‸}}\n")) == set(roles)


def test_paths_and_aliases_of_includes(editor: Editor) -> None:
    editor.file(LIBRARY, "library.yaml")
    head = "argmap: 1\ntitle: D\nclaims: {}\n"
    assert "library.yaml" in typed(editor, head, head + "include:\n  lib: ‸\n")
    alias = typed(editor, head, head + "include:\n  ‸\n")["library"]
    assert alias["detail"] == "library.yaml"
    assert alias["textEdit"]["newText"] == "library: library.yaml"
    uri = editor.open(head + "include: {lib: library.yaml}\n")
    text, line, character = marked(head + "include: {lib: library.yaml}\nmain: lib/us‸\n")
    editor.client.change(uri, text)
    answer = editor.client.request("textDocument/completion", editor.client.at(uri, line, character))
    assert answer["items"][0]["label"] == "lib/used"
    assert "More people use the library" in answer["items"][0]["documentation"]["value"]


def test_ids_that_are_named_but_not_there(editor: Editor) -> None:
    before = LIBRARY.replace("[used, needed]", "[used, needed, loved]")
    found = typed(editor, before, before.replace("  keep:", "  ‸\n  keep:", 1))
    assert found["loved"]["textEdit"]["newText"] == "loved: "


@pytest.mark.parametrize("place", [
    "  keep: The town ‸should", "  keep: The ‸\n", "  keep: >-\n    The town ‸\n", "# a comm‸ent\n", "title: ‸x\n",
])  # fmt: skip
def test_nothing_inside_a_text(editor: Editor, place: str) -> None:
    head = "argmap: 1\ntitle: T\nclaims:\n  a: It holds.\n"
    assert typed(editor, head, head + place) == {}


def test_a_broken_text_has_the_names_of_the_last_good_one(editor: Editor) -> None:
    broken = LIBRARY.replace("  used:", '  used: "') + "  - premises: [‸"
    assert {"keep", "cost", "reserve"} <= set(typed(editor, LIBRARY, broken))


def test_the_beginning_of_a_map_in_an_empty_file(editor: Editor) -> None:
    uri = editor.client.open(editor.file("", "empty.yaml"))
    (item,) = editor.client.request("textDocument/completion", editor.client.at(uri, 0, 0))["items"]
    assert item["insertTextFormat"] == 2 and item["textEdit"]["newText"].startswith("argmap: 1\n")


def test_an_editor_without_snippets_gets_the_beginning_as_it_is(start: Callable[..., Editor]) -> None:
    editor = start(snippets=False)
    uri = editor.client.open(editor.file("", "empty.yaml"))
    (item,) = editor.client.request("textDocument/completion", editor.client.at(uri, 0, 0))["items"]
    assert item["textEdit"]["newText"] == "argmap: 1\ntitle: \nclaims:\n  claim: \n"


def test_of_very_many_names_the_first_are_sent(editor: Editor) -> None:
    many = "argmap: 1\ntitle: T\nclaims:\n" + "".join(f"  c{n}: Case {n} was heard.\n" for n in range(2000))
    answer = editor.ask("completion", many + "main: ‸\n")
    assert answer["isIncomplete"] and len(answer["items"]) == 300
    answer = editor.ask("completion", many + "main: c1999‸\n")
    assert [item["label"] for item in answer["items"]] == ["c1999"] and not answer["isIncomplete"]


def test_the_word_is_replaced_on_emoji_and_armenian(editor: Editor) -> None:
    text = 'argmap: 1\ntitle: T\nclaims:\n  գիրք: It is so.\nmain: ["🏛🏛", գի‸ր]\n'
    item = offered(editor, text)["գիրք"]
    assert applied(marked(text)[0], [item["textEdit"]]).endswith('main: ["🏛🏛", գիրք]\n')
