"""Small cases of the literature, as maps and as frameworks, with the extensions that it gives them."""

from __future__ import annotations

import pytest

from argmap.evaluation import evaluate
from argmap.evaluation.framework import evaluate_framework
from argmap.formats.frameworks import read
from argmap.loading import loads

TWEETY = """
argmap: 1
title: "Tweety (Reiter 1980): birds fly, but penguins do not"
claims: {bird: Tweety is a bird., penguin: Tweety is a penguin., flies: Tweety flies.}
arguments:
  - {id: birds-fly, premises: [bird], conclusion: flies}
  - {premises: [penguin], undercuts: birds-fly}
"""

NIXON = """
argmap: 1
title: "The Nixon diamond (Reiter & Criscuolo 1981)"
claims:
  quaker: Nixon is a Quaker.
  republican: Nixon is a Republican.
  pacifist: Nixon is a pacifist.
  hawk: Nixon is no pacifist.
arguments:
  - {id: quakers, premises: [quaker, {not: hawk}], conclusion: pacifist}
  - {id: republicans, premises: [republican, {not: pacifist}], conclusion: hawk}
"""

FLOATING = """
argmap: 1
title: "Floating acceptance (Makinson & Schlechta 1991): two who cannot both be right agree on one thing"
claims: {one: The first witness is right., other: The second witness is right., thief: The butler is no thief.}
contraries: [[one, other]]
arguments:
  - {premises: [one, other], linkage: convergent, conclusion: thief}
"""

RED_LIGHT = """
argmap: 1
title: "Pollock's red light (1987): what looks red is red, unless the light is red; and then is the light red?"
claims:
  looks-red: The object looks red.
  red: The object is red.
  red-light: The light is red.
  says-so: John says that the light is red.
  liar: John is a liar.
arguments:
  - {id: perception, premises: [looks-red], conclusion: red}
  - {id: testimony, premises: [says-so], conclusion: red-light}
  - {premises: [red-light], undercuts: perception}
  - {id: lies, premises: [liar], undercuts: testimony}
"""

REINSTATED = """
argmap: 1
title: "Reinstatement (Dung 1995): who attacks the attacker defends"
claims: {a: A., b: B., c: C.}
arguments:
  - {premises: [a], rebuts: b}
  - {premises: [b], rebuts: c}
"""

EVEN_LOOP = """
argmap: 1
title: "An even loop: two who attack each other"
claims: {a: A., b: B.}
arguments:
  - {premises: [a], rebuts: b}
  - {premises: [b], rebuts: a}
"""

ODD_LOOP = """
argmap: 1
title: "An odd loop: three, each attacked by the next"
claims: {a: A., b: B., c: C.}
arguments:
  - {premises: [a], rebuts: b}
  - {premises: [b], rebuts: c}
  - {premises: [c], rebuts: a}
"""

SELF_ATTACK = """
argmap: 1
title: "The liar attacks himself, and whom he attacks stands only for those who must decide nothing"
claims: {liar: I am lying., plain: The sky is blue.}
arguments:
  - {premises: [liar], rebuts: liar}
  - {premises: [liar], rebuts: plain}
"""

CONTRARIES = """
argmap: 1
title: "Contraries, one of them with a reason: nobody has to weigh a bare word against it"
claims: {north: He went north., south: He went south., seen: He was seen in the north.}
contraries: [[north, south]]
arguments:
  - {premises: [seen], conclusion: north}
"""

SUPPORT_RING = """
argmap: 1
title: "A ring of support (Brewka et al. 2013): to believe each as the other says so is preferred, but not stable"
claims: {a: A., b: B.}
arguments:
  - {premises: [a], conclusion: b}
  - {premises: [b], conclusion: a}
"""

REPORTED = """
argmap: 1
title: "What is only reported may be so or not"
claims: {rumour: {text: The bridge is closed., stance: reports}, late: We shall be late., on-time: We shall be on time.}
arguments:
  - {premises: [rumour], conclusion: late}
  - {premises: [{not: late}], conclusion: on-time}
"""


