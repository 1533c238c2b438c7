"""Cue words of English: sentences in which somebody speaks, objects or grants something, and those that come close."""

from __future__ import annotations

import pytest

from argmap.diagnostics import SourceText
from argmap.drafting import draft, skeleton
from argmap.drafting.cues import table


def kinds(sentence: str) -> set[str]:
    known = table("en")
    assert known is not None
    return {hint.kind for hint in known.hints(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Teachers at the two schools say that the hall is too small.",
        "Teachers say the hall is too small.",
        "Others argue that a hall can be hired.",
        "They say it can be hired.",
        "The hall is, they say, too small.",
        "A study found that halls are used at night.",
        "Two recent studies of the region have shown that halls are used.",
        "The treasurer told reporters that the money is there.",
        "In the words of the architect, a hall is a room that waits.",
        "It is, in the words of the architect, a room that waits.",
        "For the council, a hall is a cost.",
        "For critics, it is a waste.",
        "For the critics, it is a waste.",
        "In the mayor's view, it can wait.",
        "In the mayor’s opinion, it can wait.",
        "As the mayor puts it, a hall can wait.",
        "The mayor has always maintained that a hall can wait.",
        "It is often said that a hall can wait.",
        "It has been argued that a hall can wait.",
        "It is argued that a hall can wait.",
        "Some would say that a hall can wait.",
        "Many people in the valley still believe that the mine will open again.",
        "Most economists agree that the mine is finished.",
        "Residents fear that the well will run dry.",
        "The court held that the well is public.",
        "“The well is public,” added the judge.",
        '"The well is public," the judge explained.',
        "The miners answered with a letter, claiming that the well was theirs.",
        "The well was long regarded by the miners as theirs.",
        "The engineers are of the opinion that the dam is safe.",
        "The dam, experts warn, is old.",
        "The minister conceded that the dam is old.",
        "You may say that a dam is never safe.",
        "One may object that a dam is never safe.",
        "Parents whose children walk to school say the crossing is dangerous.",
        "Many of my neighbours disagree.",
        "Fans of the club believe the coach must go.",
        "To the mayor, that is a luxury.",
        "One resident put it bluntly: “Nobody cares.”",
        "As my father used to say, time is money.",
        "Recent research by two economists at the bank has found little effect.",
        "The council admits the lights are old.",
    ],
)
def test_somebody_speaks(sentence: str) -> None:
    assert "voice" in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Take a bridge, say, for example, of wood.",
        "She found that the door was open.",
        "It is argued over in every pub.",
        "Needless to say, the door was open.",
        "Needless to say that it was open.",
        "They say nothing.",
        "They say little about the price.",
        "This says nothing about the price.",
        "Everybody should have a say.",
        "I would argue that the bridge is safe.",
        "We believe that the bridge is safe.",
        "I say that it is safe.",
        "It should be noted that the bridge is of wood.",
        "It must be said that the bridge is old.",
        "It is worth adding that the bridge is old.",
        "The evidence suggests that the bridge is old.",
        "There is little doubt that the bridge is old.",
        "There is no doubt that it is old.",
        "The objects that fell were of wood.",
        "A heavy object that falls makes a noise.",
        "Heavy objects that fall make a noise.",
        "Norway is a state that has many bridges.",
        "A failed state that cannot pay builds no bridges.",
        "A meeting held that year changed it.",
        "The declared aim is a bridge.",
        "They were denied a loan.",
        "All told, there are nine bridges.",
        "For years, the bridge was of wood.",
        "For example, a bridge can be of wood.",
        "Bridges are built according to the rules of the trade.",
        "In other words, it is old.",
        "In my view, it is old.",
        "Drivers come here to say goodbye.",
        "Most people think about the price.",
        "The bridge can be seen from the road.",
        "To claim that it is safe is to forget the flood.",
        "That said, it is old.",
        "The reports are on the table.",
        "This does not say that it is safe.",
        "The report that he read was long.",
        "He was seen to leave as the bell rang.",
        "There is a demand that cannot be met.",
        "What they say is not what they do.",
        "We must conclude that it is safe.",
        "It is hard to believe the bridge is safe.",
        "He held the door.",
    ],
)
def test_nobody_else_speaks(sentence: str) -> None:
    assert "voice" not in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council objects that it costs too much.",
        "Residents object that it costs too much.",
        "The company denies that the river is dirty.",
        "The company has denied that the river is dirty.",
        "The union rejected the claim as false.",
        "The union rejects that the river was ever clean.",
        "Engineers doubt that the dam is safe.",
        "Engineers doubt whether the dam is safe.",
        "The dean warns that it costs too much.",
        "The dean denies this.",
        "The dean dismisses the idea as childish.",
        "The minister rejects such criticism.",
    ],
)
def test_somebody_objects(sentence: str) -> None:
    assert {"voice", "objection"} <= kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no doubt that it is safe.",
        "The objects that it holds are old.",
        "I doubt that it is safe.",
        "They rejected two apples.",
        "An object to look at.",
        "Not so long ago it was safe.",
    ],
)
def test_nobody_objects(sentence: str) -> None:
    assert "objection" not in kinds(sentence)


