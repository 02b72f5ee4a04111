"""显示: text size, light or dark, how close rows stand; in force at once."""

from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme.tokens import TextSize
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, row
from lushan_desktop.ui.widgets.segments import Segments

LIGHT, DARK = "light", "dark"
PLAIN, COMPACT = "plain", "compact"


class LooksPanel(Panel):
    """Three sizes, two moods, two distances."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="显示")
        self._context = context
        self.text_size = Segments([Choice(size.value, size.value) for size in TextSize], says="字号")
        self.mood = Segments([Choice(LIGHT, "浅色"), Choice(DARK, "深色")], says="界面颜色")
        self.rows = Segments([Choice(PLAIN, "标准"), Choice(COMPACT, "紧凑")], says="列表行距")
        self.show_body(
            Words("字号", "strong"),
            row(None, self.text_size, SPRING),
            Words("文字、按钮和行高同时放大。", "small", wraps=True),
            Words("界面颜色", "strong"),
            row(None, self.mood, SPRING),
            Words("打印始终为白底。", "small", wraps=True),
            Words("列表行距", "strong"),
            row(None, self.rows, SPRING),
            Words("紧凑时每条记录占一行。", "small", wraps=True),
        )
        self.text_size.chosen.connect(lambda size: self._set(text_size=size))
        self.mood.chosen.connect(lambda mood: self._set(is_dark=mood == DARK))
        self.rows.chosen.connect(lambda rows: self._set(is_compact=rows == COMPACT))
        self.load()

    def load(self) -> None:
        self.text_size.choose(self._context.office.text_size)
        self.mood.choose(DARK if self._context.office.is_dark else LIGHT)
        self.rows.choose(COMPACT if self._context.office.is_compact else PLAIN)

    def _set(self, **values: object) -> None:
        office = self._context.change_office(**values)
        dress = getattr(QApplication.instance(), "dress", None)
        if dress:
            dress(office)
