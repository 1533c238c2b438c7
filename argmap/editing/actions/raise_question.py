"""A critical question that nobody raised becomes an attack on the argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.diagnostics import Fix
from argmap.editing.actions.base import Pen
from argmap.editing.actions.name_argument import naming
from argmap.graph import Graph
from argmap.model import Argument, CriticalQuestion, Scheme, premise_claim
from argmap.reading.document import Document


def raise_question(document: Document, index: int, schemes: Mapping[str, Scheme]) -> Iterator[Fix]:
    """Yield a fix for each critical question of an argument's scheme that no argument raises yet.

    It adds a claim, whose text says the question until the author writes the answer, and an argument with the
    `question`: against the premise or conclusion that it puts in doubt, else an undercut.
    """
    own = document.map
    if own is None or index >= len(own.arguments):
        return
    argument = own.arguments[index]
    scheme = schemes.get(argument.scheme or "")
    if scheme is None:
        return
    raised = _raised(Graph(own), index)
    for name, question in scheme.questions.items():
        if name not in raised:
            fix = _raise(document, index, name, question)
            if fix is not None:
                yield fix


def _raised(graph: Graph, index: int) -> set[str | None]:
    step = graph.steps[index]
    targets = {premise.claim for premise in step.premises} | {step.target}
    attacks = [*graph.undercutters.get(index, ()), *(a for name in targets for a in graph.rebuttals.get(name, ()))]
    return {graph.steps[each].argument.question for each in attacks}


def _raise(document: Document, index: int, name: str, question: CriticalQuestion) -> Fix | None:
    pen = Pen(document)
    assert document.map is not None
    argument = document.map.arguments[index]
    relation, target = _attacked(argument, question)
    edits = []
    if relation == "undercuts":
        target = argument.id or ""
        if not target:
            named = naming(pen, index)
            if named is None:
                return None
            target, edit = named
            edits.append(edit)
    claim = pen.new_id(f"{target}-{name}".replace("/", "-"))
    added = pen.claim(claim, f"To be answered: {question.text}")
    attack = pen.argument([f"premises: [{claim}]", f"{relation}: {target}", f"question: {name}"], after=index)
    if added is None or attack is None:
        return None
    return Fix(f"raise `{name}`: {question.text}", (*edits, added, attack))


def _attacked(argument: Argument, question: CriticalQuestion) -> tuple[str, str]:
    """Return how a question attacks an argument, and the claim where it is not the inference."""
    if question.attacks == "conclusion" and argument.relation == "conclusion":
        return "rebuts", argument.target
    if isinstance(argument.premises, dict) and argument.premises.get(question.attacks):
        return "rebuts", premise_claim(argument.premises[question.attacks][0])
    return "undercuts", ""
