"""Rename: in one file and across files; what would break or clash is refused, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from argmap import loads
from tests.serving.conftest import LIBRARY, Editor
from tests.serving.lsp_client import applied, marked


def renamed(editor: Editor, text: str, new: str) -> str:
    """Return a text with the name at its mark renamed; all edits must be in it."""
    answer = editor.ask("rename", text, newName=new)
    (edits,) = answer["changes"].values()
    return applied(marked(text)[0], edits)


def refused(editor: Editor, text: str, new: str) -> str:
    clean, line, character = marked(text)
    uri = editor.open(clean)
    answer = editor.client.ask("textDocument/rename", editor.client.at(uri, line, character, newName=new))
    message: str = answer["error"]["message"]
    return message


@pytest.mark.parametrize("mark", ["  ‸keep:", "conclusion: ke‸ep", "rebuts: keep‸"])
def test_a_claim_wherever_it_is_named(editor: Editor, mark: str) -> None:
    new = renamed(editor, LIBRARY.replace(mark.replace("‸", ""), mark, 1), "stay-open")
    assert new == LIBRARY.replace("  keep:", "  stay-open:").replace(": keep\n", ": stay-open\n")
    assert loads(new).claims["stay-open"].text == loads(LIBRARY).claims["keep"].text


def test_an_argument(editor: Editor) -> None:
    assert renamed(editor, LIBRARY.replace("id: money", "id: ‸money"), "dear") == LIBRARY.replace("money", "dear")


def test_quotes_and_comments_stay(editor: Editor) -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  \"a\": It is so.  # a\n  'b': So it is.\nsame: [[\"‸a\", 'b']]  # a\n"
    assert renamed(editor, text, "ա") == text.replace('"a"', '"ա"').replace('"‸a"', '"ա"')


def test_emoji_before_a_name_on_its_line(editor: Editor) -> None:
    text = "argmap: 1\ntitle: T\nclaims: {b: 🏛🏛 is so., ‸a: It is so.}\nsame: [[a, b]]\n"
    assert renamed(editor, text, "cc") == marked(text)[0].replace(" a:", " cc:").replace("[a,", "[cc,")


def test_across_files(start: Callable[..., Editor]) -> None:
    editor = start()
    debate = editor.file(
        "argmap: 1\ntitle: D\ninclude: {lib: library.yaml}\nclaims: {own: It is so.}\nsame: [[own, lib/keep]]\n",
        "d.yaml",
    )
    library = editor.file(LIBRARY, "library.yaml")
    uri = editor.client.open(debate)
    answer = editor.client.request("textDocument/rename", editor.client.at(uri, 4, 18, newName="stay"))
    texts = {}
    for file, edits in answer["changes"].items():
        path = Path(unquote(urlparse(file).path))
        texts[path.name] = applied(path.read_text(encoding="utf-8"), edits)
    assert texts["d.yaml"] == debate.read_text().replace("lib/keep", "lib/stay")
    assert texts["library.yaml"] == library.read_text().replace("keep:", "stay:").replace(": keep\n", ": stay\n")


def test_an_alias_with_all_names_behind_it(start: Callable[..., Editor]) -> None:
    editor = start()
    editor.file(LIBRARY, "library.yaml")
    text = "argmap: 1\ntitle: D\ninclude: {li‸b: library.yaml}\nclaims: {own: It is so.}\nsame: [[own, lib/keep]]\n"
    assert renamed(editor, text, "town") == marked(text)[0].replace("lib:", "town:").replace("lib/", "town/")


def test_a_voice_may_have_any_name(editor: Editor) -> None:
    new = renamed(editor, LIBRARY.replace("the mayor", "the ‸mayor"), "the mayor: Ms A")
    assert loads(new).claims["cost"].voice == ["the mayor: Ms A"]


@pytest.mark.parametrize(("new", "reason"), [
    ("used", "`used` is a claim of `map"),
    ("money", "`money` is an argument of `map"),
    ("two words", "`two words` is not an id"),
    ("", "is not an id"),
])  # fmt: skip
def test_a_clash_or_no_name_is_refused(editor: Editor, new: str, reason: str) -> None:
    assert reason in refused(editor, LIBRARY.replace("  keep:", "  ‸keep:"), new)


def test_a_map_with_faults_is_not_changed_by_half(editor: Editor) -> None:
    assert "has faults" in refused(editor, LIBRARY.replace("  keep:", "  ‸keep:") + "oops: 1\n", "stay")


def test_what_has_no_name_of_its_own_is_refused(editor: Editor) -> None:
    text = "argmap: 1\ntitle: T\nclaims:\n  ‸a: It is so.\n  b: So it is.\nmain: &m a\nsame: [[*m, b]]\n"
    assert renamed(editor, text, "c") == marked(text)[0].replace("  a:", "  c:").replace("&m a", "&m c")
    assert "built-in" in refused(
        editor, LIBRARY + "  - {premises: [used], conclusion: keep, scheme: expert-‸opinion}\n", "x"
    )
    assert "nothing here" in refused(editor, LIBRARY.replace("every year", "every ‸year", 1), "x")


def test_the_name_is_shown_before(editor: Editor) -> None:
    answer = editor.ask("prepareRename", LIBRARY.replace("[used, needed]", "[us‸ed, needed]"))
    assert answer["placeholder"] == "used"
    assert answer["range"]["start"]["character"] == len("    premises: [")
    assert editor.ask("prepareRename", LIBRARY.replace("every year", "every ‸year", 1)) is None
