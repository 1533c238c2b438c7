"""Code actions: what they offer, and that the text they make is a map that says what was meant."""

from __future__ import annotations

from typing import Any

import pytest

from argmap import ArgumentMap, check, loads
from argmap.model import Claim
from tests.serving.conftest import LIBRARY, Editor
from tests.serving.lsp_client import applied, marked


def actions(editor: Editor, text: str, only: list[str] | None = None) -> dict[str, Any]:
    """Return title → action for what is offered at the mark of a text."""
    clean, line, character = marked(text)
    uri = editor.open(clean)
    here = {"line": line, "character": character}
    context = {"diagnostics": editor.client.findings(uri)} | ({"only": only} if only else {})
    found = editor.client.request("textDocument/codeAction", {
        "textDocument": {"uri": uri}, "range": {"start": here, "end": here}, "context": context})  # fmt: skip
    return {each["title"]: each for each in found}


def done(editor: Editor, text: str, title: str) -> str:
    """Return the text after the one action whose title begins so."""
    found = actions(editor, text)
    (action,) = [each for name, each in found.items() if name.startswith(title)] or [found]
    (edits,) = action["edit"]["changes"].values()
    return applied(marked(text)[0], edits)


def changed(before: str, after: str) -> tuple[ArgumentMap, ArgumentMap]:
    return loads(marked(before)[0]), loads(after)


def test_the_fix_of_a_finding(editor: Editor) -> None:
    text = LIBRARY.replace("stance:", "sta‸nse:")
    assert done(editor, text, "Rename `stanse` to `stance`") == LIBRARY
    (fix,) = [each for each in actions(editor, text).values() if each.get("isPreferred")]
    assert fix["kind"] == "quickfix" and fix["diagnostics"][0]["code"] == "unknown-key"


def test_all_fixes_at_once(editor: Editor) -> None:
    text = LIBRARY.replace("stance:", "stanse:").replace("rebuts: keep", "rebuts: ‸kepe")
    (action,) = actions(editor, text, ["source.fixAll"]).values()
    (edits,) = action["edit"]["changes"].values()
    assert applied(marked(text)[0], edits).replace("kepe", "keep") == LIBRARY


@pytest.mark.parametrize("argument", [
    "[used, needed]", "[used, needed]  # both", "\n      - used\n      - needed  # both",
    "[\n        used,\n        needed\n    ]",
])  # fmt: skip
def test_an_orphan_becomes_a_premise(editor: Editor, argument: str) -> None:
    text = LIBRARY.replace("[used, needed]", argument).replace(
        "  keep:", "  ‸loved: People love the library.\n  keep:", 1
    )
    before, after = changed(text, done(editor, text, "Make `loved` a premise of `use`, to `keep`"))
    assert after.arguments[0].premises == ["used", "needed", "loved"]
    assert (after.claims, after.arguments[1:]) == (before.claims, before.arguments[1:])
    before, after = changed(text, done(editor, text, "Let `loved` speak against `keep`"))
    assert after.arguments[:-1] == before.arguments
    assert (after.arguments[-1].premises, after.arguments[-1].rebuts) == (["loved"], "keep")


def test_an_orphan_of_a_map_without_arguments(editor: Editor) -> None:
    text = "argmap: 1\ntitle: T\nmain: a\nclaims:\n  a: The sun shines.\n  ‸b: It is day.  # it is\n\n"
    _, after = changed(text, done(editor, text, "Let `b` speak for `a`"))
    assert [(each.premises, each.conclusion) for each in after.arguments] == [(["b"], "a")]


@pytest.mark.parametrize("text", [
    LIBRARY.replace("  - premises: [reserve]", "  - prem‸ises: [reserve]"),
    LIBRARY.replace("  - premises: [reserve]\n    undercuts: money", "  - {premises: [reserve]‸, undercuts: money}"),
])  # fmt: skip
def test_an_argument_gets_an_id(editor: Editor, text: str) -> None:
    before, after = changed(text, done(editor, text, "Give this argument the id `reserve-undercuts-money`"))
    assert after.arguments[2].id == "reserve-undercuts-money"
    assert after.arguments[2].model_copy(update={"id": None}) == before.arguments[2]


