"""What is known of a claim, an argument, a scheme or a voice, in a few lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.analysis.offers import claim_text, scheme_text
from argmap.evaluation import Status
from argmap.graph import Graph
from argmap.graph.index import Step
from argmap.model import ArgumentMap, Scheme
from argmap.reading.document import Document
from argmap.reading.mentions import Mention

MOST = 12
"""Arguments that are listed of one claim; the rest is counted."""

STATUS = {"in": "stands", "out": "does not stand", "undecided": "is undecided"}


def about_claim(graph: Graph, name: str, status: Status | None) -> str:
    """Return a claim's text, who says it, whether it stands, and what speaks for and against it."""
    claim = graph.claims[name]
    head = f"**{name}**" + (f" · {claim.title}" if claim.title else "")
    head += f" · *{STATUS[status]}*" if status is not None else ""
    lines = [head, "", claim_text(claim, graph.map), ""]
    lines += _listed("Supported by", [graph.steps[index] for index in graph.supports.get(name, ())])
    lines += _listed("Attacked by", [graph.steps[index] for index in graph.rebuttals.get(name, ())])
    uses = [graph.steps[index] for index in graph.uses.get(name, ())]
    lines += _listed("Speaks for", [step for step in uses if step.relation == "conclusion"], targets=True)
    lines += _listed("Speaks against", [step for step in uses if step.relation != "conclusion"], targets=True)
    return "\n".join(lines).strip()


def _listed(heading: str, steps: Iterable[Step], *, targets: bool = False) -> list[str]:
    """Return a heading and a line for each argument: its premises, or what it bears on."""
    told = [_target(step) if targets else _premises(step) for step in steps]
    if not told:
        return []
    more = [f"- … and {len(told) - MOST} more"] if len(told) > MOST else []
    return [f"{heading}:", "", *(f"- {line}" for line in told[:MOST]), *more, ""]


def _premises(step: Step) -> str:
    names = " and ".join(
        {"holds": f"`{p.claim}`", "held": f"that `{p.claim}` is held", "not": f"not `{p.claim}`"}[p.mode]
        for p in step.premises
    )
    return names + _remarks(step)


def _target(step: Step) -> str:
    return f"`{step.target}`" + (" (undercuts it)" if step.relation == "undercuts" else "") + _remarks(step)


def _remarks(step: Step) -> str:
    told = [name for name in (step.argument.id, step.argument.scheme) if name]
    return f" ({', '.join(told)})" if told else ""


def about_argument(graph: Graph, index: int) -> str:
    """Return what an argument leads from and to, and what undercuts it."""
    step = graph.steps[index]
    what = {"conclusion": "supports", "rebuts": "speaks against", "undercuts": "undercuts"}[step.relation]
    lines = [f"**{step.argument.id}**" + (f" · {step.argument.title}" if step.argument.title else ""), ""]
    for premise in step.premises:
        claim = graph.claims.get(premise.claim)
        role = f"*{premise.role}*: " if premise.role else ""
        mode = {"holds": "", "held": "it is held that: ", "not": "not: "}[premise.mode]
        lines.append(f"- {role}{mode}`{premise.claim}` {claim.text if claim is not None else ''}")
    target = graph.claims.get(step.target)
    lines += ["", f"{what} `{step.target}`" + (f": {target.text}" if target is not None else ""), ""]
    if step.argument.scheme:
        lines += [f"Scheme: {step.argument.scheme}", ""]
    return "\n".join(
        [*lines, *_listed("Undercut by", [graph.steps[i] for i in graph.undercutters.get(index, ())])]
    ).strip()


def about_scheme(name: str, scheme: Scheme) -> str:
    """Return a scheme's definition and critical questions."""
    return f"**{name}**" + (f" · {scheme.title}" if scheme.title else "") + f"\n\n{scheme_text(scheme)}"


def about_question(graph: Graph, schemes: Mapping[str, Scheme], mention: Mention) -> str:
    """Return the critical question that an argument raises, or that a scheme of the map asks."""
    if mention.path[0] == "schemes":
        scheme = schemes.get(str(mention.path[1]))
        found = scheme.questions.get(mention.name) if scheme is not None else None
        return f"**{mention.name}**: {found.text}\n\n*attacks: {found.attacks}*" if found is not None else ""
    step = graph.steps[int(mention.path[1])]
    attacked = (
        [graph.argument_index.get(step.target)] if step.relation == "undercuts" else graph.uses.get(step.target, [])
    )
    for index in attacked:
        scheme = schemes.get(graph.steps[index].argument.scheme or "") if index is not None else None
        if scheme is not None and mention.name in scheme.questions:
            found = scheme.questions[mention.name]
            return f"**{mention.name}**: {found.text}\n\n*attacks: {found.attacks}*"
    return ""


def about_voice(argument_map: ArgumentMap, name: str) -> str:
    """Return who a voice is, and how much it says."""
    note = argument_map.voices[name].note if name in argument_map.voices else None
    claims = sum(name in (claim.voice or argument_map.author or ()) for claim in argument_map.claims.values())
    return f"**{name}**" + (f": {note}" if note else "") + f"\n\n{claims} claim{'' if claims == 1 else 's'}"


def about_include(document: Document) -> str:
    """Return what an included map is."""
    if document.map is None:
        return ""
    claims, arguments = len(document.map.claims), len(document.map.arguments)
    return f"**{document.map.title}**\n\n{claims} claims, {arguments} arguments"
