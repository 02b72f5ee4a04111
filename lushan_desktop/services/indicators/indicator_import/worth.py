"""What an indicator is worth: its points as written, or those of its rows together."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lushan_desktop.domain.recognise.indicator_words import split_points
from lushan_desktop.services.importing.points import Worth, worth_of
from lushan_desktop.services.indicators.indicator_import.lines import Part


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
    """Return where the first row says a total that the others do not come to."""
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
