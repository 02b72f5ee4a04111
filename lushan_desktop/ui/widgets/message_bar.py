"""Bars that say something on a page, and the strip that offers 撤销 for ten seconds."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton, SmallIconButton
from lushan_desktop.ui.widgets.labels import ElidedWords, Words, state_glyph
from lushan_desktop.ui.widgets.layout import SPRING, Item, column, row
from lushan_desktop.ui.widgets.saved_ways import SavedWays

_SPOKEN = {"ok": "完成", "info": "提示", "warn": "注意", "bad": "错误", "mute": "提示"}


class MessageBar(QFrame):
    """A sentence in a tone (ok, info, warn, bad), with a headline, a link and buttons if wanted."""

    link_clicked = Signal()
    closed = Signal()

    def __init__(
        self, tone: str, text: str = "", *, title: str = "", link: str = "", can_close: bool = False
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._glyph = state_glyph("ok")
        self._title = Words(title, "", wraps=True)
        self._text = Words(text, "small", wraps=True)
        self._link = LinkButton(link)
        self._close = SmallIconButton("act.clear", "关闭")
        words = column(None, self._title, self._text, gap="hair")
        self._row = row(self, (words, 1), self._link, self._close, gap="medium", margins=("gap", "small"))
        self._row.insertLayout(
            0, column(None, self._glyph, SPRING, margins=("none", "tight", "none", "none"))
        )
        self._close.setVisible(can_close)
        self._link.clicked.connect(self.link_clicked)
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)
        self.say(tone, text, title=title, link=link)

    def say(self, tone: str, text: str, *, title: str = "", link: str = "") -> None:
        """Say something else."""
        style.set_look(self, tone)
        name, color = ("st.warn", "warnFg") if tone == "warn" else (f"st.{tone}", f"{tone}Fg")
        self._glyph.show_icon("st.info" if tone == "mute" else name, color)
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            label.setVisible(bool(words))
            style.set_state(label, "tone", tone)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.setAccessibleName(f"{_SPOKEN[tone]}：{title}{text}")

    def add_actions(self, *items: Item) -> None:
        """Buttons at the end of the bar."""
        self._row.addLayout(row(None, *items))

    def words(self) -> str:
        return f"{self._title.text()}{self._text.text()}"


class UndoBar(QFrame):
    """Ten seconds after a step: what was done, and 撤销 or 打开; the status bar has the place for it."""

    undo_requested = Signal()
    opened = Signal(object)
    """The file or folder to open."""

    def __init__(self, over: QWidget | None = None) -> None:
        super().__init__(over)
        style.set_look(self, "done")
        self._glyph = state_glyph("ok", says="完成")
        self._text = ElidedWords("", "done")
        self._undo = LinkButton("撤销", "act.undo", tip="撤销这一步（Ctrl+Z）")
        self._ways = SavedWays(self)
        self.open_button, self.folder_button = self._ways.buttons
        self._close = SmallIconButton("act.clear", "关闭")
        buttons = (self._undo, self.open_button, self.folder_button, self._close)
        row(self, self._glyph, (self._text, 1), *buttons, margins=("gap", "none"))
        self._timer = QTimer(self, singleShot=True, interval=theme().milliseconds("undo_bar"))
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._ask)
        self._close.clicked.connect(self.hide)
        self._ways.opened.connect(self.opened)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def say(self, text: str, *, can_undo: bool = True, saved: Path | None = None) -> None:
        """Show what was done, and what was saved; ten seconds begin anew."""
        self._text.setText(text)
        self._undo.setVisible(can_undo)
        self._ways.show_place(saved)
        self.setAccessibleName(f"{text}，可撤销" if can_undo else text)
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        return self._text.whole_text()

    def _ask(self) -> None:
        self._timer.stop()
        self.hide()
        self.undo_requested.emit()
