"""What a picture says in words: captions, kinds (which are also CSS classes) and tooltips."""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.graph import Graph, Step
from argmap.model import Claim
from argmap.model.links import passage_link, web_address

STANCE_WORDS = {"asserts": "", "grants": "granted", "reports": "reported", "doubts": "doubted", "rejects": "rejected"}
"""The author's stance, said of the claim: `the mayor · rejected` must not read as if the mayor did."""
UNATTRIBUTED = "unattributed"
RELATION_WORDS = {"conclusion": "supports", "rebuts": "rebuts", "undercuts": "undercuts"}
"""What stands at a line when words are wanted."""
MODE_WORDS = {"holds": "", "held": "held", "not": "not"}


def claim_kinds(claim: Claim, authors: frozenset[str], main: bool) -> tuple[str, ...]:
    """Return what a claim is, as far as it is drawn: main, implicit, whose voice, the author's stance."""
    kinds = []
    if main:
        kinds.append("main")
    if claim.implicit:
        kinds.append("implicit")
    if claim.voice and not authors.issuperset(claim.voice):
        shared = not authors.isdisjoint(claim.voice)
        kinds.append(UNATTRIBUTED if claim.voice == [UNATTRIBUTED] else "voice-shared" if shared else "voice-other")
    if claim.stance != "asserts":
        kinds.append(STANCE_WORDS[claim.stance])
    return tuple(kinds)


def voice_classes(claim: Claim) -> list[str]:
    """Return a class for each voice of a claim: `voice-the-mayor`."""
    return [f"voice-{slug(voice)}" for voice in claim.voice or () if voice != UNATTRIBUTED]


def slug(name: str) -> str:
    """Return a name as a class can have it: small letters and digits of any script, joined by hyphens."""
    found = re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "unnamed"
    return f"{found}-" if found in ("other", "shared") else found


def claim_caption(claim: Claim, kinds: tuple[str, ...]) -> str:
    """Return the line above a claim: voice, stance, unsaid, qualifier; empty for the author's plain assertion."""
    if not kinds and claim.qualifier is None:
        return ""
    parts = []
    if not {"voice-other", "voice-shared", UNATTRIBUTED}.isdisjoint(kinds):
        parts.append(", ".join(claim.voice or ()))
    parts.append(STANCE_WORDS[claim.stance])
    if claim.implicit:
        parts.append("unsaid")
    if claim.qualifier:
        parts.append(claim.qualifier)
    return " · ".join(part for part in parts if part)


def step_caption(graph: Graph, step: Step, authors: frozenset[str], words: bool = False) -> str:
    """Return what is written at an argument's joint.

    The relation if words are wanted, another's voice (unless a premise tells), stance, unsaid, scheme, weight.
    """
    argument = step.argument
    parts = [RELATION_WORDS[step.relation]] if words else []
    if argument.voice and not authors.issuperset(argument.voice):
        told: set[str] = set()
        for use in step.premises:
            if use.claim in graph.claims:
                told.update(graph.claims[use.claim].voice or ())
        if not told.issuperset(argument.voice):
            parts.append(", ".join(argument.voice))
    parts.append(STANCE_WORDS[argument.stance])
    if argument.implicit:
        parts.append("unsaid")
    if argument.scheme:
        parts.append(scheme_name(graph, argument.scheme))
    if argument.weight != 1:
        parts.append(f"weight {argument.weight:g}")
    return " · ".join(part for part in parts if part)


def scheme_name(graph: Graph, scheme: str) -> str:
    """Return what a scheme is called: by its title if it is the map's own, else by its name, `expert opinion`."""
    own = graph.map.schemes.get(scheme)
    return own.title if own is not None and own.title else scheme.rpartition("/")[2].replace("-", " ")


def claim_tooltip(claim_id: str, claim: Claim) -> str:
    """Return all that the map says of a claim, in lines."""
    lines = [claim.text if claim.title is None else f"{claim.title}: {claim.text}", f"Claim {claim_id}"]
    if claim.voice:
        lines.append("Voice: " + ", ".join(claim.voice))
    if claim.stance != "asserts":
        lines.append(f"The author {claim.stance} it")
    if claim.implicit:
        lines.append("Unsaid: its argument needs it")
    for name, value in (
        ("Qualifier", claim.qualifier),
        ("Basis", claim.basis),
        ("Cites", "; ".join(claim.cites or ())),
        ("Credence", None if claim.credence is None else f"{claim.credence:g}"),
        ("Standard of proof", None if claim.standard == "preponderance" else claim.standard),
        ("Passage", " / ".join(claim.passage or ())),
        ("Address", claim.url),
        ("Tags", ", ".join(claim.tags or ())),
        ("Note", claim.note),
    ):
        if value:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)


def clean_line(text: str) -> str:
    """Return a text with its white space made single spaces."""
    return " ".join(text.split())


def claim_label(claim_id: str, kinds: tuple[str, ...]) -> str:
    """Return what a screen reader calls a claim, before its text."""
    return f"{'Main conclusion' if 'main' in kinds else 'Claim'} {claim_id}"


def claim_link(claim_id: str, claim: Claim, sources: Mapping[str, str]) -> str | None:
    """Return where a claim's box leads: to its first passage in its source, else to its own address, else nowhere."""
    url = sources.get(claim_id.rpartition("/")[0])
    if url and claim.passage and (link := passage_link(url, claim.passage[0])):
        return link
    return web_address(claim.url)


_VERBS = {"conclusion": "supports", "rebuts": "speaks against", "undercuts": "speaks against the argument"}


def step_tooltip(step: Step, graph: Graph) -> str:
    """Return all that the map says of an argument, in lines; claims by their titles, or ids where they have none."""
    argument = step.argument

    def called(name: str) -> str:
        claim = graph.claims.get(name)
        return f"“{clean_line(claim.title)}”" if claim is not None and claim.title else name

    lines = [argument.title] if argument.title else []
    target = step.target if step.relation == "undercuts" else called(step.target)
    name = f"Argument {argument.id}" if argument.id else f"Argument {step.index + 1}"
    lines.append(f"{name} {_VERBS[step.relation]} {target}")
    for use in step.premises:
        mode = "" if use.mode == "holds" else f"{use.mode} "
        lines.append(f"{use.role or 'Premise'}: {mode}{called(use.claim)}")
    if len(step.premises) > 1:
        lines.append(f"Linkage: {argument.linkage}")
    for name, value in (
        ("Weight", None if argument.weight == 1 else f"{argument.weight:g}"),
        ("Scheme", argument.scheme),
        ("Critical question", argument.question),
        ("Voice", ", ".join(argument.voice or ())),
        ("Stance", None if argument.stance == "asserts" else f"the author {argument.stance} it"),
        ("Unsaid", "its voice leaves the step to the reader" if argument.implicit else None),
        ("Passage", " / ".join(argument.passage or ())),
        ("Note", argument.note),
    ):
        if value:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)
