"""The lines that the forest does not have: which ends they may take, and their way round the boxes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from argmap.drawing.fit.kept import Name, Room, Way, followed, names, recorded
from argmap.drawing.fit.nudge import nudge
from argmap.drawing.fit.placed import Placed, Rect
from argmap.drawing.fit.plan import Plan
from argmap.drawing.fit.route import Router
from argmap.drawing.fit.ways import Port
from argmap.drawing.geometry import Point
from argmap.drawing.scene import Scene

FEW = 30
"""Lines up to which each gets the best way; of more, each gets one that is found soon."""
EAGER = 1.8
USED, CLOSE = 320.0, 40.0
"""What a port costs at which a line ends already, or beside which one ends."""
SAME, BESIDE = 5.0, 13.0
"""Ports nearer to each other than this are the same, or so close that what stands at lines' ends touches."""
HEAD_STUB, STUB = 15.0, 5.5
"""How far a line runs straight where it has a head, and where it has none."""


def lead(
    scene: Scene, plan: Plan, placed: Placed, headings: dict[int, float], known: dict[Name, Way] | None = None
) -> tuple[int, dict[Name, Way]]:
    """Route the loose lines of a plan into `placed`; return how many had to go straight through, and their ways.

    Lines whose ways are `known`, and still free, keep them. Costs what the router does, for each other line.
    """
    ends = _ends(scene, plan)
    if not ends:
        return 0, {}
    tray_of = {node: rect for rect, nodes in placed.trays for node in nodes}
    walls = _walls(placed, headings)
    joins, called = joined(scene, plan), names(scene, plan)
    room = Room(walls, placed.lines, joins)
    rects = {k: (_rect(placed, tail), _rect(placed, head)) for k, (tail, head, *_) in ends.items()}
    kept = _kept(room, called, rects, known or {})
    ports: dict[int, tuple[list[Port], list[Port]]] = {}
    taken = _Taken(point for line in placed.lines.values() for point in (line[0], line[-1]))
    for k, (tail, head, mode, undercut, part) in ends.items():
        ports[k] = (
            _free(_tails(placed, tray_of, tail, mode), walls),
            _free(_tips(placed, tray_of, head, undercut, part), walls),
        )
    xs = [port.at[0] for pair in ports.values() for side in pair for port in side if port.dy]
    ys = [port.at[1] for pair in ports.values() for side in pair for port in side if port.dx]
    router = Router(
        (placed.width, placed.height), walls, xs, ys, list(placed.frames.values()), 1.0 if len(ends) <= FEW else EAGER
    )
    heads = {k for k, (_, segment) in plan.segments.items() if segment.part != "premise"}
    placed.lines |= kept
    taken.add(*(point for line in kept.values() for point in (line[0], line[-1])))
    for k, line in placed.lines.items():
        router.take(line)
        if k in heads:
            router.guard(line[-1], line[-2])
    lost = 0
    for k in sorted(ends.keys() - kept.keys(), key=lambda k: (_distance(placed, ends[k]), k)):
        tails, tips = ports[k]
        tail, head = ends[k][:2]
        found = router.route(taken.less(tails), taken.less(tips))
        for stub in (HEAD_STUB, STUB):  # too narrow there: from any side, at last with less room for heads
            if found is None:
                sides = (_any_side(placed, tray_of, end, room) for end, room in ((tail, STUB), (head, stub)))
                found = router.route(*(taken.less(ports) for ports in sides), everywhere=True)
        if found is None:
            lost += 1
            found = [_centre(placed, ends[k][0]), _centre(placed, ends[k][1])]
        else:
            taken.add(found[0], found[-1])
            router.take(found)
            if k in heads:
                router.guard(found[-1], found[-2])
        placed.lines[k] = found
    nudge(placed.lines, [k for k in ends if k not in kept], walls, joins)
    return lost, recorded(room, called, placed, rects)


