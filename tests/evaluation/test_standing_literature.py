"""Small cases from the literature, each with what `standing` makes of it.

Where a case is told of attacks between arguments (Dung 1995), each argument is a claim put forward, and an attack a
rebuttal of it. Carneades' own cases are Gordon & Walton, *Formalizing Balancing Arguments* (COMMA 2016), and Gordon,
Prakken & Walton, *The Carneades model of argument and burden of proof* (Artificial Intelligence 171, 2007).
"""

from __future__ import annotations

from typing import Any

import pytest

from argmap.evaluation import Status, standing
from argmap.graph import merge_same
from argmap.model import ArgumentMap


def statuses(claims: Any, *arguments: Any, assume: dict[str, Status] | None = None, **parts: Any) -> dict[str, Status]:
    named = claims if isinstance(claims, dict) else dict.fromkeys(claims, "It is so.")
    data = {"argmap": 1, "title": "T", "claims": named, "arguments": list(arguments), **parts}
    return standing(ArgumentMap.model_validate(data), assume=assume).claims


def support(premises: Any, conclusion: str, **more: Any) -> dict[str, Any]:
    return {"premises": premises.split() if isinstance(premises, str) else premises, "conclusion": conclusion, **more}


def rebut(premises: Any, target: str, **more: Any) -> dict[str, Any]:
    return {"premises": premises.split() if isinstance(premises, str) else premises, "rebuts": target, **more}


def undercut(premises: str, target: str, **more: Any) -> dict[str, Any]:
    return {"premises": premises.split(), "undercuts": target, **more}


def test_tweety_the_penguin_does_not_fly() -> None:
    """Reiter 1980; as an exception that undercuts the rule (Pollock 1987)."""
    tweety = [support("bird", "flies", id="birds-fly"), undercut("penguin", "birds-fly")]
    assert statuses(["bird", "penguin", "flies"], *tweety)["flies"] == "out"
    assert statuses(["bird", "penguin", "flies"], *tweety, assume={"penguin": "out"})["flies"] == "in"


def test_the_nixon_diamond() -> None:
    """Reiter & Criscuolo 1981: a Quaker and a Republican, and no reason to prefer either rule.

    Two contraries with support of equal weight: Carneades holds neither proven.
    """
    diamond = {"contraries": [["pacifist", "hawk"]]}
    arguments = [support("quaker", "pacifist"), support("republican", "hawk")]
    found = statuses(["quaker", "republican", "pacifist", "hawk"], *arguments, **diamond)
    assert (found["pacifist"], found["hawk"]) == ("out", "out")
    arguments[1]["weight"] = 0.8
    found = statuses(["quaker", "republican", "pacifist", "hawk"], *arguments, **diamond)
    assert (found["pacifist"], found["hawk"]) == ("in", "out")


def test_pollocks_red_light() -> None:
    """Pollock 1987: a thing looks red, but it is lit by a red light, which is no reason that it is not red."""
    red = [support("looks-red", "red", id="perception"), undercut("red-light", "perception")]
    found = statuses(["looks-red", "red", "red-light"], *red)
    assert (found["looks-red"], found["red"]) == ("in", "out")
    other = support("label-says-red", "red")
    assert statuses(["looks-red", "red", "red-light", "label-says-red"], *red, other)["red"] == "in"


def test_reinstatement() -> None:
    """Dung 1995: a defends c by defeating b, which attacks it."""
    assert statuses("abc", rebut("a", "b"), rebut("b", "c")) == {"a": "in", "b": "out", "c": "in"}


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5])
def test_odd_and_even_loops_of_attack_are_left_open(length: int) -> None:
    """Dung 1995: in the grounded extension no member of a mere loop is decided, be it odd or even."""
    names = [f"a{number}" for number in range(length)]
    loop = [rebut(names[number], names[(number + 1) % length]) for number in range(length)]
    assert set(statuses(names, *loop).values()) == {"undecided"}


def test_floating_acceptance_is_not_grounded() -> None:
    """Makinson & Schlechta 1991: a and b attack each other, both attack c, which attacks d. Left open, as grounded."""
    floating = [rebut("a", "b"), rebut("b", "a"), rebut("a", "c"), rebut("b", "c"), rebut("c", "d")]
    assert set(statuses("abcd", *floating).values()) == {"undecided"}


def test_a_self_defeating_claim_blocks_what_it_attacks() -> None:
    """Dung 1995, as Pollock 1994 has it for a self-defeating argument: left open, and so what it attacks."""
    assert statuses("ab", rebut("a", "a"), rebut("a", "b")) == {"a": "undecided", "b": "undecided"}


def test_a_loop_is_broken_from_outside() -> None:
    assert statuses("abc", rebut("a", "b"), rebut("b", "a"), rebut("c", "a")) == {"a": "out", "b": "in", "c": "in"}


def test_support_that_runs_in_a_ring_carries_nothing_by_itself() -> None:
    """Carneades 2016 allows cycles, and gives them the grounded labelling: a ring has no foundation of its own."""
    ring = [support("b", "a"), support("a", "b")]
    assert statuses("ab", *ring) == {"a": "undecided", "b": "undecided"}
    assert statuses("abp", *ring, support("p", "a"))["b"] == "in"


