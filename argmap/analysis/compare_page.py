"""A comparison as one self-contained page: tables with headers, light or dark, and the picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import escape

from argmap.analysis.compare import Comparison, Item, Position, Row
from argmap.analysis.compare_text import SIGNS

_STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2733;--faint:#4d5b69;--line:#c3ccd5;--head:#f1f4f7;
--concludes:#0b5a8f;--concludes-ink:#fff;--asserts:#8cc4e8;--asserts-ink:#1c2733;--grants:#d3e8f6;
--grants-ink:#1c2733;--doubts:#fbe3cd;--doubts-ink:#1c2733;--rejects:#b84300;--rejects-ink:#fff;
--reports:#eceff2;--reports-ink:#1c2733;--both:#e4def0;--both-ink:#1c2733}
@media (prefers-color-scheme:dark){:root{--ground:#14191f;--ink:#e6ebf0;--faint:#a9b4c0;--line:#46525f;--head:#1f2730;
--concludes:#8cc4e8;--concludes-ink:#0c141b;--asserts:#1f5f8c;--asserts-ink:#fff;--grants:#23394a;
--grants-ink:#e6ebf0;--doubts:#4a3420;--doubts-ink:#f6e6d6;--rejects:#f0a070;--rejects-ink:#1b0f07;
--reports:#2a323b;--reports-ink:#e6ebf0;--both:#3b3450;--both-ink:#ece8f6}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem;background:var(--ground);color:var(--ink);
font:16px/1.45 "Liberation Sans",Arimo,Helvetica,Arial,sans-serif}
main{max-width:80rem;margin:auto}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem}
.scroll{overflow-x:auto}.scroll:focus{outline:2px solid var(--concludes)}
table{border-collapse:collapse}caption{text-align:start;color:var(--faint);padding-bottom:.4rem}
th,td{border:1px solid var(--line);padding:.35rem .55rem;text-align:start;vertical-align:top}
thead th,.group th{background:var(--head)}th small{display:block;font-weight:normal;color:var(--faint)}
tbody th{font-weight:normal;min-width:16rem;max-width:30rem}.group th{font-weight:bold}
td.at{text-align:center;vertical-align:middle;white-space:nowrap}td.silent{color:var(--faint)}
""" + "".join(
    f"td.{word}{{background:var(--{word});color:var(--{word}-ink)}}" for word in SIGNS if word != "silent"
) + """
figure{margin:0;border:1px solid var(--line);overflow-x:auto}figure svg{display:block}
"""  # fmt: skip
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def page(comparison: Comparison, picture: str, *, everything: bool = False) -> str:
    """Return the comparison as an HTML document with nothing outside it; `picture` is SVG text, put in as it is."""
    title = _text(comparison.title)
    pieces = [
        "<!doctype html>",
        f'<html lang="{_text(comparison.language)}">',
        f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>',
        f"<style>{_STYLE}</style></head>",
        f"<body><main><h1{_way(comparison.title)}>{title}</h1>",
        *_who(comparison),
        "<h2>Who says what</h2>",
        *_matrix(comparison, everything),
        "<h2>Agreement</h2>",
        *_agreement(comparison),
        "<h2>Where they disagree</h2>",
        *_disputes(comparison),
        *_conclusions(comparison),
        "<h2>As a picture</h2>",
        f'<figure tabindex="0">{picture.strip()}</figure>',
        "</main></body></html>",
    ]
    return "\n".join(pieces) + "\n"


def _who(comparison: Comparison) -> Iterator[str]:
    yield "<ul>"
    for column in comparison.columns:
        who = ", ".join(column.author) or "no author named"
        alias = _text(column.alias or "(debate)")
        yield f"<li><strong>{alias}</strong>: {_text(who)}, <cite>{_text(column.title)}</cite></li>"
    yield "</ul>"


def _matrix(comparison: Comparison, everything: bool) -> Iterator[str]:
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Who says what"><table>'
    yield "<caption>Each row is a claim, each column an author. Numbers name the items that agreement counts.</caption>"
    heads = "".join(
        f'<th scope="col">{_text(column.alias or "(debate)")}<small>{_text(column.label)}</small></th>'
        for column in comparison.columns
    )
    yield f'<thead><tr><th scope="col">Claim</th>{heads}</tr></thead>'
    span = len(comparison.columns) + 1
    headed = False
    for item in comparison.items:
        if item.kind != "claim":
            note = " (one answer at most)" if item.kind == "question" and item.exclusive else ""
            yield from _group(f"{item.number}. {item.title}{note}", span, item.rows)
        else:
            if not headed:
                yield from _group("Claims of two authors or more", span, ())
                headed = True
            yield f"<tbody>{_row(item.rows[0], f'{item.number}. ')}</tbody>"
    if everything and comparison.others:
        yield from _group("Claims of one map only", span, comparison.others)
    yield "</table></div>"


