"""需要您决定: record by record, both values of each field side by side, and what comes of it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.exchange import decisions, told
from lushan_desktop.services.exchange.decisions import BOTH, OURS, THEIRS, Beside, ConflictView, Take
from lushan_desktop.services.exchange.exchanging import Summary
from lushan_desktop.services.exchange.told import MergedLine, NamedRecord
from lushan_desktop.services.records.named import NAMED
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.exchange.beside import BesideRows
from lushan_desktop.ui.modules.exchange.conflict_row import ConflictRow
from lushan_desktop.ui.modules.exchange.merged_card import MergedCard
from lushan_desktop.ui.modules.exchange.merged_lines import MergedLines, list_of
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.inner_keys import inner_key
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, show_if
from lushan_desktop.ui.widgets.line_list import Line, LineList
from lushan_desktop.ui.widgets.panes import Panes

KEYS = "1 本机　2 报来　3 都留　4 另写　← → 全选一边　Enter 下一条"
NOTHING = "内容都已合并。合并错了，可整包撤销。"
NONE_BROUGHT = "这次没有带来新的内容，没有要合并的。"


class DecisionsView(QWidget):
    """The records on the left, the fields of the one that is open on the right."""

    finished = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all: tuple[ConflictView, ...] = ()
        self._place = self._at = 0
        """The record that is open, and its field that the next key is about."""
        self._is_saving = False
        self.rows: list[ConflictRow] = []
        self.card = MergedCard()
        self.records = LineList("需要您决定", shows_all=True)
        self.merged = MergedLines()
        self.left, self.right = Panel(), Panel()
        self.count, self.name = Words("", "small"), ElidedWords("", "section")
        self.all_ours, self.all_theirs = Button("全用本机"), Button("全用报来")
        self.back, self.skip = Button("上一条"), TextButton("以后再定")
        self.ours, self.theirs = Button("采用本机"), Button("采用报来")
        self.take = PrimaryButton("确认，下一条")
        self.after = Words("", wraps=True)
        self._nothing = NOTHING
        self._lay_out()
        self._connect()

    @property
    def done(self) -> Button:
        return self.card.done

    def _lay_out(self) -> None:
        self.left.head.show_items(Words("需要您决定", "section"), self.count, SPRING)
        self.left.show_body(self.records, self.merged)
        self.right.head.show_items((self.name, 1), self.all_ours, self.all_theirs)
        self.right.foot.show_items(self.back, self.skip, SPRING, self.ours, self.theirs, self.take)
        width = theme().width("decisions")
        self.left.setMinimumWidth(theme().width("tree"))
        panes = Panes(self.left, self.right, widths=(width, 10_000), weights=(0, 1))
        column(self, self.card, (panes, 1), gap="gap")

    def _connect(self) -> None:
        self.take.clicked.connect(self.decide)
        self.ours.clicked.connect(lambda: self._decide_record(OURS))
        self.theirs.clicked.connect(lambda: self._decide_record(THEIRS))
        self.skip.clicked.connect(lambda: self._go(1))
        self.back.clicked.connect(lambda: self._go(-1))
        self.all_ours.clicked.connect(lambda: self._decide_all(OURS))
        self.all_theirs.clicked.connect(lambda: self._decide_all(THEIRS))
        self.done.clicked.connect(self.finished)
        self.merged.asked.connect(self._list_merged)
        inner_key("Left", self.right, lambda: self._choose_all(OURS))
        inner_key("Right", self.right, lambda: self._choose_all(THEIRS))
        for key, take in (("1", OURS), ("2", THEIRS), ("3", BOTH)):
            inner_key(key, self.right, partial(self._decide_field, take))
        inner_key("4", self.right, self._write_otherwise)
        inner_key("Ctrl+Return", self.right, self.decide)

    def show_merged(self, summary: Summary | None, place: str = "") -> None:
        """Show the package that was merged just now, and what was merged by itself."""
        self.card.show_summary(summary, place)
        self._nothing = NONE_BROUGHT if summary is not None and not summary.id else NOTHING
        self.merged.show_merged(tuple(told.merged_lines(summary)) if summary is not None else ())

    def _list_merged(self, one: MergedLine) -> None:
        self._context.query(
            told.named, one.records, key="merged records", then=partial(self._show_named, one)
        )

    def _show_named(self, one: MergedLine, found: Sequence[NamedRecord]) -> None:
        """Show the records of one line in the place of the decisions."""
        listed = list_of(self._context, one.title, found)
        self.rows = []
        self._list_records(is_open=False)
        self._show_buttons(is_deciding=False)
        show_if(self.back, bool(self._all))
        self.back.setText("返回")
        self.name.setText(f"{one.title}　{one.amount}")
        self.right.show_body(listed)
        listed.focus_first()

    def load(self) -> None:
        """Ask what is to be decided."""
        self._context.query(decisions.open_ones, key="decisions", then=self.show_told)

    def show_told(self, found: Sequence[ConflictView]) -> None:
        """Show these; the record that was open stays open where it is still among them."""
        self._all, self._is_saving = tuple(found), False
        groups = self.groups()
        self._place = min(self._place, max(0, len(groups) - 1))
        self.count.setText(f"{len(self._all)} 处")
        self.card.show_left(len(self._all))
        self._show_record()

    def _list_records(self, *, is_open: bool) -> None:
        """The records on the left; the one that is open is marked."""
        lines = [
            Line(
                rows[0].record_name,
                f"{rows[0].kind_told} · {len(rows)} 处不同",
                _icon(rows[0].conflict.type),
                partial(self._open, place),
                "待定",
                "bad",
                is_current=is_open and place == self._place,
            )
            for place, rows in enumerate(self.groups())
        ]
        self.records.show_lines(lines)

    def groups(self) -> list[list[ConflictView]]:
        """The places by record, in their order."""
        found: dict[str, list[ConflictView]] = {}
        for one in self._all:
            found.setdefault(one.conflict.record, []).append(one)
        return list(found.values())

    def _open(self, place: int) -> None:
        self._place = place
        self._show_record()

    def _go(self, step: int) -> None:
        count = len(self.groups())
        if count:
            # From a list of records the way back leads to the record that was open.
            self._open((self._place + step) % count if self.rows else self._place)

    def _show_buttons(self, *, is_deciding: bool) -> None:
        for button in (self.back, self.skip, self.ours, self.theirs, self.take):
            show_if(button, is_deciding)
        for button in (self.all_ours, self.all_theirs):
            show_if(button, is_deciding)

    def _show_record(self) -> None:
        groups = self.groups()
        self._list_records(is_open=True)
        self._show_buttons(is_deciding=bool(groups))
        self.back.setText("上一条")
        self.rows, self._at = [], 0
        if not groups:
            self.name.setText("没有需要您决定的地方")
            self.right.show_body(Words(self._nothing, "small", wraps=True))
            self.done.setFocus()
            return
        open_now = groups[self._place]
        self.name.setText(f"第 {self._place + 1} 条，共 {len(groups)} 条　{open_now[0].record_name}")
        self.rows = [ConflictRow(one) for one in open_now]
        for each in self.rows:
            each.chosen.connect(self._tell_after)
        self.ours.setText(f"采用{open_now[0].own_word}")
        self.after = Words("", wraps=True)
        subject = open_now[0].conflict
        self._beside = BesideRows(partial(self._context.open, subject.type, subject.record))
        keys = Words(KEYS.replace("本机", open_now[0].own_word), "small", wraps=True)
        label = Words("合并后", "label")
        self.right.show_body(keys, *self.rows, label, self.after, self._beside)
        self._mark_current()
        self._tell_after()
        self.take.setFocus()
        self._context.query(
            decisions.beside,
            open_now,
            key="beside",
            then=partial(self._show_beside, open_now[0].id),
            failed=lambda _: None,
        )

    def _show_beside(self, shown: str, found: Beside) -> None:
        """Show what both sides agree on, unless another record was opened meanwhile."""
        if self.rows and self.rows[0].told.id == shown:
            self._beside.show_beside(found)

    def _mark_current(self) -> None:
        for place, each in enumerate(self.rows):
            each.show_current(place == self._at and len(self.rows) > 1)

    def _decide_field(self, take: str) -> None:
        """Take this of the current field and go on; behind the last field the record is saved."""
        if self._is_saving or self._at >= len(self.rows):
            return
        current = self.rows[self._at]
        if take == BOTH and not current.can_both:
            self._context.say("这一项两个值不能都留，请按 1 或 2。")
            return
        current.choose(take)
        self._at += 1
        self._mark_current()
        if self._at == len(self.rows):
            self.decide()

    def _write_otherwise(self) -> None:
        """Go into the box of the current field."""
        if self._at < len(self.rows):
            self.rows[self._at].write()

    def _choose_all(self, take: str) -> None:
        for each in self.rows:
            each.choose(take)

    def _tell_after(self) -> None:
        said = [f"{each.told.label}：{each.value or '（空）'}" for each in self.rows]
        self.after.setText("　·　".join(said))

    def decide(self) -> None:
        """Save what is marked for this record, and go on to the next."""
        self._save([each.decision for each in self.rows])

    def _decide_record(self, take: str) -> None:
        self._save([Take(each.told.id, take) for each in self.rows])

    def _decide_all(self, take: str) -> None:
        """All that the same unit brought, alike."""
        unit = self.groups()[self._place][0].conflict.theirs.unit
        self._save([Take(one.id, take) for one in self._all if one.conflict.theirs.unit == unit])

    def _save(self, takes: list[Take]) -> None:
        if takes and not self._is_saving:
            self._is_saving = True
            self._context.change(
                decisions.decide_each, takes, then=lambda _: self.load(), failed=self._tell_failure
            )

    def _tell_failure(self, sentence: str) -> None:
        self._context.failed.emit(sentence)
        self.load()


def _icon(type: str) -> str:
    """The sign of a record's page; of what has none, that of an office."""
    return NAMED[type][1] if type in NAMED else "obj.org"
