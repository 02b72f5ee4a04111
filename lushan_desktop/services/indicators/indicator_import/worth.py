"""What an indicator is worth: its points as written, or those of its rows together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lushan_desktop.domain.recognise.indicator_words import read_points, split_points, split_worth
from lushan_desktop.services.indicators.indicator_import.lines import Part


@dataclass(frozen=True)
class Worth:
    """The points of an indicator and what was said along with them."""

    points: Decimal | None = None
    criterion: str = ""
    """How points are given, where that stands in the same cell."""
    is_bonus: bool = False
    takes_off: str = ""
    """What a deduction takes off at most, as written; its best score is 0."""
    fault: str = ""
    doubt: str = ""


def worth_of(text: str, in_title: str) -> Worth:
    """The worth that one cell says, or the title where the cell says nothing."""
    said, rest = split_worth(text)
    try:
        points = read_points(said or in_title)
    except ValueError:
        return Worth(fault=f"分值“{text[:12]}”不是数字，应形如 2 或 1.5")
    if points is None and in_title and said:
        points = read_points(in_title)
    doubt = ""
    if said and in_title and points is not None and Decimal(in_title) != points:
        doubt = f"分值一栏是{points:f}，文字后面写的是{in_title}分"
    is_bonus = said.strip().startswith(("+", "＋"))
    if points is not None and points < 0:
        return Worth(Decimal(0), rest, takes_off=f"{-points:f}", doubt=doubt)
    return Worth(points, rest, is_bonus, doubt=doubt)


def worth_of_parts(parts: Sequence[Part], *, counts_once: bool) -> Worth:
    """The worth of an indicator whose rows bear points: their sum, or the one that all of them repeat."""
    values: list[Decimal] = []
    for part in parts:
        text = part.points or split_points(part.text)[1]
        one = worth_of(text, "")
        if one.fault:
            return one
        if one.points is not None:
            values.append(one.points)
    if not values:
        return Worth()
    is_one = (counts_once and is_open(parts)) or has_total(parts)
    return Worth(values[0] if is_one else sum(values, Decimal(0)))


def has_total(parts: Sequence[Part]) -> bool:
    """Whether the first row holds what the points of the others come to: a third level above its fourth."""
    return bool(parts[0].points) and not parts[0].text and any(part.text for part in parts[1:])


def is_open(parts: Sequence[Part]) -> bool:
    """Whether the rows may as well repeat one figure: each bears the title and the same points again."""
    return (
        len(parts) > 1
        and all(part.repeats_title for part in parts[1:])
        and len({part.points for part in parts}) == 1
    )


def mismatch(parts: Sequence[Part], points: Decimal | None) -> str:
    """Where the first row says a total that the others do not come to."""
    if not parts or not has_total(parts) or points is None:
        return ""
    rest = worth_of_parts(parts[1:], counts_once=False).points
    if rest is None:
        return ""
    first = worth_of(parts[0].points, "").points
    return "" if first == rest else f"写的是{first:f}分，下面{len(parts) - 1}个要点加起来是{rest:f}分"


def told_parts(parts: Sequence[Part], cells: Mapping[str, str]) -> str:
    """The rows of an indicator as its note keeps them: each with its points."""
    lines = [f"{part.text}{_in_brackets(part.points)}" for part in parts if part.text]
    return "\n".join(lines) or cells.get("detail", "")


def _in_brackets(points: str) -> str:
    return f"（{points.removesuffix('分')}分）" if points else ""
