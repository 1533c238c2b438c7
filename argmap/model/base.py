"""What all parts of a map share: strict models, and the kinds of text that the format knows."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from argmap.model.ids import nfc


class Part(BaseModel):
    """A part of an argument map: knows its keys and refuses all others."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something: never empty, white space at its ends does not count."""

Name = Annotated[Text, AfterValidator(nfc)]
"""A name of someone or something, compared after NFC as ids are."""

Share = Annotated[float, Field(ge=0, le=1, strict=True, allow_inf_nan=False)]
"""A number from 0 to 1, both included."""

Flag = Annotated[bool, Field(strict=True)]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[
    list[Text],
    BeforeValidator(_as_list, json_schema_input_type=Text | list[Text]),
]
"""One text or a list of texts; always a list in the model."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def _check_date(text: str) -> str:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        datetime.date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        raise PydanticCustomError("bad_date", "not a date") from None
    return text


def _year(value: Any) -> Any:
    return str(value) if type(value) is int else value


Date = Annotated[
    str,
    BeforeValidator(_year, json_schema_input_type=str | int),
    AfterValidator(_check_date),
]
"""An ISO date (2025-03-14), a year and month (2025-03) or a year (2025), kept as written."""

_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def _check_url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise PydanticCustomError("bad_url", "not a web address")
    return text


Url = Annotated[
    str,
    AfterValidator(_check_url),
    WithJsonSchema({"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*$"}),
]
"""An http or https address, kept as written."""

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def _check_language(text: str) -> str:
    if not LANGUAGE_TAG.fullmatch(text):
        raise PydanticCustomError("bad_language", "not a language tag")
    return text


Language = Annotated[
    str,
    AfterValidator(_check_language),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"}),
]
"""A BCP 47 language tag."""

ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")


def _check_passage(text: str) -> str:
    pieces = ELLIPSIS.split(text)
    if len(pieces) > 2 or not all(re.search(r"\w", piece) for piece in pieces):
        raise PydanticCustomError("bad_passage", "not a passage")
    return text


Names = Annotated[list[Name], BeforeValidator(_as_list, json_schema_input_type=Name | list[Name])]
"""One name or a list of names; always a list in the model."""

Passage = Annotated[Text, AfterValidator(_check_passage)]
"""Where a text stands in the source: `first words … last words`, or one short run of words."""

Passages = Annotated[
    list[Passage],
    BeforeValidator(_as_list, json_schema_input_type=Passage | list[Passage]),
]
