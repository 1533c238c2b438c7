"""A large map as pages: an overview, and a page for each part that can be read, linked to each other.

Parts are the included maps of a debate, else the groups that stand in no other, else the branches beneath the main
conclusions; a part too large for a page is cut into branches. Each claim is at home on one page. An argument is drawn
where what it bears on is at home, with all its premises, and where a branch begins; a claim drawn away from home is
faded and leads there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from argmap.drawing.marks import NO_MARKS, Line, Mark, Marks
from argmap.drawing.pages_tree import MOST, Piece, Tree, pieces, tree
from argmap.drawing.views import moved
from argmap.drawing.views.collapse import NODE, Node, contracted
from argmap.drawing.views.part import closed, restricted
from argmap.graph import Graph
from argmap.model import ArgumentMap, Claim, Group

GOES_ON = Mark("goes-on", "►", "", "goes on on a page of its own, to which it leads", NODE.color, width=2.2)
ELSEWHERE = Mark("elsewhere", "", "", "at home on another page, to which it leads", "#4d5b69", dash="2.5 4", faded=True)
OVERVIEW = "overview"
LONGEST = 60
"""Characters of a page's title that is taken from a claim's text."""
FEW_MAINS = 4
"""Main conclusions up to which the overview shows them in full; of more, each part says its foremost."""
FEW = 8
"""Claims that stand in no part: so many are shown in the overview themselves."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: a map to be drawn with its marks, which hold the links to the other pages."""

    name: str
    """For file names and links: unique, whatever a file system makes of capital letters. The first is `overview`."""
    title: str
    map: ArgumentMap
    marks: Marks
    claims: tuple[str, ...]
    """The claims that are at home here."""


@dataclass(slots=True, eq=False)
class _Plan:
    """A page before it is made."""

    name: str
    title: str
    piece: Piece
    above: _Plan | None
    part: str | None = None

    @property
    def bundle(self) -> bool:
        """Whether its claims are beneath one that is at home elsewhere, or beneath none."""
        return self.piece.head not in self.piece.claims[:1]


def pages(
    argument_map: ArgumentMap, address: Callable[[str], str], marks: Marks | None = None, most: int = MOST
) -> list[Page]:
    """Return the pages of a map, the overview first. `address` gives the link to a page of a name; empty for none.

    Every claim is at home on one page, and a page shows `most` claims of its own at most. A map without parts that is
    small enough is one page. Linear in the size of the map, but for sorting.
    """
    return _Maker(argument_map, address, marks or NO_MARKS, most).pages()


