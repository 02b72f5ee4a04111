"""需要您决定: record by record, both values of each field side by side, and what comes of it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lushan_desktop.services.exchange import decisions
from lushan_desktop.services.exchange.decisions import BOTH, DUPLICATE, OURS, THEIRS, Take, Told
from lushan_desktop.services.exchange.told import Merged
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.exchange.side_card import SideCard
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.inner_keys import inner_key
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.line_list import Line, LineList
from lushan_desktop.ui.widgets.panes import Panes

_COUNTY = "县里定，只能由县里改；要改时限的，请用“申请延期”。"


class DecisionsView(QWidget):
    """The records on the left, the fields of the one that is open on the right."""

    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all: tuple[Told, ...] = ()
        self._place = 0
        self._take_by_id: dict[str, str] = {}
        self._cards: dict[str, Mapping[str, SideCard]] = {}
        self._words: dict[str, QPlainTextEdit] = {}
        """For each text the box with what comes of it: to be written otherwise."""
        self._own_words: dict[str, str] = {}
        self.records = LineList("需要您决定", shows_all=True)
        self.summary = Words("", "small", wraps=True)
        self.left, self.right = Panel(), Panel()
        self.count, self.name = Words("", "small"), ElidedWords("", "section")
        self.all_ours, self.all_theirs = Button("全用本机"), Button("全用报来")
        self.back, self.skip = Button("上一条"), TextButton("跳过，以后再定")
        self.take = PrimaryButton("就这样，下一条")
        self.done = Button("完成", "act.save")
        self.left.head.show_items(Words("需要您决定", "section"), self.count, SPRING)
        self.merged = LineList("自动合并", shows_all=True)
        self.merged_head = Words("自动合并", "section")
        self.left.show_body(self.summary, self.records, self.merged_head, self.merged)
        self.show_merged(())
        self.right.head.show_items((self.name, 1), self.all_ours, self.all_theirs)
        self.right.foot.show_items(self.back, self.skip, SPRING, self.done, self.take)
        panes = Panes(self.left, self.right, widths=(theme().width("tree"), 10_000), weights=(0, 1))
        column(self, (panes, 1), gap="none")
        self._connect()

    def _connect(self) -> None:
        self.take.clicked.connect(self.decide)
        self.skip.clicked.connect(lambda: self._go(1))
        self.back.clicked.connect(lambda: self._go(-1))
        self.all_ours.clicked.connect(lambda: self._decide_all(OURS))
        self.all_theirs.clicked.connect(lambda: self._decide_all(THEIRS))
        self.done.clicked.connect(self.finished)
        inner_key("Left", self.right, lambda: self._choose_all(OURS))
        inner_key("Right", self.right, lambda: self._choose_all(THEIRS))

    def say(self, sentence: str) -> None:
        """Say what came of the merge, above the records."""
        self.summary.setText(sentence)

    def show_merged(self, merged: Sequence[Merged]) -> None:
        """List what was merged by itself."""
        lines = [
            Line(one.title, one.detail, "act.save", lambda: None, badge=one.amount, tone="ok")
            for one in merged
        ]
        self.merged.show_lines(lines)
        show_if(self.merged, bool(lines))
        show_if(self.merged_head, bool(lines))

    def load(self) -> None:
        """Ask what is to be decided."""
        self._context.query(decisions.open_ones, key="decisions", then=self.show_told)

    def show_told(self, told: Sequence[Told]) -> None:
        """Show these; the record that was open stays open where it is still among them."""
        self._all = tuple(told)
        groups = self.groups()
        self._place = min(self._place, max(0, len(groups) - 1))
        lines = [
            Line(
                rows[0].record_name,
                f"{rows[0].type_title} · {len(rows)} 处不同",
                "obj.org",
                partial(self._open, place),
                "待定",
                "bad",
            )
            for place, rows in enumerate(groups)
        ]
        self.records.show_lines(lines)
        self.count.setText(f"{len(self._all)} 处")
        self.done.setText(f"完成（还有 {len(self._all)} 处以后再定）" if self._all else "完成")
        self._show_record()

    def groups(self) -> list[list[Told]]:
        """The places by record, in their order."""
        found: dict[str, list[Told]] = {}
        for told in self._all:
            found.setdefault(told.conflict.record, []).append(told)
        return list(found.values())

    def _open(self, place: int) -> None:
        self._place = place
        self._show_record()

    def _go(self, step: int) -> None:
        count = len(self.groups())
        if count:
            self._open((self._place + step) % count)

    def _show_record(self) -> None:
        groups = self.groups()
        self._cards, self._words = {}, {}
        for button in (self.all_ours, self.all_theirs, self.back, self.skip, self.take):
            show_if(button, bool(groups))
        if not groups:
            self.name.setText("没有需要您决定的地方")
            self.right.show_body(
                Words("内容都已合并。合并错了，可在合并记录里整包撤销。", "small", wraps=True)
            )
            self.done.setFocus()
            return
        rows = groups[self._place]
        self.name.setText(f"第 {self._place + 1} 条，共 {len(groups)} 条　{rows[0].record_name}")
        self.after = Words("", wraps=True)
        self.right.show_body(*(self._field(told) for told in rows), Words("合并后", "label"), self.after)
        self._show_choice()
        self.take.setFocus()

    def _field(self, told: Told) -> QWidget:
        """One field: both values, and 都留 where both may stay."""
        holder = QWidget()
        conflict = told.conflict
        cards = {
            take: SideCard(
                word, text, other, f"{word} · {side.machine} · {side.person} · {side.at:%m月%d日 %H:%M}"
            )
            for take, word, text, other, side in (
                (OURS, "本机", told.ours, told.theirs, conflict.ours),
                (THEIRS, "报来", told.theirs, told.ours, conflict.theirs),
            )
        }
        for take, card in cards.items():
            card.taken.connect(partial(self.choose, told.id, take))
        self._cards[told.id] = cards
        self._take_by_id.setdefault(told.id, OURS if told.owner == "county" else THEIRS)
        both = TextButton("都留")
        both.clicked.connect(lambda: self.choose(told.id, BOTH))
        label = Words(told.label, "label")
        note = Words(_COUNTY if told.owner == "county" else "", "small", wraps=True)
        head = row(None, label, note, SPRING, *((both,) if self._can_both(told) else ()))
        pair = row(None, (cards[OURS], 1), (cards[THEIRS], 1), gap="gap")
        column(holder, head, pair, *self._own(told), gap="tight")
        return holder

    def _own(self, told: Told) -> tuple[QWidget, ...]:
        """The box in which the text may be written otherwise."""
        if not told.is_text:
            return ()
        box = QPlainTextEdit()
        box.setAccessibleName(f"{told.label}合并后")
        box.setPlaceholderText("合并后的文字，可以直接改")
        box.setTabChangesFocus(True)
        box.setFixedHeight(2 * box.fontMetrics().lineSpacing() + 2 * theme().space("inset"))
        box.textChanged.connect(lambda: self._note_own(told.id, box))
        self._words[told.id] = box
        return (box,)

    def _note_own(self, conflict_id: str, box: QPlainTextEdit) -> None:
        if box.hasFocus():
            self._own_words[conflict_id] = box.toPlainText()
            self._tell_after()

    @staticmethod
    def _can_both(told: Told) -> bool:
        return told.conflict.kind == DUPLICATE or (bool(told.ours) and bool(told.theirs) and told.is_text)

    def choose(self, conflict_id: str, take: str) -> None:
        """Mark what is to be taken; nothing is saved yet."""
        self._take_by_id[conflict_id] = take
        self._own_words.pop(conflict_id, None)
        self._show_choice()

    def _choose_all(self, take: str) -> None:
        for conflict_id in self._cards:
            self._take_by_id[conflict_id] = take
            self._own_words.pop(conflict_id, None)
        self._show_choice()

    def _show_choice(self) -> None:
        for told in self.groups()[self._place]:
            take = self._take_by_id[told.id]
            for side, card in self._cards[told.id].items():
                card.show_taken(take in (side, BOTH) and told.id not in self._own_words)
            if told.id in self._words and not self._words[told.id].hasFocus():
                self._words[told.id].setPlainText(self._value(told))
        self._tell_after()

    def _value(self, told: Told) -> str:
        """Return what the field will hold."""
        both = "；".join(filter(None, (told.ours, told.theirs)))
        by_take = {OURS: told.ours, THEIRS: told.theirs, BOTH: both}
        return self._own_words.get(told.id, by_take[self._take_by_id[told.id]])

    def _tell_after(self) -> None:
        told = [f"{one.label}：{self._value(one) or '（空）'}" for one in self.groups()[self._place]]
        self.after.setText("　·　".join(told))

    def decide(self) -> None:
        """Save what is marked for this record, and go on to the next."""
        takes = [
            Take(told.id, self._take_by_id[told.id], self._own_words.get(told.id))
            for told in self.groups()[self._place]
        ]
        self._context.change(decisions.decide_each, takes, then=lambda _: self.load())

    def _decide_all(self, take: str) -> None:
        """All that the same unit brought, alike."""
        unit = self.groups()[self._place][0].conflict.theirs.unit
        takes = [Take(told.id, take) for told in self._all if told.conflict.theirs.unit == unit]
        self._context.change(decisions.decide_each, takes, then=lambda _: self.load())
