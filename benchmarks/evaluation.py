"""What evaluating costs: `python benchmarks/evaluation.py [NAME …]`, with the Python that has argmap.

Measures functions within this process, on random maps built beforehand, the garbage collector off as in the command
line; processor time, the best of three. Beside each: the same on a tenth of the map (10 is linear), and what it is a
multiple of: `start` is a process that imports argmap and does nothing. Prints a table in Markdown. A measure is a
function and one line in MEASURES.
"""

from __future__ import annotations

import gc
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from argmap.evaluation import Settings, evaluate, standing
from argmap.evaluation.framework import attacked, evaluate_framework
from argmap.evaluation.sensitivity import gradient, swings, tipping_points
from argmap.evaluation.solver import Search
from argmap.model import ArgumentMap
from argmap.model.framework import Framework


class Row(NamedTuple):
    """A line of the table: times in seconds of processor time."""

    what: str
    seconds: float
    tenth: float | None
    beside: str
    other: float


def random_map(claims: int, arguments: int, *, loops: bool, seed: int = 1) -> ArgumentMap:
    """Return a random map: one or two premises each, a third rebut; without loops, premises come after targets."""
    chance = random.Random(seed)
    entries = {f"c{n}": {"text": "It holds.", "credence": round(chance.random(), 3)} for n in range(claims)}
    made: list[dict[str, Any]] = []
    for _ in range(arguments):
        target = chance.randrange(claims if loops else claims - 1)
        first = 0 if loops else target + 1
        premises = [f"c{chance.randrange(first, claims)}" for _ in range(chance.choice((1, 1, 2)))]
        relation = chance.choice(("conclusion", "conclusion", "rebuts"))
        made.append({"premises": premises, relation: f"c{target}", "weight": round(chance.random(), 2)})
    return ArgumentMap.model_validate({"argmap": 1, "title": "Random", "claims": entries, "arguments": made})


def tree(claims: int) -> ArgumentMap:
    """Return a tree: each claim below another supports it, every third rebuts it, three below each."""
    chance = random.Random(1)
    entries = {f"c{n}": {"text": "It holds.", "credence": round(chance.random(), 3)} for n in range(claims)}
    made = [
        {"premises": [f"c{n}"], "rebuts" if n % 3 == 0 else "conclusion": f"c{(n - 1) // 3}", "weight": 0.9}
        for n in range(1, claims)
    ]
    return ArgumentMap.model_validate({"argmap": 1, "title": "Tree", "claims": entries, "arguments": made})


def seconds(function: Callable[[], object]) -> float:
    """Return the least processor time of three runs."""
    times = []
    for _ in range(3):
        gc.collect()
        begun = time.process_time()
        function()
        times.append(time.process_time() - begun)
    return min(times)


