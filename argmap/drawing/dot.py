"""A scene as DOT text, written with the `graphviz` package. Pure: nothing is run.

One builder, two variants. The bare one is what we lay out: boxes of a fixed size without text, so that layout is fast
and asks for no fonts. The labelled one is a picture of its own, for `--format dot`, PNG and PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drawing.dot_labels import blank, box_label, escape, html, legend_label
from argmap.drawing.legend import legend
from argmap.drawing.look import DOT_FONTS, Look
from argmap.drawing.metrics import text_width, wrap
from argmap.drawing.scene import Box, Drawn, Frame, Scene, Segment, Tie, clean
from argmap.drawing.words import claim_tooltip, step_tooltip

if TYPE_CHECKING:
    from graphviz import Digraph

SHORTCUTS = ((6_000, "0.1"), (2_000, "0.3"))
"""Boxes and joints, and the share of its usual effort that the layout then puts into ordering and placing them.

Measured on trees: at 10,000 claims with undercuts, 12 seconds become 2. Up to 2,000 the whole effort is worth it.
"""
HEADING = 22.0
"""Height of a group's heading."""
TITLE_WIDTH = 720.0
MODE_TAILS = {"holds": "none", "not": "odot", "held": "obox"}


def layout_dot(scene: Scene, look: Look) -> str:
    """Return DOT whose layout is the picture's: fixed sizes, no text; edges carry their number as `k`."""
    return _Builder(scene, look, labels=False).source()


def labelled_dot(scene: Scene, look: Look) -> str:
    """Return DOT that draws as it stands, with texts, title and legend; nodes are named by the map's ids."""
    return _Builder(scene, look, labels=True).source()


