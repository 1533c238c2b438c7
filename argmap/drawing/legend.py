"""The legend: what each kind of line, joint and box means; of those that a picture uses, and only those."""

from __future__ import annotations

from typing import NamedTuple

from argmap.drawing.marks import Mark
from argmap.drawing.scene import Scene


class Entry(NamedTuple):
    """A line of the legend: sort of sample (relation, joint, tray, mode, box, tie, mark), which one, its meaning."""

    sort: str
    key: str
    text: str
    mark: Mark | None = None


ENTRIES = (
    Entry("relation", "support", "support"),
    Entry("relation", "rebut", "rebuttal: speaks against a claim"),
    Entry("relation", "undercut", "undercut: speaks against an argument"),
    Entry("joint", "linked", "linked: all premises needed"),
    Entry("joint", "convergent", "convergent: each premise suffices"),
    Entry("joint", "cumulative", "cumulative: each premise adds"),
    Entry("tray", "tray", "stacked: premises of one argument"),
    Entry("mode", "not", "premise: that the claim does not hold"),
    Entry("mode", "held", "premise: that its voice holds it"),
    Entry("box", "main", "main conclusion"),
    Entry("box", "voice-other", "in another's voice"),
    Entry("box", "voice-shared", "in the author's voice and another's"),
    Entry("box", "unattributed", "a view pinned on nobody"),
    Entry("box", "implicit", "unsaid, but needed"),
    Entry("box", "granted", "granted by the author"),
    Entry("box", "reported", "reported, without taking sides"),
    Entry("box", "doubted", "doubted by the author"),
    Entry("box", "rejected", "rejected by the author"),
    Entry("tie", "contraries", "contraries: at most one holds"),
    Entry("tie", "same", "say the same"),
)


def legend(scene: Scene, trays: bool = False) -> list[Entry]:
    """Return the entries for what the scene uses, in a fixed order; `trays`: premises stand stacked in its layout."""
    used: set[tuple[str, str]] = {("tray", "tray")} if trays else set()
    for drawn in scene.drawn.values():
        used.add(("relation", drawn.relation))
        used.add(("joint", drawn.joint_kind))
        used.update(("mode", segment.mode) for segment in drawn.segments)
    for box in scene.boxes.values():
        used.update(("box", kind) for kind in box.kinds)
    used.update(("tie", tie.kind) for tie in scene.ties)
    marked = {box.mark for box in scene.boxes.values()} | {drawn.mark for drawn in scene.drawn.values()}
    marked |= {segment.mark for drawn in scene.drawn.values() for segment in drawn.segments}
    marked |= {tie.mark for tie in scene.ties}
    marks = [
        Entry("mark", mark.key, mark.text, mark) for mark in scene.marks.looks.values() if mark in marked and mark.text
    ]
    return [entry for entry in ENTRIES if (entry.sort, entry.key) in used] + marks
