"""The box under 创建周期: from when until the 材料截止日; every page looks at that period."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.date_spelling import date_spelling
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.date_box import DateBox
from lushan_desktop.ui.widgets.labeled_field import LabeledField
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class PeriodBox(QFrame):
    """Two dates and a button; an empty date means no limit on that side."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        style.set_look(self, "popup")
        self._context = context
        self.start, self.end = DateBox(date_spelling(context)), DateBox(date_spelling(context))
        for box, value in zip((self.start, self.end), context.office.cycle, strict=True):
            box.set_value(value)
            box.edit.returnPressed.connect(self.use)
        self._error = Words("", "error", wraps=True)
        self._error.hide()
        use, unlimited = PrimaryButton("使用这个周期"), Button("不限")
        column(
            self,
            Words("创建周期", "section"),
            LabeledField("从", self.start),
            LabeledField("至（材料截止日）", self.end, hint="未写年份的日期按此期间确定"),
            self._error,
            row(None, SPRING, unlimited, use),
            margins=("card", "inset"),
        )
        self.setFixedWidth(theme().width("waiting"))
        use.clicked.connect(self.use)
        unlimited.clicked.connect(lambda: self._set("", ""))

    def use(self) -> None:
        """Put the period in force, unless a date cannot be read or they stand the wrong way round."""
        start, end = self.start.value(), self.end.value()
        error = self.start.error() or self.end.error()
        if not error and start and end and end.last_day < start.first_day:
            error = "截止日早于开始日，请改其中一个。"
        self._error.setText(error)
        self._error.setVisible(bool(error))
        if not error:
            self._set(start.iso if start else "", end.iso if end else "")

    def _set(self, start: str, end: str) -> None:
        self._context.change_office(cycle_start=start, cycle_end=end)
        self.close()