@pytest.mark.parametrize(
    ("standard", "pro", "con", "status"),
    [
        ("preponderance", 0.6, 0.5, "in"),
        ("preponderance", 0.5, 0.5, "out"),
        ("clear-and-convincing", 0.9, 0.3, "in"),
        ("clear-and-convincing", 0.8, 0.4, "out"),
        ("beyond-reasonable-doubt", 0.9, 0.2, "in"),
        ("beyond-reasonable-doubt", 0.95, 0.35, "out"),
    ],
)
def test_one_case_by_the_three_proof_standards(standard: str, pro: float, con: float, status: Status) -> None:
    """Gordon, Prakken & Walton 2007: the same arguments, weighed for civil and for criminal proof."""
    claims = {"guilty": {"text": "He did it.", "standard": standard}, "witness": "W saw him.", "alibi": "He was away."}
    arguments = [support("witness", "guilty", weight=pro), rebut("alibi", "guilty", weight=con)]
    assert statuses(claims, *arguments)["guilty"] == status


def test_witnesses_of_one_side_do_not_add_up() -> None:
    """Gordon, Prakken & Walton 2007: arguments for one claim are not accrued; the strongest counts."""
    claims = {"x": {"text": "It is so.", "standard": "clear-and-convincing"}, "a": "A.", "b": "B.", "c": "C."}
    one = [support("a", "x", weight=0.7), rebut("c", "x", weight=0.3)]
    assert statuses(claims, *one)["x"] == "out"
    assert statuses(claims, *one, support("b", "x", weight=0.7))["x"] == "out"


def test_premises_that_add_up_are_one_cumulative_argument() -> None:
    """Gordon & Walton 2016: accrual is a matter of how one argument weighs its premises."""
    claims = {"x": "It is so.", "a": "A.", "b": "B.", "c": {"text": "C.", "stance": "rejects"}, "d": "D."}
    accrual = support("a b c", "x", linkage="cumulative")
    assert statuses(claims, accrual, rebut("d", "x", weight=0.6))["x"] == "in"
    assert statuses(claims, accrual, rebut("d", "x", weight=0.6), assume={"b": "out"})["x"] == "out"


def test_assumptions_and_exceptions() -> None:
    """Gordon, Prakken & Walton 2007: an assumption holds until it is questioned, an exception only when it is shown.

    Their murder case: killing with intent is murder, unless it was self-defence.
    """
    claims = {
        "murder": "It is murder.",
        "killing": "He killed him.",
        "intent": {"text": "He meant to.", "stance": "grants"},
        "defence": {"text": "It was in self-defence.", "stance": "reports"},
    }
    arguments = [support("killing intent", "murder", id="law"), undercut("defence", "law")]
    assert statuses(claims, *arguments)["murder"] == "undecided"
    assert statuses(claims, *arguments, assume={"defence": "out"})["murder"] == "in"
    assert statuses(claims, *arguments, assume={"defence": "in"})["murder"] == "out"
    assert statuses(claims, *arguments, assume={"defence": "out", "intent": "out"})["murder"] == "out"


def test_an_issue_has_one_position_at_most() -> None:
    """Gordon & Walton 2016: the positions of an issue are weighed against each other."""
    cars = {"porsche": "Buy the Porsche.", "volvo": "Buy the Volvo.", "fast": "It is fast.", "safe": "It is safe."}
    issue = {"questions": {"car": {"title": "Which car?", "answers": ["porsche", "volvo"], "exclusive": True}}}
    arguments = [support("fast", "porsche", weight=0.4), support("safe", "volvo", weight=0.7)]
    found = statuses(cars, *arguments, **issue)
    assert (found["porsche"], found["volvo"]) == ("out", "in")
    found = statuses(cars, *arguments, **issue, assume={"safe": "out"})
    assert (found["porsche"], found["volvo"]) == ("in", "out")


# -- claims that say the same, as in a debate --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs", "status"),
    [
        (None, ("reports", "grants"), "in"),  # the most committed stance among them
        (None, ("doubts", "rejects"), "undecided"),
        (None, ("rejects", "rejects"), "out"),
        ("rejects", ("asserts", "asserts"), "out"),  # that of the map being evaluated goes before
        ("reports", ("asserts", "rejects"), "undecided"),
        ("asserts", ("rejects", "rejects"), "in"),
    ],
)
def test_the_stance_of_claims_that_say_the_same(mine: str | None, theirs: tuple[str, str], status: Status) -> None:
    claims = {f"{alias}/c": {"text": "C.", "stance": stance} for alias, stance in zip("ab", theirs, strict=True)}
    own = {"c": {"text": "C.", "stance": mine}} if mine else {}
    m = ArgumentMap.model_validate({"argmap": 1, "title": "D", "claims": own})
    every = ArgumentMap.model_validate({"argmap": 1, "title": "D", "claims": {"x": "X."}}).model_copy(
        update={
            "claims": {
                **m.claims,
                **{
                    name: ArgumentMap.model_validate({"argmap": 1, "title": "D", "claims": {"c": given}}).claims["c"]
                    for name, given in claims.items()
                },
            },
            "same": [["a/c", "b/c", *own]],
        }
    )
    assert set(standing(every).claims.values()) == {status}


def test_the_strictest_standard_of_claims_that_say_the_same() -> None:
    claims = {"a": {"text": "A.", "standard": "clear-and-convincing"}, "b": "A.", "p": "P.", "q": "Q."}
    arguments = [support("p", "a"), rebut("q", "b", weight=0.6)]
    assert statuses(claims, *arguments)["a"] == "in"
    found = statuses(claims, *arguments, same=[["a", "b"]])
    assert (found["a"], found["b"]) == ("out", "out")
    m = ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": claims, "same": [["a", "b"]]})
    assert merge_same(m).claims["a"].standard == "clear-and-convincing"


def test_pins_and_contraries_of_claims_that_say_the_same_are_shared() -> None:
    found = statuses("abc", same=[["a", "b"]], contraries=[["b", "c"]], assume={"a": "in"})
    assert found == {"a": "in", "b": "in", "c": "out"}
