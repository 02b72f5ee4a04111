"""The search over everything: a field above the page, and what answers to it below."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from lushan_desktop.base import clock
from lushan_desktop.services.records import find_all
from lushan_desktop.services.records.find_all import PAPER, Findings, Found, Group
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.search.commands import Command, OpenPage, commands, offered, show_list
from lushan_desktop.ui.search.results import ResultList, Row
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, line, row
from lushan_desktop.ui.widgets.reading_order import give_keyboard_back

_MODULE_BY_TYPE = {type_key: module.key for module in MODULES for type_key in module.record_types}
TYPE_KEYS = (*(key for key in _MODULE_BY_TYPE if key != "indicator"), "indicator")
_SHADOW = 12


class SearchPalette(QWidget):
    """Covers the window while it is open; a click beside it or Esc closes it."""

    def __init__(self, window: QWidget, context: Context, open_page: OpenPage) -> None:
        super().__init__(window)
        self._context, self._open_page = context, open_page
        self._commands: tuple[Command, ...] = ()
        self._more: Sequence[Command] = ()
        self._shown = Findings("\0")
        self._waits: Callable[[], None] | None = None
        """What Enter asked for before the answer to the last letter was there."""
        self._before: QWidget | None = None
        self.field = _Field()
        self.results = ResultList()
        self._none = Words("", "small")
        self._count = Words("", "small")
        self.card = QFrame(self)
        self._lay_out()
        self._connect()
        window.installEventFilter(self)
        self.hide()

    def offer_also(self, more: Sequence[Command]) -> None:
        """Commands that the window brings along."""
        self._more, self._commands = more, ()

    def _lay_out(self) -> None:
        style.set_look(self.card, "palette")
        lens = Glyph("act.search", size="large")
        head = row(None, lens, (self.field, 1), Words("Esc 关闭", "small"), gap="page")
        head.setContentsMargins(*[theme().space(name) for name in ("page", "inset", "card", "inset")])
        keys = Words("↑↓ 选择　Enter 打开　Ctrl+Enter 打开所在列表", "small")
        foot = row(None, keys, SPRING, self._count, margins=("card", "small"))
        self._none.setContentsMargins(*[theme().space("page")] * 4)
        column(self.card, head, line(), self._none, (self.results, 1), line(), foot, gap="none")
        self.results.setContentsMargins(0, theme().space("tight"), 0, theme().space("small"))

    def _connect(self) -> None:
        self.field.textEdited.connect(self._ask)
        self.field.moved.connect(self.results.move_by)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.close_up)
        self.results.picked.connect(self._take)

    def open_up(self) -> None:
        """Show the empty field and what was opened or changed last."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        if not self._commands:
            self._commands = commands(self._open_page, self._more)
        self.field.clear()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask("")

    def close_up(self) -> None:
        """Give the page back, and the focus to where it was."""
        self._waits = None
        self.hide()
        give_keyboard_back(self._before)

    def _ask(self, text: str) -> None:
        self._waits = None
        if not text.strip():
            self._context.query(find_all.recent, TYPE_KEYS, key="palette", then=self._show)
            return
        self._query(text, whole=False)

    def _query(self, text: str, *, whole: bool) -> None:
        self._context.query(
            find_all.find_all,
            text,
            TYPE_KEYS,
            today=clock.today(),
            until=self._context.office.last_day,
            whole=whole,
            is_long=whole,
            key="palette whole" if whole else "palette",
            then=self._show,
        )

    def _show(self, findings: Findings) -> None:
        if findings.text.strip() != self.field.text().strip() or not self.isVisible():
            return
        is_more = findings.text == self._shown.text
        self._shown = findings
        typed = self.field.text().strip()
        acts = offered(self._commands, typed, self._open_page)
        rows = [each for group in findings.groups for each in self._rows_of(group)]
        orders = [Row("操作"), *(_row_of_command(command, typed) for command in acts)] if acts else []
        is_order_first = bool(acts) and bool(typed) and acts[0].is_called(typed)
        self.results.show_rows([*orders, *rows] if is_order_first else [*rows, *orders], keep=is_more)
        total = findings.total + len(acts)
        self._count.setText((f"找到 {total} 项" if findings.is_whole else "正在统计…") if typed else "")
        self._none.setVisible(not total)
        self._none.setText(f"没有找到“{typed}”。可以输汉字、拼音首字母、文号或日期。" if not total else "")
        self._place()
        if not is_more:
            self.results.scrollToTop()
        if not findings.is_whole:
            self._query(findings.text, whole=True)
        if self._waits is not None:
            self._waits()

    def _rows_of(self, group: Group) -> list[Row]:
        module = _MODULE_BY_TYPE.get(group.key)
        whole = partial(self._show_list, module, group.key) if module else None
        hint = f"全部 {group.count} 条" if whole and group.count > len(group.found) else ""
        heading = Row(f"{group.title} {group.count}", hint=hint, show_list=whole)
        return [heading, *(self._row_of(found) for found in group.found)]

    def _row_of(self, found: Found) -> Row:
        module = _MODULE_BY_TYPE.get(found.type)
        return Row(
            found.title,
            partial(self._open, found),
            found.icon,
            found.detail,
            found.title_mark,
            found.detail_mark,
            show_list=partial(self._show_list, module, found.type) if module else None,
        )

    def _open(self, found: Found) -> None:
        if found.type == PAPER:
            self._context.open("papers", found.id)
            return
        self._context.query(find_all.note_opened, found.type, found.id, then=lambda _: None)
        self._context.open(found.type, found.id)

    def _show_list(self, module: str, type_key: str) -> None:
        show_list(self._open_page, module, type_key, self.field.text().strip())

    def _enter(self, wants_list: bool) -> None:
        """Open what is chosen; where the last letters are not answered yet, as soon as they are."""
        if self._shown.text.strip() != self.field.text().strip():
            self._waits = partial(self._enter, wants_list)
            return
        chosen = self.results.current_row()
        if chosen is not None:
            self._take(chosen, wants_list=wants_list)

    def _take(self, chosen: Row, *, wants_list: bool = False) -> None:
        act = chosen.show_list if (wants_list or chosen.act is None) else chosen.act
        if act is not None:
            self._before = None
            self.close_up()
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        width = min(theme().width("palette"), window.width() - 2 * theme().space("wide"))
        top = theme().height("topbar") + 2 * theme().space("page")
        room = window.height() - top - theme().space("wide")
        wanted = self.results.content_height() + 2 * theme().space("small")
        self.results.setVisible(bool(self.results.rows))
        self.results.setFixedHeight(min(wanted, theme().width("palette_list")))
        height = min(self.card.sizeHint().height(), room)
        self.card.setGeometry(QRect((window.width() - width) // 2, top, width, height))
        self.update()

    def sizeHint(self) -> QSize:
        return self.window().size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page stays to be seen, dimmed; a soft shadow lifts the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dim = theme().color("shadow")
        shade = type(dim)(dim)
        shade.setAlphaF(0.35)
        painter.fillRect(self.rect(), shade)
        painter.setPen(Qt.PenStyle.NoPen)
        shade.setAlphaF(0.02)
        painter.setBrush(shade)
        for spread in range(_SHADOW, 0, -1):
            box = self.card.geometry().adjusted(-spread, -spread + 3, spread, spread + 3)
            painter.drawRoundedRect(box, theme().radius("dialog") + spread, theme().radius("dialog") + spread)


class _Field(QLineEdit):
    """Keeps the focus and the keys; the input method composes in it undisturbed."""

    moved = Signal(int)
    entered = Signal(bool)
    """True if the list was wanted, not the record."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "palette")
        self.setPlaceholderText("搜索记录、人员、机构、报表和操作")
        self.setAccessibleName("全局搜索")

    def event(self, event: QEvent) -> bool:
        """Keys of the page behind stay silent: Ctrl+N would open a form nobody sees."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_STEPS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _row_of_command(command: Command, typed: str) -> Row:
    marked = command.mark(typed) if typed else None
    return Row(command.title, command.act, command.icon, title_mark=marked, hint=command.keys)
