"""Arcs of ellipses as cubic curves."""

import math
from collections.abc import Iterator, Sequence

_QUARTER = math.pi / 2


def arc(start: tuple[float, float], told: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """The curves of `A rx ry angle large sweep x y`; a straight one where there is no ellipse."""
    rx, ry, turned, large, sweep, x, y = told
    rx, ry = abs(rx), abs(ry)
    if start == (x, y):
        return
    if not rx or not ry:
        yield (*start, x, y, x, y)
        return
    turn = math.radians(turned)
    centre, (rx, ry), first, angle = _centre(start, (x, y), (rx, ry), turn, (large != 0, sweep != 0))
    count = max(1, math.ceil(abs(angle) / _QUARTER - 1e-9))
    step = angle / count
    reach = 4 / 3 * math.tan(step / 4)

    def at(u: float, v: float) -> tuple[float, float]:
        return (
            centre[0] + rx * u * math.cos(turn) - ry * v * math.sin(turn),
            centre[1] + rx * u * math.sin(turn) + ry * v * math.cos(turn),
        )

    for number in range(count):
        one, two = first + number * step, first + (number + 1) * step
        leave = at(math.cos(one) - reach * math.sin(one), math.sin(one) + reach * math.cos(one))
        come = at(math.cos(two) + reach * math.sin(two), math.sin(two) - reach * math.cos(two))
        yield (*leave, *come, *at(math.cos(two), math.sin(two)))


Point = tuple[float, float]


def _centre(
    start: Point, end: Point, radii: Point, turn: float, flags: tuple[bool, bool]
) -> tuple[Point, Point, float, float]:
    """The centre, the radii large enough, the first angle and how far it goes."""
    (rx, ry), (is_large, is_sweep) = radii, flags
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    u = math.cos(turn) * dx + math.sin(turn) * dy
    v = -math.sin(turn) * dx + math.cos(turn) * dy
    lack = (u / rx) ** 2 + (v / ry) ** 2
    if lack > 1:
        rx, ry = rx * math.sqrt(lack), ry * math.sqrt(lack)
    rest = max(0.0, 1 / ((u / rx) ** 2 + (v / ry) ** 2) - 1) if lack else 0.0
    root = math.sqrt(rest) * (-1 if is_large == is_sweep else 1)
    cu, cv = root * rx * v / ry, -root * ry * u / rx
    centre = (
        math.cos(turn) * cu - math.sin(turn) * cv + (start[0] + end[0]) / 2,
        math.sin(turn) * cu + math.cos(turn) * cv + (start[1] + end[1]) / 2,
    )
    first = math.atan2((v - cv) / ry, (u - cu) / rx)
    last = math.atan2((-v - cv) / ry, (-u - cu) / rx)
    angle = (last - first) % (2 * math.pi)
    return centre, (rx, ry), first, angle if is_sweep else angle - 2 * math.pi
