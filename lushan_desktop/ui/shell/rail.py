"""The rail at the left: where one is, where one can go, and what waits there."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts, icons, style
from lushan_desktop.ui.theme.tokens import TextSize, theme
from lushan_desktop.ui.widgets.buttons import enter_clicks
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, line, row
from lushan_desktop.ui.widgets.painting import draw_line


class RailEntry(NamedTuple):
    """A page in the rail; entries of one group stand under its name, `at_bottom` below the line."""

    key: str
    title: str
    icon: str
    group: str = ""
    keys: str = ""
    at_bottom: bool = False


class Rail(QFrame):
    """Fourteen entries in their groups; below 1180 pixels of the window it shrinks to icons."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], *, name: str = "法治创建工作台") -> None:
        super().__init__()
        self.setAccessibleName("主导航")
        self._buttons = QButtonGroup(self)
        self._button_by_key = {entry.key: self._button(entry) for entry in entries}
        self._groups: list[Words] = []
        self._brand = _Brand(name)
        self._places = QVBoxLayout()
        style.set_spaces(self._places, gap="none", margins=("none", "snug", "none", "none"))
        bottom = [self._button_by_key[entry.key] for entry in entries if entry.at_bottom]
        self._fill([entry for entry in entries if not entry.at_bottom])
        foot = column(None, *bottom, gap="none", margins=("none", "snug"))
        body = QFrame()
        style.set_look(body, "rail")
        column(body, self._places, SPRING, line(), foot, gap="none")
        column(self, self._brand, (body, 1), gap="none")
        self.is_collapsed = False
        self._factor = theme().factor
        self._apply_width()

    def choose(self, key: str) -> None:
        """Mark where one is, without telling anybody; a page that has no entry leaves none marked."""
        if key in self._button_by_key:
            self._button_by_key[key].setChecked(True)
        elif (marked := self._buttons.checkedButton()) is not None:
            self._buttons.setExclusive(False)
            marked.setChecked(False)
            self._buttons.setExclusive(True)

    def current_key(self) -> str:
        return next((key for key, button in self._button_by_key.items() if button.isChecked()), "")

    def show_badge(self, key: str, count: int, tone: str = "mute") -> None:
        """Show what waits there; none at zero. A page that has no entry here shows none."""
        if key in self._button_by_key:
            self._button_by_key[key].show_badge(count, tone)

    def entry(self, key: str) -> "RailButton":
        return self._button_by_key[key]

    def collapse(self, is_collapsed: bool) -> None:
        """Icons only, with their words in the tooltips; in 特大 the words only."""
        if is_collapsed == self.is_collapsed:
            return
        self.is_collapsed = is_collapsed
        self._brand.collapse(is_collapsed)
        for heading in self._groups:
            heading.setVisible(not is_collapsed)
        for button in self._button_by_key.values():
            button.collapse(is_collapsed)
        self._apply_width()

    def fit(self, window_width: int) -> None:
        """Collapse or unfold as the window's width asks."""
        self.collapse(window_width < theme().threshold("collapse_below"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_factor"):
            self._brand.setFixedHeight(theme().height("topbar"))
            self._apply_width()
            if self._factor != theme().factor:
                self._factor = theme().factor
                self.fit(self.window().width())  # larger words leave the page less room

    def minimumSizeHint(self) -> QSize:
        rows, headings = len(self._button_by_key), len(self._groups)
        least = (
            self._brand.height()
            + rows * theme().threshold("rail_least_row")
            + headings * theme().space("large")
        )
        return QSize(self.width(), least)

    def _apply_width(self) -> None:
        self.setFixedWidth(_folded_width() if self.is_collapsed else theme().width("rail"))
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Rows as high as the design wants, less where the window is short."""
        headings = 0 if self.is_collapsed else len(self._groups)
        fixed = self._brand.height() + 3 * theme().space("medium")
        room = self.height() - fixed - headings * theme().height("group")
        wanted = theme().height("rail_item")
        height = max(
            theme().threshold("rail_least_row"), min(wanted, room // max(1, len(self._button_by_key)))
        )
        heading = theme().height("group") if height == wanted else theme().height("count")
        for words in self._groups:
            words.setFixedHeight(heading)
        for button in self._button_by_key.values():
            button.setFixedHeight(height)

    def _button(self, entry: RailEntry) -> "RailButton":
        button = RailButton(entry)
        self._buttons.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        return button

    def _fill(self, entries: Sequence[RailEntry]) -> None:
        group = ""
        for entry in entries:
            if entry.group and entry.group != group:
                self._groups.append(Words(entry.group, "small"))
                self._groups[-1].setContentsMargins(theme().space("page"), 0, 0, 0)
                self._places.addWidget(self._groups[-1])
            group = entry.group
            self._places.addWidget(self._button_by_key[entry.key])


class RailButton(QAbstractButton):
    """One entry: red and tinted where one is, its count at the right."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self._entry, self._count, self._tone = entry, 0, "mute"
        self._is_collapsed = False
        self.setText(entry.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_badge(0)

    @property
    def count(self) -> int:
        return self._count

    def show_badge(self, count: int, tone: str = "mute") -> None:
        self._count, self._tone = count, tone
        title = f"{self._entry.title}，{count} 件" if count else self._entry.title
        self.setAccessibleName(title)
        set_tip(self, f"{title}（{self._entry.keys}）" if self._entry.keys else title)
        self.update()

    def collapse(self, is_collapsed: bool) -> None:
        self._is_collapsed = is_collapsed
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_folded_width(), theme().height("rail_item"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme().space("small")
        box = self.rect().adjusted(side, 1, -side, -1)
        self._paint_ground(painter, box)
        tone = "accentText" if self.isChecked() else "text"
        if self._is_collapsed and _keeps_words():
            words = box.adjusted(theme().space("hair"), 0, 0, 0)
            words.setRight(self.width())
            draw_line(painter, words, self.text(), color=theme().color(tone), kind="small")
        else:
            self._paint_icon(painter, box, tone)
        if self._count:
            self._paint_count(painter, box)

    def _paint_icon(self, painter: QPainter, box: QRect, tone: str) -> None:
        """The icon, and its words beside it where the rail is unfolded."""
        side, left = theme().icon("normal"), theme().space("page")
        if self._is_collapsed:
            left = theme().space("gap") if self._count else (self.width() - side) // 2
        name = "accentText" if self.isChecked() else "text2"
        picture = icons.pixmap(self._entry.icon, name, ratio=self.devicePixelRatioF())
        painter.drawPixmap(QRect(left, (self.height() - side) // 2, side, side), picture)
        if not self._is_collapsed:
            draw_line(painter, box.adjusted(left + side, 0, 0, 0), self.text(), color=theme().color(tone))

    def _paint_ground(self, painter: QPainter, box: QRect) -> None:
        rounding = theme().radius("control")
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(theme().color("accentSoft"))
            painter.drawRoundedRect(box, rounding, rounding)
            # Where the words begin at the edge of the box, the bar stands before it.
            left = theme().space("hair") if self._is_collapsed and _keeps_words() else box.left()
            top, high = box.top() + box.height() * 0.25, box.height() / 2
            bar = QRectF(left, top, theme().width("selection_bar"), high)
            painter.setBrush(theme().color("accentText"))
            painter.drawRoundedRect(bar, 1, 1)
        elif self.underMouse():
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(box, rounding, rounding)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme().color("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), rounding, rounding)

    def _paint_count(self, painter: QPainter, box: QRect) -> None:
        painter.setFont(fonts.font("small"))
        text, height = str(self._count), theme().height("count")
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + theme().space("medium"))
        right = box.right() - theme().space("snug")
        pill = QRectF(right - width, (self.height() - height) / 2, width, height)
        if self._is_collapsed:
            pill.moveRight(self.width() - theme().space("hair"))
        is_red = self._tone == "bad"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("badFill" if is_red else f"{self._tone}Bg"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(theme().color("onAccent" if is_red else f"{self._tone}Fg"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _keeps_words() -> bool:
    """True in 特大: who needs it large does not read small pictures."""
    return theme().text_size is TextSize.HUGE


def _folded_width() -> int:
    return theme().width("rail_words" if _keeps_words() else "rail_collapsed")


class _Brand(QFrame):
    """The scales and the name, on red."""

    def __init__(self, name: str) -> None:
        super().__init__()
        style.set_look(self, "brand")
        self.setAccessibleName(name)
        self._name = Words(name)
        self.setFixedHeight(theme().height("topbar"))
        glyph: QWidget = Glyph("obj.law", "onAccent", size="large")
        row(self, glyph, (self._name, 1), gap="medium", margins=("large", "none"))

    def collapse(self, is_collapsed: bool) -> None:
        self._name.setVisible(not is_collapsed)
