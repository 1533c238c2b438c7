"""Symbols, folds, lenses and semantic tokens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.serving.conftest import LIBRARY, Editor


def asked(editor: Editor, method: str, text: str = LIBRARY) -> Any:
    uri = editor.open(text)
    return editor.client.request(f"textDocument/{method}", {"textDocument": {"uri": uri}})


def test_the_outline_of_a_map(editor: Editor) -> None:
    claims, arguments = asked(editor, "documentSymbol")
    assert claims["name"] == "claims" and arguments["name"] == "arguments"
    assert [(each["name"], each["detail"]) for each in claims["children"]][:2] == [
        ("keep", "The town should keep its library open."),
        ("used", "More people use the library every year."),
    ]
    assert [each["name"] for each in arguments["children"]] == ["use: → keep", "money: ⊣ keep", "reserve ⊸ money"]
    for part in (claims, arguments, *claims["children"], *arguments["children"]):
        whole, chosen = part["range"], part["selectionRange"]
        assert tuple(whole["start"].values()) <= tuple(chosen["start"].values())
        assert tuple(chosen["end"].values()) <= tuple(whole["end"].values()), part["name"]


def test_symbols_of_all_maps_by_id_or_text(start: Callable[..., Editor]) -> None:
    editor = start()
    editor.file(LIBRARY, "one.yaml")
    editor.open(LIBRARY.replace("keep", "stay").replace("More people", "Many"), "two.yaml")
    found = editor.client.request("workspace/symbol", {"query": "more people use the library"})
    assert [(each["name"], each["location"]["uri"][-8:]) for each in found] == [("used", "one.yaml")]
    everything = editor.client.request("workspace/symbol", {"query": ""})
    assert len(everything) == 14
    assert {each["containerName"] for each in everything} == {"Should the town close its library?"}


def test_folds(editor: Editor) -> None:
    found = asked(editor, "foldingRange", "# One\n# Two\n" + LIBRARY)
    lines = {(each["startLine"], each["endLine"]) for each in found}
    assert (0, 1) in lines  # the comments
    assert (5, 15) in lines  # the claims
    assert (8, 11) in lines  # one of them
    assert (16, 24) in lines and (17, 19) in lines  # the arguments, and one


def test_lenses_count_what_bears_on_a_claim(editor: Editor) -> None:
    found = {each["range"]["start"]["line"]: each["command"]["title"] for each in asked(editor, "codeLens")}
    assert found == {
        4: "supported by 1, attacked by 1",
        5: "supports 1",
        6: "attacks 1",
        10: "attacks 1",
        11: "supports 1",
    }


def test_tokens_are_the_names(editor: Editor) -> None:
    text = (
        'argmap: 1\ntitle: T\nclaims: {a: "🏛🏛", գիրք: It is so.}\narguments:\n  - {premises: [a], conclusion: գիրք}\n'
    )
    legend = editor.client.capabilities["semanticTokensProvider"]["legend"]
    data = asked(editor, "semanticTokens/full", text)["data"]
    line = column = 0
    found = []
    for at in range(0, len(data), 5):
        down, right, length, kind, modifiers = data[at : at + 5]
        line, column = line + down, right if down else column + right
        units = text.split("\n")[line].encode("utf-16-le")
        word = units[2 * column : 2 * (column + length)].decode("utf-16-le")
        found.append((word, legend["tokenTypes"][kind], modifiers))
    assert found == [("a", "variable", 1), ("գիրք", "variable", 1), ("a", "variable", 0), ("գիրք", "variable", 0)]


def test_a_broken_text_keeps_outline_folds_lenses_and_tokens_where_they_are_now(editor: Editor) -> None:
    uri = editor.open(LIBRARY)

    def told(method: str) -> Any:
        return editor.client.request(f"textDocument/{method}", {"textDocument": {"uri": uri}})

    def lines() -> list[Any]:
        outline = {each["name"]: each for part in told("documentSymbol") for each in part["children"]}
        lenses = {each["command"]["title"]: each["range"]["start"]["line"] for each in told("codeLens")}
        folds = [each["startLine"] for each in told("foldingRange")]
        return [outline["keep"]["selectionRange"]["start"]["line"], outline["use: → keep"]["range"]["start"]["line"],
                lenses["supported by 1, attacked by 1"], max(folds)]  # fmt: skip

    whole = told("semanticTokens/full")["data"]
    before = lines()
    line = LIBRARY.split("\n").index("arguments:")
    where = {"start": {"line": line, "character": 0}, "end": {"line": line, "character": 0}}
    editor.client.change(uri, (where, '  broken: "\n  as: it is\n'))
    assert [d["code"] for d in editor.client.findings(uri)] == ["yaml-syntax"]
    assert lines() == [before[0], before[1] + 2, before[2], before[3] + 2]
    tokens = told("semanticTokens/full")["data"]
    assert len(tokens) == len(whole) and sum(tokens[::5]) == sum(whole[::5]) + 2