def test_a_critical_question_is_raised(editor: Editor) -> None:
    text = LIBRARY.replace("  - id: use\n", "  - scheme: expert-opinion‸\n")
    found = actions(editor, text)
    questions = [title for title in found if title.startswith("Raise ")]
    assert len(questions) >= 5
    for title in questions:
        before, after = changed(text, done(editor, text, title))
        (new,) = [each for each in after.arguments if each.question]
        name = new.question
        assert name and f"`{name}`" in title
        assert [d for d in check(after) if d.severity == "error"] == []
        assert len(after.claims) == len(before.claims) + 1 and len(after.arguments) == len(before.arguments) + 1
    again = done(editor, text, questions[0])
    assert questions[0] not in actions(editor, again.replace("expert-opinion", "expert-opinion‸"))


TWICE = LIBRARY.replace("  reserve:", "  dear: The library really costs the town more than it can afford.\n  reserve:")


def test_a_repeated_text_becomes_one_claim(editor: Editor) -> None:
    text = TWICE.replace("dear: The", "dear: ‸The") + "  - premises: [dear]\n    undercuts: use\n"
    assert done(editor, text, "Keep `cost` only") == LIBRARY + "  - premises: [cost]\n    undercuts: use\n"
    _, after = changed(text, done(editor, text, "List `cost` and `dear` under `same`"))
    assert after.same == [["cost", "dear"]]


def test_two_claims_of_one_argument_are_not_made_one(editor: Editor) -> None:
    text = TWICE.replace("dear: The", "dear: ‸The").replace("[cost]", "[cost, dear]")
    assert not [title for title in actions(editor, text) if title.startswith("Keep")]


@pytest.mark.parametrize(("claim", "conclusion", "reason"), [
    ("Prices rose be‸cause the harvest failed.", "Prices rose.", "The harvest failed."),
    ("The harvest failed, the‸refore prices rose.", "Prices rose.", "The harvest failed."),
    ("Given th‸at the harvest failed, prices rose.", "Prices rose.", "The harvest failed."),
    ('"Prices rose: be‸cause the \\"harvest\\" failed"', "Prices rose.", 'The "harvest" failed.'),
    (">-\n      Prices rose\n      beca‸use the harvest failed.", "Prices rose.", "The harvest failed."),
])  # fmt: skip
def test_a_compound_claim_becomes_two_and_an_argument(editor: Editor, claim: str, conclusion: str, reason: str) -> None:
    text = LIBRARY.replace("  reserve:", f"  prices:\n    text: {claim}\n    voice: X\n  reserve:").replace(
        "[reserve]", "[prices]"
    )
    before, after = changed(text, done(editor, text, "Make two claims and an argument of `prices`"))
    assert after.claims["prices"] == before.claims["prices"].model_copy(update={"text": conclusion})
    assert after.claims["prices-reason"] == Claim(text=reason)
    assert list(after.claims).index("prices-reason") == list(after.claims).index("prices") + 1
    assert (after.arguments[-1].premises, after.arguments[-1].conclusion) == (["prices-reason"], "prices")


@pytest.mark.parametrize(("old", "new"), [
    ("  used:", "  ‸loved: People love it.\n  used:"),
    ("  used:", "  loved:\n    text: >-\n      People left ‸because they\n      were sad.\n  used:"),
])  # fmt: skip
def test_a_finding_can_be_ignored_where_a_comment_can_stand(editor: Editor, old: str, new: str) -> None:
    text = LIBRARY.replace(old, new, 1)
    titles = [title for title in actions(editor, text) if title.startswith("Ignore")]
    for title in titles:
        assert title == "Ignore orphan-claim here"
        after = done(editor, text, title)
        assert loads(after) == loads(marked(text)[0])
        assert editor.client.findings(editor.open(after)) == []
    assert len(titles) == ("loved: People" in text)


def test_only_what_is_asked_for(editor: Editor) -> None:
    text = LIBRARY.replace("  - premises: [reserve]", "  - prem‸ises: [reserve]")
    assert actions(editor, text, ["quickfix"]) == {}
    assert list(actions(editor, text, ["refactor"])) == ["Give this argument the id `reserve-undercuts-money`"]
