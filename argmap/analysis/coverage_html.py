"""Coverage as one self-contained page: the article on one side, the map's claims on the other.

No script: hovering or focusing a passage or a claim lights both up (CSS `:has()`), and links lead from each to the
other also where a browser knows none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from argmap.analysis.coverage import Coverage, Owner
from argmap.analysis.coverage_text import figures
from argmap.model import Argument, Claim, premise_claim

_STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1c2733;--faint:#4d5b69;--line:#c3ccd5;--card:#f7f8fa;
--mark:#dcefe7;--mark-2:#c2e3d6;--lit:#ffe08a;--lit-ink:#1c2733;--link:#0b5a8f;--bar:#009e73;--lost:#a33c00}
@media (prefers-color-scheme:dark){:root{--ground:#14191f;--ink:#e6ebf0;--faint:#a9b4c0;--line:#46525f;--card:#1b222a;
--mark:#1d3d33;--mark-2:#27564a;--lit:#8a6a10;--lit-ink:#fff;--link:#8cc4e8;--bar:#3fbf97;--lost:#f0a070}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:16px/1.5 "Liberation Sans",Arimo,Helvetica,Arial,sans-serif}
header{padding:1rem 1.5rem;border-bottom:1px solid var(--line)}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1rem;margin:1.4rem 0 .5rem;color:var(--faint)}
header p{margin:.15rem 0;color:var(--faint);font-size:.9rem;overflow-wrap:anywhere}
header p:first-of-type{color:var(--ink);font-weight:bold}
header svg{display:block;width:100%;height:.6rem;margin-top:.7rem}
.bar{fill:var(--bar)}.ground{fill:var(--line)}
main{display:grid;grid-template-columns:1fr}
article,section{padding:.5rem 1.5rem 3rem}
article p{max-width:42rem;overflow-wrap:break-word}
.m{color:inherit;text-decoration:none;background:var(--mark);border-radius:2px}
.m.deep{background:var(--mark-2)}
sup{font-size:.68rem;line-height:0;color:var(--link);padding:0 .1em;font-weight:normal}
.card{border:1px solid var(--line);border-radius:.4rem;background:var(--card);padding:.5rem .75rem;margin:.5rem 0;
scroll-margin-top:30vh;overflow-wrap:anywhere}
.card p{margin:0}.card .of{color:var(--faint);font-size:.85rem}.card a{color:var(--link)}
.bare{border-style:dashed}.lost{color:var(--lost)}
article span[id]{scroll-margin-top:30vh}
.card:target{outline:2px solid var(--link)}
a:focus-visible{outline:2px solid var(--link)}
@media (min-width:60rem){body{height:100vh;display:flex;flex-direction:column}
main{grid-template-columns:3fr 2fr;flex:1;min-height:0}
article,section{overflow-y:auto}section{border-inline-start:1px solid var(--line)}}
@media print{body{height:auto;display:block}article,section{overflow:visible}}
"""
_LIT = "{background:var(--lit);color:var(--lit-ink);--faint:var(--lit-ink);--link:var(--lit-ink)}"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def coverage_html(found: Coverage) -> str:
    """Return coverage as an HTML document that needs nothing outside it."""
    title = _text(found.map.title)
    marked = [number for number, owner in enumerate(found.owners) if owner.marks]
    lit = ",".join(f"body:has(.o{n}:is(:hover,:focus-within,:target)) .o{n}:not(span)" for n in marked)
    rules = f"@supports selector(:has(a)){{{lit}{_LIT}}}" if lit else ""
    pieces = [
        "<!doctype html>",
        f'<html lang="{_text(found.map.language)}">',
        f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>',
        f"<style>{_STYLE}{rules}</style></head>",
        f'<body><header><h1 dir="auto">{title}</h1>',
        *(f'<p dir="auto">{_text(line)}</p>' for line in figures(found, name=False)),
        _strip(found),
        '</header><main><article tabindex="0" aria-label="The source">',
        *(f'<p dir="auto">{_paragraph(found, start, end)}</p>' for start, end in found.paragraphs()),
        '</article><section tabindex="0" aria-label="The map">',
        *_cards(found),
        "</section></main></body></html>",
    ]
    return "\n".join(pieces) + "\n"


