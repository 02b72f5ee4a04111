"""关于: the version, what the program promises and does not, the licences of what it is built on."""

from PySide6.QtWidgets import QPlainTextEdit

from lushan_desktop.services.settings import about
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import Words


class AboutPanel(Panel):
    """Plain words and the NOTICE."""

    def __init__(self, context: Context) -> None:
        super().__init__(title="关于")
        del context
        notice = QPlainTextEdit(about.notice())
        notice.setReadOnly(True)
        notice.setAccessibleName("开放源代码许可")
        notice.setMinimumHeight(theme().scaled(280))
        self.show_body(
            Words(f"法治创建工作台 {about.version()}", "section"),
            *(Words(line, wraps=True) for line in about.PROMISES),
            Words("开放源代码许可", "strong"),
            notice,
        )
