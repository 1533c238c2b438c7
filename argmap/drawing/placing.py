"""Where everything goes: fitted to a page; else by Graphviz; what is too dense for it in the simpler layout."""

from __future__ import annotations

from argmap.drawing import OutOfTime, grid
from argmap.drawing.connect import connect
from argmap.drawing.dot import layout_dot
from argmap.drawing.engine import layout
from argmap.drawing.fit import MOST, fit, fit_again, fit_large, target
from argmap.drawing.geometry import Geometry, read
from argmap.drawing.look import Look
from argmap.drawing.options import Options
from argmap.drawing.scene import Scene

SHARE = 0.5
"""Of the time that a layout may take, what Graphviz has, and what trying to fit a page has."""


def place(scene: Scene, look: Look, options: Options, remarks: list[str]) -> Geometry:
    """Return the layout of a scene; what its reader should know of it is added to the remarks and the description.

    Raises EngineError when Graphviz is missing or fails; not when it runs out of time.
    """
    room = target(options.fit) if options.engine == "embedded" else None
    if room is not None:
        memory, budget = options.memory, options.timeout * SHARE
        if len(scene.boxes) + len(scene.drawn) > MOST:
            fitted = fit_large(scene, look, room, budget)
        elif memory is None:
            fitted = fit(scene, look, room, budget)
        else:
            fitted = fit_again(scene, look, room, budget, memory)
        if fitted is not None:
            if options.report:
                remarks.append(fitted.report)
            return fitted
    if not grid.dense(scene):
        try:
            dot = layout_dot(scene, look)
            geometry = read(layout(dot, timeout=options.timeout * SHARE, engine=options.engine))
        except OutOfTime:
            why = f"Graphviz did not end within {options.timeout * SHARE:g} seconds (more time: `--timeout`)"
        else:
            connect(scene, geometry)
            return geometry
    else:
        why = "the map has more relations than Graphviz can untangle"
    groups = bool(scene.frame.frames)
    geometry = grid.lay_out(scene)
    lost = ", without the boxes of groups" if groups else ""
    remarks.append(f"a simpler layout, in rows and columns{lost}: {why}")
    scene.remarks.append(f"Simpler layout, in rows and columns{lost}.")
    return geometry
