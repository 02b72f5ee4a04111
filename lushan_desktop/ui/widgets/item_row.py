"""A row of a panel in two lines: an icon, a title, a small line, a badge, a way in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import LinkButton, SmallIconButton
from lushan_desktop.ui.widgets.labels import STATE_ICONS, ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import RIGHT, column, row


class ItemRow(QFrame):
    """What it is and how it stands. `tone` puts a state sign in front instead of the icon."""

    opened = Signal()
    seen = Signal()
    linked = Signal()

    def __init__(
        self, title: str, detail: str = "", *, icon: str = "", tone: str = "", wraps: bool = False
    ) -> None:
        """`wraps`: the small line goes on below, where it is the very thing to be read."""
        super().__init__()
        style.set_look(self, "row")
        upright = QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self.setMinimumHeight(theme().height("row_panel"))
        self.setAccessibleName(f"{title}，{detail}" if detail else title)
        name, color = STATE_ICONS[tone] if tone else (icon, "text2")
        words = column(None, ElidedWords(title), gap="none")
        if detail:
            said = "bad" if tone == "bad" else ""
            small = Words(detail, "small", tone=said, wraps=True) if wraps else None
            words.addWidget(small or ElidedWords(detail, "small", tone=said))
        self._row = row(self, (words, 1), gap="medium", margins=("none", "none", "none", "snug"))
        if name:
            self._row.insertWidget(0, Glyph(name, color))

    def with_badge(self, text: str, tone: str = "mute") -> "ItemRow":
        self._row.addWidget(Badge(text, tone))
        return self

    def with_note(self, text: str) -> "ItemRow":
        """A small word on the right: a time, a size, a count."""
        note = Words(text, "small")
        note.setAlignment(RIGHT)
        self._row.addWidget(note)
        return self

    def with_link(self, text: str, icon: str = "") -> "ItemRow":
        link = LinkButton(text, icon)
        link.clicked.connect(self.linked)
        return self.with_widget(link)

    def with_open(self, words: str = "打开", icon: str = "act.open") -> "ItemRow":
        button = SmallIconButton(icon, words)
        button.clicked.connect(self.opened)
        return self.with_widget(button)

    def with_look(self, words: str = "预览") -> "ItemRow":
        """A button that shows the thing right here."""
        button = SmallIconButton("act.preview", words)
        button.clicked.connect(self.seen)
        return self.with_widget(button)

    def with_widget(self, widget: QWidget) -> "ItemRow":
        self._row.addWidget(widget)
        return self

    def as_last(self) -> "ItemRow":
        """Without the line below."""
        style.set_state(self, "last", True)
        return self


class StateWord(QWidget):
    """A state sign and a word beside it: ✓ 通知, × 缺签到表."""

    def __init__(self, text: str, tone: str) -> None:
        super().__init__()
        self.setAccessibleName(text)
        name, color = STATE_ICONS[tone]
        word = Words(text, tone="bad" if tone == "bad" else "")
        row(self, Glyph(name, color, size="small"), (word, 1))
