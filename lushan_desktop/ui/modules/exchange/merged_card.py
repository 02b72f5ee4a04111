"""The package that was merged just now: what and whose it is, that it was checked, and the ways on."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal

from lushan_desktop.base import clock
from lushan_desktop.services.exchange import told
from lushan_desktop.services.exchange.exchanging import Summary
from lushan_desktop.ui.opening import open_by_system
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, LinkButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph, Words
from lushan_desktop.ui.widgets.layout import column, row, show_if

TAKEN_BACK_WHOLE = "合并前已自动备份，合并后可整包撤销"


class MergedCard(Card):
    """Stands above the decisions."""

    undo_asked = Signal(str)

    def __init__(self) -> None:
        self._title, self._source = Words("需要您决定", "section"), ElidedWords("", "small")
        self._badge, self._note = Badge("校验通过", "ok"), Words(TAKEN_BACK_WHOLE, "small", wraps=True)
        self.sentence = Words("", "small", wraps=True)
        self.undo, self.done = Button("整包撤销", "act.undo"), Button("完成", "act.save")
        self.folder_button = LinkButton("打开所在文件夹", "act.folder", tip="打开回执所在文件夹")
        self._package, self._receipt = "", Path()
        words = column(None, row(None, (self._title, 0), self._badge, (Words(), 1)), self._source, gap="hair")
        head = row(
            None,
            Glyph("nav.exchange", "accent"),
            (words, 2),
            (self._note, 1),
            self.undo,
            self.done,
            gap="medium",
        )
        super().__init__(head, row(None, (self.sentence, 1), self.folder_button), gap="tight")
        self.folder_button.clicked.connect(lambda: open_by_system(self._receipt.parent))
        self.undo.clicked.connect(lambda: self.undo_asked.emit(self._package))
        self.show_summary(None)

    def show_summary(self, summary: Summary | None, place: str = "") -> None:
        """Show the package that was merged; nothing where the decisions were opened by themselves."""
        is_package = summary is not None and not summary.is_receipt
        self._package = summary.id if summary is not None and summary.changes is not None else ""
        self._title.setText(summary.title if summary is not None else "需要您决定")
        self._source.setText(f"{place} · {_whose(summary)}" if summary is not None else "")
        self.sentence.setText("　".join(told.lines(summary)) if summary is not None else "")
        self._receipt = (summary.receipt if summary is not None else None) or Path()
        show_if(self.folder_button, bool(self._receipt.name))
        for part in (self._source, self._badge, self.sentence):
            show_if(part, summary is not None)
        show_if(self._note, is_package and bool(self._package))
        show_if(self.undo, bool(self._package))

    def show_left(self, count: int) -> None:
        """Say how many places are still to be decided."""
        self.done.setText(f"完成（还有 {count} 处以后再定）" if count else "完成")


def _whose(summary: Summary) -> str:
    when = clock.spoken(datetime.fromisoformat(summary.made_at)) if summary.made_at else ""
    return " · ".join(part for part in (summary.called, summary.person, when) if part)