def _group(title: str, span: int, rows: tuple[Row, ...]) -> Iterator[str]:
    yield f'<tbody><tr class="group"><th scope="rowgroup" colspan="{span}"{_way(title)}>{_text(title)}</th></tr>'
    yield from (_row(row, "") for row in rows)
    yield "</tbody>"


def _row(row: Row, lead: str) -> str:
    said = f"{_text(row.title)}<small{_way(row.text)}>{_text(row.text)}</small>" if row.title else _text(row.text)
    cells = "".join(map(_cell, row.positions))
    return f'<tr><th scope="row"{_way(row.label)}>{lead}{said}</th>{cells}</tr>'


def _cell(position: Position) -> str:
    word = position.word
    title = f' title="{_text(", ".join(position.claims))}"' if position.claims else ""
    sign = f'<span aria-hidden="true">{escape(SIGNS[word])}</span> ' if word != "silent" else ""
    hedge = f" <small>({', '.join(position.qualifiers)})</small>" if position.qualifiers else ""
    return f'<td class="at {word}"{title}>{sign}{word}{hedge}</td>'


def _agreement(comparison: Comparison) -> Iterator[str]:
    names = [column.alias or "(debate)" for column in comparison.columns]
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Agreement"><table>'
    yield (
        "<caption>Share of agreement among the items on which both take a side, and how many these are. "
        "Apart: different answers that may both be right, not counted.</caption>"
    )
    heads = ("Between", "Agreement", "Agree", "Disagree", "Apart")
    yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead><tbody>"
    for each in comparison.agreements:
        share = "nothing shared" if each.share is None else f"{each.share:.0%}, rests on {each.rests_on}"
        numbers = "".join(f"<td>{n}</td>" for n in (each.agree, each.disagree, each.apart))
        pair = f"{_text(names[each.first])} and {_text(names[each.second])}"
        yield f'<tr><th scope="row">{pair}</th><td>{share}</td>{numbers}</tr>'
    yield "</tbody></table></div>"


def _disputes(comparison: Comparison) -> Iterator[str]:
    disputes = comparison.disputes
    if not disputes:
        yield "<p>No two of them disagree on any of this.</p>"
        return
    names = [column.alias or "(debate)" for column in comparison.columns]
    total = sum(len(item.disagree) for item in disputes)
    yield f"<p>Most pairs first, of {total} in all. Numbers are those of the table.</p><ul>"
    for item in disputes:
        pairs = ", ".join(f"{_text(names[one])} / {_text(names[other])}" for one, other in item.disagree)
        yield f"<li>{item.number}. {_text(item_title(item))}: {len(item.disagree)} ({pairs})</li>"
    yield "</ul>"


def _conclusions(comparison: Comparison) -> Iterator[str]:
    if not comparison.conclusions:
        return
    names = [column.alias or "(debate)" for column in comparison.columns]
    yield "<h2>Which conclusions stand together</h2>"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Conclusions"><table>'
    yield "<caption>Each main conclusion on its author's own reasons, and in the debate as a whole.</caption>"
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Conclusion", "Author", "Alone", "In the debate"))
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for each in comparison.conclusions:
        together = f"<strong>{each.together}</strong>" if each.together != each.alone else each.together
        yield (
            f'<tr><th scope="row"{_way(each.label)}>{_text(each.label)}</th><td>{_text(names[each.author])}</td>'
            f"<td>{each.alone}</td><td>{together}</td></tr>"
        )
    yield "</tbody></table></div>"


def item_title(item: Item) -> str:
    """Return what an item is about: the question, the claim, or the claims that exclude each other."""
    return " / ".join(row.label for row in item.rows) if item.kind == "contraries" else item.title


def _text(value: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", value))


def _way(value: str) -> str:
    """Return the attribute for a text that reads from right to left."""
    way = next((unicodedata.bidirectional(c) for c in value if unicodedata.bidirectional(c) in ("L", "R", "AL")), "L")
    return "" if way == "L" else ' dir="rtl"'
