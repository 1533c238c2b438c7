"""Code lenses: above each claim what bears on it, above each scheme how often it is used."""

from __future__ import annotations

from lsprotocol import types

from argmap.serving.lsp.workspace import Workspace


def lenses(workspace: Workspace, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    """Answer with a lens for each claim that something bears on or that bears on something.

    A debate's claims that say the same count as one, as they are drawn.
    """
    reading = workspace.opened[params.text_document.uri].latest
    if reading is None or reading.document.map is None:
        return None
    graph, classes = reading.merged, reading.classes
    found = []
    for mention in reading.mentions:
        if mention.kind != "claim" or not mention.defines or mention.name not in reading.document.map.claims:
            continue
        name = classes.get(mention.name, mention.name)
        parts = []
        steps = [graph.steps[index] for index in graph.uses.get(name, ())]
        for_it, against = len(graph.supports.get(name, ())), len(graph.rebuttals.get(name, ()))
        supports = sum(step.relation == "conclusion" for step in steps)
        parts += [f"supported by {for_it}"] if for_it else []
        parts += [f"attacked by {against}"] if against else []
        parts += [f"supports {supports}"] if supports else []
        parts += [f"attacks {len(steps) - supports}"] if len(steps) > supports else []
        if parts:
            # A title without a command of the editor's: there is nothing that every editor could run here.
            command = types.Command(", ".join(parts), "")
            found.append(types.CodeLens(reading.lines.range(*mention.at), command))
    return found