@pytest.mark.parametrize(
    ("text", "grounded", "complete", "preferred", "stable"),
    [
        (TWEETY, "bird penguin", ["bird penguin"], ["bird penguin"], ["bird penguin"]),
        (
            NIXON,
            "quaker republican",
            ["quaker republican", "quaker republican pacifist", "quaker republican hawk"],
            ["quaker republican pacifist", "quaker republican hawk"],
            ["quaker republican pacifist", "quaker republican hawk"],
        ),
        (FLOATING, "", ["", "one thief", "other thief"], ["one thief", "other thief"], ["one thief", "other thief"]),
        (
            RED_LIGHT,
            "looks-red red says-so liar",
            ["looks-red red says-so liar"],
            ["looks-red red says-so liar"],
            ["looks-red red says-so liar"],
        ),
        (REINSTATED, "a c", ["a c"], ["a c"], ["a c"]),
        (EVEN_LOOP, "", ["", "a", "b"], ["a", "b"], ["a", "b"]),
        (ODD_LOOP, "", [""], [""], []),
        (SELF_ATTACK, "", [""], [""], []),
        (CONTRARIES, "north seen", ["north seen"], ["north seen"], ["north seen"]),
        (SUPPORT_RING, "", ["", "a b"], ["", "a b"], [""]),
        (REPORTED, "", ["", "rumour late", "on-time"], ["rumour late", "on-time"], ["rumour late", "on-time"]),
    ],
)
def test_maps(text: str, grounded: str, complete: list[str], preferred: list[str], stable: list[str]) -> None:
    m = loads(text)
    expected = {"grounded": [grounded], "complete": complete, "preferred": preferred, "stable": stable}
    for kind, sets in expected.items():
        found = evaluate(m, kind).extensions
        assert found is not None
        assert {frozenset(each) for each in found} == {frozenset(each.split()) for each in sets}, kind


def test_floating_conclusions_are_in_by_preferred_and_open_by_grounded() -> None:
    m = loads(FLOATING)
    assert evaluate(m, "preferred").claims["thief"].status == "in"
    assert evaluate(m, "preferred").claims["one"].status == "undecided"
    assert evaluate(m, "grounded").claims["thief"].status == "undecided"


# Frameworks of the literature with their extensions, checked by hand; `a>b` is an attack.
FRAMEWORKS = {
    "ICCMA 2023, the format's example": (
        "a>b b>d d>e e>d e>e", "abcde",
        "a c", ["a c", "a c d"], ["a c d"], ["a c d"],
    ),
    "Dung 1995, example 3: who began": ("1>2 2>1 3>1", "123", "2 3", ["2 3"], ["2 3"], ["2 3"]),
    "An even loop that decides whether an odd one can be broken": (
        "a>b b>a b>c c>d d>e e>c", "abcde",
        "", ["", "a", "b d"], ["a", "b d"], ["b d"],
    ),
    "Floating: out either way, and so is what it attacks in": (
        "a>b b>a a>c b>c c>d", "abcd",
        "", ["", "a d", "b d"], ["a d", "b d"], ["a d", "b d"],
    ),
    "Egly, Gaggl & Woltran 2010, the running example": (
        "a>b c>b c>d d>c d>e e>e", "abcde",
        "a", ["a", "a c", "a d"], ["a c", "a d"], ["a d"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("title", FRAMEWORKS)
def test_frameworks(title: str) -> None:
    attacks, names, grounded, complete, preferred, stable = FRAMEWORKS[title]
    facts = [f"arg({name})." for name in names] + [f"att({','.join(pair.split('>'))})." for pair in attacks.split()]
    framework, faults = read("\n".join(facts), "apx")
    assert not faults
    expected = {"grounded": [grounded], "complete": complete, "preferred": preferred, "stable": stable}
    for kind, sets in expected.items():
        found = evaluate_framework(framework, kind).extensions
        assert found is not None
        assert {" ".join(each) for each in found} == set(sets), kind
