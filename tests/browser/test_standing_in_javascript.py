"""The page's own evaluation says what the library says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from fractions import Fraction
from importlib.resources import files
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.evaluation import case_of, standing
from argmap.evaluation.portable import portable
from argmap.model import AS_ARGUED, ArgumentMap
from tests.evaluation.test_hinges import dense_maps
from tests.evaluation.test_standing_exact import debate
from tests.strategies import argument_maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
PROGRAM = """
import { readFileSync } from "node:fs";
import { standing } from %s;
const found = JSON.parse(readFileSync(0)).map(({ data, assume, without }) => {
  const result = standing(data, assume, without);
  return { claims: Object.fromEntries(result.claims), arguments: result.arguments.map(({ low, high }) => [low, high]) };
});
console.log(JSON.stringify(found));
"""


def in_javascript(cases: list[dict[str, Any]]) -> Any:
    node = shutil.which("node")
    if node is None:
        if os.environ.get("ARGMAP_TESTS_COMPLETE") == "1":
            pytest.fail("node is not installed, and here nothing may be missing")
        pytest.skip("node is not installed")
    module = Path(str(files("argmap.drawing.page"))) / "js" / "standing.js"
    # By a data URL, as a `.js` file is no module for node where no package says so.
    program = PROGRAM % json.dumps("data:text/javascript," + _quoted(module.read_text(encoding="utf-8")))
    command = [node, "--input-type=module", "--eval", program]
    done = subprocess.run(command, input=json.dumps(cases).encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _quoted(source: str) -> str:
    from urllib.parse import quote

    return quote(source)


def in_python(m: ArgumentMap, assume: Any, without: Any) -> Any:
    found = standing(m, assume=assume, without=without)
    return {"claims": found.claims, "arguments": [list(weight) for weight in found.arguments]}


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_scenario_of_the_maps_that_come_with_argmap(path: Path) -> None:
    m = argmap.load(path, resolve=True)
    data = portable(m)
    cases = [
        {"data": data, "assume": given["assume"], "without": given["without"]} for given in data["scenarios"].values()
    ]
    for name, found in zip(data["scenarios"], in_javascript(cases), strict=True):
        case = case_of(m, name)
        assert found == in_python(m, case.assume, case.without), name
    assert next(iter(data["scenarios"])) == AS_ARGUED


def test_random_maps_with_pins() -> None:
    """Among them debates with shares of many weights: ties, that must not hang on binary fractions here either."""
    cases, expected = [], []
    debates = st.integers(0, 2**32).map(lambda seed: debate(Random(seed)))

    @given(st.one_of(dense_maps(), argument_maps(claims=7, arguments=8), debates), st.data())
    def collect(m: ArgumentMap, data: st.DataObject) -> None:
        names = st.sampled_from([*m.claims, "not-there"])
        assume = data.draw(st.dictionaries(names, st.sampled_from(["in", "out", "undecided"]), max_size=2))
        without = [each.id for each in m.arguments if each.id is not None][: data.draw(st.integers(0, 1))]
        cases.append({"data": portable(m), "assume": assume, "without": without})
        expected.append(in_python(m, assume, without))

    collect()
    for case, found, wanted in zip(cases, in_javascript(cases), expected, strict=True):
        assert found == wanted, case


def test_a_third_of_one_weight_ties_with_another() -> None:
    """Shares that cumulative premises make of weights of two digits, each against an equal one."""
    shares: dict[Fraction, list[tuple[int, int, int]]] = {}
    for of in (1, 3, 6, 7):
        for weight in range(1, 101):
            shares.setdefault(Fraction(weight, of), []).append((weight, 1, of))
    cases = []
    for one, other in (pair for equal in shares.values() for pair in permutations(equal, 2)):
        arguments = [_sharing(*one, "conclusion"), _sharing(*other, "rebuts")]
        claims = {"yes": "So.", "no": {"text": "So.", "stance": "rejects"}, "c": "So."}
        m = ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": claims, "arguments": arguments})
        cases.append({"data": portable(m), "assume": {}, "without": []})
    assert len(cases) > 100
    assert {found["claims"]["c"] for found in in_javascript(cases)} == {"out"}


def _sharing(weight: int, holding: int, of: int, relation: str) -> dict[str, Any]:
    premises = ["yes"] * holding + ["no"] * (of - holding)
    return {"premises": premises, relation: "c", "linkage": "cumulative", "weight": weight / 100}
