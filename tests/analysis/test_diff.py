"""What changed between two versions of a map, and the changes applied again."""

from __future__ import annotations

import copy
import json
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from argmap.analysis.diff import Difference, apply, diff
from argmap.analysis.diff_match import moved
from argmap.analysis.diff_plain import renamed
from argmap.analysis.diff_text import PARTS, report, summary
from argmap.analysis.diff_union import union
from argmap.analysis.diff_words import visible, words
from argmap.drawing import render
from argmap.drawing.marks import DIFFERENCE, Marks
from argmap.model import ArgumentMap
from tests.odd_maps import graph_maps, wild_maps
from tests.strategies import argument_maps, show

TOWN: dict[str, Any] = {
    "argmap": 1,
    "title": "Should the town keep its library?",
    "claims": {
        "keep": {"text": "The town should keep its library."},
        "used": {"text": "More people use it every year."},
        "free": {"text": "Its books are free."},
        "dear": {"text": "It costs too much.", "voice": "the mayor", "stance": "rejects"},
        "rich": {"text": "The town has a reserve."},
    },
    "arguments": [
        {"id": "use", "premises": ["used", "free"], "conclusion": "keep"},
        {"id": "money", "premises": ["dear"], "rebuts": "keep"},
        {"premises": ["rich"], "undercuts": "money"},
    ],
}


def town(edit: Any = None) -> ArgumentMap:
    """Return the map of the town, changed by a function."""
    content = copy.deepcopy(TOWN)
    if edit is not None:
        edit(content)
    return ArgumentMap.model_validate(content)


def changes(edit: Any, first: Any = None) -> list[tuple[Any, ...]]:
    """Return part, change, id, key, old and new of each change that an edit of the town makes."""
    old, new = town(first), town(edit)
    difference = diff(old, new)
    assert apply(old, json.loads(json.dumps(difference.to_json()))) == new
    return [(c.part, c.change, c.id, c.key, c.old, c.new) for c in difference.changes]


def rename(content: dict[str, Any], old: str, new: str) -> None:
    """Give a claim or argument another id, and all that refers to it."""
    fresh = json.loads(json.dumps(content).replace(f'"{old}"', f'"{new}"'))
    content.clear()
    content.update(fresh)


