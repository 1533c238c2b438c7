"""What an argument map is: pydantic models of the format, version 1."""

from argmap.model.argument import (
    RELATIONS,
    Argument,
    Held,
    Linkage,
    Mode,
    Not,
    Premise,
    Relation,
    premise_claim,
    premise_mode,
)
from argmap.model.argument_map import AS_ARGUED, ArgumentMap, Group, Question, Scenario, Source, Voice
from argmap.model.claim import Basis, Claim, Qualifier, Stance, Standard
from argmap.model.scheme import BuiltinScheme, CriticalQuestion, Scheme

__all__ = [
    "AS_ARGUED",
    "RELATIONS",
    "Argument",
    "ArgumentMap",
    "Basis",
    "BuiltinScheme",
    "Claim",
    "CriticalQuestion",
    "Group",
    "Held",
    "Linkage",
    "Mode",
    "Not",
    "Premise",
    "Qualifier",
    "Question",
    "Relation",
    "Scenario",
    "Scheme",
    "Source",
    "Stance",
    "Standard",
    "Voice",
    "premise_claim",
    "premise_mode",
]
