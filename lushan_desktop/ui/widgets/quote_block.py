"""What somebody said or wrote, word for word, on a quiet ground."""

from PySide6.QtWidgets import QFrame, QSizePolicy

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import column, row, show_if


class QuoteBlock(QFrame):
    """Who, a badge for how sure the words are, and the words."""

    def __init__(
        self, who: str, words: str, *, badge: str = "", tone: str = "mute", icon: str = "obj.mic"
    ) -> None:
        super().__init__()
        style.set_look(self, "quote")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{who}：{words}")
        sure = Badge(badge, tone)
        show_if(sure, bool(badge))
        text = Words(words, wraps=True)
        text.allow_copying()
        head = row(None, Glyph(icon, "accentText"), (ElidedWords(who), 1), sure)
        column(self, head, text, gap="snug", margins=("gap", "small"))