def _walls(placed: Placed, headings: dict[int, float]) -> list[Rect]:
    """Return what no line may cross."""
    stacked = {node for _, nodes in placed.trays for node in nodes}
    walls = [rect for node, rect in placed.boxes.items() if node not in stacked]
    walls += [rect for rect, _ in placed.trays]
    walls += placed.joints.values()
    if placed.legend is not None:
        walls.append(placed.legend)
    walls += [(x + 8, y + 6, headings.get(number, 60.0), 15.0) for number, (x, y, _, _) in placed.frames.items()]
    return walls


def _kept(
    room: Room, called: dict[int, Name], rects: dict[int, tuple[Rect, Rect]], known: dict[Name, Way]
) -> dict[int, list[Point]]:
    """Return the lines whose ways are known and lead through no more trouble than before."""
    kept: dict[int, list[Point]] = {}
    left = dict(known)
    for k, name in called.items():
        way = left.pop(name, None)  # of two lines of one name the first has it
        ways = followed(way, *rects[k]) if way is not None else []
        free = (line for line in ways if way is not None and room.trouble(k, line, rects[k]) <= way.trouble)
        if line := next(free, None):
            kept[k] = line
    return kept


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


def joined(scene: Scene, plan: Plan) -> dict[int, set[str]]:
    """Return the ends of each line; lines with an end in common may run on one track there: they fork or meet."""
    found = {
        k: {f"from {segment.tail} {drawn.relation}", f"to {segment.head} {drawn.relation} {segment.part == 'premise'}"}
        for k, (drawn, segment) in plan.segments.items()
    }
    for k, tie in enumerate(scene.ties, len(plan.segments)):
        found[k] = {f"tie {scene.boxes[tie.first].node}", f"tie {scene.boxes[tie.second].node}"}
    return found


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
    if mode != "holds":  # a word stands at its side, which has no room at the foot of a picture
        return _sides(rect, trays.get(node), (0, 90, 8, 8), 15.0)
    return _sides(rect, trays.get(node), (0, 24, 8, 8), STUB)


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


def _any_side(placed: Placed, trays: dict[str, Rect], node: str, stub: float) -> list[Port]:
    return _sides(_rect(placed, node), trays.get(node), (0.0, 0.0, 0.0, 0.0), stub, (0.5, 0.2, 0.8, 0.35, 0.65))


def _free(ports: list[Port], walls: list[Rect]) -> list[Port]:
    """Return the ports whose straight piece runs into nothing; all of them, where each does."""
    left, right = min(port.at[0] for port in ports) - 30, max(port.at[0] for port in ports) + 30
    top, bottom = min(port.at[1] for port in ports) - 30, max(port.at[1] for port in ports) + 30
    near = [(x, y, w, h) for x, y, w, h in walls if x < right and x + w > left and y < bottom and y + h > top]
    return [port for port in ports if not any(_meets(port, wall) for wall in near)] or ports


def _meets(port: Port, wall: Rect) -> bool:
    (x0, y0), (x, y, w, h) = port.at, wall
    if x - 0.1 <= x0 <= x + w + 0.1 and y - 0.1 <= y0 <= y + h + 0.1:
        return False  # it is what the port belongs to
    x1, y1 = x0 + port.dx * port.stub, y0 + port.dy * port.stub
    return min(x0, x1) < x + w and max(x0, x1) > x and min(y0, y1) < y + h and max(y0, y1) > y


class _Taken:
    """Where lines end already."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.cells: dict[tuple[int, int], list[Point]] = {}
        self.add(*points)

    def add(self, *points: Point) -> None:
        for x, y in points:
            self.cells.setdefault((int(x // BESIDE), int(y // BESIDE)), []).append((x, y))

    def less(self, ports: list[Port]) -> list[Port]:
        """Make ports dearer at which a line ends already, or beside which."""
        return [port._replace(cost=port.cost + self._cost(*port.at)) for port in ports]

    def _cost(self, x: float, y: float) -> float:
        i, j = int(x // BESIDE), int(y // BESIDE)
        around = (self.cells.get((i + di, j + dj), ()) for di in (-1, 0, 1) for dj in (-1, 0, 1))
        away = min((max(abs(x - a), abs(y - b)) for points in around for a, b in points), default=BESIDE)
        return USED if away < SAME else CLOSE if away < BESIDE else 0.0
