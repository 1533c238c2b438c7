"""Argumentation schemes: kinds of argument, with their premise roles and critical questions."""

from __future__ import annotations

from pydantic import Field

from argmap.model.base import Part, Text
from argmap.model.ids import Id


class CriticalQuestion(Part):
    """A question that tests an argument of a scheme."""

    text: Text = Field(description="The question.", examples=["Is the expert an expert in this field?"])
    attacks: Text = Field(
        description="What an unfavourable answer puts in doubt: a premise role, `inference` or `conclusion`.",
        examples=["inference"],
    )


class Scheme(Part):
    """A kind of argument that is used again and again, with the questions that test it."""

    title: Text | None = Field(None, description="The scheme's name.", examples=["Argument from expert opinion"])
    description: Text | None = Field(
        None, description="What the scheme does and when it is used.", examples=["Rests a claim on an expert's word."]
    )
    premises: dict[Id, Text] = Field(
        default_factory=dict,
        description="Premise role → a sentence with {blanks}.",
        examples=[{"expert": "{source} is an expert in {field}."}],
    )
    conclusion: Text | None = Field(
        None, description="The conclusion, a sentence with {blanks}.", examples=["{proposition} is true."]
    )
    questions: dict[Id, CriticalQuestion] = Field(
        default_factory=dict,
        description="Critical question id → its text and what it attacks.",
        examples=[{"bias": {"text": "Is the expert impartial?", "attacks": "inference"}}],
    )
    source: Text | None = Field(
        None, description="Where the scheme is described: book and page.", examples=["Walton 2008, p. 310"]
    )


class BuiltinScheme(Scheme):
    """A scheme that comes with argmap; some of its roles may be left out."""

    optional: list[Id] = Field(default_factory=list, description="Premise roles that an argument may leave out.")