class _Builder:
    def __init__(self, scene: Scene, look: Look, labels: bool) -> None:
        from graphviz import Digraph

        self.scene = scene
        self.look = look
        self.labels = labels
        self.names: dict[str, str] = {}
        self.frames = 0
        self.edge_number = 0
        self.boxes = {box.node: box for box in scene.boxes.values()}
        self.joints = {drawn.joint: drawn for drawn in scene.drawn.values() if drawn.joint is not None}
        self.top: Digraph = Digraph("argument map" if labels else None)

    def source(self) -> str:
        self._attributes()
        if self.labels:
            self._name_nodes()
        self._frame(self.top, self.scene.frame)
        for drawn in self.scene.drawn.values():
            aligned = 2 if drawn.joint is None and drawn.relation != "undercut" and self._has_joint_beside(drawn) else 1
            for segment in drawn.segments:
                self._segment(drawn, segment, aligned)
        for tie in self.scene.ties:
            self._edge(
                self.scene.boxes[tie.first].node,
                self.scene.boxes[tie.second].node,
                {"constraint": "false", "dir": "both" if tie.kind == "contraries" else "none"},
                self._tie_look(tie) if self.labels else {"arrowhead": "tee", "arrowtail": "tee"},
            )
        return str(self.top.source)

    def _has_joint_beside(self, drawn: Drawn) -> bool:
        """Tell whether another argument for the same claim has a joint: premises then stand on one level."""
        graph = self.scene.graph
        beside = (*graph.supports.get(drawn.step.target, ()), *graph.rebuttals.get(drawn.step.target, ()))
        return any(index in self.scene.drawn and self.scene.drawn[index].joint for index in beside)

    def _attributes(self) -> None:
        look = self.look
        graph = {"rankdir": "BT", "ranksep": _inches(look.rank_gap), "nodesep": _inches(look.node_gap), "pad": "0"}
        node = {"shape": "box", "label": "", "fixedsize": "true"}
        edge = {"arrowhead": "normal", "arrowsize": "0.9"}
        for size, share in SHORTCUTS:
            if len(self.boxes) + len(self.joints) > size:
                graph |= {"nslimit": share, "nslimit1": share, "mclimit": share}
                break
        if self.labels:
            graph |= {
                "pad": "0.25",
                "bgcolor": look.background,
                "fontname": DOT_FONTS,
                "fontcolor": look.ink,
                "labelloc": "b",
                "labeljust": "l",
                "label": legend_label(legend(self.scene), look),
            }
            node = {
                "shape": "box",
                "margin": f"{look.pad_x / 72:.3f},{look.pad_y / 72:.3f}",
                "fontname": DOT_FONTS,
                "fontsize": f"{look.text_size:g}",
                "fontcolor": look.ink,
            }
            edge |= {"fontname": DOT_FONTS, "fontsize": f"{look.caption_size:g}", "fontcolor": look.ink}
            edge["penwidth"] = f"{look.line_width:g}"
        self.top.attr("graph", _attributes=graph)
        self.top.attr("node", _attributes=node)
        self.top.attr("edge", _attributes=edge)

    def _name_nodes(self) -> None:
        """Name boxes by claim id and joints by argument id, or `argument 3`, which no id can be."""
        taken = set(self.scene.boxes)
        self.names = {box.node: claim for claim, box in self.scene.boxes.items()}
        for index, drawn in self.scene.drawn.items():
            if drawn.joint is not None:
                name = drawn.step.argument.id
                self.names[drawn.joint] = name if name and name not in taken else f"argument {index + 1}"
                taken.add(self.names[drawn.joint])

    def _frame(self, into: Digraph, frame: Frame) -> None:
        if self.labels:
            # A graph has one label, the legend: the title is that of an invisible box around everything.
            with into.subgraph(name="cluster map") as inner:
                inner.attr("graph", _attributes={"label": self._title(), "labelloc": "b", "pencolor": "none"})
                if not self.boxes:
                    inner.node("nothing", _attributes={"label": "", "shape": "point", "style": "invis"})
                self._inside(inner, frame)
        else:
            self._inside(into, frame)

    def _inside(self, into: Digraph, frame: Frame) -> None:
        for node in frame.nodes:
            if node in self.boxes:
                self._box(into, self.boxes[node])
            else:
                self._joint(into, self.joints[node])
        for inner in frame.frames:
            if not (inner.nodes or inner.frames):
                continue
            name = f"cluster_{self.frames}"
            self.frames += 1
            with into.subgraph(name=name) as cluster:
                look = self.look
                # With the ranks turned round (BT), Graphviz turns the clusters' labels round with them.
                attributes = {"margin": "12", "label": blank(group_heading_width(inner.title, look), HEADING)}
                if self.labels:
                    attributes |= {
                        "label": f"<<B>{html(inner.title)}</B>>",
                        "id": f"group-{inner.group}",
                        "style": "rounded,filled",
                        "fillcolor": look.group_fill,
                        "color": look.group_stroke,
                        "pencolor": look.group_stroke,
                        "fontcolor": look.faint_ink,
                        "fontsize": f"{look.text_size:g}",
                    }
                cluster.attr("graph", _attributes=attributes | {"labeljust": "l", "labelloc": "b"})
                self._inside(cluster, inner)

    def _box(self, into: Digraph, box: Box) -> None:
        attributes = {"width": _inches(box.width), "height": _inches(box.height)}
        if self.labels:
            style = self.look.box(box.kinds)
            if box.mark is not None:
                style = box.mark.box(style, self.look)
            claim = self.scene.graph.claims[box.claim]
            attributes |= {
                "id": f"claim-{box.claim}",
                "class": " ".join(("claim", *box.kinds)),
                "tooltip": escape(clean(claim_tooltip(box.claim, claim))),
                "label": box_label(box, self.look),
                "style": ",".join(
                    ["filled", *["rounded"] * style.rounded, *["dashed"] * bool(style.dash)]
                    + ["diagonals"] * style.corners
                ),
                "fillcolor": style.fill,
                "color": style.stroke,
                "penwidth": f"{style.width:g}",
                "peripheries": "2" if style.double else "1",
            }
        into.node(self.names.get(box.node, box.node), _attributes=attributes)

    def _joint(self, into: Digraph, drawn: Drawn) -> None:
        assert drawn.joint is not None
        width, height = drawn.size
        attributes = {"width": _inches(width), "height": _inches(height)}
        if self.labels:
            color = self.look.relation(drawn.relation).color
            color = color if drawn.mark is None else drawn.mark.line(color, self.look)
            attributes |= {
                "id": f"argument-{self.names[drawn.joint]}".replace(" ", "-"),
                "class": f"argument {drawn.relation} {drawn.joint_kind}",
                "tooltip": escape(clean(step_tooltip(drawn.step, self.scene.graph))),
                "label": "",
                "color": color,
                "fillcolor": color,
                "style": "filled",
                "fixedsize": "true",
            }
            if drawn.caption:
                attributes |= {
                    "label": f"<<I>{html(drawn.caption)}</I>>",
                    "fontsize": f"{self.look.caption_size:g}",
                    "style": "rounded,filled",
                    "fillcolor": self.look.background,
                    "fixedsize": "false",
                }
            elif drawn.joint_kind != "linked":
                attributes["shape"] = "circle"
                if drawn.joint_kind == "convergent":
                    attributes["fillcolor"] = self.look.background
                elif drawn.joint_kind == "cumulative":
                    attributes |= {"style": "wedged", "fillcolor": f"{color}:{self.look.background}"}
        into.node(self.names.get(drawn.joint, drawn.joint), _attributes=attributes)

    def _segment(self, drawn: Drawn, segment: Segment, length: int) -> None:
        attributes: dict[str, str] = {}
        if segment.mode != "holds":
            attributes |= {"dir": "both", "arrowtail": MODE_TAILS[segment.mode]}
        if segment.part == "premise":
            attributes["arrowhead"] = "none"
        elif segment.part == "head":
            attributes["weight"] = "3"
        if length > 1:
            attributes["minlen"] = str(length)
        looks: dict[str, str] = {}
        if self.labels:
            line = self.look.relation(drawn.relation)
            looks = {"color": line.color, "style": line.dot_style, "class": f"argument {drawn.relation}"}
            looks["tooltip"] = escape(clean(step_tooltip(drawn.step, self.scene.graph)))
            if segment.part != "premise":
                looks["arrowhead"] = line.dot_head
                looks["id"] = f"argument-{drawn.step.argument.id or drawn.step.index + 1}-line"
            if segment.mode != "holds":
                looks["taillabel"] = f" {segment.mode} "
            mark = segment.mark or drawn.mark
            if mark is not None:
                looks["color"] = mark.line(line.color, self.look)
                looks["penwidth"] = f"{self.look.line_width * mark.thicker:g}"
                if mark.dash and not line.dash:
                    looks["style"] = "dashed"
            if segment.mark is not None:
                looks["label"] = f" {segment.mark.sign} "
        self._edge(segment.tail, segment.head, attributes, looks)

    def _edge(self, tail: str, head: str, attributes: dict[str, str], looks: dict[str, str]) -> None:
        attributes |= looks
        if not self.labels:
            attributes["k"] = str(self.edge_number)
        self.edge_number += 1
        # A name with a colon would be read as a port: ours have none, nor can an id.
        self.top.edge(self.names.get(tail, tail), self.names.get(head, head), _attributes=attributes)

    def _tie_look(self, tie: Tie) -> dict[str, str]:
        color = self.look.tie_color
        label = {}
        if tie.mark is not None:
            color = tie.mark.line(color, self.look)
            label = {"label": f" {tie.mark.sign} "}
        if tie.kind == "same":
            return {"color": f"{color}:{self.look.background}:{color}", "class": "tie same"} | label
        return {"color": color, "arrowhead": "tee", "arrowtail": "tee", "class": "tie contraries"} | label

    def _title(self) -> str:
        look = self.look
        size = look.title_size
        lines = [
            f'<FONT POINT-SIZE="{size:g}"><B>{html(line.strip())}</B></FONT>'
            for line, _ in wrap(self.scene.title, TITLE_WIDTH, size, bold=True)
        ]
        size = look.text_size
        lines += [
            f'<FONT POINT-SIZE="{size:g}" COLOR="{look.faint_ink}">{html(line.strip())}</FONT>'
            for words in (self.scene.subtitle, *(clean(line.text) for line in self.scene.marks.lines))
            for line, _ in wrap(words, TITLE_WIDTH, size)
        ]
        rows = "".join(f'<TR><TD ALIGN="LEFT">{line}</TD></TR>' for line in lines)
        return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">{rows}</TABLE>>' if rows else ""


def group_heading_width(title: str, look: Look) -> float:
    """Return the width that a group's heading takes."""
    return text_width(title, look.text_size, bold=True) + 8


def _inches(units: float) -> str:
    return f"{units / 72:.4f}"
