"""Neovim, as Debian has it, as a real client: what its user would see."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import missing
from tests.serving.conftest import LIBRARY

BEGIN = """
local map, answers = ...
vim.cmd('edit ' .. MAP)
local client = vim.lsp.start_client({ name = 'argmap', cmd = COMMAND, root_dir = ROOT })
vim.lsp.buf_attach_client(0, client)
local out = {}
local function wait(what, done)
  if not vim.wait(20000, done, 20) then error('waited in vain for ' .. what) end
end
local function code(d) return d.code or d.user_data.lsp.code end
local function found()
  return vim.tbl_map(function(d) return { code(d), d.lnum, d.col, d.end_col } end, vim.diagnostic.get(0))
end
local function ask(method, line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.lsp.util.make_position_params(0, vim.lsp.get_client_by_id(client).offset_encoding)
  params.context = { includeDeclaration = true, triggerKind = 1 }
  return vim.lsp.buf_request_sync(0, method, params, 20000)[client].result
end
wait('the server', function()
  return vim.lsp.buf_is_attached(0, client) and vim.lsp.get_client_by_id(client).initialized
end)
"""
END = """
vim.fn.writefile({ vim.json.encode(out) }, ANSWERS)
vim.cmd('silent! wqall!')
"""


def neovim(tmp_path: Path, text: str, script: str) -> tuple[dict[str, Any], str]:
    """Run a Lua script in Neovim with a map open; return what it wrote into `out`, and the file as it left it."""
    program = shutil.which("nvim")
    if program is None:
        missing("Neovim (`nvim`)")
    assert program is not None
    path, answers, lua = tmp_path / "map.yaml", tmp_path / "answers.json", tmp_path / "script.lua"
    path.write_text(text, encoding="utf-8")
    values = {
        "MAP": json.dumps(str(path)),
        "ROOT": json.dumps(str(tmp_path)),
        "ANSWERS": json.dumps(str(answers)),
        "COMMAND": "{" + ", ".join(json.dumps(each) for each in (sys.executable, "-m", "argmap", "lsp")) + "}",
    }
    head = "\n".join(f"local {name} = {value}" for name, value in values.items())
    body = (BEGIN + script + END).replace("local map, answers = ...\n", "")
    lua.write_text(
        f"{head}\nlocal ok, problem = pcall(function()\n{body}\nend)\n"
        "if not ok then print(problem) vim.cmd('cquit 1') end\n",
        encoding="utf-8",
    )
    command = [program, "--headless", "--clean", "-i", "NONE", "-n", "-c", f"luafile {lua}", "-c", "qall!"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert answers.exists(), done.stdout + done.stderr
    return json.loads(answers.read_text(encoding="utf-8")), path.read_text(encoding="utf-8")


def test_findings_completion_hover_and_definition(tmp_path: Path) -> None:
    out, _ = neovim(tmp_path, LIBRARY.replace("[reserve]", "[resreve]"), """
        wait('findings', function() return #vim.diagnostic.get(0) > 1 end)
        out.found = found()
        out.hover = ask('textDocument/hover', 5, 3).contents.value
        out.definition = ask('textDocument/definition', 18, 17).range.start.line
        out.references = #ask('textDocument/references', 5, 3)
        out.completion = vim.tbl_map(function(i) return i.label end, ask('textDocument/completion', 22, 15).items)
    """)  # fmt: skip
    assert ["dangling-reference", 21, 15, 22] in out["found"]
    assert out["hover"].startswith("**keep** · ")
    assert out["definition"] == 4
    assert out["references"] == 3
    assert "reserve" in out["completion"]


def test_the_set_up_of_the_docs_works_in_it(tmp_path: Path) -> None:
    program = shutil.which("nvim")
    if program is None:
        missing("Neovim (`nvim`)")
    assert program is not None
    page = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
    newer, older = re.findall(r"```lua\n(.*?)```", page, re.DOTALL)
    command = ", ".join(json.dumps(each) for each in (sys.executable, "-m", "argmap", "lsp"))
    (tmp_path / "map.yaml").write_text(LIBRARY.replace("[reserve]", "[resreve]"), encoding="utf-8")
    (tmp_path / "argmap.toml").write_text("", encoding="utf-8")
    (tmp_path / "newer.lua").write_text(newer.replace("'argmap', 'lsp'", command), encoding="utf-8")
    (tmp_path / "older.lua").write_text(older.replace("'argmap', 'lsp'", command), encoding="utf-8")
    (tmp_path / "init.lua").write_text(
        "vim.cmd('luafile ' .. (vim.lsp.enable and 'newer.lua' or 'older.lua'))\n", encoding="utf-8"
    )
    (tmp_path / "look.lua").write_text(
        "vim.wait(20000, function() return #vim.diagnostic.get(0) > 1 end, 20)\n"
        "for _, each in ipairs(vim.diagnostic.get(0)) do print(each.message) end\nvim.cmd('qall!')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [program, "--headless", "-u", "init.lua", "-i", "NONE", "-n", "map.yaml", "-c", "luafile look.lua"],
        cwd=tmp_path, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert "no claim is called `resreve`" in done.stdout + done.stderr


@pytest.mark.parametrize("before", ["", "🏛🏛 Գրադարանը "])
def test_what_is_typed_is_followed_letter_by_letter(tmp_path: Path, before: str) -> None:
    text = (
        f'argmap: 1\ntitle: T\nmain: a\nclaims:\n  a: It holds.\n  b: "{before}So it is."\n'
        "arguments:\n- {premises: [b], conclusion: a}\n"
    )
    out, saved = neovim(tmp_path, text, """
        wait('no findings', function() return #vim.diagnostic.get(0) == 0 end)
        vim.api.nvim_win_set_cursor(0, { 6, 0 })
        vim.cmd('normal A # 🌍')
        vim.cmd('normal ofoo: ')
        wait('findings', function() return #vim.diagnostic.get(0) > 0 end)
        vim.cmd('normal A It is the ԱԲ sun.')
        wait('an orphan', function() local d = vim.diagnostic.get(0)[1]; return d and code(d) == 'orphan-claim' end)
        out.found = found()
    """)  # fmt: skip
    assert saved.split("\n")[5:7] == [f'  b: "{before}So it is." # 🌍', "  foo:  It is the ԱԲ sun."]
    assert out["found"] == [["orphan-claim", 6, 2, 5]]


def test_rename_and_formatting_change_the_text(tmp_path: Path) -> None:
    text = LIBRARY.replace("[used, needed]", "[used,   needed]").replace("  used: More", '  used: "🏛" # More')
    _, saved = neovim(tmp_path, text, """
        wait('reading', function() return ask('textDocument/hover', 5, 3) ~= nil end)
        vim.api.nvim_win_set_cursor(0, { 5, 3 })
        vim.lsp.buf.rename('stay')
        wait('the rename', function() return vim.fn.getline(5):match('stay:') ~= nil end)
        if vim.lsp.buf.formatting_sync then vim.lsp.buf.formatting_sync(nil, 20000) else vim.lsp.buf.format() end
    """)  # fmt: skip
    assert saved.count("stay") == 3 and "keep:" not in saved
    assert "[used, needed]" in saved and "🏛" in saved
