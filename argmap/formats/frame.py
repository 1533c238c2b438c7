"""What stands around the reasoning on a page: what the map is made from, and what is said of several claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.formats.lines import Line, Section, Words, one_line
from argmap.formats.phrases import Phrases, listed


def about(phrases: Phrases, numbers: Mapping[str, int], *, listing: bool) -> list[tuple[Words, ...]]:
    """Return the paragraphs below the title; `listing` says by number which claims are main conclusions."""
    whole = phrases.graph.map
    found: list[tuple[Words, ...]] = []
    if whole.author:
        found.append((Words("By", "emph"), Words(listed([one_line(name) for name in whole.author]))))
    source = whole.source
    if source is not None:
        told = {whole.title, *(whole.author or ())}
        parts = (*(source.author or ()), source.title, source.publisher, source.published, source.url)
        pieces = [one_line(part) for part in parts if part and part not in told]
        if pieces:
            found.append((Words("Source:", "emph"), Words(", ".join(pieces))))
    if whole.description:
        found.append((Words(one_line(whole.description)),))
    mains = [str(numbers[claim]) for claim in phrases.graph.main_claims() if claim in phrases.main]
    if listing and mains:
        name = "Main conclusions:" if len(mains) > 1 else "Main conclusion:"
        found.append((Words(name, "strong"), Words(f"{listed(list(dict.fromkeys(mains)))}")))
    return found


def closing(phrases: Phrases, numbers: Mapping[str, int]) -> list[Section]:
    """Return the sections on questions, contraries and claims that say the same; those that have something to say."""
    whole = phrases.graph.map

    def several(claims: Iterable[str]) -> list[Words]:
        found: list[Words] = []
        for claim in dict.fromkeys(claims):
            if claim in numbers:
                found.append(Words(str(numbers[claim]), "strong"))
                found += [Words(f"({title.text})") for title in phrases.short(claim)]
            else:
                found.append(Words(f"{one_line(claim)}, which is not in the map"))
            found[-1] = found[-1]._replace(text=f"{found[-1].text};")
        if found:
            found[-1] = found[-1]._replace(text=found[-1].text[:-1])
        return found

    def listed_below(heading: str, lines: Iterable[Iterable[Words]]) -> Section:
        return Section(heading, lines=[Line("item", 0, "", tuple(words)) for words in lines])

    questions = []
    for question in whole.questions.values():
        only_one = [Words("(at most one answer holds)")] if question.exclusive else []
        answers = several(question.answers) or [Words("none in the map")]
        questions.append([Words(one_line(question.title)), Words("Answers:", "emph"), *answers, *only_one])
    sections = [
        listed_below("Questions", questions),
        listed_below("At most one of these holds", [several(claims) for claims in whole.contraries if claims]),
        listed_below("These say the same", [several(claims) for claims in whole.same if claims]),
    ]
    return [section for section in sections if section.lines]
