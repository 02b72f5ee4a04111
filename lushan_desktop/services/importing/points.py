"""The points of a cell as tables write them: 2分, 1.5（加分项）, -5, 2分。未制定的扣1分."""

from dataclasses import dataclass
from decimal import Decimal

from lushan_desktop.domain.recognise.indicator_words import read_points, split_worth


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
        return Worth(fault=f"分值“{text[:12]}”不是数字，请按“2”或“1.5”格式填写")
    if points is None and in_title and said:
        points = read_points(in_title)
    doubt = ""
    if said and in_title and points is not None and Decimal(in_title) != points:
        doubt = f"分值一栏是{points:f}，文字后面写的是{in_title}分"
    is_bonus = said.strip().startswith(("+", "＋"))
    if points is not None and points < 0:
        return Worth(Decimal(0), rest, takes_off=f"{-points:f}", doubt=doubt)
    return Worth(points, rest, is_bonus, doubt=doubt)
