"""An argument: premises, and the claim or argument that they bear on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from argmap.model.base import Flag, Name, Names, Part, Passages, Share, Text, Texts
from argmap.model.claim import Stance
from argmap.model.ids import Id, Reference

Linkage = Literal["linked", "convergent", "cumulative"]
Relation = Literal["conclusion", "rebuts", "undercuts"]
Mode = Literal["holds", "held", "not"]

RELATIONS: tuple[Relation, ...] = ("conclusion", "rebuts", "undercuts")


class Held(Part):
    """The premise that a claim's voice holds it, whether or not it is so."""

    held: Reference = Field(description="The id of the claim that its voice holds.", examples=["cost"])


class Not(Part):
    """The premise that a claim does not hold."""

    claim: Reference = Field(alias="not", description="The id of the claim that does not hold.", examples=["reserve"])

    @classmethod
    def of(cls, claim: str) -> Not:
        """Return the premise that a claim does not hold."""
        return cls.model_validate({"not": claim})


def _shape(value: Any) -> str:
    if isinstance(value, Held) or (isinstance(value, dict) and "held" in value):
        return "held"
    if isinstance(value, Not) or (isinstance(value, dict) and "not" in value):
        return "not"
    return "wrong" if isinstance(value, dict | list) else "holds"


Premise = Annotated[
    Annotated[Reference, Tag("holds")] | Annotated[Held, Tag("held")] | Annotated[Not, Tag("not")],
    Discriminator(_shape, custom_error_type="bad_premise", custom_error_message="not a premise"),
]
"""A claim's id (it holds), `{held: id}` (its voice holds it) or `{not: id}` (it does not hold)."""


def premise_claim(premise: Premise) -> str:
    """Return the id of the claim that a premise speaks of."""
    if isinstance(premise, str):
        return premise
    return premise.held if isinstance(premise, Held) else premise.claim


def premise_mode(premise: Premise) -> Mode:
    """Return what a premise says of its claim: `holds`, `held` (its voice holds it) or `not`."""
    if isinstance(premise, str):
        return "holds"
    return "held" if isinstance(premise, Held) else "not"


def _several(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Premises = Annotated[list[Premise], BeforeValidator(_several, json_schema_input_type=Premise | list[Premise])]


def _form(value: Any) -> str:
    return "roles" if isinstance(value, dict) else "list" if isinstance(value, list | tuple) else "wrong"


class Argument(Part):
    """A step from premises to what they support (`conclusion`), speak against (`rebuts`) or disarm (`undercuts`)."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [relation]} for relation in RELATIONS]})

    id: Id | None = Field(
        None,
        description="Needed only to be referred to. Claims and arguments share one set of ids.",
        examples=["money"],
    )
    premises: Annotated[
        Annotated[list[Premise], Tag("list")] | Annotated[dict[Name, Premises], Tag("roles")],
        Discriminator(_form, custom_error_type="bad_premises", custom_error_message="not premises"),
    ] = Field(
        description="A list of premises, or role → premise (or list), with the roles of the scheme. A premise is a "
        "claim's id, `{held: id}` (its voice holds it) or `{not: id}` (it does not hold).",
        examples=[["used", "used-means-needed"], {"data": "used", "warrant": "used-means-needed"}, [{"held": "cost"}]],
    )
    conclusion: Reference | None = Field(None, description="The claim that the premises support.", examples=["keep"])
    rebuts: Reference | None = Field(None, description="The claim that the premises speak against.", examples=["keep"])
    undercuts: Reference | None = Field(
        None,
        description="The argument that, premises granted, does not carry its conclusion.",
        examples=["money"],
    )
    linkage: Linkage = Field(
        "linked",
        description="How the premises work together: all are needed (linked), each suffices (convergent), each adds "
        "(cumulative).",
        examples=["convergent"],
    )
    weight: Share = Field(
        1.0,
        description="How strongly, 0 to 1, the premises, granted, speak for the conclusion.",
        examples=[0.7],
    )
    scheme: Name | None = Field(
        None, description="The argumentation scheme, built in or the map's own.", examples=["practical-reasoning"]
    )
    question: Name | None = Field(
        None,
        description="The critical question, of the attacked argument's scheme, which this argument raises.",
        examples=["side-effects"],
    )
    voice: Names | None = Field(
        None, description="Whose inference it is, one or a list; without it, the author's.", examples=["the mayor"]
    )
    stance: Stance = Field("asserts", description="How the author stands to the inference.", examples=["grants"])
    implicit: Flag = Field(False, description="True when the voice leaves the step unsaid.", examples=[True])
    title: Text | None = Field(None, description="A short label.", examples=["The argument from use"])
    passage: Passages | None = Field(
        None,
        description="Where the step stands in the source, as for claims; one or a list.",
        examples=["which is why … stay open"],
    )
    tags: Texts | None = Field(None, description="Free labels, one or a list.", examples=[["budget"]])
    note: Text | None = Field(
        None, description="Anything else the mapper wants to say.", examples=["Weak as it stands."]
    )

    @model_validator(mode="after")
    def _one_relation(self) -> Argument:
        count = (self.conclusion is not None) + (self.rebuts is not None) + (self.undercuts is not None)
        if count != 1:
            raise PydanticCustomError("one_relation", "needs one of conclusion, rebuts, undercuts")
        return self

    @property
    def bearing(self) -> tuple[Relation, str]:
        """What the premises do, and the id of the claim, or of the argument, to which they do it."""
        if self.conclusion is not None:
            return "conclusion", self.conclusion
        return ("rebuts", self.rebuts) if self.rebuts is not None else ("undercuts", self.undercuts or "")

    @property
    def relation(self) -> Relation:
        """What the premises do: `conclusion` (support), `rebuts` or `undercuts`."""
        return self.bearing[0]

    @property
    def target(self) -> str:
        """The id of the claim, or of the argument when it undercuts, that the premises bear on."""
        return self.bearing[1]

    def role_premises(self) -> Iterator[tuple[str | None, int, Premise]]:
        """Yield (role or None, index within the list or role, premise) for each premise, as written."""
        if isinstance(self.premises, dict):
            for role, premises in self.premises.items():
                for index, premise in enumerate(premises):
                    yield role, index, premise
        else:
            for index, premise in enumerate(self.premises):
                yield None, index, premise
