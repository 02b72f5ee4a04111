"""附件 of a 通报: who is late, how the townships answered, and how the materials came together, as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lushan_desktop.domain.people.unit import TOWNSHIPS, Unit
from lushan_desktop.domain.supervision.rectifying import Standing
from lushan_desktop.paper.content import Block, Column, Heading, Row, Table
from lushan_desktop.paper.formal import AttachmentHead
from lushan_desktop.reports import material_weeks
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.material_weeks import Week

TITLE = "整改和材料进展图表"
_WEEKS = 12
_TILES = 3
"""Townships side by side."""
_LATE = (Column("单位", 60), Column("逾期未销号/问题数", filled=True))
_TILE = (Column("乡镇、街道"), Column("已回复/问题数", 28, filled=True))
_WEEK = (Column("周（起始日）", 60), Column("已齐全/应备材料", filled=True))


@dataclass(frozen=True)
class Charts:
    """What the bars say: late problems by unit, answers by township, materials by week."""

    late: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    weeks: tuple[Week, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The attachments that the paper names."""
        return (TITLE,) if self.late or self.answers or self.weeks else ()


Stood = Sequence[tuple[Entry, Standing]]
"""The problems of a unit and how each stood on the day of the paper."""


def charts(session: Session, by_unit: Sequence[tuple[Unit, Stood]], mark: str, day: date) -> Charts:
    """The three of them as they stood on a day; `mark` stands behind the names of units."""
    late = [(unit, sum(found.is_late for _, found in stood), len(stood)) for unit, stood in by_unit]
    answers = [
        (unit, sum(_is_answered(entry, found, day) for entry, found in stood), len(stood))
        for unit, stood in by_unit
        if unit.kind in TOWNSHIPS
    ]
    return Charts(
        tuple((unit.name + mark, f"{count}/{total}") for unit, count, total in late if count),
        tuple((unit.name + mark, f"{count}/{total}") for unit, count, total in answers),
        material_weeks.weeks(session, day, _WEEKS),
    )


def _is_answered(entry: Entry, found: Standing, day: date) -> bool:
    """Return True if the unit had answered by the day or put it right, or nothing was left to say."""
    answered = entry["answered_on"]
    has_said = answered.first_day <= day if answered else bool(entry["answer"])
    return found.is_closed or found.is_finished or has_said


def blocks(told: Charts) -> list[Block]:
    """What stands on the pages of the attachment; nothing where there is nothing to draw."""
    parts: list[tuple[str, Table]] = []
    if told.late:
        parts.append(("各单位逾期情况", Table(_LATE, told.late)))
    if told.answers:
        parts.append(("乡镇、街道回复情况", Table(_TILE * _TILES, tuple(_tiles(told.answers)))))
    if told.weeks:
        parts.append(("指标材料每周进度", Table(_WEEK, tuple(map(_week, told.weeks)))))
    found: list[Block] = [AttachmentHead(TITLE)] if parts else []
    for number, (name, table) in zip("一二三", parts, strict=False):
        found += [Heading(1, f"{number}、{name}"), table]
    return found


def _tiles(answers: Sequence[tuple[str, str]]) -> list[Row]:
    """So many townships to a row; the last row is filled up with nothing."""
    cells = [*answers, *[("", "")] * (-len(answers) % _TILES)]
    rows = [cells[start : start + _TILES] for start in range(0, len(cells), _TILES)]
    return [tuple(text for cell in row for text in cell) for row in rows]


def _week(week: Week) -> Row:
    return (f"{week.monday.year}年{week.monday.month}月{week.monday.day}日", f"{week.full}/{week.wanted}")
