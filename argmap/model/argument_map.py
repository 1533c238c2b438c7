"""The argument map: the whole of one YAML file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from argmap.model.argument import Argument
from argmap.model.base import Date, Flag, Language, Name, Names, Part, Share, Text, Texts, Url
from argmap.model.claim import ClaimEntry
from argmap.model.ids import Id, Reference
from argmap.model.scheme import Scheme

AS_ARGUED = "as-argued"
"""The scenario that is always there and changes nothing."""


def _nothing_to_mapping(value: Any) -> Any:
    return {} if value is None else value


def _one_reference(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _not_reserved(text: str) -> str:
    if text == AS_ARGUED:
        raise PydanticCustomError("reserved_scenario", "reserved")
    return text


class Source(Part):
    """What is analysed."""

    title: Text | None = Field(None, description="The title of the text analysed.", examples=["Close it, and then?"])
    author: Texts | None = Field(None, description="Who wrote it, one or a list.", examples=["A. Columnist"])
    publisher: Text | None = Field(None, description="Who published it.", examples=["The Daily Example"])
    published: Date | None = Field(
        None, description="When: an ISO date, a year and month, or a year.", examples=["2025-03-14", "2025-03", 2025]
    )
    url: Url | None = Field(None, description="Where it stands on the web.", examples=["https://example.org/close-it"])
    text: Text | None = Field(
        None,
        description="Path of a local copy, relative to the map; used only to verify passages.",
        examples=["sources/close-it.txt"],
    )
    note: Text | None = Field(None, description="Anything else about the source.", examples=["Second edition."])


class Voice(Part):
    """Someone who speaks in the map."""

    note: Text | None = Field(None, description="Who this is.", examples=["Head of the town's government."])


class Group(Part):
    """A part of the map, drawn as a box."""

    title: Text = Field(description="The heading of the box.", examples=["Money"])
    parent: Id | None = Field(None, description="The group in which this one stands.", examples=["costs"])


class Question(Part):
    """An issue under dispute, and the claims that answer it."""

    title: Text = Field(description="The question.", examples=["Can the town afford its library?"])
    answers: list[Reference] = Field(
        description="The claims that answer it; they may agree or differ.", examples=[["cost", "reserve"]]
    )
    exclusive: Flag = Field(
        False, description="True makes the answers contraries: at most one can hold.", examples=[True]
    )


class Scenario(Part):
    """A what-if reading of the map."""

    title: Text | None = Field(None, description="What is supposed.", examples=["The reserve was spent last winter"])
    extends: Id | None = Field(
        None, description="Another scenario, on which this one builds.", examples=["reserve-is-gone"]
    )
    assume: dict[Reference, Literal[True, False, "undecided"]] = Field(
        default_factory=dict,
        description="Claim id → true, false or undecided: pins the claim's status.",
        examples=[{"reserve": False}],
    )
    credence: dict[Reference, Share] = Field(
        default_factory=dict, description="Claim id → probability, 0 to 1.", examples=[{"used": 0.4}]
    )
    without: list[Reference] = Field(
        default_factory=list, description="Ids of arguments that are left out.", examples=[["money"]]
    )
    note: Text | None = Field(None, description="Anything else about the scenario.", examples=["Rumoured in May."])


class ArgumentMap(Part):
    """An argument map: claims, and the arguments that lead from premises to conclusions."""

    drawer: ClassVar[Callable[[ArgumentMap], Any] | None] = None
    """Draws a map as SVG, for notebooks; set by the library, as models do not draw."""

    argmap: Literal[1] = Field(description="The version of the format.", examples=[1])
    title: Text = Field(description="The title of the map.", examples=["Should the town close its library?"])
    author: Names | None = Field(
        None,
        description="Whose reasoning is mapped, one or a list: the voice of every claim and argument that names none.",
        examples=["A. Columnist"],
    )
    source: Source | None = Field(
        None, description="What is analysed.", examples=[{"title": "Close it, and then?", "published": "2025-03-14"}]
    )
    language: Language = Field("en", description="The language of the map, a BCP 47 tag.", examples=["en", "hy"])
    description: Text | None = Field(
        None, description="What the map is about.", examples=["A column against closing the library."]
    )
    tags: Texts | None = Field(None, description="Free labels, one or a list.", examples=[["town", "budget"]])
    voices: dict[Name, Annotated[Voice, BeforeValidator(_nothing_to_mapping, json_schema_input_type=Voice | None)]] = (
        Field(
            default_factory=dict,
            description="Who speaks in this map: name → note. Where it is given, a voice that it lacks is a warning.",
            examples=[{"the mayor": {"note": "Head of the town's government."}}],
        )
    )
    claims: dict[Id, ClaimEntry] = Field(
        description="Claim id → its text, or the claim with its keys.",
        examples=[{"keep": "The town should keep its library open."}],
    )
    arguments: list[Argument] = Field(
        default_factory=list,
        description="The steps from premises to conclusions.",
        examples=[[{"premises": ["used"], "conclusion": "keep"}]],
    )
    main: Annotated[
        list[Reference], BeforeValidator(_one_reference, json_schema_input_type=Reference | list[Reference])
    ] = Field(
        default_factory=list,
        description="The main conclusion, or several, the first one foremost. Without it, the one claim that is "
        "concluded and supports nothing.",
        examples=["keep"],
    )
    walk: list[Reference] = Field(
        default_factory=list,
        description="Claims and arguments, by id, in the order in which a walk through the map shows them. Without it, "
        "the order is derived.",
        examples=[["keep", "use", "money"]],
    )
    contraries: list[list[Reference]] = Field(
        default_factory=list,
        description="Lists of claims of which at most one can hold, whatever the reasons.",
        examples=[[["keep", "close"]]],
    )
    same: list[list[Reference]] = Field(
        default_factory=list,
        description="Lists of claims that say the same thing, across included maps above all.",
        examples=[[["mayor/cost", "council/too-dear"]]],
    )
    groups: dict[Id, Group] = Field(
        default_factory=dict,
        description="Group id → its title, drawn as a box.",
        examples=[{"money": {"title": "Money"}}],
    )
    scenarios: dict[Annotated[Id, AfterValidator(_not_reserved)], Scenario] = Field(
        default_factory=dict,
        description="Scenario id → a what-if reading.",
        examples=[{"reserve-is-gone": {"assume": {"reserve": False}}}],
    )
    questions: dict[Id, Question] = Field(
        default_factory=dict,
        description="Question id → an issue under dispute and the claims that answer it.",
        examples=[{"afford": {"title": "Can the town afford it?", "answers": ["cost", "reserve"]}}],
    )
    schemes: dict[Id, Scheme] = Field(
        default_factory=dict,
        description="Scheme id → the map's own argumentation schemes, beside the built-in ones.",
        examples=[{"from-use": {"premises": {"use": "{thing} is used."}, "conclusion": "{thing} is needed."}}],
    )
    include: dict[Id, Text] = Field(
        default_factory=dict,
        description="Alias → path of another map, whose ids are `alias/id` here.",
        examples=[{"mayor": "mayor.yaml"}],
    )

    def _repr_svg_(self) -> str | None:
        """Show the map as a picture in a notebook."""
        draw = type(self).drawer
        return draw(self) if draw is not None else None
