"""A page as LaTeX: a whole document, of what every TeX has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.formats.lines import Line, Page, Section, Words

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    "→": r"\ensuremath{\rightarrow}",
    "\u00a0": "~",
}
_TO_ESCAPE = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LIGATURES = re.compile(r"([-'<>,!?])(?=[-'<>,`])")
_PREAMBLE = r"""% Made by argmap. LuaLaTeX and XeLaTeX set all scripts that they have fonts for,
% pdfLaTeX sets Latin ones.
\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{lmodern}
\else
  \usepackage{fontspec}
\fi
\usepackage[margin=2.5cm]{geometry}
\setlength{\emergencystretch}{3em}
\setcounter{secnumdepth}{0}
% Numbered claims, six deep, where enumerate goes to four.
\newenvironment{claims}{\begin{list}{}{\setlength{\labelwidth}{1.9em}\setlength{\labelsep}{0.4em}%
  \setlength{\leftmargin}{2.3em}\setlength{\itemsep}{2pt}\setlength{\parsep}{1pt}\setlength{\topsep}{2pt}%
  \setlength{\partopsep}{0pt}\renewcommand{\makelabel}[1]{\hfil##1}}}{\end{list}}
% The line above what is inferred.
\newcommand{\inferencebar}{\rule{0.7\linewidth}{0.4pt}}
"""


def escape(text: str) -> str:
    """Return a text so that LaTeX sets it as it is."""
    text = _LIGATURES.sub("\\1\0", text)
    return _TO_ESCAPE.sub(lambda found: _SPECIAL[found[0]], text).replace("\0", "{}")


def _said(words: tuple[Words, ...]) -> str:
    return " ".join(
        {"plain": "{}", "strong": "\\textbf{{{}}}", "emph": "\\emph{{{}}}"}[each.tone].format(escape(each.text))
        for each in words
    )


def latex(page: Page) -> str:
    """Return a page as a LaTeX document. Linear in the page."""
    lines = [
        _PREAMBLE,
        f"\\title{{{escape(page.title)}}}",
        "\\author{}",
        "\\date{}",
        "\\begin{document}",
        "\\maketitle",
    ]
    for words in page.about:
        lines += ["\\noindent " + _said(words), "\\par\\smallskip"]
    for section in page.sections:
        if section.heading:
            name = ("section", "subsection", "subsubsection")[min(section.level, 3) - 1]
            lines += ["", f"\\{name}{{{escape(section.heading)}}}"]
        if section.lines:
            lines += _inferences(section) if section.tight else _lists(section.lines)
    return "\n".join([*lines, "", "\\end{document}", ""])


def _lists(lines: list[Line]) -> Iterator[str]:
    """Yield nested lists, one for each depth, opened and closed as the depth changes."""
    depth = -1
    for line in lines:
        while depth > line.depth:
            yield "  " * depth + "\\end{claims}"
            depth -= 1
        while depth < line.depth:
            depth += 1
            yield "  " * depth + "\\begin{claims}"
        margin = "  " * (depth + 1)
        yield f"{margin}{_item(line)}" if line.kind == "item" else f"{margin}\\par {_said(line.words)}"
    for left in range(depth, -1, -1):
        yield "  " * left + "\\end{claims}"


def _item(line: Line) -> str:
    return f"\\item[{{{escape(line.label)}}}] {_said(line.words)}"


def _inferences(section: Section) -> Iterator[str]:
    """Yield a standard form: one numbered list, with the lines of the inferences in it."""
    yield "\\begin{enumerate}\\setlength{\\itemsep}{2pt}\\setlength{\\parsep}{1pt}"
    before = ""
    for line in section.lines:
        if line.kind == "bar":
            yield f"  \\item[] \\inferencebar\\par {_said(line.words)}"
        elif line.kind == "from":
            yield f"  \\par {_said(line.words)}"
        else:
            yield f"  {_item(line)}" + ("\\vspace{1ex}" if before in ("bar", "from") else "")
        before = line.kind
    yield "\\end{enumerate}"
