"""A claim that stands alone becomes a premise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Edit, Fix
from argmap.editing.actions.base import Pen
from argmap.model import Argument, premise_claim
from argmap.reading.document import Document
from argmap.reading.tree import Row, Table

MOST = 5
_WORD = re.compile(r"\w{4,}")


def premise_of(document: Document, claim: str) -> Iterator[Fix]:
    """Yield the ways to give a claim its argument: the arguments that speak of the same first, then one of its own.

    Arguments with roles, and those of which it is a premise already, are left out. Linear in the size of the map.
    """
    own = document.map
    if own is None or claim not in own.claims:
        return
    pen = Pen(document)
    words = _words(own.claims[claim].text)
    ranked = []
    for index, argument in enumerate(own.arguments):
        names = [premise_claim(premise) for _, _, premise in argument.role_premises()]
        if claim in names or claim == argument.target:
            continue
        texts = [own.claims[name].text for name in (*names, argument.target) if name in own.claims]
        same_group = any(
            name in own.claims and own.claims[name].group == own.claims[claim].group is not None for name in names
        )
        alike = sum(len(words & _words(text)) for text in texts)
        ranked.append((-alike - same_group, index, argument))
    told = 0
    for _, index, argument in sorted(ranked, key=lambda entry: entry[:2]):
        edit = _added(pen, index, claim)
        if edit is not None:
            yield Fix(f"make `{claim}` a premise of {_name(argument)}", (edit,))
            told += 1
            if told == MOST:
                break
    target = own.main[0] if own.main else next((a.conclusion for a in own.arguments if a.conclusion), None)
    if target is not None and target != claim:
        for relation, what in (("conclusion", "for"), ("rebuts", "against")):
            new = pen.argument([f"premises: [{claim}]", f"{relation}: {target}"])
            if new is not None:
                yield Fix(f"let `{claim}` speak {what} `{target}`, by an argument of its own", (new,))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _name(argument: Argument) -> str:
    what = {"conclusion": "to", "rebuts": "against", "undercuts": "undercutting"}[argument.relation]
    if argument.id is not None:
        return f"`{argument.id}`, {what} `{argument.target}`"
    return f"the argument {what} `{argument.target}`"


def _added(pen: Pen, index: int, claim: str) -> Edit | None:
    arguments = pen.root.get("arguments")
    argument = arguments[index] if isinstance(arguments, Row) and index < len(arguments) else None
    premises = argument.get("premises") if isinstance(argument, Table) else None
    if not isinstance(argument, Table) or not isinstance(premises, Row) or premises.at != argument.value_at["premises"]:
        return None
    if not premises:
        return pen.edit(premises.at[1] - 1, premises.at[1] - 1, claim) if pen.in_braces(premises) else None
    start, end = pen.trimmed(premises.item_at[-1])
    if pen.in_braces(premises):
        return pen.edit(end, end, f", {claim}")
    dash = pen.text[start - pen.column(start) : start]
    if dash.strip() != "-":
        dash = " " * dash.rindex("-") + "- " if "-" in dash else ""
    return pen.edit(pen.line_end(end), pen.line_end(end), f"{pen.newline}{dash}{claim}") if dash else None
