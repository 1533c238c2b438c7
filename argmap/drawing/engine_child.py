"""Runs the embedded Graphviz once: DOT on standard input, the picture on standard output.

As a process of its own (`python engine_child.py FORMAT`), so that a time budget can end it and a crash stays in it.
Also what the parent calls for small maps. Imports nothing of ours: it is started by path.
"""

from __future__ import annotations

import os
import sys


class GraphvizError(Exception):
    """Graphviz refused: the text is not DOT, or the layout or the format failed."""


def run(dot: str, output: str) -> bytes:
    """Lay a DOT text out with `dot` and render it, with the Graphviz inside pygraphviz.

    Raises ImportError without pygraphviz, GraphvizError when Graphviz refuses. Not for two threads at once.
    """
    import pygraphviz.graphviz as gv
    from pygraphviz import AGraph

    try:
        graph = AGraph(string=dot)
    except Exception as error:
        raise GraphvizError(f"Graphviz could not read the DOT text: {error}") from error
    context = gv.gvContextWithBuiltins()
    try:
        if gv.gvLayout(context, graph.handle, b"dot"):
            raise GraphvizError("Graphviz could not lay the map out")
        try:
            answer = gv.gvRenderData(context, graph.handle, output.encode())
            if not isinstance(answer, list | tuple) or answer[0]:
                raise GraphvizError(f"this Graphviz cannot write {output}")
            data = answer[1]
            return data if isinstance(data, bytes) else str(data).encode("utf-8", "surrogateescape")
        finally:
            gv.gvFreeLayout(context, graph.handle)
    finally:
        gv.gvFreeContext(context)
        graph.close()


def main() -> int:
    """Read DOT, write the picture; a refusal goes to standard error, with exit code 3 (4 without pygraphviz)."""
    try:
        import pygraphviz.graphviz  # noqa: F401  (before the text is there: the parent may still be writing it)

        picture = run(sys.stdin.buffer.read().decode(), sys.argv[1])
    except GraphvizError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        return 4
    sys.stdout.buffer.write(picture)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    code = main()
    os._exit(code)  # the libraries' own clean-up has nothing to save and may be slow
