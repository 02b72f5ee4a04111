"""The rows of all applications, grouped by the kind of title; a dot for each stage of its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from lushan_desktop.base import clock
from lushan_desktop.domain.deadline import short_day
from lushan_desktop.services.titles.applications_list import Group, Row
from lushan_desktop.ui.modules.titles.stepper import paint_dots
from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import (
    Index,
    Role,
    RowDelegate,
    draw_line,
    paint_badge,
    paint_ground,
    two_lines,
)
from lushan_desktop.ui.widgets.headed_model import HeadedModel
from lushan_desktop.ui.widgets.table_view import TableView

HEADS = ("申报单位", "批次", "阶段", "初审", "期限", "状态")
WIDTHS = (None, 96, 214, 84, 122, 130)
YIELDING = ("批次", "初审", "期限", "状态", "阶段")
"""Columns that give way where the room is short, the first first."""
NAME_ROOM = 180
"""What the unit needs at least, in the design's pixels."""
DOTS = int(Role.NOTE) + 20
"""The number of dots, and which of them is the present one."""

Said = dict[int, Any]


@dataclass(frozen=True)
class Head:
    """A row that begins a group."""

    group: Group
    is_folded: bool


class OverviewModel(HeadedModel):
    """Headings and rows; the rows of a folded heading are left out."""

    def __init__(self) -> None:
        super().__init__(HEADS)
        self._groups: tuple[Group, ...] = ()
        self._folded: set[str] = set()
        self.items: list[Head | Row] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        self._groups = tuple(groups)
        self._fill()

    def toggle(self, place: int) -> None:
        """Fold or unfold the group of a heading."""
        head = self.items[place]
        if isinstance(head, Head):
            self._folded ^= {head.group.kind}
            self._fill()

    def row_at(self, place: int) -> Row | None:
        item = self.items[place] if 0 <= place < len(self.items) else None
        return item if isinstance(item, Row) else None

    def place_of(self, record_id: str) -> int:
        places = (n for n, item in enumerate(self.items) if isinstance(item, Row) and item.id == record_id)
        return next(places, -1)

    def heads(self) -> list[int]:
        return [place for place, item in enumerate(self.items) if isinstance(item, Head)]

    def texts(self) -> list[str]:
        """All words of the rows, for tests."""
        cells = (
            self.index(place, column) for place in range(len(self.items)) for column in range(len(HEADS))
        )
        return [str(self.data(cell, Qt.ItemDataRole.AccessibleTextRole) or "") for cell in cells]

    def _fill(self) -> None:
        self.beginResetModel()
        self.items = []
        for group in self._groups:
            is_folded = group.kind in self._folded
            self.items.append(Head(group, is_folded))
            self.items += () if is_folded else group.rows
        self.endResetModel()

    def count(self) -> int:
        return len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if isinstance(item, Head):
            return _head(item).get(role) if index.column() == 0 else None
        if role == Role.KEY:
            return item.id
        return _CELLS[index.column()](item).get(role)


def _head(head: Head) -> Said:
    group = head.group
    told = " ".join(filter(None, (group.kind, group.about, group.note)))
    return {
        **_words(group.kind),
        Qt.ItemDataRole.AccessibleTextRole: f"{told} {len(group.rows)} 件",
        Role.GROUP: group.about,
        Role.BADGES: [(group.note, "warn")] if group.note else [],
        Role.ICON: "act.next" if head.is_folded else "act.down",
        Role.NOTE: f"{len(group.rows)} 件" if head.is_folded else "",
    }


def _words(text: str, second: str = "") -> Said:
    spoken = f"{text}，{second}" if second else text
    return {
        Qt.ItemDataRole.DisplayRole: text,
        Role.SECOND: second,
        Qt.ItemDataRole.AccessibleTextRole: spoken,
        Qt.ItemDataRole.ToolTipRole: spoken,
    }


def _unit(row: Row) -> Said:
    return _words(row.applicant, row.second)


def _batch(row: Row) -> Said:
    return {**_words(row.batch or "批次待补"), Role.TONE: "" if row.batch else "mute"}


def _stage(row: Row) -> Said:
    return {**_words(row.stage_words), DOTS: (len(row.steps), row.place)}


def _reviewed(row: Row) -> Said:
    return _words(row.review_words)


def _due(row: Row) -> Said:
    if row.due is not None:
        return _words(short_day(row.due, clock.today()))
    return {**_words("—" if row.type == "honour" else "未定"), Role.TONE: "mute"}


