"""The bar on top: the page's title, finding everywhere, the period, who works here, help."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import fonts, icons, style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, IconButton, enter_clicks
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, line, row
from lushan_desktop.ui.widgets.painting import draw_line


class TopBar(QFrame):
    """52 pixels: plain words in, wishes out."""

    search_requested = Signal()
    period_requested = Signal()
    identity_requested = Signal()
    help_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "top")
        self.setFixedHeight(theme().height("topbar"))
        self._title = Words("", "title")
        self._titles: tuple[str, ...] = ()
        self.search = GlobalSearchButton()
        self.period = Button("创建周期", "act.calendar", tip="各页只列此期间的记录")
        self._who = ElidedWords("", "label")
        self._who.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._help = IconButton("nav.help", "帮助", keys="F1")
        self._who_glyph = Glyph("obj.person")
        row(
            self,
            self._title,
            SPRING,
            self.search,
            SPRING,
            self.period,
            line(upright=True),
            self._who_glyph,
            self._who,
            self._help,
            gap="medium",
            margins=("page", "none", "gap", "none"),
        )
        self.search.clicked.connect(self.search_requested)
        self.period.clicked.connect(self.period_requested)
        self._help.clicked.connect(self.help_requested)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(theme().height("topbar"))
            self._keep_place()

    def hold_titles(self, titles: Iterable[str]) -> None:
        """Leave room for the longest of these, so that the search stands at one place on every page."""
        self._titles = tuple(titles)
        self._keep_place()

    def _keep_place(self) -> None:
        metrics = QFontMetrics(fonts.font("title"))
        self._title.setMinimumWidth(max(map(metrics.horizontalAdvance, self._titles), default=0))

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_period(self, period: str) -> None:
        """Such as 2021年—2023年7月."""
        self.period.setText(f"创建周期　{period}" if period else "创建周期")

    def show_identity(self, unit: str, person: str) -> None:
        """Whose program this is and who works in it."""
        self._who.setText(" · ".join(part for part in (unit, person) if part))

    def title(self) -> str:
        return self._title.text()


_SEARCH_WORDS, _SEARCH_SHORT = "全局搜索，可输拼音首字母", "全局搜索"


class GlobalSearchButton(QAbstractButton):
    """Looks like a search box and opens the search over everything."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(_SEARCH_WORDS)
        self.setAccessibleName(_SEARCH_SHORT)
        set_tip(self, "在全部记录里查找，可输汉字、拼音首字母、文号（Ctrl+K）")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().width("global_search"), theme().height("button"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().width("global_search") // 2, theme().height("button"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the short words stand whole, rather than the long ones cut."""
        super().resizeEvent(event)
        room = self.width() - self._signs_width()
        is_roomy = self.fontMetrics().horizontalAdvance(_SEARCH_WORDS) <= room
        self.setText(_SEARCH_WORDS if is_roomy else _SEARCH_SHORT)

    def _signs_width(self) -> int:
        """Return what the lens on the left and Ctrl+K on the right take, in px."""
        space = theme().space
        lens = space("medium") + theme().icon("normal") + space("gap")
        return lens + self._key_width() + space("medium") + space("tight")

    def _key_width(self) -> int:
        return QFontMetrics(fonts.font("small")).horizontalAdvance("Ctrl+K") + theme().space("large")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_clicks(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme().color("focus" if self.hasFocus() else "border"))
        pen.setWidth(2 if self.hasFocus() else 1)
        painter.setPen(pen)
        painter.setBrush(theme().color("hover" if self.underMouse() else "surface2"))
        rounding = theme().radius("control")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), rounding, rounding)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        side, inner = theme().icon("normal"), self.rect().adjusted(theme().space("medium"), 0, 0, 0)
        picture = icons.pixmap("act.search", "text2", ratio=self.devicePixelRatioF())
        painter.drawPixmap(QRect(inner.left(), (self.height() - side) // 2, side, side), picture)
        key = self._paint_key(painter)
        words = QRect(inner.left() + side + theme().space("gap"), 0, 0, self.height())
        words.setRight(key.left() - theme().space("tight"))
        draw_line(painter, words, self.text(), color=theme().color("text3"))

    def _paint_key(self, painter: QPainter) -> QRect:
        painter.setFont(fonts.font("small"))
        width = self._key_width()
        height = theme().height("badge") - theme().space("hair")
        left = self.width() - width - theme().space("medium")
        box = QRect(left, (self.height() - height) // 2, width, height)
        painter.setPen(theme().color("border"))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(box, theme().radius("chip"), theme().radius("chip"))
        painter.setPen(theme().color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Ctrl+K")
        return box
