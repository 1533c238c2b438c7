"""Who says what in a debate: the authors' positions on its questions and shared claims, and where they part.

**Positions.** The author of an included map takes a position on a claim if his map has it, or one that is the `same`:
his stance, whoever voices it (another's claim that he `asserts` he has adopted). He *concludes* a claim that he asserts
or grants if an argument of his own map, itself asserted or granted, supports it. Concluding, asserting and granting
are *for* the claim, rejecting and doubting *against* it; reporting is neither; one who is for it under one id and
against it under another is on *both* sides, which counts as none. Qualifiers change nothing.

**Items**, of which each counts once: every question of the debate; every list of contraries that brings two authors
together and is not all within one question; every claim said by two authors or more that is in neither.

**Agreement** of two authors at an item: they *disagree* if one is for and one against the same claim of it; otherwise
they *agree* if both are for, or both against, the same claim; otherwise, if both take a side, they stand *apart*:
different answers that may both be right. Who is for a claim counts as against those that it excludes (exclusive
answers, contraries) unless he is for them too. Their agreement is the simple matching coefficient (Sokal & Michener
1958): items of agreement by items of agreement and disagreement, and rests on the number of these. Silence is no
position and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import ClassVar, Literal

from argmap.analysis.across import Stands, stands_together
from argmap.analysis.speakers import Column, documents, speakers
from argmap.diagnostics.showing import Shown, Table, html
from argmap.graph.same import members, same_classes
from argmap.model import ArgumentMap, Qualifier
from argmap.reading import Document, whole

Word = Literal["concludes", "asserts", "grants", "rejects", "doubts", "reports", "both", "silent"]
Side = Literal["for", "against", "both", "none"]
Verdict = Literal["agree", "disagree", "apart"]

WORDS: tuple[Word, ...] = ("concludes", "asserts", "grants", "rejects", "doubts", "reports")
"""What an author may do with a claim, the firmest first."""
SIDES: dict[Word, Side] = {
    "concludes": "for", "asserts": "for", "grants": "for", "rejects": "against", "doubts": "against",
    "reports": "none", "both": "both", "silent": "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """How one author stands to a claim: what he does with it, the firmest first, and under which ids."""

    words: tuple[Word, ...] = ()
    claims: tuple[str, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    """How firmly he holds it, where he says so."""

    @property
    def hedged(self) -> bool:
        """Tell whether he holds it with a reserve only: probably, possibly, seemingly."""
        return any(each != "necessarily" for each in self.qualifiers)

    @property
    def side(self) -> Side:
        """Return `for`, `against`, `both`, or `none` for who only reports it or is silent."""
        sides = {SIDES[word] for word in self.words} - {"none"}
        return "both" if len(sides) > 1 else sides.pop() if sides else "none"

    @property
    def word(self) -> Word:
        """Return it in one word: the firmest, `both`, or `silent`."""
        return "both" if self.side == "both" else self.words[0] if self.words else "silent"


@dataclass(frozen=True, slots=True)
class Row:
    """A claim with all that are the same, and the position of each author, in the order of the columns."""

    claim: str
    title: str | None
    text: str
    claims: tuple[str, ...]
    positions: tuple[Position, ...]

    @property
    def label(self) -> str:
        """Return its title, or its text."""
        return self.title or self.text


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its answers, contraries, or a claim; who agrees and who disagrees there."""

    number: int
    """From 1, in the order of the comparison."""
    kind: Literal["question", "contraries", "claim"]
    id: str
    title: str
    exclusive: bool
    rows: tuple[Row, ...]
    verdicts: dict[Verdict, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Verdict → pairs of columns, the earlier first."""

    @property
    def disagree(self) -> tuple[tuple[int, int], ...]:
        """Return the pairs of columns that disagree here."""
        return self.verdicts.get("disagree", ())


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two authors (columns `first` and `second`) agree: at how many items they do, do not, or stand apart."""

    first: int
    second: int
    agree: int
    disagree: int
    apart: int

    @property
    def rests_on(self) -> int:
        """Return the number of items that the share rests on."""
        return self.agree + self.disagree

    @property
    def share(self) -> float | None:
        """Return agreement as a share, 0 to 1; None where it would rest on nothing."""
        return self.agree / self.rests_on if self.rests_on else None


@dataclass(frozen=True, slots=True)
class Comparison(Shown):
    """What came of comparing the maps of a debate."""

    title: str
    language: str
    columns: tuple[Column, ...]
    items: tuple[Item, ...]
    others: tuple[Row, ...]
    """The claims that only one author, or only the debate itself, has."""
    agreements: tuple[Agreement, ...]
    """Of each two authors, in the order of the columns."""
    conclusions: tuple[Stands, ...] = ()
    """The authors' main conclusions: which stand alone, and which in the debate as a whole."""

    drawer: ClassVar[Callable[[Comparison], str] | None] = None
    """Draws it as SVG, for notebooks; set by the library, as analysis does not draw."""

    def tables(self) -> list[Table]:
        """Return who says what, and who agrees with whom, for a notebook."""
        said = [(item.number, row.label, *(p.word for p in row.positions)) for item in self.items for row in item.rows]
        names = [column.label for column in self.columns]
        pairs = [
            (names[each.first], names[each.second], f"{each.agree} of {each.rests_on}", each.apart)
            for each in self.agreements
        ]
        return [
            Table(self.title, ("", "claim", *names), said),
            Table("Agreement", ("author", "author", "agree", "stand apart"), pairs),
        ]

    def _repr_html_(self) -> str:
        """Return the heat map, which is the table of who says what, and the table of agreement."""
        draw = type(self).drawer
        if draw is None:
            return Shown._repr_html_(self)
        return draw(self) + "\n".join(html(self.tables()[1]))

    @property
    def disputes(self) -> list[Item]:
        """Return the items at which authors disagree, those with most such pairs first, else in the map's order."""
        return sorted((item for item in self.items if item.disagree), key=lambda item: -len(item.disagree))


def compare(document: Document) -> Comparison:
    """Compare what the maps of a debate say.

    The columns are the included maps, in the order of `include`; one that itself includes maps (or the debate) has a
    column of its own if it names an author and has claims. Linear in the maps but for pairs: items × authors².

    Raises NotADebate if fewer than two would be compared, ValueError if the document could not be read.
    """
    columns, spoken = speakers(document)
    merged, _ = whole(document)
    rows = _rows(merged, spoken)
    debates = {alias for alias, inner in documents(document) if inner.included}
    items, used = _items(merged, rows, debates)
    shared: list[Row] = []
    others: list[Row] = []
    for row in rows.values():
        if row.claim not in used:
            (shared if sum(bool(p.claims) for p in row.positions) > 1 else others).append(row)
    items += [Item(0, "claim", row.claim, row.label, False, (row,)) for row in shared]
    excluding = _excluding(merged, rows)
    judged = tuple(_judged(number, item, excluding) for number, item in enumerate(items, 1))
    agreements = _agreements(judged, len(columns))
    conclusions = stands_together(merged, spoken)
    return Comparison(merged.title, merged.language, columns, judged, tuple(others), agreements, conclusions)


def _rows(merged: ArgumentMap, spoken: list[tuple[str, ArgumentMap]]) -> dict[str, Row]:
    """Return the claim that stands for a class → its row, in the map's order."""
    classes = same_classes(merged)
    found: dict[str, dict[int, tuple[set[Word], list[str], dict[Qualifier, None]]]] = {}
    for number, (alias, own) in enumerate(spoken):
        prefix = f"{alias}/" if alias else ""
        argued = {a.conclusion for a in own.arguments if a.conclusion and a.stance in ("asserts", "grants")}
        for name, claim in own.claims.items():
            word: Word = "concludes" if name in argued and claim.stance in ("asserts", "grants") else claim.stance
            by_author = found.setdefault(classes[prefix + name], {})
            words, claims, qualifiers = by_author.setdefault(number, (set(), [], {}))
            words.add(word)
            claims.append(prefix + name)
            if claim.qualifier is not None:
                qualifiers[claim.qualifier] = None
    silent = Position()
    rows = {}
    for first, names in members(classes).items():
        said = found.get(first, {})
        positions = tuple(
            Position(tuple(w for w in WORDS if w in said[n][0]), tuple(said[n][1]), tuple(said[n][2]))
            if n in said
            else silent
            for n in range(len(spoken))
        )
        claim = merged.claims[first]
        rows[first] = Row(first, claim.title, claim.text, tuple(names), positions)
    return rows


def _items(merged: ArgumentMap, rows: dict[str, Row], debates: set[str]) -> tuple[list[Item], set[str]]:
    """Return the questions and the contraries as items, and the claims in them."""
    first_of = {name: row for row in rows.values() for name in row.claims}
    items: list[Item] = []
    groups: dict[str, list[set[str]]] = {}

    def add(item: Item) -> None:
        items.append(item)
        names = {row.claim for row in item.rows}
        for name in names:
            groups.setdefault(name, []).append(names)

    for name, question in merged.questions.items():
        if name.rpartition("/")[0] in debates:
            answers = _distinct(first_of, question.answers)
            add(Item(0, "question", name, question.title, question.exclusive, answers))
    for number, listed in enumerate(merged.contraries, 1):
        contraries = _distinct(first_of, listed)
        names = {row.claim for row in contraries}
        if _meet(contraries) and not any(names <= group for group in groups.get(contraries[0].claim, ())):
            add(Item(0, "contraries", f"contraries-{number}", "At most one of these holds", True, contraries))
    return items, set(groups)


def _distinct(first_of: dict[str, Row], names: Iterable[str]) -> tuple[Row, ...]:
    return tuple({first_of[name].claim: first_of[name] for name in names if name in first_of}.values())


def _meet(rows: tuple[Row, ...]) -> bool:
    """Tell whether two authors have two different ones of some claims."""
    who = [{n for n, p in enumerate(row.positions) if p.claims} for row in rows]
    who = [each for each in who if each]
    return len(who) > 1 and len(set().union(*who)) > 1


def _excluding(merged: ArgumentMap, rows: dict[str, Row]) -> dict[str, set[int]]:
    """Return claim that stands for a class → the numbers of the lists of contraries that it is in."""
    first_of = {name: row.claim for row in rows.values() for name in row.claims}
    found: dict[str, set[int]] = {}
    lists = [*merged.contraries, *(q.answers for q in merged.questions.values() if q.exclusive)]
    for number, names in enumerate(lists):
        for name in names:
            if name in first_of:
                found.setdefault(first_of[name], set()).add(number)
    return found


def _judged(number: int, item: Item, excluding: dict[str, set[int]]) -> Item:
    """Return the item with the verdict on each two authors who both take a side there."""
    sides: dict[int, tuple[set[int], set[int]]] = {}
    for index, row in enumerate(item.rows):
        for column, position in enumerate(row.positions):
            if position.side in ("for", "against"):
                sides.setdefault(column, (set(), set()))[position.side == "against"].add(index)
    for pro, con in sides.values():
        con |= _excluded(pro, item, excluding) - pro
    verdicts: dict[Verdict, list[tuple[int, int]]] = {}
    for one, other in combinations(sorted(sides), 2):
        (pro, con), (other_pro, other_con) = sides[one], sides[other]
        if pro & other_con or con & other_pro:
            verdict: Verdict = "disagree"
        else:
            verdict = "agree" if pro & other_pro or con & other_con else "apart"
        verdicts.setdefault(verdict, []).append((one, other))
    found = {verdict: tuple(pairs) for verdict, pairs in verdicts.items()}
    return replace(item, number=number, verdicts=found)


def _excluded(pro: set[int], item: Item, excluding: dict[str, set[int]]) -> set[int]:
    """Return the rows of an item that cannot hold if these do."""
    if not pro:
        return set()
    if item.exclusive:
        return set(range(len(item.rows)))
    lists = [excluding.get(row.claim, set()) for row in item.rows]
    return {b for b in range(len(lists)) if any(a != b and not lists[a].isdisjoint(lists[b]) for a in pro)}


def _agreements(items: tuple[Item, ...], columns: int) -> tuple[Agreement, ...]:
    counts: dict[tuple[Verdict, tuple[int, int]], int] = {}
    for item in items:
        for verdict, pairs in item.verdicts.items():
            for pair in pairs:
                counts[verdict, pair] = counts.get((verdict, pair), 0) + 1
    return tuple(
        Agreement(*pair, *(counts.get((verdict, pair), 0) for verdict in ("agree", "disagree", "apart")))
        for pair in combinations(range(columns), 2)
    )
