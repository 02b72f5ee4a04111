"""The records of a paragraph changed since it was written: what it said, what they say, and 照改 or 不改."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from lushan_desktop.services.papers.statements import ChangedParagraph
from lushan_desktop.ui.modules.papers.difference import before_and_after
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.labels import Words, state_glyph
from lushan_desktop.ui.widgets.layout import SPRING, column, row


class ChangeBar(QFrame):
    """Shows the difference; tells what the clerk decides."""

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        style.set_look(self, "warn")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = Words("这一段的记录改过了", tone="warn")
        self._text = Words("", wraps=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self.accept_button = Button("照改", tip="按现在的记录重写这一段")
        self.decline_button = TextButton("不改", tip="文字照旧，不再提示")
        self.accept_button.clicked.connect(self.accepted)
        self.decline_button.clicked.connect(self.declined)
        words = column(None, self._title, self._text, gap="tight")
        buttons = row(None, SPRING, self.accept_button, self.decline_button, gap="small")
        if theme().factor > 1:
            words.addLayout(buttons)
        whole = row(
            self,
            column(None, state_glyph("warn"), SPRING),
            (words, 1),
            gap="small",
            margins=("gap", "medium"),
        )
        if theme().factor == 1:
            whole.addLayout(buttons)

    def show_change(self, changed: ChangedParagraph) -> None:
        """Show what the records said and say; a clerk's own words are named as such."""
        self._title.setText("改写之后，这一段的记录又改过了" if changed.is_edited else "这一段的记录改过了")
        if not changed.now:
            self._text.setText("所依据的记录已删除；点“照改”删去这一段，不改则保留现有文字。")
        else:
            old, new = before_and_after(changed.kept, changed.now)
            self._text.setText(f"原“{old}”<br>现“{new}”" if changed.kept else f"新写“{new}”")
        self.setAccessibleName(f"注意：{self._title.text()}。现在应为：{changed.now}")
