"""The register as a list: groups by 机关代字 and year, and rows for the numbers that are missing."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.documents.document_list import SIDES as VALUES
from lushan_desktop.services.documents.document_list import Head, Marker, MissingNumbers
from lushan_desktop.services.documents.number_series import INCOMING, OUTGOING
from lushan_desktop.services.records.lists import Listing, ListQuery
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.documents.sides import Side
from lushan_desktop.ui.records.columns import NAME, Column, columns_of, more_columns
from lushan_desktop.ui.records.list import RecordList
from lushan_desktop.ui.records.table import RecordTable
from lushan_desktop.ui.records.table_model import RecordTableModel
from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import GivingButton
from lushan_desktop.ui.widgets.cells import Index, Role, RowDelegate, draw_line_right, paint_badge
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.segments import Segments

BY_NUMBER, BY_DAY = "number", "day"
NUMBER_ROOM = 150


class RegisterModel(RecordTableModel):
    """Rows of records, and rows between them that are none."""

    def __init__(self, record_type: RecordType, columns: tuple[Column, ...]) -> None:
        super().__init__(record_type, columns)
        self.markers: dict[int, Marker] = {}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        marker = self.markers.get(index.row()) if index.isValid() else None
        if marker is None:
            return super().data(index, role)
        if isinstance(marker, Head):
            return _head_said(marker, role)
        return _missing_said(marker, role, self.columns[index.column()].key)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what is no record is never among those chosen together."""
        if index.row() in self.markers:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def texts(self) -> list[str]:
        told = [_spoken(marker) for marker in self.markers.values()]
        return [*told, *super().texts()]


def _head_said(head: Head, role: int) -> Any:
    said: dict[int, Any] = {
        Qt.ItemDataRole.DisplayRole: head.title,
        Qt.ItemDataRole.AccessibleTextRole: _spoken(head),
        Role.GROUP: f"{head.count} 件",
        Role.BADGES: [head.badge] if head.badge[0] else [],
        Role.NOTE: head.note,
    }
    return said.get(role)


def _missing_said(missing: MissingNumbers, role: int, column: str) -> Any:
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return _spoken(missing)
    told = "没有登记" if missing.is_gap else f"未用{f'（{missing.reason}）' if missing.reason else ''}"
    words = {"number": str(missing.span), "receipt_number": str(missing.span), NAME: told}
    if role == Qt.ItemDataRole.DisplayRole:
        return words.get(column, "")
    if role == Role.SECOND:
        return "补登或注明未用" if missing.is_gap and column == NAME else None
    if role == Role.TONE:
        return "bad" if missing.is_gap else "mute"
    return None


def _spoken(marker: Marker) -> str:
    if isinstance(marker, Head):
        return " ".join(filter(None, (marker.title, f"{marker.count} 件", marker.badge[0], marker.note)))
    told = "没有登记" if marker.is_gap else "未用"
    return f"{marker.series.name}{marker.span} {told}"


class RegisterDelegate(RowDelegate):
    """A heading carries a badge after its words and a note at the right end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        group = index.data(Role.GROUP)
        if group is None:
            return
        area: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave it out
        inner = area.adjusted(theme().space("gap"), 0, -theme().space("gap"), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("body", bold=True))
        left = painter.fontMetrics().horizontalAdvance(str(index.data())) + theme().space("small")
        painter.setFont(fonts.font("small"))
        left += painter.fontMetrics().horizontalAdvance(str(group)) + theme().space("gap")
        for text, tone in index.data(Role.BADGES) or ():
            paint_badge(painter, inner.adjusted(left, 0, 0, 0), text, tone)
        note = str(index.data(Role.NOTE) or "")
        draw_line_right(painter, inner, note, color=theme().color("text2"), kind="small")
        painter.restore()


class RegisterTable(RecordTable):
    """The columns of one side."""

    def __init__(self, context: Context, side: Side) -> None:
        self._side = side
        super().__init__(context, DOCUMENT)
        self.setItemDelegate(RegisterDelegate(self))

    def make_rows(self) -> RecordTableModel:
        held = columns_of(self._type)
        by_key = {column.key: column for column in (*more_columns(self._type, ()), *held)}
        columns = [by_key[key] for key in self._side.columns if key in by_key]
        self.register = RegisterModel(self._type, tuple(map(_sized, columns)))
        return self.register

    def show_listing(self, listing: Listing, *, choose: str = "") -> None:
        self.register.markers = dict(getattr(listing, "markers", {}))
        super().show_listing(listing, choose=choose)
        heads = [place for place, one in self.register.markers.items() if isinstance(one, Head)]
        self.mark_groups(heads)

    def chosen_ids(self) -> tuple[str, ...]:
        return tuple(one for one in super().chosen_ids() if one)

    def marker(self) -> Marker | None:
        """The row that is no record, where the keyboard stands on one."""
        return self.register.markers.get(self.current_row())


def _sized(column: Column) -> Column:
    if column.key in ("number", "receipt_number"):
        return replace(
            column, title="文号" if column.key == "number" else "收文号", width=NUMBER_ROOM, keeps=0
        )
    return column


class RegisterList(RecordList):
    """One side of the register: by number, or by day as every list."""

    def __init__(self, context: Context, side: Side) -> None:
        self._side = side
        super().__init__(context, DOCUMENT, add_text=side.add_text)
        self.look = side.look

    def make_table(self) -> RecordTable:
        return RegisterTable(self._context, self._side)

    def beside_chips(self) -> tuple[QWidget, ...]:
        self.sides = Segments([Choice(OUTGOING, OUTGOING), Choice(INCOMING, INCOMING)], says="收文或发文")
        self.sides.choose(self._side.key)
        by_number = "按机关代字和年份" if self._side.key == OUTGOING else "按收文号"
        self.order = ChoiceBox([Choice(BY_NUMBER, by_number), Choice(BY_DAY, "按日期")], says="排列")
        self.order.chosen.connect(lambda _: self.load())
        return self.order, self.sides

    def beside_buttons(self) -> tuple[QWidget, ...]:
        self.unused = GivingButton("未用文号", "act.search", tip="缺的号和注明未用的号：补登、注明、打印清单")
        return (self.unused,)

    def query(self) -> ListQuery:
        asked = super().query()
        sort = asked.sort
        if not sort and self.order.current_key() == BY_DAY:
            sort = (("signed_on", True),)
        return replace(asked, sort=sort, filters={**asked.filters, "direction": VALUES[self._side.key]})
