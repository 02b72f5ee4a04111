"""挂接记录 in the composer: a further record behind a paragraph, or behind the sentence under the cursor."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.reports.statement_value import Link, StatementParagraph
from lushan_desktop.services.papers import statement_links
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.link_panel import LinkPanel


class RecordLinking(QObject):
    """Every act is one step, and is told with 撤销."""

    asked = Signal()
    """The panel is to be shown."""
    done = Signal()
    """The panel is no longer needed."""

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over)
        self._context = context
        self._statement = self._sentence = ""
        self.panel = LinkPanel(context)
        self.panel.left.connect(self.done)
        self.panel.picked.connect(self._attach)

    def open(self, statement: str, paragraph: StatementParagraph, sentence: str) -> None:
        """Ask which record; without a sentence it stands behind the whole paragraph."""
        self._statement, self._sentence = statement, sentence
        self.panel.open(paragraph.key, sentence or paragraph.label)
        self.asked.emit()
        self.panel.search.take_focus()

    def take_back(self, statement: str, paragraph: StatementParagraph, link: Link) -> None:
        """The record is no longer behind this paragraph."""
        self._context.change(
            statement_links.detach,
            statement,
            paragraph.stored,
            link.record,
            then=lambda _: self._context.say("已取消挂接", can_undo=True),
        )

    def _attach(self, key: str, record: str) -> None:
        def tell(_: object) -> None:
            self.done.emit()
            self._context.say("已挂接到情况说明", can_undo=True)

        self._context.change(
            statement_links.attach, self._statement, key, [record], sentence=self._sentence, then=tell
        )
