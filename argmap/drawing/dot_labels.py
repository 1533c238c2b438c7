"""The labels of the labelled DOT: texts of boxes, and the legend as a table."""

from __future__ import annotations

from html import escape as escape_html

from argmap.drawing.legend import Entry
from argmap.drawing.look import Look
from argmap.drawing.scene import Box, Row


def blank(width: float, height: float) -> str:
    """Return a label of a fixed size with nothing in it."""
    size = f'WIDTH="{width:.0f}" HEIGHT="{height:.0f}"'
    return f'<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="0" FIXEDSIZE="TRUE" {size}><TR><TD></TD></TR></TABLE>>'


def escape(text: str) -> str:
    """Return a text as an attribute that DOT takes word for word, in lines."""
    from graphviz import escape as quote

    escaped: str = quote(text).replace("\n", "\\n")
    return escaped


def html(text: str) -> str:
    """Return a text for an HTML-like label."""
    # Escape sequences (`\\N`, the node's name) are read in HTML-like labels too, whatever the documentation says.
    return escape_html(text).replace("\\", "\\\\").replace("\n", " ")


def box_label(box: Box, look: Look) -> str:
    """Return a box's label: plain where all is plain text, else HTML-like."""
    from graphviz.quoting import nohtml

    if all(row.role == "text" and not row.bold for row in box.rows) and "implicit" not in box.kinds:
        plain: str = nohtml("".join(row.text.strip().replace("\\", "\\\\") + "\\l" for row in box.rows))
        return plain
    return "<" + "".join(_html_row(row, box, look) for row in box.rows) + ">"


def _html_row(row: Row, box: Box, look: Look) -> str:
    implicit = "implicit" in box.kinds
    text = html(row.text.strip())
    if row.bold:
        text = f"<B>{text}</B>"
    if row.role in ("caption", "note") or (implicit and row.role == "text"):
        text = f"<I>{text}</I>"
    if row.size != look.text_size:
        color = f' COLOR="{look.faint_ink}"' if row.role in ("caption", "note") else ""
        if row.role == "mark" and box.mark is not None:
            color = f' COLOR="{box.mark.color}"'
        text = f'<FONT POINT-SIZE="{row.size:g}"{color}>{text}</FONT>'
    return f'{text}<BR ALIGN="LEFT"/>'


_GLYPHS = {
    "support": "━━▶", "rebut": "╍╍┫", "undercut": "┈┈◇", "linked": "▬", "convergent": "○", "cumulative": "◐",
    "not": "○━ not", "held": "□━ held", "contraries": "┣━┫", "same": "═══",
}  # fmt: skip


def legend_label(entries: list[Entry], look: Look) -> str:
    """Return the legend as an HTML-like table, empty without entries."""
    if not entries:
        return ""
    cells = []
    for entry in entries:
        if entry.mark is not None:
            sample = f'<TD><FONT COLOR="{entry.mark.color}"><B>{html(entry.mark.sign)}</B></FONT></TD>'
        elif entry.sort == "box":
            style = look.box((entry.key,))
            border = 2 if style.width > 2 or style.double else 1
            looks = [f'COLOR="{style.stroke}" BGCOLOR="{style.fill}" BORDER="{border}"']
            if style.dash or style.rounded:
                looks.append(f'STYLE="{"dashed" if style.dash else "rounded"}"')
            sample = f"<TD {' '.join(looks)}>      </TD>"
        else:
            color = look.relation(entry.key).color if entry.sort == "relation" else look.tie_color
            color = look.ink if entry.sort in ("joint", "mode") else color
            sample = f'<TD ALIGN="RIGHT"><FONT COLOR="{color}">{_GLYPHS[entry.key]}</FONT></TD>'
        cells.append(f'{sample}<TD ALIGN="LEFT">{html(entry.text)}</TD>')
    columns = 3
    rows = ["".join(cells[i : i + columns]) for i in range(0, len(cells), columns)]
    body = "".join(f"<TR>{row}</TR>" for row in rows)
    size = f'POINT-SIZE="{look.caption_size:g}" COLOR="{look.faint_ink}"'
    return f'<<FONT {size}><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="6" CELLPADDING="2">{body}</TABLE></FONT>>'