@pytest.mark.parametrize(
    "granted",
    [
        "That is true.", "This is quite true.", "All this is true.", "That may well be so.",
        "That much is certainly true.", "That’s true.",
        "Granted.", "Admittedly.", "True enough.", "Fair enough!", "True.", "That is true, as far as it goes.",
        "“That is true.”", "I grant that.", "Of course.", "Of course it is.",
    ],
)  # fmt: skip
def test_what_follows_a_concession_aims_at_what_was_granted(granted: str) -> None:
    found = draft(SourceText("a.txt", f"A hall costs money. {granted} But it is used every day. So, it is needed."))
    assert [(hint.kind, hint.at) for hint in found.candidates[1].hints] == [("concession", "whole")]
    assert skeleton(found, name="a.txt").endswith(
        "# arguments:\n"
        "#   - premises: [s3]\n#     rebuts: s1  # “But”\n"
        "#   - premises: [s3]\n#     conclusion: s4  # “So”\n"
    )


@pytest.mark.parametrize(
    "granted", ["Granted, the roof leaks.", "Admittedly, the roof leaks.", "I admit that it leaks."]
)
def test_a_concession_that_says_what_it_grants_is_itself_the_aim(granted: str) -> None:
    found = draft(SourceText("a.txt", f"A hall costs money. {granted} But it is used every day."))
    assert [(hint.kind, hint.at) for hint in found.candidates[1].hints] == [("concession", "start")]
    assert skeleton(found, name="a.txt").endswith("#   - premises: [s3]\n#     rebuts: s2  # “But”\n")


def test_a_concession_and_its_answer_in_one_sentence_aim_at_the_one_before() -> None:
    found = draft(SourceText("a.txt", "A hall costs money. That is true, but it is used every day."))
    assert kinds(found.candidates[1].text) == {"concession", "objection"}
    assert skeleton(found, name="a.txt").endswith("#   - premises: [s2]\n#     rebuts: s1  # “That is true, but”\n")


def test_a_concession_at_the_head_of_a_text_suggests_nothing() -> None:
    assert "arguments:" not in skeleton(draft(SourceText("a.txt", "That is true. But it leaks.")), name="a.txt")


@pytest.mark.parametrize(
    "sentence",
    ["That is true of every hall.", "Granted a licence in 1990, it opened.", "True love waits.", "That is a hall."],
)
def test_nothing_is_granted(sentence: str) -> None:
    assert "concession" not in kinds(sentence)


def test_german_grants_too() -> None:
    found = draft(SourceText("a.txt", "Die Halle kostet Geld. Das stimmt. Aber sie wird genutzt."), "de")
    assert skeleton(found, name="a.txt").endswith("#   - premises: [s3]\n#     rebuts: s1  # “Aber”\n")
