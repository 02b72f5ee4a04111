"""One field that differs: both values to choose between, and a box where a text is written otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lushan_desktop.services.exchange.decisions import BOTH, DUPLICATE, OURS, THEIRS, ConflictView, Take
from lushan_desktop.ui.modules.exchange.side_card import SideCard
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import TextButton
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if

_COUNTY, _UNIT = "county", "unit"
_FILLED_BY = {
    (_COUNTY, True): "由县创建办确定，报来的改动未采用；需调整时限的，请“申请延期”。",
    (_COUNTY, False): "由县创建办确定和修改；需调整时限的，请“申请延期”。",
    (_UNIT, True): "由本单位填写，县里的改动没有采用。",
    (_UNIT, False): "由报来的单位填写。",
}
"""For the side that fills a field in, and if it is ours, the reason for what is taken at first."""

_OF_TWO = {
    OURS: "合为一条，用本机的，报来的移入回收站",
    THEIRS: "合为一条，用报来的，本机的移入回收站",
    BOTH: "两条都留",
}


class ConflictRow(QWidget):
    """Knows what is to be taken of its field; nothing is saved by it."""

    chosen = Signal()

    def __init__(self, told: ConflictView) -> None:
        super().__init__()
        self.told = told
        self.take = OURS if told.is_ours else THEIRS
        self.text: str | None = None
        """Words of one's own in place of both values."""
        self.label = Words(told.label, "label")
        ours, theirs = told.lines(told.beyond.ours), told.lines(told.beyond.theirs)
        self.cards = {
            OURS: SideCard(told.own_word, told.ours, told.theirs, told.source(told.conflict.ours), ours),
            THEIRS: SideCard(
                told.other_word, told.theirs, told.ours, told.source(told.conflict.theirs), theirs
            ),
        }
        both = TextButton("都留", tip="两个都留（按 3）")
        both.clicked.connect(lambda: self.choose(BOTH))
        note = Words(_FILLED_BY.get((told.owner, told.is_ours), ""), "small", wraps=True)
        otherwise = TextButton("另写", tip="另写（按 4）")
        otherwise.clicked.connect(self.write)
        ways = (*((both,) if self.can_both else ()), *((otherwise,) if told.is_text else ()))
        head = row(None, self.label, (note, 1), SPRING, *ways)
        pair = row(None, (self.cards[OURS], 1), (self.cards[THEIRS], 1), gap="gap")
        self.box = self._made_box() if told.is_text else None
        column(self, head, pair, *((self.box,) if self.box else ()), gap="tight")
        for take, card in self.cards.items():
            card.taken.connect(lambda take=take: self.choose(take))
        self._show()

    @property
    def can_both(self) -> bool:
        told = self.told
        return told.conflict.kind == DUPLICATE or (bool(told.ours) and bool(told.theirs) and told.is_text)

    @property
    def value(self) -> str:
        """Return what the field will hold."""
        if self.text is not None:
            return self.text
        if self.told.conflict.kind == DUPLICATE:
            return _OF_TWO[self.take].replace("本机", self.told.own_word)
        both = "；".join(filter(None, (self.told.ours, self.told.theirs)))
        return {OURS: self.told.ours, THEIRS: self.told.theirs, BOTH: both}[self.take]

    @property
    def decision(self) -> Take:
        return Take(self.told.id, self.take, self.text)

    def choose(self, take: str) -> None:
        """Mark what is to be taken."""
        self.take, self.text = take, None
        self._show()
        self.chosen.emit()

    def write(self) -> None:
        """Open the box, to write the text otherwise."""
        if self.box is not None:
            show_if(self.box, True)
            self.box.setFocus()
            self.box.selectAll()

    def show_current(self, is_current: bool) -> None:
        """Mark the field that the next key is about."""
        self.label.setText(f"› {self.told.label}" if is_current else self.told.label)

    def _made_box(self) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setAccessibleName(f"{self.told.label}合并后")
        box.setPlaceholderText("合并后的文字，可以直接改")
        box.setTabChangesFocus(True)
        box.setFixedHeight(2 * box.fontMetrics().lineSpacing() + 2 * theme().space("inset"))
        box.textChanged.connect(self._note_own)
        show_if(box, False)
        return box

    def _note_own(self) -> None:
        if self.box is not None and self.box.hasFocus():
            self.text = self.box.toPlainText()
            self._mark_cards()
            self.chosen.emit()

    def _show(self) -> None:
        self._mark_cards()
        if self.box is not None and not self.box.hasFocus():
            self.box.setPlainText(self.value)

    def _mark_cards(self) -> None:
        for side, card in self.cards.items():
            card.show_taken(self.text is None and self.take in (side, BOTH))
