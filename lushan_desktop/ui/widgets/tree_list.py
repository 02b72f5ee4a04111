"""Trees and lists to choose from: units, indicators, paragraphs, reports, settings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from lushan_desktop.ui.plain import tells
from lushan_desktop.ui.theme import fonts, icons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.cells import (
    BadgeText,
    Index,
    Role,
    draw_line,
    draw_line_right,
    paint_badge,
    tone_color,
    two_lines,
)
from lushan_desktop.ui.widgets.whole_rows import WholeRows

_HEADING = Role.GROUP


@dataclass(frozen=True)
class Node:
    """An entry: what the program calls it, its words, a note at the right, what lies under it.

    Without a key it is a heading that cannot be chosen.
    """

    key: str
    title: str
    note: str = ""
    icon: str = ""
    badges: tuple[BadgeText, ...] = ()
    children: tuple["Node", ...] = ()
    tone: str = ""
    second: str = ""
    """A small line below its words."""


class TreeList(QTreeView):
    """Choose with the mouse or ↑↓; ← → fold."""

    chosen = Signal(str)
    entered = Signal(str)
    """A click or Enter, where walking past is not enough."""

    def __init__(self, nodes: Sequence[Node] = (), *, says: str, is_tree: bool = True) -> None:
        super().__init__()
        self._ends = WholeRows(self)
        self.setAccessibleName(says)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(is_tree)
        self.setIndentation(theme().width("indent") if is_tree else 0)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_NodeDelegate(self))
        self._nodes = QStandardItemModel(self)
        self._item_by_key: dict[str, QStandardItem] = {}
        self.setModel(self._nodes)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._enter)
        self._is_quiet = False
        self.show_nodes(nodes)

    def viewportEvent(self, event: QEvent) -> bool:
        return self._ends.is_covered(event) or tells(self, event) or super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._ends.cover()

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these; what was chosen stays chosen, everything is unfolded."""
        kept = self.current_key()
        self._is_quiet = True  # a row that goes makes its neighbour the current one
        self._nodes.clear()
        self._item_by_key.clear()
        for node in nodes:
            self._nodes.appendRow(self._item(node))
        self._is_quiet = False
        self.expandAll()
        if kept in self._item_by_key:
            self.choose(kept)

    def choose(self, key: str) -> None:
        """Choose without telling anybody."""
        self._is_quiet = True
        self.setCurrentIndex(self._item_by_key[key].index())
        self._is_quiet = False

    def current_key(self) -> str:
        return str(self.currentIndex().data(Role.KEY) or "")

    def keys(self) -> list[str]:
        return list(self._item_by_key)

    def unfolded(self) -> set[str]:
        """The entries whose children are on show."""
        return {key for key, item in self._item_by_key.items() if self.isExpanded(item.index())}

    def unfold(self, keys: Iterable[str]) -> None:
        """Show what lies under these entries, and them."""
        for key in keys:
            item: QStandardItem | None = self._item_by_key.get(key)
            while item is not None:
                self.expand(item.index())
                item = item.parent()

    def _item(self, node: Node) -> QStandardItem:
        item = QStandardItem(node.title)
        item.setData(node.key, Role.KEY)
        for role, value in ((Role.NOTE, node.note), (Role.ICON, node.icon), (Role.TONE, node.tone)):
            item.setData(value, role)
        item.setData(node.second, Role.SECOND)
        item.setData(list(node.badges), Role.BADGES)
        if node.second:
            item.setData(f"{node.title}：{node.second}", Qt.ItemDataRole.ToolTipRole)
            item.setData(f"{node.title}，{node.second}", Qt.ItemDataRole.AccessibleTextRole)
        if node.key:
            self._item_by_key[node.key] = item
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)  # so that the arrows pass it
            item.setData(node.note, _HEADING)
        for child in node.children:
            item.appendRow(self._item(child))
        return item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if key := index.data(Role.KEY):
            self.entered.emit(str(key))

    def _tell(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = current.data(Role.KEY)
        if key and not self._is_quiet:
            self.chosen.emit(str(key))


class _NodeDelegate(QStyledItemDelegate):
    """Words with an icon before them, a note and badges at the right; the chosen one tinted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = index.data(_HEADING) is not None
        width = super().sizeHint(option, index).width()
        height = "group" if is_heading else "row_panel" if index.data(Role.SECOND) else "tree_row"
        return QSize(width, theme().height(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, option, index)
        painter.restore()

    def _paint(self, painter: QPainter, option: Any, index: Index) -> None:
        area: QRect = option.rect.adjusted(theme().space("snug"), 0, -theme().space("small"), 0)
        if index.data(_HEADING) is not None:
            color = theme().color("text2")
            draw_line(painter, area, str(index.data()), color=color, kind="small")
            return
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            self._paint_chosen(painter, option)
        if name := index.data(Role.ICON):
            area = _paint_icon(painter, area, str(name), "accentText" if is_chosen else "text2")
        for text, tone in reversed(index.data(Role.BADGES) or []):
            area = _paint_badge_right(painter, area, text, tone)
        area = _paint_note(painter, area, str(index.data(Role.NOTE) or ""))
        color = (
            theme().color("accentText") if is_chosen else tone_color(str(index.data(Role.TONE) or ""), "text")
        )
        if second := str(index.data(Role.SECOND) or ""):
            area, below = two_lines(area)
            draw_line(painter, below, second, color=theme().color("text2"), kind="small")
        draw_line(painter, area, str(index.data()), color=color)

    def _paint_chosen(self, painter: QPainter, option: Any) -> None:
        whole = QRect(0, option.rect.top(), option.widget.viewport().width(), option.rect.height())
        painter.fillRect(whole, theme().color("accentSoft"))
        bar = QRect(0, whole.top(), theme().width("selection_bar"), whole.height())
        painter.fillRect(bar, theme().color("accentText"))
        if option.widget.hasFocus():
            # Wholly inside the row: what reaches into the next one stays there when the focus goes.
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(whole).adjusted(1, 1, -1, -1))


def _paint_icon(painter: QPainter, area: QRect, name: str, color: str) -> QRect:
    side, ratio = theme().icon("normal"), painter.device().devicePixelRatioF()
    top = area.top() + (area.height() - side) // 2
    painter.drawPixmap(area.left(), top, side, side, icons.pixmap(name, color, ratio=ratio))
    return area.adjusted(side + theme().space("small"), 0, 0, 0)


def _paint_badge_right(painter: QPainter, area: QRect, text: str, tone: str) -> QRect:
    width = QFontMetrics(fonts.font("small")).horizontalAdvance(text) + 2 * theme().space("small")
    paint_badge(painter, QRect(area.right() - width, area.top(), width, area.height()), text, tone)
    return area.adjusted(0, 0, -width - theme().space("snug"), 0)


def _paint_note(painter: QPainter, area: QRect, note: str) -> QRect:
    if not note:
        return area
    draw_line_right(painter, area, note, color=theme().color("text2"), kind="small")
    width = QFontMetrics(fonts.font("small")).horizontalAdvance(note)
    return area.adjusted(0, 0, -width - theme().space("small"), 0)
