"""The bar at the foot: saved or saving, how old the backup is, four keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import SPRING, row

SAVED, SAVING = "已保存", "正在保存"
USUAL_KEYS = ("F1 帮助", "Ctrl+N 新建", "Ctrl+F 查找", "Ctrl+P 打印")


class StatusBar(QFrame):
    """28 pixels of quiet facts."""

    def __init__(self, keys: Sequence[str] = USUAL_KEYS) -> None:
        super().__init__()
        style.set_look(self, "status")
        self.setFixedHeight(theme().height("statusbar"))
        self._glyph = Glyph("st.ok", "okFill", size="small")
        self._state = Words(SAVED)
        self._backup = ElidedWords("")
        self._keys = Words("   ".join(keys))
        self._held: QWidget | None = None
        row(self, self._glyph, self._state, (self._backup, 1), SPRING, self._keys, margins=("page", "none"))

    def hold(self, strip: QWidget) -> None:
        """Give a strip the place behind 已保存: there it covers nothing that anybody works with."""
        strip.setParent(self)
        strip.installEventFilter(self)
        self._held = strip
        self._lay_out_held()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """How old the backup is waits as long as the strip is there: nothing of it looks out beside it."""
        if watched is self._held and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._backup.setVisible(event.type() == QEvent.Type.Hide)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_held()

    def _lay_out_held(self) -> None:
        if self._held is not None:
            words = self._state.fontMetrics().horizontalAdvance(SAVING)
            left = theme().space("page") + self._glyph.width() + words + 2 * theme().space("gap")
            self._held.setGeometry(left, 0, self.width() - left, self.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(theme().height("statusbar"))

    def show_saving(self, is_saving: bool) -> None:
        """正在保存 while steps are under way, then 已保存."""
        self._state.setText(SAVING if is_saving else SAVED)
        self._glyph.show_icon("st.doing" if is_saving else "st.ok", "warnFg" if is_saving else "okFill")

    def show_backup(self, text: str, *, is_old: bool = False) -> None:
        """Such as 上次备份到 U 盘：3 天前; amber once it is old."""
        self._backup.setText(f"·  {text}" if text else "")
        style.set_state(self._backup, "tone", "warn" if is_old else "")

    def text(self) -> str:
        return " ".join((self._state.text(), *self._backup.whole_text().split()))

    def fit(self, window_width: int) -> None:
        self._keys.setVisible(window_width >= theme().threshold("collapse_below"))
