"""Graphviz, embedded and not: what may go wrong ends in a sentence."""

from __future__ import annotations

import shutil

import pytest

from argmap.drawing import EngineError, engine, render
from argmap.model import ArgumentMap

SMALL = 'digraph { a [label="" width=1 height=1 fixedsize=true]; a -> b [k=0] }'


def a_map(size: int = 3) -> ArgumentMap:
    return ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "A map",
            "claims": {f"c{i}": f"Claim number {i} is so." for i in range(size)},
            "arguments": [{"premises": [f"c{i}"], "conclusion": f"c{(i - 1) // 3}"} for i in range(1, size)],
        }
    )


def test_in_process_and_child_agree(monkeypatch):
    here = render(a_map(40), fit="none")
    monkeypatch.setattr(engine, "SMALL", 0)
    assert render(a_map(40), fit="none") == here


def test_time_out_says_what_to_try():
    with pytest.raises(EngineError, match=r"longer than 0\.01 seconds.*--timeout 60"):
        engine.draw(SMALL, "json0", timeout=0.01)


def test_a_crash_of_the_child_is_an_error_and_no_more(monkeypatch, tmp_path):
    crash = tmp_path / "crash.py"
    crash.write_text("import os; os.abort()")
    monkeypatch.setattr(engine, "CHILD", crash)
    with pytest.raises(EngineError, match=r"crashed.*--engine system"):
        engine.draw(SMALL, "json0")


@pytest.mark.parametrize("ask", [engine.layout, lambda dot: engine.draw(dot, "json0")])
def test_what_is_not_dot_is_an_error(ask, capfd):
    with pytest.raises(EngineError, match="Graphviz"):
        ask("digraph { a -> ")
    assert capfd.readouterr() == ("", "")


def test_a_format_that_graphviz_lacks_is_an_error():
    with pytest.raises(EngineError, match="nonsense"):
        engine.draw(SMALL, "nonsense")


def test_an_unknown_format_is_the_callers_mistake():
    with pytest.raises(ValueError, match="gif"):
        render(a_map(), format="gif")


def test_without_dot_the_system_engine_says_so(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(EngineError, match=r"no `dot` on the PATH.*leave out `--engine system`"):
        render(a_map(), engine="system")


def test_without_pygraphviz_the_systems_dot_serves(monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    asked = []
    monkeypatch.setattr(shutil, "which", asked.append)
    with pytest.raises(EngineError, match=r"pip install pygraphviz"):
        render(a_map(), fit="none")
    assert asked == ["dot"]


@pytest.mark.usefixtures("system_dot")
def test_the_system_engine_draws():
    assert str(render(a_map(), engine="system")).count('class="claim') == 3


def test_dot_alone_needs_no_graphviz(monkeypatch):
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert str(render(a_map(), format="dot")).startswith("digraph")


def test_a_large_map_is_laid_out_by_a_child_that_is_started_early(monkeypatch):
    started = []
    start = engine._start
    monkeypatch.setattr(engine, "_start", lambda *what: started.append(what) or start(*what))
    assert str(render(a_map(400), fit="none")).count('class="claim') == 400
    assert len(started) == 1


def test_a_prepared_child_that_has_died_is_replaced():
    engine.prepare()
    assert engine._spare is not None
    with engine._spare as spare:
        spare.kill()
    assert engine.draw(SMALL, "json0")