def _state(row: Row) -> Said:
    return {**_words(row.state[0]), Role.BADGES: [row.state] if row.state[0] else []}


_CELLS = (_unit, _batch, _stage, _reviewed, _due, _state)


class OverviewDelegate(RowDelegate):
    """A heading with its sign, its words and a badge; dots above the words of the stage."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group, dots = index.data(Role.GROUP), index.data(DOTS)
        if group is None and dots is None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, index, is_group=group is not None)
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        inner = area.adjusted(theme().space("gap"), 0, -theme().space("snug"), -1)
        if group is not None:
            _paint_head(painter, inner, index)
        elif theme().is_compact:
            draw_line(painter, inner, str(index.data()), color=theme().color("text"))
        else:
            upper, lower = two_lines(inner)
            paint_dots(painter, upper, *dots)
            draw_line(painter, lower, str(index.data()), kind="small", color=theme().color("text2"))
        painter.restore()


def _paint_head(painter: QPainter, area: QRect, index: Index) -> None:
    side, gap = theme().icon("small"), theme().space("small")
    ratio = painter.device().devicePixelRatioF()
    sign = icons.pixmap(index.data(Role.ICON), "text2", size="small", ratio=ratio)
    painter.drawPixmap(QRect(area.left(), area.top() + (area.height() - side) // 2, side, side), sign)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    place = area.adjusted(side + gap, 0, 0, 0)
    words = [
        (str(index.data()), "body", True, "text"),
        (str(index.data(Role.GROUP)), "small", False, "text2"),
    ]
    if note := index.data(Role.NOTE):
        words.append((str(note), "small", False, "text2"))
    for text, kind, bold, color in words:
        painter.setFont(fonts.font(kind, bold=bold))
        painter.setPen(theme().color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
        painter.drawText(place, left, shown)
        place = place.adjusted(painter.fontMetrics().horizontalAdvance(shown) + gap, 0, 0, 0)
    for text, tone in index.data(Role.BADGES) or ():
        paint_badge(painter, place, text, tone)


class OverviewTable(TableView):
    """A click or Enter on a heading folds its group; on a row it is opened."""

    row_opened = Signal(object)
    row_deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__(says="申报列表")
        self.rows = OverviewModel()
        self.setModel(self.rows)
        self.setItemDelegate(OverviewDelegate(self))
        self.set_widths(WIDTHS)
        self.opened.connect(self._open)
        self.clicked.connect(lambda index: self._fold(index.row()))
        self.delete_requested.connect(self._delete)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; the row that is chosen stays chosen, else the first row is."""
        kept, top = self.current_id(), self.verticalScrollBar().value()
        self.rows.show_groups(groups)
        self.mark_groups(self.rows.heads())
        self.verticalScrollBar().setValue(top)
        place = self.rows.place_of(kept) if kept else -1
        first = next((n for n in range(len(self.rows.items)) if self.rows.row_at(n)), -1)
        if (chosen := place if place >= 0 else first) >= 0:
            self.choose_row(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        room = self.viewport().width() - theme().scaled(NAME_ROOM)
        wanted = {name: theme().scaled(width or 0) for name, width in zip(HEADS, WIDTHS, strict=True)}
        for name in YIELDING:
            if sum(wanted.values()) > room:
                wanted.pop(name)
        for place, name in enumerate(HEADS):
            self.setColumnHidden(place, name not in wanted)

    def current_id(self) -> str:
        row = self.current()
        return row.id if row is not None else ""

    def current(self) -> Row | None:
        return self.rows.row_at(self.current_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.current_row()
        is_side = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if is_side and 0 <= place < len(self.rows.items) and isinstance(self.rows.items[place], Head):
            self._fold(place)
        else:
            super().keyPressEvent(event)

    def _open(self, place: int) -> None:
        if (row := self.rows.row_at(place)) is not None:
            self.row_opened.emit(row)
        else:
            self._fold(place)

    def _delete(self, place: int) -> None:
        if (row := self.rows.row_at(place)) is not None:
            self.row_deleted.emit(row)

    def _fold(self, place: int) -> None:
        if 0 <= place < len(self.rows.items) and isinstance(self.rows.items[place], Head):
            self.rows.toggle(place)
            self.mark_groups(self.rows.heads())
            self.choose_row(place)