class _Maker:
    def __init__(self, argument_map: ArgumentMap, address: Callable[[str], str], marks: Marks, most: int) -> None:
        self.map = argument_map
        self.graph = Graph(argument_map)
        self.address = address
        self.marks = marks
        self.most = most
        self.place = {claim: place for place, claim in enumerate(argument_map.claims)}
        mains = self.graph.main_claims()
        self.mains = set(mains if argument_map.main or len(mains) == 1 else ())
        self.tree: Tree = tree(self.graph)
        self.beneath = dict.fromkeys(self.tree.parent, 0)
        for claim in reversed(self.tree.parent):
            if (above := self.tree.parent[claim]) is not None:
                self.beneath[above] += 1 + self.beneath[claim]
        self.names: set[str] = {OVERVIEW}
        self.plans: list[_Plan] = []
        self.home: dict[str, _Plan] = {}
        self.below: dict[_Plan, list[_Plan]] = {}
        self.arguments: dict[int, list[int]] = {}
        """Page, by its place → the arguments drawn on it."""

    def pages(self) -> list[Page]:
        parts = parts_of(self.map)
        overview = _Plan(OVERVIEW, self.map.title, Piece(None), None)
        self.plans.append(overview)
        if parts:
            for key, claims in parts.items():
                self._plan(pieces(self.tree, claims, self.most), key, overview)
        else:
            self._plan(pieces(self.tree, self.map.claims, self.most), None, overview)
        for plan in self.plans:
            if plan.above is not None:
                self.below.setdefault(plan.above, []).append(plan)
            self.home.update(dict.fromkeys(plan.piece.claims, plan))
        self._share_arguments()
        rest = [self._page(place, plan) for place, plan in enumerate(self.plans) if place or not parts]
        return [self._overview(parts), *rest] if parts else rest

    def _plan(self, cut: list[Piece], key: str | None, overview: _Plan) -> None:
        """Plan the pages of a part, or of the whole map, whose first is then the overview."""
        made: dict[int, _Plan] = {}
        for number, piece in enumerate(cut):
            above = overview if piece.above is None else made[id(piece.above)]
            if key is None and number == 0:
                overview.piece = piece
                made[id(piece)] = overview
                continue
            if number == 0 and key is not None:
                group = self.map.groups.get(key)
                title = group.title if group is not None else key or self._title_of_the_rest(cut)
                name = self._name(key or "other")
            else:
                title = called(self.graph.claims[piece.head]) if piece.head is not None else above.title
                if piece.head not in piece.claims[:1]:
                    title += f" ({number + 1})"
                name = self._name(piece.head or above.name)
            made[id(piece)] = plan = _Plan(name, title, piece, above, key)
            self.plans.append(plan)

    def _title_of_the_rest(self, cut: list[Piece]) -> str:
        """Return what claims that are in no part are called together: often the main conclusion stands among them."""
        rest = {claim for piece in cut for claim in piece.claims}
        mains = len(rest & self.mains)
        if not mains:
            return "Other claims"
        return ("Main conclusion" if mains == 1 else "Main conclusions") + (" and more" if len(rest) > mains else "")

    def _name(self, wanted: str) -> str:
        stem = re.sub(r"[^\w.]+", "-", wanted).strip("-.") or "part"
        name, number = stem, 2
        while name.casefold() in self.names:
            name, number = f"{stem}-{number}", number + 1
        self.names.add(name.casefold())
        return name

    def _share_arguments(self) -> None:
        """Give each argument to the page where what it bears on is at home; of a bundle, to the bundle's."""
        at = {id(plan): place for place, plan in enumerate(self.plans)}
        branch = {index: claim for claim, index in self.tree.by.items()}
        for index, claim in self.tree.owner.items():
            place = at[id(self.home[claim])]
            child = branch.get(index)
            if child is not None and (home := self.home[child]).bundle and home.piece.head == self.tree.parent[child]:
                place = at[id(home)]
            self.arguments.setdefault(place, []).append(index)

    def _page(self, place: int, plan: _Plan) -> Page:
        own = plan.piece.claims
        key = plan.part
        arguments = list(self.arguments.get(place, ()))
        notes = {claim: list(several) for claim, several in self.marks.notes.items()}
        if plan.above is not None:
            arguments += self._upward(own, notes)
        part = closed(self.graph, own, arguments)
        shown, places = restricted(self.graph, part, self.place)
        links: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for claim in shown.claims:
            home = self.home[claim]
            if home is plan:
                continue
            links[claim] = self.address(home.name)
            goes_on = home.piece.head == claim and home.above is plan
            kinds[claim] = GOES_ON.key if goes_on else ELSEWHERE.key
            notes[claim] = [*notes.get(claim, ()), f"► {home.title}" if not goes_on else self._going_on(claim)]
        marks = self._marks(kinds, links, notes)
        shown = shown.model_copy(
            update={
                "title": plan.title,
                "main": [claim for claim in own if claim in self.mains],
                # What is at home elsewhere stands in no group here; nor is the page's own group drawn around it.
                "claims": {
                    name: claim.model_copy(
                        update={"group": None if name in links or claim.group == key else claim.group}
                    )
                    for name, claim in shown.claims.items()
                },
                "groups": {name: self._inner(group, key) for name, group in shown.groups.items() if name != key},
            }
        )
        marks = replace(moved(marks, places), lines=(*self.marks.lines, *self._lines(place, plan)))
        return Page(plan.name, plan.title, shown, marks, tuple(own))

    @staticmethod
    def _inner(group: Group, outer: str | None) -> Group:
        return group.model_copy(update={"parent": None}) if outer is not None and group.parent == outer else group

    def _upward(self, own: list[str], notes: dict[str, list[str]]) -> list[int]:
        """Return the arguments by which a page's claims bear on what is at home elsewhere, as far as they are drawn.

        Those with premises that are at home elsewhere are noted at the claim instead.
        """
        inside = set(own)
        drawn: list[int] = []
        for claim in own:
            index = self.tree.by.get(claim)
            if index is None or self.tree.owner[index] in inside:
                continue
            if all(use.claim in inside for use in self.graph.steps[index].premises):
                drawn.append(index)
            else:
                above = self.tree.owner[index]
                notes.setdefault(claim, []).append(f"↑ bears on “{called(self.graph.claims[above])}”")
        return drawn

    def _going_on(self, claim: str) -> str:
        count = self.beneath[claim]
        return f"► {count:,} more claim{'' if count == 1 else 's'} from here on"

    def _marks(self, kinds: Mapping[str, str], links: Mapping[str, str], notes: Mapping[str, list[str]]) -> Marks:
        looks = {**self.marks.looks, GOES_ON.key: GOES_ON, ELSEWHERE.key: ELSEWHERE}
        linked = {claim: link for claim, link in links.items() if link}
        claims = {**kinds, **self.marks.claims}
        return replace(self.marks, looks=looks, claims=claims, links=linked, notes=notes, partial=True)

    def _lines(self, place: int, plan: _Plan) -> list[Line]:
        count = len(self.map.claims)
        where = f"Page {place + 1} of {len(self.plans)}: {len(plan.piece.claims)} of {count:,} claims"
        if plan.above is None:
            return [*self._further(plan), Line(where)] if len(self.plans) > 1 else []
        lines = [Line(f"↑ Overview: {self.map.title}", self.address(OVERVIEW))]
        if plan.above.name != OVERVIEW:
            lines.append(Line(f"↑ {plan.above.title}", self.address(plan.above.name)))
        return [*lines, *self._further(plan), Line(where)]

    def _further(self, plan: _Plan) -> list[Line]:
        """Return links to the pages with what was too much for this one, and beneath none of its claims' branches."""
        return [Line(f"→ {each.title}", self.address(each.name)) for each in self.below.get(plan, ()) if each.bundle]

    def _overview(self, parts: Mapping[str, list[str]]) -> Page:
        """Return the page that has each part as one box, the main conclusions in full, and what leads where."""
        mains = self.mains if len(self.mains) <= FEW_MAINS else set()
        few = set(parts.get("", ())) if len(parts.get("", ())) <= FEW else set()
        first = {key: next(plan for plan in self.plans if plan.piece.claims and plan.piece.claims[0] in set(claims))
                 for key, claims in parts.items()}  # fmt: skip
        nodes = {
            key or "other": Node(first[key].title, inside, text=self._foremost(inside, mains))
            for key, claims in parts.items()
            if (inside := tuple(claim for claim in claims if claim not in mains and claim not in few))
        }
        shown, marks, into = contracted(self.map, nodes, self.marks)
        links = {claim: self.address(self.home[claim].name) for claim in shown.claims if claim in self.home}
        links |= {into[node.claims[0]]: self.address(first["" if key == "other" and "" in parts else key].name)
                  for key, node in nodes.items()}  # fmt: skip
        count = len(self.map.claims)
        line = Line(f"Overview of {len(self.plans) - 1} pages: {count:,} claims, {len(self.map.arguments):,} arguments")
        marks = replace(
            marks, partial=True, links={name: link for name, link in links.items() if link}, lines=(*marks.lines, line),
        )  # fmt: skip
        claims = {name: claim.model_copy(update={"group": None}) for name, claim in shown.claims.items()}
        main = shown.main if self.map.main and mains else list(mains)
        shown = shown.model_copy(update={"claims": claims, "groups": {}, "main": main})
        return Page(OVERVIEW, self.map.title, shown, marks, ())

    def _foremost(self, claims: tuple[str, ...], shown: set[str]) -> str:
        """Return the foremost main conclusion of a part, where the overview does not show it in full."""
        inside = set(claims) - shown
        return next((self.graph.claims[main].text for main in self.graph.main_claims() if main in inside), "")


def parts_of(argument_map: ArgumentMap) -> dict[str, list[str]]:
    """Return part → its claims: included maps by alias, else outermost groups; empty where there is one at most.

    Claims in no part stand under the empty name. Linear.
    """
    aliases = {name.partition("/")[0] for name in argument_map.claims if "/" in name}
    found: dict[str, list[str]] = {}
    for name, claim in argument_map.claims.items():
        if aliases:
            key = name.partition("/")[0] if "/" in name else ""
        else:
            key = ""
            group = claim.group
            seen: set[str] = set()
            while group is not None and group in argument_map.groups and group not in seen:
                seen.add(group)
                key, group = group, argument_map.groups[group].parent
        found.setdefault(key, []).append(name)
    return found if len(found) > 1 else {}


def called(claim: Claim) -> str:
    """Return what a page is called that a claim heads: its title, else the beginning of its text."""
    text = claim.title or claim.text
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(",;:") + " …" if " " in text[:LONGEST] else text[:LONGEST] + "…"
