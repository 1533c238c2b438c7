"""Abstract argumentation frameworks: read in the field's formats, and evaluated as Dung (1995) defines it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation import evaluate
from argmap.evaluation.framework import FRAMEWORK_SEMANTICS, evaluate_framework
from argmap.formats.frameworks import FRAMEWORKS, MOST_FAULTS, read
from argmap.loading import framework_format, read_framework
from argmap.model import ArgumentMap
from argmap.model.framework import Framework
from tests.evaluation import naive

NAMES = ("1", "b", "c3", "d_d", "e")
frameworks = st.builds(
    lambda size, attacks: Framework.of(NAMES[:size], [(a, b) for a, b in attacks if {a, b} <= set(NAMES[:size])]),
    st.integers(0, 5),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12),
)


def named(framework: Framework) -> list[tuple[str, str]]:
    return [(framework.arguments[a], framework.arguments[b]) for a, b in framework.attacks]


def as_apx(framework: Framework) -> str:
    facts = [f"arg({name})." for name in framework.arguments] + [f"att({a},{b})." for a, b in named(framework)]
    return "\n".join(facts)


def as_tgf(framework: Framework) -> str:
    return "\n".join([*framework.arguments, "#", *(f"{a} {b}" for a, b in named(framework))])


def as_af(framework: Framework) -> str:
    return "\n".join([f"p af {len(framework.arguments)}", *(f"{a + 1} {b + 1}" for a, b in framework.attacks), ""])


@settings(deadline=None)
@given(frameworks)
def test_extensions_are_those_of_dung(framework: Framework) -> None:
    expected = naive.framework(framework.arguments, named(framework))
    for kind in FRAMEWORK_SEMANTICS:
        found = evaluate_framework(framework, kind)
        assert found.extensions is not None
        assert sorted(map(sorted, found.extensions)) == sorted(map(sorted, expected[kind])), kind
        assert found.credulous == frozenset().union(*expected[kind])
        assert found.skeptical == {x for x in framework.arguments if all(x in each for each in expected[kind])}


@settings(max_examples=50, deadline=None)
@given(frameworks)
def test_a_map_of_attacks_alone_is_that_framework(framework: Framework) -> None:
    ids = {name: f"x{name}" for name in framework.arguments}
    m = ArgumentMap.model_validate(
        {
            "argmap": 1,
            "title": "T",
            "claims": {ids[name]: "It holds." for name in framework.arguments},
            "arguments": [{"premises": [ids[a]], "rebuts": ids[b]} for a, b in named(framework)],
        }
    )
    for kind in FRAMEWORK_SEMANTICS:
        found, plain = evaluate(m, kind), evaluate_framework(framework, kind)
        assert {name[1:]: verdict for name, verdict in found.claims.items()} == plain.claims
        assert found.extensions is not None
        assert [tuple(name[1:] for name in each) for each in found.extensions] == list(plain.extensions or ())


@given(frameworks)
def test_each_format_says_the_same(framework: Framework) -> None:
    assert read(as_apx(framework), "apx") == (framework, [])
    assert read(as_tgf(framework), "tgf") == (framework, [])
    numbered = Framework(tuple(str(n + 1) for n in range(len(framework.arguments))), framework.attacks)
    assert read(as_af(framework), "af") == (numbered, [])


def test_what_the_formats_allow() -> None:
    expected = Framework.of(["a", "b"], [("a", "b")])
    assert read("att(a,b). % comment\n arg( a ) .arg(b).\r\n", "apx")[0].arguments == ("a", "b")
    assert read("% arg(z).\narg(a).arg(b).att(a , b).", "apx") == (expected, [])
    assert read("a first one\nb\n\n#\na b because\n", "tgf") == (expected, [])
    assert read("# a comment\r\np af 2\r\n1 2\r\n# 2 1\r\n", "af") == (Framework(("1", "2"), ((0, 1),)), [])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("f.apx", "arg(a).\natt(a,b).\n", ["2:7 no fact `arg(…)` for `b`"]),
        ("f.apx", "arg(one).\natt(one,ome).\n", ["2:9 no fact `arg(…)` for `ome`; did you mean `one`?"]),
        ("f.apx", "arg(a)\narg(b).\n", ["1:1 expected `arg(a).` or `att(a,b).`, found `arg(a)`"]),
        ("f.apx", "arg(a,b).\n", ["1:1 expected `arg(a).` or `att(a,b).`, found `arg(a,b).`"]),
        ("f.apx", "arg(a). attack(a,a).", ["1:9 expected `arg(a).` or `att(a,b).`, found `attack(a,a).`"]),
        ("f.tgf", "1\n2\n#\n1\n", ["4:1 expected two names, who attacks whom, found `1` alone"]),
        ("f.tgf", "1\n#\n1 2\n", ["3:3 no line before `#` for `2`"]),
        ("f.tgf", "1\n2\n", ["1:1 no line with `#`, which ends the arguments and begins the attacks"]),
        ("f.tgf", "1\n#\n1 1\n#\n", ["4:1 a second `#`; one ends the arguments"]),
        ("f.af", "", ["1:1 no line `p af N`, N the number of arguments"]),
        ("f.af", "p aff 2\n1 2\n", ["1:1 expected `p af N`, N the number of arguments, found `p aff 2`"]),
        ("f.af", "p af 2\n1 3\n", ["2:1 no argument 3: `p af 2` has 1 to 2"]),
        ("f.af", "p af 2\n1 2\n1\n0 1\n", [
            "3:1 expected two numbers, who attacks whom, found `1`",
            "4:1 no argument 0: `p af 2` has 1 to 2",
        ]),
        ("f.af", "p af 2\n  1 b\n", ["2:3 expected two numbers, who attacks whom, found `1 b`"]),
        ("f.af", "p af 99999999999\n", ["1:1 99,999,999,999 arguments are more than 10,000,000"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    (tmp_path / name).write_text(text)
    document = read_framework(tmp_path / name)
    assert document.framework is None
    assert not document.unread
    found = [f"{d.span.start.line + 1}:{d.span.start.column + 1} {d.message}" for d in document.diagnostics]
    assert found == expected
    assert {(d.code, d.slug) for d in document.diagnostics} == {("AM014", "bad-framework")}


def test_a_file_that_is_not_there_and_one_full_of_faults(tmp_path: Path) -> None:
    missing = read_framework(tmp_path / "none.apx")
    assert missing.unread
    assert [d.slug for d in missing.diagnostics] == ["unreadable-file"]
    (tmp_path / "f.apx").write_text("attacks(a,b).\n" * 1000)
    assert len(read_framework(tmp_path / "f.apx").diagnostics) == MOST_FAULTS


@given(st.text(st.sampled_from('argt(),. \n#p f12%"x'), max_size=60), st.sampled_from(sorted(FRAMEWORKS)))
def test_no_text_is_too_odd_to_be_read(text: str, form: str) -> None:
    framework, faults = read(text, form)
    assert all(0 <= a < len(framework.arguments) and 0 <= b < len(framework.arguments) for a, b in framework.attacks)
    assert all(0 <= fault.start <= fault.end <= len(text) + 1 for fault in faults)


def test_endings_tell_formats() -> None:
    assert [framework_format(name) for name in ("a.apx", "b.TGF", "c.af", "d.yaml")] == ["apx", "tgf", "af", None]
    with pytest.raises(ValueError, match="unknown format"):
        read("", "dot")
    with pytest.raises(ValueError, match="frameworks have no semantics 'standing'"):
        evaluate_framework(Framework((), ()), "standing")
