"""Maps survive being written and read, and reading survives anything."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import yaml
from hypothesis import given, settings

import argmap
from argmap.model import ArgumentMap
from argmap.reading import read_string
from tests.strategies import argument_maps, show


@given(argument_maps())
def test_a_map_that_is_written_and_read_is_the_same_map(m: ArgumentMap) -> None:
    text = argmap.dumps(m)
    show(m)
    assert argmap.loads(text) == m


@given(argument_maps())
def test_writing_twice_writes_the_same(m: ArgumentMap) -> None:
    text = argmap.dumps(m)
    assert argmap.dumps(argmap.loads(text)) == text


@given(argument_maps())
def test_what_yaml_1_1_reads_is_the_same_values(m: ArgumentMap) -> None:
    """Other tools, most of which read YAML 1.1, see the texts that we wrote."""
    show(m)
    data = yaml.safe_load(argmap.dumps(m))
    assert ArgumentMap.model_validate(data) == m


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    document = read_string(text.encode("utf-8", "replace").decode())
    assert document.map is not None or document.diagnostics


@given(st.binary())
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    from argmap.diagnostics import SourceText
    from argmap.reading.files import Unread, decode

    text = decode(data, "x.yaml")
    if isinstance(text, SourceText):
        read_string(text.text)
    else:
        assert isinstance(text, Unread)


_KEYS = st.sampled_from(
    [
        *ArgumentMap.model_fields,
        "id",
        "premises",
        "conclusion",
        "rebuts",
        "undercuts",
        "text",
        "voice",
        "held",
        "not",
        "x",
    ]
)
_SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates(), _KEYS)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS | _SCALARS, inner, max_size=5)
)


@given(st.dictionaries(st.sampled_from(list(ArgumentMap.model_fields)), _VALUES, max_size=8))
@settings(max_examples=300)
def test_any_yaml_document_is_read_and_checked_without_an_exception(data: dict[str, Any]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True)
    document = read_string(text)
    for diagnostic in document.diagnostics:
        assert diagnostic.message
        assert "Input should" not in diagnostic.message
        assert diagnostic.span.start <= diagnostic.span.end
    if document.map is not None:
        argmap.check(document.map, select=["all"])


@given(st.data(), argument_maps())
@settings(max_examples=200)
def test_a_map_with_a_piece_cut_out_is_read_without_an_exception(data: st.DataObject, m: ArgumentMap) -> None:
    text = argmap.dumps(m)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    document = read_string(text[:start] + text[end:])
    assert document.map is not None or document.diagnostics
