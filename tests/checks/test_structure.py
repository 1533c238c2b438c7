"""What the checks of structure say, what belongs to it, and how long they take."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from argmap.api import Report, check, check_files
from argmap.diagnostics import Diagnostic, SourceText
from argmap.editing.fixes import apply_fixes
from argmap.model import Argument, ArgumentMap, Claim
from argmap.reading import read_string

CLAIMS = """argmap: 1
title: T
claims: {keep: Keep it now., used: It is much used., cost: It is too dear.}
"""


def report(folder: Path, text: str, *select: str, **others: str) -> Report:
    for name, content in {"map": text, **others}.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    from argmap.diagnostics import Selection

    return check_files([folder / "map.yaml"], Selection(select=select or ("AM2", "AM3")))


def messages(found: Report) -> list[str]:
    return [d.message for d in found.diagnostics]


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("- {premises: [usd], conclusion: keep}", "no claim is called `usd`; did you mean `used`?"),
        ("- {premises: [xyz], conclusion: keep}", "no claim is called `xyz`"),
        ("- {premises: [m/a], conclusion: keep}", "`m/a`: no included map has the alias `m`"),
        ("- {premises: [used], undercuts: cost}", "`cost` is a claim; use `rebuts`, or name the argument"),
        ("- {premises: [used], undercuts: cots}", "no argument is called `cots`; an argument is named by its `id`"),
        ("- {id: a, premises: [used], conclusion: a}", "`a` is an argument; `undercuts` speaks of arguments"),
        ("- {id: a, premises: [a], conclusion: keep}", "`a` is an argument; name a claim here"),
        ("- {premises: [used, keep], conclusion: keep}", "`keep` is a premise of an argument for itself"),
        ("- {premises: [keep], rebuts: keep}", "`keep` is a premise of an argument against itself"),
    ],
)
def test_errors_are_said_in_the_words_of_the_author(tmp_path: Path, rest: str, message: str) -> None:
    assert messages(report(tmp_path, f"{CLAIMS}arguments:\n  {rest}\n", "AM2")) == [message]


def test_a_claim_for_an_argument_names_the_arguments_that_may_be_meant(tmp_path: Path) -> None:
    text = CLAIMS + (
        "arguments:\n  - {id: use, premises: [used], conclusion: keep}\n  - {premises: [cost], undercuts: keep}\n"
    )
    said = "`keep` is a claim; use `rebuts`, or name the argument for it: `use`"
    assert messages(report(tmp_path, text, "AM2")) == [said]


def test_an_id_without_its_alias_is_found_in_the_included_map_and_fixed(tmp_path: Path) -> None:
    text = CLAIMS + "include: {mayor: mayor}\narguments:\n  - {premises: [tax], rebuts: keep}   # ?\n"
    text = text.replace("mayor: mayor", "mayor: mayor.yaml")
    mayor = "argmap: 1\ntitle: M\nclaims: {tax: Taxes are high.}\n"
    found = report(tmp_path, text, "AM2", mayor=mayor).diagnostics
    assert [d.message for d in found] == ["no claim is called `tax`; did you mean `mayor/tax`?"]
    assert apply_fixes(SourceText(str(tmp_path / "map.yaml"), text), found).text == text.replace("[tax]", "[mayor/tax]")


def test_what_is_lost_to_a_fault_is_not_dangling_too(tmp_path: Path) -> None:
    text = CLAIMS + "include: {gone: gone.yaml}\narguments:\n  - {premises: [gone/a, broken], rebuts: keep}\n"
    text = text.replace("cost:", "broken: {txt: It is broken.}, cost:")
    assert {d.slug for d in report(tmp_path, text, "AM0", "AM1", "AM2").diagnostics} <= {
        "unreadable-file",
        "unknown-key",
        "missing-key",
    }


def test_includes_that_are_not_at_hand_are_not_dangling() -> None:
    text = CLAIMS + "include: {m: m.yaml}\nmain: m/x\narguments:\n  - {premises: [m/a], conclusion: keep}\n"
    argument_map = read_string(text).map
    assert argument_map is not None
    assert [d.slug for d in check(argument_map, select=["AM2"])] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("premises: [used, cost, used]", "premises: [used, cost]"),
        ("premises: [used, used, used]", "premises: [used]"),
        ("premises: [used,\n      cost,\n      used]", "premises: [used,\n      cost]"),
        ("premises: [{held: used}, {held: used}]", "premises: [{held: used}]"),
        (
            "premises:\n      - used  # why\n      - cost\n      - used\n      # end",
            "premises:\n      - used  # why\n      - cost\n      # end",
        ),
        (
            "premises:\n      - held: used\n      # a\n      - held: used  # b",
            "premises:\n      - held: used\n      # a  # b",
        ),
        ("premises: {grounds: [used, used]}", "premises: {grounds: [used]}"),
    ],
)
def test_a_repeated_premise_is_taken_out(before: str, after: str) -> None:
    text = f"{CLAIMS}arguments:\n  - {before}\n    conclusion: keep\n"
    fixed = apply_fixes(SourceText("<text>", text), _check_text(text))
    assert fixed.text == text.replace(before, after)


@pytest.mark.parametrize(
    "premises",
    ["{grounds: used, warrant: used}", "[&u used, *u]", "[used, # a\n    used]", "[used, 'used'\n    ,cost,used]"],
)
def test_a_repeated_premise_is_left_to_the_author_where_the_text_is_not_plain(premises: str) -> None:
    text = f"{CLAIMS}arguments:\n  - premises: {premises}\n    conclusion: keep\n"
    fixed = apply_fixes(SourceText("<text>", text), _check_text(text))
    again = read_string(fixed.text).map
    assert again is not None
    assert again.arguments[0].premises
    assert fixed.text.count("#") == text.count("#")


def _check_text(text: str) -> list[Diagnostic]:
    from argmap.checks import Context
    from argmap.checks.repeated_premise import find

    document = read_string(text)
    assert document.map is not None
    return list(find(Context(document.map, document.places)))


def test_the_example_of_the_format_is_clean() -> None:
    assert messages(check_files([Path(__file__).parent / "format-example.yaml"])) == []


def test_one_missing_link_is_one_warning(tmp_path: Path) -> None:
    claims = "".join(f"  c{i}: Claim {i} holds.\n" for i in range(30))
    steps = "".join(f"  - {{premises: [c{i}], conclusion: c{i + 1}}}\n" for i in range(29) if i != 9)
    found = report(tmp_path, f"argmap: 1\ntitle: T\nmain: c29\nclaims:\n{claims}arguments:\n{steps}", "unreachable")
    assert messages(found) == ["`c9` leads to no main conclusion, nor does what leads to it (9 more)"]
    assert len(found.diagnostics[0].related) == 9


def _big(kind: str, count: int) -> ArgumentMap:
    claims = {f"claim-{i}": Claim(text=f"Claim {i}.") for i in range(count)}
    if kind == "chain":
        arguments = [Argument(premises=[f"claim-{i}"], conclusion=f"claim-{i + 1}") for i in range(count - 1)]
    elif kind == "ring":
        arguments = [Argument(premises=[f"claim-{i}"], conclusion=f"claim-{(i + 1) % count}") for i in range(count)]
    elif kind == "star":
        arguments = [Argument(premises=[f"claim-{i}"], conclusion="claim-0") for i in range(1, count)]
    else:
        arguments = [Argument(premises=[f"clam-{i}"], conclusion=f"x{i}") for i in range(count)]
    pairs = [[f"claim-{i}", f"claim-{i + 1}"] for i in range(count - 1)] if kind == "star" else []
    return ArgumentMap(argmap=1, title="T", claims=claims, arguments=arguments, contraries=pairs, same=pairs)


@pytest.mark.parametrize("kind", ["chain", "ring", "star", "dangling"])
def test_checks_of_structure_are_close_to_linear(kind: str) -> None:
    small, large = _big(kind, 3_000), _big(kind, 24_000)
    seconds = []
    for argument_map in (small, large):
        begun = time.process_time()
        check(argument_map, select=["AM2", "AM3"])
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 8 * 4 * seconds[0] + 1
