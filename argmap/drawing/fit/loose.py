"""The lines that the forest does not have: which ends they may take, and their way round the boxes."""

from __future__ import annotations

import math

from argmap.drawing.fit.placed import Placed, Rect
from argmap.drawing.fit.plan import Plan
from argmap.drawing.fit.route import Port, Router
from argmap.drawing.geometry import Point
from argmap.drawing.scene import Scene

FEW = 30
"""Lines up to which each gets the best way; of more, each gets one that is found soon."""
EAGER = 1.8
HEAD_STUB, STUB = 15.0, 5.5
"""How far a line runs straight where it has a head, and where it has none."""


def lead(scene: Scene, plan: Plan, placed: Placed, headings: dict[int, float]) -> int:
    """Route the loose lines of a plan into `placed`; return how many had to go straight through.

    Costs what the router does, for each line.
    """
    ends = _ends(scene, plan)
    if not ends:
        return 0
    stacked = {node for _, nodes in placed.trays for node in nodes}
    tray_of = {node: rect for rect, nodes in placed.trays for node in nodes}
    walls = [rect for node, rect in placed.boxes.items() if node not in stacked]
    walls += [rect for rect, _ in placed.trays]
    walls += placed.joints.values()
    if placed.legend is not None:
        walls.append(placed.legend)
    for number, (x, y, _, _) in placed.frames.items():
        walls.append((x + 8, y + 6, headings.get(number, 60.0), 15.0))
    ports: dict[int, tuple[list[Port], list[Port]]] = {}
    taken = {_key(point) for line in placed.lines.values() for point in (line[0], line[-1])}
    for k, (tail, head, mode, undercut, part) in ends.items():
        ports[k] = (
            _tails(placed, tray_of, tail, mode),
            _tips(placed, tray_of, head, undercut, part),
        )
    xs = [port.at[0] for pair in ports.values() for side in pair for port in side if port.dy]
    ys = [port.at[1] for pair in ports.values() for side in pair for port in side if port.dx]
    router = Router(
        (placed.width, placed.height), walls, xs, ys, list(placed.frames.values()), 1.0 if len(ends) <= FEW else EAGER
    )
    for line in placed.lines.values():
        router.take(line)
    lost = 0
    for k in sorted(ends, key=lambda k: (_distance(placed, ends[k]), k)):
        tails, tips = ports[k]
        found = router.route(_less(tails, taken), _less(tips, taken))
        if found is None:  # too narrow there: from any side, with less room for heads
            sides = (_any_side(placed, tray_of, node) for node in ends[k][:2])
            found = router.route(*sides, everywhere=True)
        if found is None:
            lost += 1
            found = [_centre(placed, ends[k][0]), _centre(placed, ends[k][1])]
        else:
            taken |= {_key(found[0]), _key(found[-1])}
            router.take(found)
        placed.lines[k] = found
    return lost


_End = tuple[str, str, str, bool, str]


def _ends(scene: Scene, plan: Plan) -> dict[int, _End]:
    ends: dict[int, _End] = {}
    first_tie = len(plan.segments)
    for k in plan.loose:
        if k < first_tie:
            drawn, segment = plan.segments[k]
            undercut = drawn.relation == "undercut" and segment.part != "premise"
            ends[k] = (segment.tail, segment.head, segment.mode, undercut, segment.part)
        else:
            tie = scene.ties[k - first_tie]
            ends[k] = (scene.boxes[tie.first].node, scene.boxes[tie.second].node, "holds", False, "tie")
    return ends


def _rect(placed: Placed, node: str) -> Rect:
    return placed.boxes[node] if node in placed.boxes else placed.joints[node]


def _centre(placed: Placed, node: str) -> Point:
    x, y, w, h = _rect(placed, node)
    return x + w / 2, y + h / 2


def _distance(placed: Placed, end: _End) -> float:
    a, b = _centre(placed, end[0]), _centre(placed, end[1])
    return math.dist(a, b)


def _sides(
    rect: Rect,
    within: Rect | None,
    costs: tuple[float, float, float, float],
    stub: float,
    shares: tuple[float, ...] = (0.5, 0.25, 0.75),
) -> list[Port]:
    """Return ports on the four sides of a rectangle; those of a cell reach through its tray's border."""
    x, y, w, h = rect
    top, bottom, left, right = costs
    tray = within or rect
    up, down = y - tray[1], tray[1] + tray[3] - y - h
    out_left, out_right = x - tray[0], tray[0] + tray[2] - x - w
    ports = []
    for place, share in enumerate(shares):
        extra = 3.0 * place
        if up < 6:
            ports.append(Port((x + share * w, y), 0, -1, stub + up, top + extra))
        if down < 6:
            ports.append(Port((x + share * w, y + h), 0, 1, stub + down, bottom + extra))
        ports.append(Port((x, y + share * h), -1, 0, stub + out_left, left + extra))
        ports.append(Port((x + w, y + share * h), 1, 0, stub + out_right, right + extra))
    return ports


def _tails(placed: Placed, trays: dict[str, Rect], node: str, mode: str) -> list[Port]:
    rect = _rect(placed, node)
    if node in placed.joints:
        x, y, w, h = rect
        return [
            Port((x + w / 2, y), 0, -1, STUB, 0),
            Port((x, y + h / 2), -1, 0, STUB, 8),
            Port((x + w, y + h / 2), 1, 0, STUB, 8),
        ]
    return _sides(rect, trays.get(node), (0, 24, 8, 8), 15.0 if mode != "holds" else STUB)


def _tips(placed: Placed, trays: dict[str, Rect], node: str, undercut: bool, part: str) -> list[Port]:
    rect = _rect(placed, node)
    if node in placed.joints:
        x, y, w, h = rect
        stub = HEAD_STUB if undercut else STUB
        ports = [Port((x, y + h / 2), -1, 0, stub, 0), Port((x + w, y + h / 2), 1, 0, stub, 0)]
        below = 30.0 if undercut else 0.0
        ports += [Port((x + share * w, y + h), 0, 1, stub, below) for share in ((0.5, 0.2, 0.8) if w > 20 else (0.5,))]
        return ports
    if part == "tie":
        return _sides(rect, trays.get(node), (4, 4, 0, 0), HEAD_STUB)
    return _sides(rect, trays.get(node), (30, 0, 6, 6), HEAD_STUB, (0.5, 0.2, 0.8, 0.35, 0.65))


def _any_side(placed: Placed, trays: dict[str, Rect], node: str) -> list[Port]:
    return _sides(_rect(placed, node), trays.get(node), (0.0, 0.0, 0.0, 0.0), STUB)


def _key(point: Point) -> tuple[int, int]:
    return round(point[0] / 6), round(point[1] / 6)


def _less(ports: list[Port], taken: set[tuple[int, int]]) -> list[Port]:
    """Make ports dearer at which a line ends already."""
    return [port._replace(cost=port.cost + 40) if _key(port.at) in taken else port for port in ports]
