"""A claim: one statement, who holds it, and how the author stands to it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from argmap.model.base import Flag, Names, Part, Passages, Share, Text, Texts, Url
from argmap.model.ids import Id

Stance = Literal["asserts", "grants", "reports", "doubts", "rejects"]
Qualifier = Literal["necessarily", "probably", "possibly", "seemingly"]
Basis = Literal[
    "observation",
    "statistic",
    "document",
    "report",
    "testimony",
    "expert-opinion",
    "common-knowledge",
    "definition",
    "value",
    "judgement",
    "prediction",
    "assumption",
]
Standard = Literal["preponderance", "clear-and-convincing", "beyond-reasonable-doubt"]


class Claim(Part):
    """One statement in the mapper's own words, with whose it is and what it rests on."""

    text: Text = Field(
        description="The claim itself: one statement, in the mapper's own words.",
        examples=["The town should keep its library open."],
    )
    title: Text | None = Field(
        None, description="A short label, for large pictures and tables.", examples=["Keep the library"]
    )
    voice: Names | None = Field(
        None,
        description="Who holds the claim, one or a list. Without it, the map's author; `unattributed` where the "
        "text pins the view on nobody.",
        examples=["the mayor", ["the mayor", "the council"]],
    )
    stance: Stance = Field(
        "asserts",
        description="How the author stands to the claim: asserts it (with another's voice: adopts it), grants it "
        "(for argument's sake), reports it (holding neither way), doubts it (finds it unfounded) or rejects it.",
        examples=["reports"],
    )
    qualifier: Qualifier | None = Field(
        None,
        description="How firmly the claim is held (Toulmin's qualifier). Shown and taught; no effect on evaluation.",
        examples=["probably"],
    )
    implicit: Flag = Field(
        False,
        description="True when the voice does not say the claim, but its argument needs it.",
        examples=[True],
    )
    basis: Basis | None = Field(
        None, description="Why the author may put the claim forward unsupported.", examples=["statistic"]
    )
    cites: Texts | None = Field(
        None,
        description="What the source itself cites for the claim, one or a list.",
        examples=["The Daily Example, 14 March 2025"],
    )
    credence: Share | None = Field(
        None,
        description="Probability, 0 to 1, that the claim is true, by the mapper's or a reader's lights.",
        examples=[0.8],
    )
    standard: Standard = Field(
        "preponderance",
        description="The proof standard that decides the claim when it is disputed.",
        examples=["clear-and-convincing"],
    )
    group: Id | None = Field(None, description="The id of the group in which the claim is drawn.", examples=["money"])
    tags: Texts | None = Field(None, description="Free labels, one or a list.", examples=[["budget", "2025"]])
    passage: Passages | None = Field(
        None,
        description="Where the claim stands in the source: `first words … last words`, or one short run of words; "
        "one or a list.",
        examples=["a burden we … carry any longer"],
    )
    url: Url | None = Field(None, description="A web address for the claim.", examples=["https://example.org/budget"])
    note: Text | None = Field(None, description="Anything else the mapper wants to say.", examples=["See also page 4."])


def _from_text(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


ClaimEntry = Annotated[Claim, BeforeValidator(_from_text, json_schema_input_type=Text | Claim)]
"""A claim, or just its text."""
