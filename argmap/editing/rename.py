"""`argmap rename`: a name changed where it is defined and wherever it is used, also in maps that include its map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.diagnostics import Related, did_you_mean, near
from argmap.editing.naming import Rename, respell, with_names
from argmap.editing.rewrite import Edited, EditError, faulty, verify_edit
from argmap.editing.sheet import Sheet
from argmap.model import AS_ARGUED
from argmap.model.ids import is_id, near_id, nfc
from argmap.reading.document import Document
from argmap.reading.mentions import Kind, mentions
from argmap.schemes import builtin_schemes

KINDS: dict[Kind, str] = {
    "claim": "a claim",
    "argument": "an argument",
    "group": "a group",
    "scenario": "a scenario",
    "issue": "a question",
    "scheme": "a scheme",
    "alias": "an alias",
    "voice": "a voice",
}
"""What can be renamed, with its article."""

_IDS: tuple[Kind, ...] = ("claim", "argument")


class Unknown(EditError):
    """A name that the map does not have."""


class Clash(EditError):
    """A new name that something has already."""

    def __init__(self, message: str, place: Related | None = None) -> None:
        """Take the sentence for the author, and where the name stands."""
        super().__init__(message)
        self.place = place


class Prefix(NamedTuple):
    """A document, and the aliases by which it comes to another one (`a/b/`); empty for itself."""

    document: Document
    prefixes: tuple[str, ...]


def kinds_of(document: Document, name: str) -> list[Kind]:
    """Return the kinds of things that a map itself has under a name."""
    name = nfc(name)
    found = {each.kind for each in mentions(document) if each.name == name and (each.defines or each.kind == "voice")}
    return [kind for kind in KINDS if kind in found]


def rename(documents: Iterable[Document], target: Document, old: str, new: str, kind: Kind) -> list[Edited]:
    """Rename what a map defines, there and in all documents that include that map; return the files that change.

    `documents` are those in which references may stand, read with all that they include; the target need not be among
    them. Nothing is written. Each new text is read again: it says what the old one said, but for the name. Linear in
    the size of the files.

    Raises Unknown for a name that the target does not define, Clash for a new one that is taken, Faulty for a file
    that has faults of reading, EditError for a new name that is none, or a file written in a way that cannot be edited.
    """
    old, new = nfc(old), nfc(new)
    check_name(kind, new)
    if kind not in kinds_of(target, old):
        raise Unknown(unknown(target, old, kind))
    if old == new:
        return []
    if kind == "scheme" and new in builtin_schemes():
        raise Clash(f"`{new}` is a scheme that is built in")
    found = []
    for document, prefixes in including(documents, target):
        mapping = {prefix + old: prefix + new for prefix in prefixes}
        names = _renamer(kind, mapping, document is target or document.path == target.path)
        _no_clash(document, kind, set(mapping.values()), new)
        edited = renamed(document, names)
        if edited is not None:
            found.append(edited)
    return found


def renamed(document: Document, names: Rename) -> Edited | None:
    """Return a document's file with all names changed; None if that changes nothing.

    Raises Faulty, EditError as `rename` does.
    """
    if not any(names(each.kind, each.name) != each.name for each in mentions(document)):
        return None
    if document.map is None or document.damaged:
        raise faulty(document)
    sheet = Sheet(document)
    respell(sheet, document, names)
    text = sheet.done()
    verify_edit(document, text, with_names(document.map, names))
    return Edited.of(document, text)


def including(documents: Iterable[Document], target: Document) -> Iterator[Prefix]:
    """Yield a document and all those that include it, directly or not, each file once, with the aliases for it."""
    yield Prefix(target, ("",))
    seen = {target.path} if target.path is not None else set()
    # What one map cannot read of what it includes, another one further up may.
    waiting = sorted(documents, key=lambda document: not document.damaged)
    while waiting:
        document = waiting.pop()
        if document.path is None or document.path in seen:
            continue
        seen.add(document.path)
        waiting.extend(document.included.values())
        prefixes = tuple(f"{alias}/" for alias, each in _all_included(document) if each.path == target.path)
        if prefixes:
            yield Prefix(document, prefixes)


def _all_included(document: Document) -> Iterator[tuple[str, Document]]:
    waiting = list(document.included.items())
    while waiting:
        alias, each = waiting.pop()
        yield alias, each
        waiting.extend((f"{alias}/{name}", inner) for name, inner in each.included.items())


def check_name(kind: Kind, name: str) -> None:
    """Raise EditError for a name that nothing of the kind can have."""
    if kind == "voice":
        if not name.strip():
            raise EditError("a voice needs a name")
    elif not is_id(name):
        meant = near_id(name)
        hint = f"; did you mean `{meant}`?" if meant else ""
        raise EditError(
            f"`{name}` is not an id: a letter or `_`, then letters, digits, `-`, `_` and `.`, no spaces{hint}"
        )
    elif kind == "scenario" and name == AS_ARGUED:
        raise EditError(f"`{AS_ARGUED}` is the scenario that is always there and changes nothing")


def unknown(document: Document, name: str, kind: Kind | None = None) -> str:
    """Say that a map has nothing of a name, and what was probably meant."""
    wanted = _IDS if kind in _IDS else (kind,) if kind else tuple(KINDS)
    known = dict.fromkeys(each.name for each in mentions(document) if each.kind in wanted and each.defines)
    what = KINDS[kind].partition(" ")[2] + " " if kind and kind != "claim" else "claim or argument " if kind else ""
    return f"`{document.name}` has no {what}`{name}`{did_you_mean(near(name, known))}"


def _renamer(kind: Kind, mapping: dict[str, str], here: bool) -> Rename:
    def names(found: Kind, name: str) -> str:
        if kind == "alias":
            if here and found == "alias":
                return mapping.get(name, name)
            for old, new in mapping.items():
                if name.startswith(old + "/") and found not in ("voice", "alias", "role", "question"):
                    return new + name[len(old) :]
            return name
        if found in _IDS if kind in _IDS else found == kind and (here or kind == "scheme"):
            return mapping.get(name, name)
        return name

    return names


def _no_clash(document: Document, kind: Kind, taken: set[str], new: str) -> None:
    kinds = _IDS if kind in _IDS else (kind,)
    for each in sorted(mentions(document), key=lambda each: (not each.defines, each.at)):
        if each.name in taken and each.kind in kinds and not (kind not in (*_IDS, "scheme") and "/" in each.name):
            place = Related("it stands here", document.source.span(*each.at))
            if each.defines:
                raise Clash(f"`{new}` is {KINDS[each.kind]} of `{document.name}` already", place)
            raise Clash(f"`{each.name}` is spoken of in `{document.name}` already, and would come to mean this", place)
