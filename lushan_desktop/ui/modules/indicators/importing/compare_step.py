"""The step in which a new edition is held against an old one, and takes over what hangs on that."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lushan_desktop.services.indicators.indicator_comparing import Brief, Comparison, Kind, tied
from lushan_desktop.services.indicators.indicator_editions import EditionLine
from lushan_desktop.ui.modules.indicators.importing.matches_model import MatchRows
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Bar, Card
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import row
from lushan_desktop.ui.widgets.table_view import TableView

_WIDTHS = (430, 84, None, 84)


class CompareStep(Card):
    asked = Signal(str, str)
    """An old and a new edition are to be compared."""
    used = Signal(str)
    rolled = Signal(str)
    """An edition is to be shown on the other pages, or copied for the next year."""

    def __init__(self) -> None:
        self.comparison: Comparison | None = None
        self.old, self.new = ChoiceBox(says="上一版"), ChoiceBox(says="新版")
        self.use_button = Button("用这一版", tip="其他页面从此显示右边选的新版")
        self.roll_button = Button(
            "结转到下一年", "act.copy", tip="把右边选的一版复制一份：日期推后一年，自评分清空"
        )
        self.chips = ChipRow(says="按变化看")
        self.table, self.rows = TableView(says="两版对照"), MatchRows()
        self.table.setModel(self.rows)
        self.table.end_on_whole_row("row_two_line")
        self.table.set_widths(_WIDTHS)
        self.tie_label = ElidedWords("选中一行，可修改对应的上一版指标", "small")
        self.tie_box = ChoiceBox(says="对应上一版的哪一项")
        self.tie_box.setEnabled(False)
        self.leave_button = TextButton("关闭", keys="Esc")
        self.carry_button = PrimaryButton("转入", "act.import", keys="Ctrl+S")
        self.foot = Bar("foot")
        boxes = row(
            None, Words("上一版", "label"), (self.old, 1), Words("新版", "label"), (self.new, 1),
            self.use_button, self.roll_button, margins=("card", "none"),
        )  # fmt: skip
        chips = row(None, (self.chips, 1), margins=("card", "none"))
        super().__init__(boxes, chips, (self.table, 1), self.foot, is_flush=True)
        self.body.setContentsMargins(0, self.body.contentsMargins().top(), 0, 0)
        self.foot.show_items((self.tie_label, 1), (self.tie_box, 1), self.leave_button, self.carry_button)
        self._connect()

    def _connect(self) -> None:
        for box in (self.old, self.new):
            box.chosen.connect(lambda _: self.ask())
        self.use_button.clicked.connect(lambda: self.used.emit(self.new.current_key()))
        self.roll_button.clicked.connect(lambda: self.rolled.emit(self.new.current_key()))
        self.chips.chosen.connect(lambda _: self._show_lines())
        self.table.chosen.connect(self._offer)
        self.tie_box.chosen.connect(self._tie)

    def show_editions(self, lines: Sequence[EditionLine], old: str = "", new: str = "") -> None:
        """The editions to choose from; by default the one in use, and the newest other one."""
        choices = [Choice(line.id, line.said) for line in lines]
        kept_old, kept_new = old or self.old.current_key(), new or self.new.current_key()
        self.old.show_choices(choices)
        self.new.show_choices(choices)
        used = next((line.id for line in lines if line.is_used), "")
        self.new.choose(kept_new or used)
        others = [line.id for line in lines if line.id != self.new.current_key()]
        self.old.choose(kept_old if kept_old in others else next(iter(others), ""))
        has_new = bool(self.new.current_key())
        is_used = self.new.current_key() == used
        self.use_button.setEnabled(has_new and not is_used)
        self.roll_button.setEnabled(has_new)
        self.ask()

    def ask(self) -> None:
        """Compare what is chosen; one edition alone cannot be compared."""
        old, new = self.old.current_key(), self.new.current_key()
        if old and new and old != new:
            self.asked.emit(old, new)
        else:
            self.show_comparison(Comparison(old, new, ()))

    def show_comparison(self, comparison: Comparison) -> None:
        self.comparison = comparison
        chips = [Choice("", "全部", len(comparison.matches))]
        chips += [Choice(str(kind), str(kind), comparison.count(kind)) for kind in Kind]
        self.chips.show_choices(chips)
        count = len(comparison.pairs)
        self.carry_button.setText(f"转入 {count} 项的材料和责任" if count else "没有对上的指标")
        self.carry_button.setEnabled(bool(count))
        self._show_lines()

    def _show_lines(self) -> None:
        if self.comparison is None:
            return
        match = self.rows.match_at(self.table.current_row())
        key = self.chips.current_key()
        self.rows.show_comparison(self.comparison, Kind(key) if key else None)
        place = self.rows.place_of(match.new.id) if match and match.new else -1
        if self.rows.rowCount():
            self.table.choose_row(max(place, 0))
        else:
            self._offer(-1)

    def _offer(self, place: int) -> None:
        """Offer what the chosen new indicator may have been: what it is tied to, and what became nothing."""
        match = self.rows.match_at(place)
        new = match.new if match else None
        self.tie_box.setEnabled(new is not None)
        if match is None or new is None or self.comparison is None:
            self.tie_label.setText("选中一行新版指标，可修改对应的上一版指标")
            self.tie_box.show_choices([])
            return
        self.tie_label.setText(f"“{new.said}”对应上一版的：")
        offered: list[Brief] = [match.old] if match.old else []
        offered += self.comparison.free(new.level)
        choices = [Choice("", "没有，是新增的"), *(Choice(one.id, one.said) for one in offered)]
        self.tie_box.show_choices(choices)
        self.tie_box.choose(match.old.id if match.old else "")

    def _tie(self, old: str) -> None:
        match = self.rows.match_at(self.table.current_row())
        if self.comparison is not None and match is not None and match.new is not None:
            self.show_comparison(tied(self.comparison, match.new.id, old))

    def refuse(self, sentence: str) -> None:
        self.tie_label.setText(sentence)
        style.set_look(self.tie_label, "error")

    def set_busy(self, busy: bool) -> None:
        for one in (self.carry_button, self.leave_button, self.table, self.old, self.new):
            one.setEnabled(not busy)
