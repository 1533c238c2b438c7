"""Plain values to an argument map: what pydantic finds, said to an author, each at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from argmap.diagnostics import Diagnostic, Edit, Fix, Related, Rule, SourceText, diagnose, did_you_mean, near, respell
from argmap.model import RELATIONS, Argument, ArgumentMap
from argmap.model.base import Part
from argmap.model.ids import near_id
from argmap.reading import faults
from argmap.reading.locate import Place, key_at, locate, value_at
from argmap.reading.shape import CHOICES, TEXT_OR_LIST, expected, keys_of, meant_key, name_of, part_at, stands_there
from argmap.reading.tree import At, Row, Table

_ROUNDS = 12
_WORDS_OF_AN_ID = 3


class Validated(NamedTuple):
    """The map as far as it could be read, what is wrong, and which ids were lost with what was left out."""

    map: ArgumentMap | None
    diagnostics: list[Diagnostic]
    lost: frozenset[str]


def validate(root: Any, at: At, source: SourceText) -> Validated:
    """Make the map of a file's values. Never raises.

    A value that is wrong is reported and left out, and the rest validated again, so that all that is wrong in a
    file comes to light at once. Linear in the size of the file for each of the few rounds this takes.
    """
    return _Validation(source).run(root, at)


class _Validation:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.lost: set[str] = set()
        self.removals: list[Place] = []
        self.seen: set[tuple[int, Any, str]] = set()

    def run(self, root: Any, at: At) -> Validated:
        if not isinstance(root, Table):
            self.report(faults.WRONG_TYPE, f"a map is a mapping of keys and values, found {describe(root)}", at)
            return self.result(None)
        for _ in range(_ROUNDS):
            try:
                return self.result(ArgumentMap.model_validate(root))
            except ValidationError as error:
                # What is missing comes last: it may stand there misspelt, and be reported as that.
                for problem in sorted(error.errors(include_url=False), key=lambda e: e["type"] == "missing"):
                    self.take(root, problem)
                self.remove()
        return self.result(None)

    def result(self, argument_map: ArgumentMap | None) -> Validated:
        return Validated(argument_map, self.diagnostics, frozenset(self.lost))

    def report(self, rule: Rule, message: str, at: At, fix: Fix | None = None) -> None:
        start, end = at
        while end > start and self.source.text[end - 1 : end].isspace():
            end -= 1
        self.diagnostics.append(diagnose(rule, message, self.source.span(start, end), (), fix))

    # -- one error ---------------------------------------------------------------------------------------------

    def take(self, root: Table, problem: Any) -> None:
        kind: str = problem["type"]
        place = locate(root, problem["loc"])
        if kind == "missing":
            self.missing(root, problem["loc"])
            return
        mark = (id(place.container), place.key, "extra" if kind == "extra_forbidden" else "value")
        wants_text = kind in _TEXT_WANTED or (
            kind == "list_type" and place.path[-1:] and place.path[-1] in TEXT_OR_LIST
        )
        if wants_text and self.take_as_written(place):
            return
        if mark in self.seen and place.key in _keys(place.container):
            self.removals.append(place)  # two branches complain of one value: once is enough
            return
        self.seen.add(mark)
        if kind == "extra_forbidden":
            self.unknown_key(place)
        elif kind == "one_relation":
            self.one_relation(place)
            return
        elif place.at_key:
            self.bad_key(place, kind)
        else:
            self.bad_value(place, kind)
        self.removals.append(place)

    def take_as_written(self, place: Place) -> bool:
        """Where text is expected, a plain `1984` or `true` is that text, as written."""
        if place.value is None or isinstance(place.value, Table | Row | str) or place.at_key:
            return False
        if place.path[:1] != ("claims",) and part_at(place.path) is not None:
            return False
        place.container[place.key] = place.container.raw.get(place.key, str(place.value))
        return True

    def missing(self, root: Table, loc: tuple[Any, ...]) -> None:
        place = locate(root, loc[:-1])
        key = str(loc[-1])
        table = place.value if len(place.path) else root
        if not isinstance(table, Table):
            return
        part = part_at(place.path)
        what = name_of(part) if part is not None else "it"
        if len(place.path) == 2 and isinstance(place.key, str):
            what = f"`{place.key}`, {what},"
        message = f"{what} needs `{key}`: {expected((*place.path, key))}"
        # The key may be there, misspelt or with a value that was just reported and taken out.
        if part is None or not stands_there(table, part, (key,)):
            at = key_at(place) if place.path else (0, min(len(self.source.text), 1))
            self.report(faults.MISSING_KEY, message, at)
        self.fill(place, table, key)

    def fill(self, place: Place, table: Table, key: str) -> None:
        """Put a stand-in for a missing key, where the rest is worth keeping; else leave the whole out."""
        if not place.path:
            table[key] = {"argmap": 1, "title": "?", "claims": Table(0)}[key]
        elif key == "text" and place.path[0] == "claims":
            table[key] = str(place.key)
        else:
            self.removals.append(place)

    def unknown_key(self, place: Place) -> None:
        part = part_at(place.path[:-1])
        key = str(place.key)
        if part is None:
            message = f"`{key}` does not belong here; a premise is an id, `{{held: id}}` or `{{not: id}}`"
            self.report(faults.UNKNOWN_KEY, message, key_at(place))
            return
        keys = keys_of(part)
        hint = self.slipped(place, part)
        if hint:
            self.report(faults.UNKNOWN_KEY, f"{name_of(part)} has no key `{key}`; {hint}", key_at(place))
            return
        meant = meant_key(key, keys)
        there = place.container if isinstance(place.container, Table) else {}
        free = [name for name in meant if name not in there]
        fix = None
        if len(meant) == 1 and free and not (free[0] in RELATIONS and any(r in there for r in RELATIONS)):
            fix = self.replace(key_at(place), key, free[0], f"rename `{key}` to `{free[0]}`")
        hint = did_you_mean(meant) or f"; its keys are {', '.join(keys)}"
        self.report(faults.UNKNOWN_KEY, f"{name_of(part)} has no key `{key}`{hint}", key_at(place), fix)

    def slipped(self, place: Place, part: type[Part]) -> str:
        """Say how a key came to stand where it does not belong, if its spelling is not what is wrong."""
        table, key = place.container, str(place.key)
        if not isinstance(table, Table):
            return ""
        if part is ArgumentMap and key in keys_of(Argument):
            # A key of the last argument, written as far left as `arguments`.
            written = list(table.key_at)
            above = written[written.index(key) - 1] if key in written[1:] else ""
            arguments = table.get(above) if above == "arguments" else None
            if isinstance(arguments, Row) and arguments and isinstance(arguments[-1], Table):
                whole = any(name in RELATIONS for name in arguments[-1].key_at)
                if not (key in RELATIONS and whole):
                    return "to belong to the argument above, it must be indented like the other keys of it"
        if place.value is None and " " in key and self.source.text[key_at(place)[1] :][:1] in (",", "}"):
            return "a text with a comma in it must be in quotes between braces"
        return ""

    def one_relation(self, place: Place) -> None:
        argument = place.value
        if not isinstance(argument, Table):
            return
        given = [name for name in argument if name in RELATIONS and argument[name] is not None]
        if len(given) > 1:
            extra = given[1]
            message = f"an argument has one of `conclusion`, `rebuts`, `undercuts`, found {_and(given)}; make it two"
            self.diagnostics.append(
                diagnose(
                    faults.ONE_RELATION,
                    message,
                    self.source.span(*argument.key_at[extra]),
                    (Related("the first one", self.source.span(*argument.key_at[given[0]])),),
                )
            )
            for name in given[1:]:
                argument.drop(name)
            return
        if not stands_there(argument, Argument, RELATIONS):
            message = "an argument needs one of `conclusion`, `rebuts` or `undercuts`; without it, it leads nowhere"
            self.report(faults.ONE_RELATION, message, self.first_line(argument.at))
        self.removals.append(place)

    def bad_key(self, place: Place, kind: str) -> None:
        key = str(place.key)
        at = key_at(place)
        if kind == "reserved_scenario":
            message = f"the scenario `{key}` is always there and changes nothing; choose another id"
            self.report(faults.WRONG_VALUE, message, at)
        else:
            self.bad_id(key, at)
        self.lost.add(key)

    def bad_value(self, place: Place, kind: str) -> None:
        at = value_at(place)
        value = place.value
        wanted = expected(place.path)
        if value is None:
            message = f"nothing stands here; expected {wanted}"
            self.report(faults.WRONG_TYPE, message, at)
        elif kind == "bad_id" and isinstance(value, str):
            self.bad_id(value, at, is_reference="/" in value, is_value=place.path[:1] == ("arguments",))
        elif kind == "literal_error":
            self.bad_choice(place, at)
        elif kind in ("greater_than_equal", "less_than_equal", "finite_number"):
            self.report(faults.WRONG_VALUE, f"{describe(value)} is out of range; expected {wanted}", at)
        elif kind in ("string_too_short", "too_short"):
            self.report(faults.WRONG_VALUE, f"the text is empty; expected {wanted}", at)
        elif kind in _VALUE_FAULTS:
            self.report(faults.WRONG_VALUE, _VALUE_FAULTS[kind].format(found=describe(value)), at)
        else:
            fix = None
            if isinstance(value, str) and kind in ("bool_type", "bool_parsing") and value in ("true", "false"):
                wanted += " without quotes"
            elif isinstance(value, str) and kind in ("bool_type", "bool_parsing") and value.lower() in _YES_NO:
                word = _YES_NO[value.lower()]
                fix = self.replace(at, value, word, f"change `{value}` to `{word}`")
                wanted += f"; write `{word}`"
            elif isinstance(value, str) and kind in ("float_type", "float_parsing", "literal_error"):
                wanted += " without quotes"
            if kind == "bad_premises" and isinstance(value, str):
                fix = self.replace(at, value, f"[{value}]", "put the premise in brackets")
                wanted += f"; for a single premise write `[{value}]`"
            self.report(faults.WRONG_TYPE, f"expected {wanted}, found {describe(value)}{self.dashes(place)}", at, fix)

    def dashes(self, place: Place) -> str:
        """Say that list items are too many or too few, where they are; note the ids that are lost so."""
        value = place.value
        if isinstance(value, Row) and len(place.path) == 1 and value and all(isinstance(item, Table) for item in value):
            if place.path == ("claims",):
                self.lost.update(str(key) for item in value for key in item)
            return "; leave out the dashes, and begin each entry with its id"
        if isinstance(value, Table) and place.path == ("arguments",):
            return "; begin each argument with a dash"
        return ""

    def bad_choice(self, place: Place, at: At) -> None:
        key, value = place.path[-1], place.value
        assumed = place.path[0] == "scenarios" and "assume" in place.path[2:3]
        words = ("undecided",) if assumed else CHOICES.get(str(key), ())
        meant = near(value, words) if isinstance(value, str) else []
        quoted = ""
        if assumed and isinstance(value, str) and value in _VERDICTS:
            meant = [_VERDICTS[value]]
            quoted = "" if self.source.text[at[0]] not in "\"'" else " without quotes"
        fix = None
        if len(meant) == 1 and isinstance(value, str) and not quoted:
            fix = self.replace(at, value, meant[0], f"change `{value}` to `{meant[0]}`")
        message = f"expected {expected(place.path)}{quoted}, found {describe(value)}{did_you_mean(meant)}"
        wrong = faults.WRONG_VALUE if isinstance(value, str | int | float) else faults.WRONG_TYPE
        self.report(wrong, message, at, fix)

    def bad_id(self, text: str, at: At, *, is_reference: bool = False, is_value: bool = False) -> None:
        meant = "" if is_reference else near_id(text)
        hint = f"; did you mean `{meant}`?" if meant else ""
        if is_value and len(text.split()) > _WORDS_OF_AN_ID:
            hint = "; a text is written once, under `claims`, and named by its id elsewhere"
        message = f"{describe(text)} is not an id: a letter or `_`, then letters, digits, `-`, `_`, `.`{hint}"
        self.report(faults.BAD_ID, message, at)

    # -- helpers -----------------------------------------------------------------------------------------------

    def replace(self, at: At, found: str, text: str, description: str) -> Fix | None:
        """A fix that puts `text` in place of `found`, if that is how the file spells it."""
        respelt = respell(self.source.text[at[0] : at[1]], found, text)
        return None if respelt is None else Fix(description, (Edit(self.source.span(*at), respelt),))

    def first_line(self, at: At) -> At:
        end = self.source.text.find("\n", at[0], at[1])
        return (at[0], end if end >= 0 else at[1])

    def remove(self) -> None:
        """Take out what was found wrong, in an order that keeps the indexes right."""
        rows: dict[int, tuple[Row, set[int]]] = {}
        for place in self.removals:
            if isinstance(place.value, Table) and isinstance(place.value.get("id"), str):
                self.lost.add(place.value["id"])
            if isinstance(place.container, Row):
                rows.setdefault(id(place.container), (place.container, set()))[1].add(place.key)
            elif place.path:
                if place.path[0] == "claims" and len(place.path) == 2:
                    self.lost.add(str(place.key))
                place.container.drop(place.key)
        for row, indexes in rows.values():
            for index in sorted(indexes, reverse=True):
                if index < len(row):
                    del row[index], row.item_at[index]
                    row.raw = {
                        n - (n > index): text for n, text in row.raw.items() if n != index and isinstance(n, int)
                    }
        self.removals.clear()


_YES_NO = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}

_VERDICTS = {**_YES_NO, "true": "true", "false": "false", "in": "true", "out": "false"}

_VALUE_FAULTS = {
    "bad_date": "{found} is not a date; write 2025-03-14, 2025-03 or 2025",
    "bad_url": "{found} is not a web address; it begins with http:// or https://",
    "bad_language": "{found} is not a language tag; write `en`, `hy`, `pt-BR` …",
    "bad_passage": "{found} is not a passage; write `first words … last words`, or one short run of words",
}


_TEXT_WANTED = ("string_type", "model_type", "model_attributes_type")


def _keys(container: Table | Row) -> Any:
    return container if isinstance(container, Table) else range(len(container))


def _and(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return ", ".join(quoted[:-1]) + f" and {quoted[-1]}"


def describe(value: Any) -> str:
    """Say what a value is, as an author would see it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"`{text}`" if len(text) <= 40 else f"`{text[:38]}…`"
    return "a list" if isinstance(value, list) else "a mapping"
