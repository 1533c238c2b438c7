"""Code actions: the fixes of findings, and the steps that an author takes often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from argmap.checks.cues import reason_follows
from argmap.diagnostics import Diagnostic, Fix, SourceText
from argmap.editing.actions.name_argument import name_argument
from argmap.editing.actions.one_claim import one_claim, the_same
from argmap.editing.actions.premise_of import premise_of
from argmap.editing.actions.raise_question import raise_question
from argmap.editing.actions.split_claim import split_claim
from argmap.editing.fixes import apply_fixes
from argmap.reading.lookup import at_offset, sections
from argmap.reading.names import Named
from argmap.serving.lsp.diagnostics import to_protocol
from argmap.serving.lsp.formatting import changes
from argmap.serving.lsp.navigation import all_places
from argmap.serving.lsp.workspace import Opened, Reading, Workspace

FIX_ALL = "source.fixAll.argmap"
KINDS = types.CodeActionOptions(
    [types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite, types.CodeActionKind.SourceFixAll]
)


def act(workspace: Workspace, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """Answer with what can be done at a range: what mends a finding there first, then what fits the place."""
    opened = workspace.opened[params.text_document.uri]
    reading = opened.exact
    if reading is None:
        return None
    start, end = reading.lines.offset(params.range.start), reading.lines.offset(params.range.end)
    wanted = params.context.only
    found: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, wanted):
        for finding in _at(opened, reading, start, end):
            found += _mending(workspace, reading, finding)
    if _is_wanted(types.CodeActionKind.RefactorRewrite, wanted) and reading.document.map is not None:
        for fix in _steps(reading, start):
            found.append(_action(workspace, reading, fix, types.CodeActionKind.RefactorRewrite))
    if wanted and _is_wanted(FIX_ALL, wanted) and opened.found_in is reading:
        fixed = apply_fixes(reading.source, [d for d in opened.found if d.span.file == reading.source.file])
        if fixed.mended:
            edit = types.WorkspaceEdit({opened.uri: changes(reading.lines, fixed.text)})
            found.append(types.CodeAction("Mend all that has one right mend", FIX_ALL, edit=edit))
    return found


def _is_wanted(kind: str, wanted: Iterable[str] | None) -> bool:
    return wanted is None or any(kind == each or kind.startswith(f"{each}.") for each in wanted)


def _at(opened: Opened, reading: Reading, start: int, end: int) -> Iterator[Diagnostic]:
    """Yield the findings whose place meets a range, if they are of the text as it is now."""
    if opened.found_in is None or opened.found_in.lines is not reading.lines:
        return
    for finding in opened.found:
        if finding.span.file == reading.source.file:
            first, last = reading.source.offset(finding.span.start), reading.source.offset(finding.span.end)
            if first <= end and start <= last:
                yield finding


def _mending(workspace: Workspace, reading: Reading, finding: Diagnostic) -> Iterator[types.CodeAction]:
    sources = {each.name: each.source for each in reading.document.documents()}
    told = [to_protocol(workspace, finding, reading.source, reading.lines, sources)]
    kind = types.CodeActionKind.QuickFix
    if finding.fix is not None:
        yield _action(workspace, reading, finding.fix, kind, told, preferred=True)
    for fix in _proposals(workspace, reading, finding):
        yield _action(workspace, reading, fix, kind, told)
    if finding.code >= "AM2" and _takes_comment(reading, finding):
        yield _action(workspace, reading, _ignoring(reading, finding), kind, told)


def _proposals(workspace: Workspace, reading: Reading, finding: Diagnostic) -> Iterator[Fix]:
    """Yield what may mend a finding that has no one right mend."""
    document = reading.document
    here = at_offset(document.places.root, reading.source.offset(finding.span.start))
    if here is None or here.path[0] != "claims" or len(here.path) < 2:
        return
    claim = str(here.path[1])
    if finding.slug == "orphan-claim":
        yield from premise_of(document, claim)
    elif finding.slug == "near-duplicate-claims" and finding.related:
        span = finding.related[0].span
        earlier = at_offset(document.places.root, reading.source.offset(span.start))
        if span.file != document.name or earlier is None:
            return
        places = list(all_places(workspace, reading, Named("claim", document.path, claim)))
        one = one_claim(document, str(earlier.path[1]), claim, places)
        yield from [one] if one is not None else []
        same = the_same(document, str(earlier.path[1]), claim)
        yield from [same] if same is not None else []
    elif finding.slug == "compound-claim":
        start, end = reading.source.offset(finding.span.start), reading.source.offset(finding.span.end)
        cue = reading.source.text[start:end]
        split = split_claim(document, claim, cue, follows=reason_follows(cue))
        yield from [split] if split is not None else []


def _takes_comment(reading: Reading, finding: Diagnostic) -> bool:
    """Tell whether a comment behind a finding's line is one, and not part of a text of several lines."""
    start = reading.source.offset(finding.span.start)
    here = at_offset(reading.document.places.root, start)
    if here is None:
        return False
    text = reading.source.text
    first, last = here.at[0], len(text[: here.at[1]].rstrip())
    line_end = reading.source.offset(finding.span.start._replace(column=1_000_000))
    header = text[first : first + 1] in ("|", ">") and "\n" not in text[first:start]
    return "#" not in text[start:line_end] and (header or last <= line_end)


def _ignoring(reading: Reading, finding: Diagnostic) -> Fix:
    """Return the fix that writes a comment by which the finding is left alone."""
    from argmap.diagnostics import Edit, Position, Span

    line = finding.span.start.line
    end = Position(line, len(reading.source.line(line)))
    comment = f"  # argmap: ignore[{finding.slug}]"
    return Fix(f"ignore {finding.slug} here", (Edit(Span(reading.source.file, end, end), comment),))


def _steps(reading: Reading, offset: int) -> Iterator[Fix]:
    """Yield what can be done with the argument or claim at an offset."""
    index = _argument_at(reading, offset)
    if index is not None:
        named = name_argument(reading.document, index)
        yield from [named] if named is not None else []
        yield from raise_question(reading.document, index, reading.schemes)


def _argument_at(reading: Reading, offset: int) -> int | None:
    for path, (start, end) in sections(reading.document.places.root):
        if len(path) == 2 and path[0] == "arguments" and isinstance(path[1], int) and start <= offset <= end:
            return path[1]
    return None


def _action(
    workspace: Workspace,
    reading: Reading,
    fix: Fix,
    kind: types.CodeActionKind,
    mended: list[types.Diagnostic] | None = None,
    *,
    preferred: bool = False,
) -> types.CodeAction:
    edit = workspace_edit(workspace, reading, fix)
    title = fix.description[:1].upper() + fix.description[1:]
    return types.CodeAction(title, kind, mended, preferred or None, edit=edit)


def workspace_edit(workspace: Workspace, reading: Reading, fix: Fix) -> types.WorkspaceEdit:
    """Return the edits of a fix, file by file."""
    sources: dict[str, SourceText] = {each.name: each.source for each in reading.document.documents()}
    found: dict[str, list[types.TextEdit]] = {}
    for edit in fix.edits:
        file = edit.span.file
        if file == reading.source.file:
            where = reading.lines.span(reading.source, edit.span)
        else:
            source = sources.get(file) or workspace.source_of(file)
            where = workspace.lines_of(source).span(source, edit.span)
        found.setdefault(workspace.uri_of(file), []).append(types.TextEdit(where, edit.text))
    return types.WorkspaceEdit(found)
