"""What could not be done, with the way to another record where that is what lacks something."""

from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.message_bar import MessageBar


class TroubleBar(MessageBar):
    """Stands for as long as its page is open."""

    def __init__(self, context: Context) -> None:
        super().__init__("bad", can_close=True)
        self._context = context
        self._at: tuple[str, str] | None = None
        self._field = ""
        self.link_clicked.connect(self._mend)
        context.overcome.connect(self.hide)

    def tell(self, sentence: str) -> None:
        """Show a refusal; 去填写 leads to the record that it names."""
        self._at, self._field = getattr(sentence, "at", None), getattr(sentence, "field", None) or ""
        self.say("bad", sentence, link="去填写" if self._at else "")
        self.show()

    def _mend(self) -> None:
        if self._at is not None:
            self.hide()
            self._context.open(*self._at, self._field)
