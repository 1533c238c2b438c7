"""Hover: what is known of a name or a key."""

from __future__ import annotations

from tests.serving.conftest import LIBRARY, Editor
from tests.serving.lsp_client import marked


def told(editor: Editor, text: str) -> str:
    answer = editor.ask("hover", text)
    return answer["contents"]["value"] if answer is not None else ""


def test_a_claim(editor: Editor) -> None:
    assert told(editor, LIBRARY.replace("  keep:", "  ke‸ep:")) == (
        "**keep** · *stands*\n\nThe town should keep its library open.\n\n*A. Columnist*\n\n"
        "Supported by:\n\n- `used` and `needed` (use)\n\nAttacked by:\n\n- `cost` (money)"
    )


def test_a_claim_where_it_is_a_premise(editor: Editor) -> None:
    text = told(editor, LIBRARY.replace("[cost]", "[co‸st]"))
    assert text.startswith("**cost** · *does not stand*\n\nThe library costs the town more than it can afford.")
    assert "*the mayor · rejects*" in text
    assert text.endswith("Speaks against:\n\n- `keep` (money)")


def test_an_argument(editor: Editor) -> None:
    text = told(editor, LIBRARY.replace("undercuts: money", "undercuts: ‸money"))
    assert text.startswith("**money**\n\n- `cost` The library costs the town more than it can afford.")
    assert "speaks against `keep`: The town should keep its library open." in text
    assert text.endswith("Undercut by:\n\n- `reserve`")


def test_a_scheme_and_its_critical_question(editor: Editor) -> None:
    text = LIBRARY.replace("  - id: use\n", "  - id: use\n    scheme: expert-‸opinion\n")
    found = told(editor, text)
    assert found.startswith("**expert-opinion** · ") and "Critical questions:" in found
    question = found.split("Critical questions:\n\n- `")[1].split("`")[0]
    asked = (
        marked(text)[0] + f"  - premises: [reserve]\n    undercuts: use\n    question: {question[:2]}‸{question[2:]}\n"
    )
    assert told(editor, asked).startswith(f"**{question}**: ")


def test_a_key(editor: Editor) -> None:
    assert told(editor, LIBRARY.replace("stance:", "st‸ance:")).startswith(
        "**stance**: How the author stands to the claim"
    )
    assert told(editor, LIBRARY.replace("premises: [cost]", "prem‸ises: [cost]")).startswith("**premises**: ")


def test_a_voice_and_an_included_map(editor: Editor) -> None:
    assert told(editor, LIBRARY.replace("the mayor", "the m‸ayor")) == "**the mayor**\n\n1 claim"
    editor.file(LIBRARY, "library.yaml")
    debate = "argmap: 1\ntitle: D\ninclude: {l‸ib: library.yaml}\nclaims: {}\nmain: lib/keep\n"
    assert told(editor, debate) == "**Should the town close its library?**\n\n5 claims, 3 arguments"
    assert told(editor, marked(debate)[0].replace("lib/keep", "lib/ke‸ep")).startswith("**lib/keep** · *stands*")


def test_nothing_where_there_is_nothing_to_tell(editor: Editor) -> None:
    assert told(editor, LIBRARY.replace("every year", "every ‸year", 1)) == ""
    assert told(editor, LIBRARY + "\n\n‸") == ""


def test_a_broken_text_is_told_from_the_last_good_one(editor: Editor) -> None:
    uri = editor.open(LIBRARY)
    text, line, character = marked(
        LIBRARY.replace("  used:", '  used: "').replace("conclusion: keep", "conclusion: ke‸ep")
    )
    editor.client.change(uri, text)
    answer = editor.client.request("textDocument/hover", editor.client.at(uri, line, character))
    assert "The town should keep its library open." in answer["contents"]["value"]


def test_the_range_is_the_name_on_emoji_and_armenian(editor: Editor) -> None:
    text = 'argmap: 1\ntitle: T\nclaims:\n  գիրք: It is so.\n  "🏛": x\nsame: [[ "🏛🏛", գի‸րք]]\n'
    answer = editor.ask("hover", text)
    start = len('same: [[ "') + 4 + len('", ')
    assert answer["range"] == {"start": {"line": 5, "character": start}, "end": {"line": 5, "character": start + 4}}