def _text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", text))


def _strip(found: Coverage) -> str:
    """A bar as long as the article, filled where it is mapped."""
    reached = 0
    bars = []
    for first, end in (mark.run for mark in found.marks):
        begin = max(first, reached)
        if end > begin:
            bars.append(f'<rect class="bar" x="{begin}" width="{end - begin}" height="1"/>')
            reached = end
    words = max(1, found.words)
    return (
        f'<svg viewBox="0 0 {words} 1" preserveAspectRatio="none" role="img" aria-label="Where the article is mapped">'
        f'<rect class="ground" width="{words}" height="1"/>{"".join(bars)}</svg>'
    )


def _paragraph(found: Coverage, start: int, end: int) -> str:
    pieces = []
    text = found.source.text.text
    for stretch in found.stretches(start, end):
        shown = _text(text[stretch.start : stretch.end])
        if not stretch.marks:
            pieces.append(shown)
            continue
        anchors = ""
        for number in stretch.marks:
            mark = found.marks[number]
            if mark.at.start == stretch.start:
                anchors += f'<span id="p{number + 1}" class="o{mark.owner}"><sup>{number + 1}</sup></span>'
        owners = list(dict.fromkeys(found.marks[number].owner for number in stretch.marks))
        names = ", ".join(found.owners[owner].id for owner in owners)
        deep = " deep" if len(stretch.marks) > 1 else ""
        classes = " ".join(f"o{owner}" for owner in owners)
        pieces.append(f'<a class="m{deep} {classes}" href="#c{owners[-1]}" title="{_text(names)}">{anchors}{shown}</a>')
    return "".join(pieces)


def _cards(found: Coverage) -> Iterator[str]:
    """Yield the claims by groups, in the map's order, then the arguments that have passages."""
    groups: dict[str | None, list[int]] = {name: [] for name in found.map.groups}
    arguments = []
    for number, owner in enumerate(found.owners):
        if isinstance(owner.part, Claim):
            groups.setdefault(owner.part.group if owner.part.group in found.map.groups else None, []).append(number)
        else:
            arguments.append(number)
    for name, members in groups.items():
        if members and (name is not None or len(groups) > 1):
            yield f'<h2 dir="auto">{_text(found.map.groups[name].title) if name else "Other claims"}</h2>'
        for number in members:
            yield _card(found, number)
    if arguments:
        yield "<h2>Arguments</h2>"
        for number in arguments:
            yield _card(found, number)


def _card(found: Coverage, number: int) -> str:
    owner = found.owners[number]
    links = ", ".join(f'<a href="#p{mark + 1}">{mark + 1}</a>' for mark in owner.marks)
    where = f"passage {links}" if len(owner.marks) == 1 else f"passages {links}" if links else "no passage"
    details = [f"<b>{_text(owner.id)}</b>", *map(_text, _of(found, owner)), where]
    lost = "".join(f'<p class="lost">not found: {_text(passage)}</p>' for passage in owner.lost)
    bare = "" if owner.marks else " bare"
    return (
        f'<div class="card{bare} o{number}" id="c{number}"><p dir="auto">{_text(_says(owner))}</p>'
        f'<p class="of">{" · ".join(details)}</p>{lost}</div>'
    )


def _says(owner: Owner) -> str:
    part = owner.part
    if isinstance(part, Claim):
        return part.text
    premises = ", ".join(premise_claim(premise) for _, _, premise in part.role_premises())
    step = {"conclusion": "→", "rebuts": "against", "undercuts": "undercuts"}[part.relation]
    return f"{part.title + ': ' if part.title else ''}{premises} {step} {part.target}"


def _of(found: Coverage, owner: Owner) -> list[str]:
    """Return whose it is, and how the author stands to it."""
    part: Claim | Argument = owner.part
    told = [", ".join(part.voice or found.map.author or [])]
    told.append(part.stance if part.stance != "asserts" else "")
    if isinstance(part, Claim):
        told.append(part.qualifier or "")
    told.append("implicit" if part.implicit else "")
    return [word for word in told if word]
