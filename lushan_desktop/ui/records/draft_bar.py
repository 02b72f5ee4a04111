"""What was left unfinished in a form is offered above its fields; and the word that it is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.base import clock
from lushan_desktop.services.records import drafts
from lushan_desktop.services.records.drafts import Draft
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import row
from lushan_desktop.ui.widgets.message_bar import MessageBar


class DraftBar(MessageBar):
    """Hidden until something is found; of several the last comes first."""

    resumed = Signal(object)
    """The draft to go on with."""

    def __init__(self, context: Context, form: str, own: str) -> None:
        """`form` is what was typed into, `own` the key of what is typed now, which is not offered."""
        super().__init__("info")
        self._context, self._form, self._own = context, form, own
        self._offered: Draft | None = None
        self.resume_button, self.discard_button = Button("继续"), TextButton("丢弃")
        self.add_actions(self.resume_button, self.discard_button)
        self.resume_button.clicked.connect(self._resume)
        self.discard_button.clicked.connect(self._discard)
        self.hide()
        self._is_done = False
        self.ask()

    def ask(self) -> None:
        """Look for what was kept, until one is gone on with."""
        if self._is_done:
            return
        key = f"draft {id(self)}"
        self._context.query(drafts.kept, self._form, but=self._own, then=self._offer, key=key)

    def _offer(self, draft: Draft | None) -> None:
        if self._is_done:
            return
        self._offered = draft
        self.setVisible(draft is not None)
        if draft is not None:
            more = f"有 {draft.older + 1} 份未完成的草稿，最近一份 {draft.time}"
            self.say("info", more if draft.older else f"有未完成的草稿 {draft.time}")

    def _resume(self) -> None:
        self.hide()
        if self._offered is not None:
            self._is_done = True
            self.resumed.emit(self._offered)

    def _discard(self) -> None:
        """The one before it comes next."""
        if self._offered is not None:
            self._context.change(drafts.drop, self._offered.key, then=lambda _: self.ask())
        self.hide()


class KeptSign(QWidget):
    """草稿已自动保存 10:32, at the head of a form; nothing while nothing was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words("", "small")
        row(self, Glyph("st.ok", "okFill", size="small"), self._words)
        self.hide()

    def say(self, words: str) -> None:
        """With the time of the day; an empty text takes it away."""
        self._words.setText(f"{words} {clock.now():%H:%M}" if words else "")
        self.setVisible(bool(words))