class TestClaims:
    def test_a_map_has_no_difference_from_itself(self) -> None:
        assert not diff(town(), town())

    def test_a_claim_that_is_added_or_removed_is_told_whole(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["claims"]["new"] = {"text": "It is warm.", "implicit": True}
            del m["claims"]["rich"]
            del m["arguments"][2]

        assert changes(edit)[:2] == [
            ("claims", "removed", "rich", None, {"text": "The town has a reserve."}, None),
            ("claims", "added", "new", None, None, {"text": "It is warm.", "implicit": True}),
        ]

    def test_each_key_that_changes_is_a_change_with_its_default_where_it_was_not_given(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["claims"]["dear"] = {
                "text": "It costs much.",
                "basis": "statistic",
                "voice": ["the mayor", "the council"],
            }

        assert changes(edit) == [
            ("claims", "changed", "dear", "text", "It costs too much.", "It costs much."),
            ("claims", "changed", "dear", "voice", ["the mayor"], ["the mayor", "the council"]),
            ("claims", "changed", "dear", "stance", "rejects", "asserts"),
            ("claims", "changed", "dear", "basis", None, "statistic"),
        ]

    def test_references_that_follow_a_renamed_claim_are_no_changes(self) -> None:
        def first(m: dict[str, Any]) -> None:
            m |= {"main": "used", "walk": ["used", "use"], "same": [["used", "free"]], "contraries": [["used", "dear"]]}
            m["questions"] = {"q": {"title": "Is it used?", "answers": ["used"]}}
            m["scenarios"] = {"s": {"assume": {"used": True}, "credence": {"used": 0.5}, "without": ["use"]}}

        def edit(m: dict[str, Any]) -> None:
            first(m)
            rename(m, "used", "usage")

        assert changes(edit, first) == [("claims", "renamed", "usage", "id", "used", "usage")]

    def test_a_renamed_claim_may_change_in_its_other_keys(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            rename(m, "dear", "cost")
            m["claims"]["cost"]["stance"] = "doubts"

        assert [c[:4] for c in changes(edit)] == [
            ("claims", "renamed", "cost", "id"),
            ("claims", "changed", "cost", "stance"),
        ]

    def test_two_claims_of_one_text_are_not_taken_for_renamed(self) -> None:
        def first(m: dict[str, Any]) -> None:
            m["claims"] |= {"a": "It is so.", "b": "It is so."}

        def edit(m: dict[str, Any]) -> None:
            m["claims"] |= {"c": "It is so."}

        assert [c[1:3] for c in changes(edit, first)] == [("removed", "a"), ("removed", "b"), ("added", "c")]

    def test_the_order_of_claims_says_nothing(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["claims"] = dict(reversed(m["claims"].items()))

        assert changes(edit) == []


class TestArguments:
    def test_premises_that_come_and_go_are_told(self) -> None:
        new = town(lambda m: m["arguments"][0].update(premises=["used", {"not": "rich"}]))
        (change,) = diff(town(), new).changes
        told = change.to_json()
        assert (told["premises_removed"], told["premises_added"]) == (["free"], [{"not": "rich"}])
        assert (change.id, change.key, change.old) == ("use", "premises", ["used", "free"])

    def test_an_argument_may_turn_against_its_claim(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["arguments"][1] = {"id": "money", "premises": ["dear"], "conclusion": "keep"}

        assert [c[3:] for c in changes(edit)] == [("conclusion", None, "keep"), ("rebuts", "keep", None)]

    def test_an_argument_without_id_is_known_by_its_premises(self) -> None:
        def first(m: dict[str, Any]) -> None:
            m["arguments"] += [{"premises": ["free", "rich"], "conclusion": "used"}]

        def edit(m: dict[str, Any]) -> None:
            m["arguments"] += [
                {"premises": ["dear"], "conclusion": "used"},
                {"premises": ["free", "rich", "dear"], "conclusion": "used", "weight": 0.5},
            ]

        assert [c[1:4] for c in changes(edit, first)] == [
            ("added", None, None),
            ("changed", None, "premises"),
            ("changed", None, "weight"),
        ]

    def test_an_argument_that_is_given_an_id_is_the_same_argument(self) -> None:
        assert changes(lambda m: m["arguments"][2].update(id="reserve")) == [
            ("arguments", "changed", "reserve", "id", None, "reserve")
        ]

    def test_a_renamed_argument_takes_its_undercuts_with_it(self) -> None:
        assert changes(lambda m: rename(m, "money", "cost")) == [
            ("arguments", "renamed", "cost", "id", "money", "cost")
        ]

    def test_an_argument_that_leads_elsewhere_is_known_by_its_premises(self) -> None:
        def first(m: dict[str, Any]) -> None:
            m["arguments"] += [{"premises": ["free", "rich"], "conclusion": "used"}]

        def edit(m: dict[str, Any]) -> None:
            m["arguments"] += [{"premises": ["rich", "free"], "conclusion": "keep"}]

        assert [c[3:] for c in changes(edit, first)] == [
            ("premises", ["free", "rich"], ["rich", "free"]),
            ("conclusion", "used", "keep"),
        ]

    def test_the_fewest_arguments_count_as_moved(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["arguments"].insert(0, m["arguments"].pop())

        assert [c[:3] for c in changes(edit)] == [("arguments", "moved", None)]
        assert moved([(0, 1), (1, 2), (2, 3), (3, 0)]) == [(3, 0)]


class TestTheRest:
    def test_lists_of_claims_are_known_by_what_they_share(self) -> None:
        def first(m: dict[str, Any]) -> None:
            m["contraries"] = [["keep", "dear"], ["used", "free", "rich"]]

        def edit(m: dict[str, Any]) -> None:
            m["contraries"] = [["used", "rich"], ["keep", "rich"]]

        assert changes(edit, first) == [
            ("contraries", "removed", None, None, ["keep", "dear"], None),
            ("contraries", "added", None, None, None, ["keep", "rich"]),
            ("contraries", "changed", None, None, ["used", "free", "rich"], ["used", "rich"]),
        ]

    def test_all_other_keys_are_compared(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m |= {
                "title": "Another",
                "main": "keep",
                "source": {"publisher": "The Daily"},
                "groups": {"g": {"title": "Money"}},
                "voices": {"the mayor": None},
                "schemes": {"s": {"title": "A scheme"}},
                "scenarios": {"what-if": {"assume": {"rich": False}}},
                "questions": {"q": {"title": "Why?", "answers": ["keep"]}},
                "include": {"mayor": "mayor.yaml"},
                "same": [["keep", "used"]],
                "contraries": [["keep", "dear"]],
            }
            m["claims"]["keep"]["url"] = "https://example.org"
            m["arguments"][0]["note"] = "Weak."

        assert {c[0] for c in changes(edit)} == set(PARTS)

    def test_changes_are_not_applied_to_another_map(self) -> None:
        difference = diff(town(), town(lambda m: m["claims"]["keep"].update(text="Keep it.")))
        other = town(lambda m: m["claims"]["keep"].update(text="Close it."))
        with pytest.raises(ValueError, match="taken from another map: `text` of `keep`"):
            apply(other, difference)

    @pytest.mark.parametrize("data", [{}, {"argmap_diff": 2, "changes": []}, {"argmap_diff": 1}, []])
    def test_what_is_no_difference_is_refused(self, data: Any) -> None:
        with pytest.raises(ValueError, match=r"argmap_diff|cannot be read"):
            Difference.from_json(data)


class TestConsequences:
    @staticmethod
    def told(edit: Any, first: Any = None) -> list[str]:
        return [each.text for each in diff(town(first), town(edit)).consequences]

    def test_a_claim_that_loses_its_support_and_what_bore_on_it(self) -> None:
        assert self.told(lambda m: m["arguments"].pop(0), lambda m: m.update(main="keep")) == [
            "`keep` is no main conclusion any more",
            "`keep` has no support any more",
        ]

        def edit(m: dict[str, Any]) -> None:
            m["main"] = "keep"
            m["arguments"].pop(0)

        assert self.told(edit, lambda m: m.update(main="keep")) == [
            "`keep` has no support any more",
            "`used` does not bear on a main conclusion any more",
            "`free` does not bear on a main conclusion any more",
        ]

    def test_attacks_on_the_main_conclusion_and_on_what_supports_it(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["arguments"][1:] = [{"premises": ["rich"], "undercuts": "use"}]

        assert [each for each in self.told(edit) if "attack" in each] == [
            "a new attack on the main conclusion `keep`: `rich` undercut the argument `use`",
            "an attack on the main conclusion `keep` is gone: `dear`",
        ]

    def test_a_ring_that_closes_whatever_its_claims_are_called(self) -> None:
        def ring(m: dict[str, Any]) -> None:
            m["arguments"].append({"premises": ["keep"], "conclusion": "used"})

        def renamed_ring(m: dict[str, Any]) -> None:
            ring(m)
            rename(m, "used", "a-usage")

        assert "a ring of support is closed: `keep` → `used` → `keep`" in self.told(ring)
        assert self.told(renamed_ring, ring) == []

    def test_too_many_rings_to_list_are_told_by_their_claims(self) -> None:
        def knot(m: dict[str, Any]) -> None:
            names = [f"n{i}" for i in range(8)]
            m["claims"] |= {name: f"Claim {name}." for name in names}
            m["arguments"] += [{"premises": [a], "conclusion": b} for a in names for b in names if a != b]

        found = [each for each in diff(town(), town(knot)).consequences if each.kind == "knot-closed"]
        assert [each.claims for each in found] == [tuple(f"n{i}" for i in range(8))]


class TestText:
    def test_words_that_changed_are_marked(self) -> None:
        assert words("Close the old town library now.", "Keep the town library now.") == (
            "[-Close-]{+Keep+} the[- old-] town library now."
        )

    def test_texts_with_little_in_common_are_not_mixed(self) -> None:
        assert words("It is a big house.", "They run to some harbour.") is None

    def test_what_would_steer_a_terminal_is_not_shown(self) -> None:
        assert visible("a\x1b[31m\nb\u202ec") == "a\ufffd[31m b\ufffdc"

    def test_the_report_has_marks_for_what_came_went_and_changed(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["claims"]["warm"] = {"text": "It is warm."}
            m["claims"]["keep"]["text"] = "The town must keep its library."
            m["arguments"][0] = {"id": "use", "premises": ["used", "warm"], "conclusion": "keep"}
            del m["arguments"][2]

        old, new = town(), town(edit)
        difference = diff(old, new)
        assert report(difference, new) == (
            "claims\n"
            "  ~ keep\n"
            "      text: The town [-should-]{+must+} keep its library.\n"
            "  + warm: It is warm.\n"
            "\n"
            "arguments\n"
            "  - rich undercuts money\n"
            "  ~ use: used, warm support keep\n"
            "      premises: -free, +warm\n"
            "\n"
            "what follows\n"
            "  * `free` does not bear on a main conclusion any more\n"
            "  * `rich` does not bear on a main conclusion any more\n"
        )
        assert summary(difference) == "claims: 1 added, 1 changed; arguments: 1 removed, 1 changed"


class TestPicture:
    def test_both_versions_are_in_one_map(self) -> None:
        def edit(m: dict[str, Any]) -> None:
            m["claims"]["warm"] = {"text": "It is warm."}
            m["claims"]["keep"]["text"] = "The town must keep its library."
            m["arguments"][0] = {"id": "use", "premises": ["used", "warm"], "conclusion": "keep"}
            m["arguments"].pop()
            m["arguments"].append({"premises": ["rich"], "conclusion": "keep"})
            del m["claims"]["dear"]
            del m["arguments"][1]
            m["contraries"] = [["keep", "rich"]]

        old, new = town(), town(edit)
        both = union(old, new, diff(old, new))
        assert both.claims == {"keep": "changed", "warm": "added", "dear": "removed"}
        # The argument from the reserve leads elsewhere now: it is drawn as it is, and as it was.
        assert both.arguments == {0: "changed", 1: "changed", 2: "removed", 3: "removed"}
        assert [a.target for a in both.map.arguments] == ["keep", "keep", "keep", "money"]
        assert both.premises == {(0, "free", "holds"): "removed", (0, "warm", "holds"): "added"}
        assert both.ties == {("contraries", frozenset(("keep", "rich"))): "added"}
        assert both.notes["keep"] == ["was: The town should keep its library."]


@given(argument_maps(claims=4, arguments=4))
@settings(max_examples=50)
def test_a_map_is_not_different_from_itself(m: ArgumentMap) -> None:
    assert not diff(m, m.model_copy(deep=True))


def _applied(old: ArgumentMap, new: ArgumentMap) -> None:
    difference = diff(old, new)
    assert bool(difference) == (old != new)
    assert apply(old, json.loads(json.dumps(difference.to_json()))) == new
    assert difference.apply(old) == new
    assert diff(old, new) == difference
    report(difference, new)
    assert all(each.text for each in difference.consequences)


@given(*[argument_maps(include=True, claims=4, arguments=4)] * 2)
@settings(max_examples=60)
def test_applying_the_changes_between_any_two_maps_gives_the_second(old: ArgumentMap, new: ArgumentMap) -> None:
    show(old)
    show(new)
    _applied(old, new)


@given(wild_maps(), wild_maps())
def test_also_between_maps_with_everything_wrong(old: ArgumentMap, new: ArgumentMap) -> None:
    show(old)
    show(new)
    _applied(old, new)


@given(graph_maps(), graph_maps())
def test_also_between_random_graphs(old: ArgumentMap, new: ArgumentMap) -> None:
    _applied(old, new)


@st.composite
def edited_maps(draw: st.DrawFn) -> tuple[ArgumentMap, ArgumentMap]:
    """Generate a map and a version of it: ids renamed, arguments moved and dropped, parts taken from another map."""
    old, other = (draw(argument_maps(claims=4, arguments=4)) for _ in "ab")
    content = old.model_dump(by_alias=True, exclude_defaults=True)
    foreign = other.model_dump(by_alias=True, exclude_defaults=True)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(content["claims"])))
        arguments = content.get("arguments", [])
        edit = draw(st.sampled_from(("rename", "reword", "move", "drop", "key", "add", "remove")))
        if edit == "rename":
            content = renamed(content, {name: "renamed"}, {})
        elif edit == "reword":
            content["claims"][name]["text"] += " Reworded."
        elif edit == "move" and arguments:
            content["arguments"] = draw(st.permutations(arguments))
        elif edit == "drop" and arguments:
            del arguments[draw(st.integers(0, len(arguments) - 1))]
        elif edit == "key" and foreign:
            key = draw(st.sampled_from(sorted(foreign)))
            content[key] = foreign[key]
        elif edit == "add":
            content["claims"]["added"] = draw(st.sampled_from(list(foreign["claims"].values())))
        elif edit == "remove" and len(content["claims"]) > 1:
            del content["claims"][name]
    return old, ArgumentMap.model_validate(content)


@given(edited_maps())
@settings(max_examples=60)
def test_applying_the_changes_of_an_edit_gives_the_edited_map(pair: tuple[ArgumentMap, ArgumentMap]) -> None:
    old, new = map(show, pair)
    _applied(old, new)
    _applied(new, old)


@given(edited_maps())
@settings(max_examples=12)
def test_any_two_versions_can_be_drawn_in_one_picture(pair: tuple[ArgumentMap, ArgumentMap]) -> None:
    old, new = map(show, pair)
    both = union(old, new, diff(old, new))
    assert set(both.claims) <= set(both.map.claims)
    assert all(index < len(both.map.arguments) for index in both.arguments)
    marks = Marks(DIFFERENCE, both.claims, both.arguments, both.premises, both.ties, both.notes, both.argument_notes)
    picture = render(both.map, marks=marks)
    assert isinstance(picture, str)
    assert picture.count('<g class="claim') == len(set(old.claims) | set(new.claims)) - len(
        diff(old, new).renamed_claims
    )