def start() -> float:
    """Return the processor time of a process that imports argmap: the least of three."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", "import argmap.api, argmap.evaluation"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def _strength(what: str, make: Callable[[int], ArgumentMap], gradual: Any) -> Row:
    chosen = Settings(gradual=gradual, timeout=60)
    large, small = make(100_000), make(10_000)
    assert evaluate(large, "strength", settings=chosen).finished
    here = seconds(lambda: evaluate(large, "strength", settings=chosen))
    tenth = seconds(lambda: evaluate(small, "strength", settings=chosen))
    return Row(f"strength, {gradual}, {what}", here, tenth, "standing", seconds(lambda: standing(large)))


def _standing(what: str, make: Callable[[int], ArgumentMap]) -> Row:
    large, small = make(100_000), make(10_000)
    here, tenth = seconds(lambda: standing(large)), seconds(lambda: standing(small))
    return Row(f"standing, {what}", here, tenth, "start", start())


def chain(claims: int) -> ArgumentMap:
    """Return a chain: each claim supports the next."""
    entries = {f"c{n}": "It holds." for n in range(claims)}
    made = [{"premises": [f"c{n}"], "conclusion": f"c{n + 1}"} for n in range(claims - 1)]
    return ArgumentMap.model_validate({"argmap": 1, "title": "Chain", "claims": entries, "arguments": made})


def fan(claims: int) -> ArgumentMap:
    """Return a chain each of whose claims also rebuts one claim, and is a premise of one cumulative argument."""
    base = chain(claims)
    every = list(base.claims)
    made = [{"premises": [name], "rebuts": "x", "weight": 0.3} for name in every]
    made += [
        {"premises": every, "conclusion": "y", "linkage": "cumulative"},
        {"premises": every[-1:], "conclusion": "x"},
    ]
    more = {"x": "It holds.", "y": "It holds."}
    fans = ArgumentMap.model_validate({"argmap": 1, "title": "Fan", "claims": more, "arguments": made})
    return base.model_copy(
        update={"claims": {**base.claims, **fans.claims}, "arguments": [*base.arguments, *fans.arguments]}
    )


def standing_random() -> Row:
    """100,000 claims and as many arguments, with loops."""
    return _standing("100,000 claims, random", lambda size: random_map(size, size, loops=True))


def standing_chain() -> Row:
    """A chain of 100,000."""
    return _standing("chain of 100,000", chain)


def standing_fan() -> Row:
    """One claim with 100,000 arguments that change one after the other, one argument with 100,000 premises."""
    return _standing("100,000 arguments of one claim", fan)


def strength_without_loops() -> Row:
    """100,000 claims and as many arguments."""
    return _strength("100,000 claims", lambda size: random_map(size, size, loops=False), "df-quad")


def strength_by_quadratic_energy() -> Row:
    """The same by another semantics."""
    return _strength("100,000 claims", lambda size: random_map(size, size, loops=False), "quadratic-energy")


def strength_by_euler() -> Row:
    """The same by a third."""
    return _strength("100,000 claims", lambda size: random_map(size, size, loops=False), "euler")


def strength_with_loops() -> Row:
    """The map of `standing`: 34,000 claims and arguments on loops or between them, among 200,000."""
    return _strength("100,000 claims, loops", lambda size: random_map(size, size, loops=True), "df-quad")


def strength_in_a_knot() -> Row:
    """A knot of 79,000 claims and arguments among 220,000."""
    return _strength("100,000 claims, a knot", lambda size: random_map(size, size * 12 // 10, loops=True), "df-quad")


def strength_start() -> Row:
    """The same beside what it takes to start."""
    row = strength_without_loops()
    return row._replace(beside="start", other=start())


def gradient_beside_strength() -> Row:
    """One backward pass beside one evaluation; the part behind a claim is cut out first, which is counted."""
    large, small = tree(100_000), tree(10_000)
    forward = seconds(lambda: evaluate(large, "strength"))
    here, tenth = seconds(lambda: gradient(large, "c0")), seconds(lambda: gradient(small, "c0"))
    return Row("gradient of 67,000 leaves, tree of 100,000 claims", here, tenth, "strength", forward)


def probability_of_a_tree() -> Row:
    """Exact."""
    large, small = tree(100_000), tree(10_000)
    assert evaluate(small, "probability").claims["c0"].error == 0
    here = seconds(lambda: evaluate(large, "probability"))
    tenth = seconds(lambda: evaluate(small, "probability"))
    return Row("probability, exact, tree of 100,000 claims", here, tenth, "standing", seconds(lambda: standing(large)))


def samples_beside_a_loop_in_python() -> Row:
    """10,000 worlds of a tangled map of 200 claims, beside `standing` run as often on the map as it is."""
    tangled = random_map(200, 400, loops=True)
    found = evaluate(tangled, "probability")
    assert any(verdict.error for verdict in found.claims.values())
    here = seconds(lambda: evaluate(tangled, "probability"))
    small = random_map(20, 40, loops=True, seed=3)
    tenth = seconds(lambda: evaluate(small, "probability"))
    once = seconds(lambda: [standing(tangled) for _ in range(20)]) / 20
    return Row("probability, 10,000 samples, 200 claims", here, tenth, "standing × 10,000", once * 10_000)


def sensitivities() -> Row:
    """All that `hinges` asks of the claim of a tangled map that most leaves bear on, among ten."""
    small = random_map(50, 100, loops=False, seed=5)
    claim = max([f"c{number}" for number in range(10)], key=lambda name: len(swings(small, name)))

    def ask() -> None:
        gradient(small, claim)
        swings(small, claim, "strength")
        tipping_points(small, claim, "strength")
        swings(small, claim, "probability")
        tipping_points(small, claim, "probability")

    return Row("sensitivities of a claim, 50 claims", seconds(ask), None, "start", start())


def random_framework(arguments: int) -> Framework:
    """Return a random framework: two attacks an argument on average, each between any two."""
    chance = random.Random(1)
    attacks = [(chance.randrange(arguments), chance.randrange(arguments)) for _ in range(2 * arguments)]
    return Framework(tuple(map(str, range(arguments))), tuple(attacks))


def grounded_of_a_random_map() -> Row:
    """100,000 claims and as many arguments, with loops."""
    large, small = random_map(100_000, 100_000, loops=True), random_map(10_000, 10_000, loops=True)
    here, tenth = seconds(lambda: evaluate(large, "grounded")), seconds(lambda: evaluate(small, "grounded"))
    return Row("grounded, 100,000 claims", here, tenth, "standing", seconds(lambda: standing(large)))


def preferred_of_a_random_framework() -> Row:
    """One preferred extension, beside clingo alone: the same program of the whole framework, nothing taken out."""
    chosen = Settings(most_extensions=1, timeout=60)
    large, small = random_framework(10_000), random_framework(1_000)
    assert evaluate_framework(large, "preferred", chosen).extensions

    def bare() -> None:
        next(iter(Search(attacked(large), time.monotonic() + 60).each("preferred", ())))

    here = seconds(lambda: evaluate_framework(large, "preferred", chosen))
    tenth = seconds(lambda: evaluate_framework(small, "preferred", chosen))
    return Row("preferred, one extension, 10,000 arguments", here, tenth, "clingo alone", seconds(bare))


def preferred_of_a_map() -> Row:
    """The same as a map of claims that rebut each other."""
    framework = random_framework(10_000)
    rebutting = [{"premises": [f"c{one}"], "rebuts": f"c{other}"} for one, other in framework.attacks]
    claims = {f"c{name}": "It holds." for name in framework.arguments}
    made = ArgumentMap.model_validate({"argmap": 1, "title": "T", "claims": claims, "arguments": rebutting})
    here = seconds(lambda: evaluate(made, "preferred", settings=Settings(most_extensions=1, timeout=60)))
    return Row("preferred, one extension, map of 10,000 claims", here, None, "start", start())


MEASURES: dict[str, Callable[[], Row]] = {
    "standing": standing_random,
    "standing-chain": standing_chain,
    "standing-fan": standing_fan,
    "grounded": grounded_of_a_random_map,
    "preferred": preferred_of_a_random_framework,
    "preferred-map": preferred_of_a_map,
    "strength": strength_without_loops,
    "strength-quadratic-energy": strength_by_quadratic_energy,
    "strength-euler": strength_by_euler,
    "strength-loops": strength_with_loops,
    "strength-knot": strength_in_a_knot,
    "strength-start": strength_start,
    "gradient": gradient_beside_strength,
    "probability-tree": probability_of_a_tree,
    "probability-samples": samples_beside_a_loop_in_python,
    "sensitivities": sensitivities,
}


def main() -> None:
    """Measure and print."""
    unknown = [name for name in sys.argv[1:] if name not in MEASURES]
    if unknown:
        sys.exit(f"no measure {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    gc.disable()
    print("| what | seconds | 10 × the size | beside | ratio |\n|---|---:|---:|---|---:|")
    for name in sys.argv[1:] or MEASURES:
        row = MEASURES[name]()
        growth = "" if row.tenth is None else f"{row.seconds / row.tenth:.1f} ×"
        print(
            f"| {row.what} | {row.seconds:.3f} | {growth} | {row.beside} {row.other:.3f} s "
            f"| {row.seconds / row.other:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
