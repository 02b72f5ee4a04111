"""校核: what is wrong in the registers; the way to papers from outside and to records out of a text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from lushan_desktop.services.checks import office_checks
from lushan_desktop.services.checks.office_checks import OfficeFinding
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.checks.finding_model import MUST, WIDTHS, FindingModel
from lushan_desktop.ui.modules.checks.reason_dialog import ReasonDialog
from lushan_desktop.ui.modules.checks.ways_on import WaysOn
from lushan_desktop.ui.tasks.progress import WatchedProgress
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.chips import ChipRow, Choice
from lushan_desktop.ui.widgets.empty_state import EmptyState
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

KEY = "checks"
_ALL, _LEFT = "", "left"
_STOPPED, _NOT_DONE = "校核已停止，按F5重新校核", "校核没有完成，按F5重新校核"


class ChecksPage(WaysOn):
    """F5 checks again; Enter goes to the record, Delete leaves it as it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.findings: tuple[OfficeFinding, ...] = ()
        self._is_old = False
        self._progress: WatchedProgress | None = None
        self.rows, self.table = FindingModel(), TableView(says="校核发现")
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.table.allow_many()
        self.card = TableCard(self.table)
        self.whole = Words("", "small", wraps=True)
        self.waiting = WaitingPanel(self, "正在校核台账")
        self._lay_out()
        self._connect()
        self.load()

    def _lay_out(self) -> None:
        self.again_button = PrimaryButton("重新校核", "act.refresh", tip="重新校核（F5）")
        self.sheet_button = Button("打印校核单", "nav.reports", keys="Ctrl+P")
        self.paper_button = Button("校核文稿", "act.upload", keys="Ctrl+O")
        self.taking_button = Button(
            "从文稿登记", "act.paste", tip="识别文稿中的文件、会议、批示等，登记到台账"
        )
        self.words_button = Button("易错词", "act.edit", tip="本单位容易写错的词，校核文稿时提示")
        self.chips = ChipRow([Choice(_ALL, "全部", 0)], says="按事项筛选")
        buttons = (
            *(self.again_button, self.sheet_button, self.paper_button),
            *(self.taking_button, self.words_button),
        )
        self.open_button = Button("去核对", "act.next", tip="打开这条记录（Enter）")
        self.right_button = Button("改正", "st.ok", tip="选中的各处一次改正，可一步撤销")
        self.leave_button = Button("不改…", "act.clear", tip="写明理由后不再提示（Delete）")
        self.take_up_button = Button("重新提示", "act.undo")
        self.nothing = EmptyState("nav.checks", "未发现需要核对的问题")
        self.nothing.hide()
        self.foot = QWidget()
        self.foot.hide()
        acts = self.right_button, self.take_up_button, self.leave_button, self.open_button
        row(self.foot, SPRING, *acts)
        work = QWidget()
        head = column(None, row(None, *buttons, SPRING), self.chips, gap="medium")
        column(work, head, (self.card, 1), (self.nothing, 1), self.whole, self.foot)
        self.stack.addWidget(work)
        column(self, (self.stack, 1), margins=("page", "inset"))
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.again_button.clicked.connect(self.load)
        self.sheet_button.clicked.connect(self.print_sheet)
        self.paper_button.clicked.connect(lambda: self._show(self.paper))
        self.taking_button.clicked.connect(lambda: self._show(self.taking))
        self.words_button.clicked.connect(self.open_words)
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.table.chosen.connect(self._tell_whole)
        self.table.opened.connect(self.go_to)
        self.table.delete_requested.connect(lambda _: self.ask_for_reason())
        self.open_button.clicked.connect(lambda: self.go_to(self.table.currentIndex().row()))
        self.leave_button.clicked.connect(self.ask_for_reason)
        self.right_button.clicked.connect(self.correct)
        self.table.many_chosen.connect(self._show_button)
        self._context.changed.connect(self._age)
        self.take_up_button.clicked.connect(self.take_up)

    def load(self) -> None:
        """Check all registers again."""
        self._is_old = False
        self.card.say("正在校核台账……")
        progress = self._progress = self.waiting.watch()
        progress.finished.connect(lambda: self._end(progress))
        self._context.query(
            office_checks.check_all,
            key=f"checks {id(self)}",
            is_long=True,
            progress=progress,
            then=self._take,
            failed=self._fail,
        )

    def _fail(self, sentence: str) -> None:
        self.card.say(_NOT_DONE)
        self._context.failed.emit(sentence)

    def _end(self, progress: WatchedProgress) -> None:
        """It was stopped: what was found before stays on show. What began anew meanwhile tells by itself."""
        if progress is self._progress and progress.is_cancelled:
            self.card.say(_STOPPED)

    def _take(self, findings: tuple[OfficeFinding, ...]) -> None:
        self.findings = findings
        open_ones = [one for one in findings if not one.reason]
        self._context.badged.emit(KEY, len(open_ones), "mute")
        counts = Counter(one.topic for one in open_ones)
        topics = [Choice(topic, topic, count) for topic, count in counts.items()]
        left = len(findings) - len(open_ones)
        self.chips.show_choices(
            [Choice(_ALL, "全部", len(open_ones)), *topics, *([Choice(_LEFT, "不改", left)] if left else [])]
        )
        self._show_rows()

    def _show_rows(self) -> None:
        chosen = self.chips.current_key()
        shown = [one for one in self.findings if bool(one.reason) == (chosen == _LEFT)]
        if chosen not in (_ALL, _LEFT):
            shown = [one for one in shown if one.topic == chosen]
        shown.sort(key=lambda one: one.group != MUST)
        before = self.table.currentIndex().row()
        self.rows.show(shown)
        must = sum(one.group == MUST for one in shown)
        self.card.say(f"共 {len(shown)} 处，{must} 处需要改正")
        self.right_button.setVisible(chosen != _LEFT)
        self.take_up_button.setVisible(chosen == _LEFT)
        self.leave_button.setVisible(chosen != _LEFT)
        self.nothing.setVisible(not shown)
        self.card.setVisible(bool(shown))
        self.foot.setVisible(bool(shown))
        self.whole.setVisible(bool(shown))
        if shown:
            self.table.selectRow(min(max(before, 0), len(shown) - 1))

    def _age(self, _changes: object) -> None:
        """Records have changed: what is on show is checked again, else when somebody comes to see it."""
        self._is_old = True
        if self.isVisible():
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self.load()

    def _show_button(self) -> None:
        is_safe = any(one.correction is not None for one in self.chosen())
        self.right_button.setEnabled(is_safe and not self._context.is_read_only)

    def _tell_whole(self, place: int) -> None:
        self._show_button()
        if 0 <= place < self.rows.count():
            one = self.rows.rows[place]
            self.whole.setText(f"{one.type_title}　{one.name}：{one.sentence}")

    def chosen(self) -> Sequence[OfficeFinding]:
        """The findings that are chosen."""
        return [self.rows.rows[place] for place in self.table.chosen_rows()]

    def go_to(self, place: int) -> None:
        """Open the record of a finding, in the field that it speaks of."""
        if 0 <= place < self.rows.count():
            one = self.rows.rows[place]
            self._context.open(one.type, one.id, one.field)

    def ask_for_reason(self) -> None:
        """Leave what is chosen as it is."""
        chosen = self.chosen()
        if not chosen:
            return
        dialog = ReasonDialog(self, len(chosen))
        dialog.finished.connect(
            lambda result: (
                self.leave(chosen, dialog.reason()) if result == QDialog.DialogCode.Accepted else None
            )
        )
        dialog.open()

    def leave(self, chosen: Sequence[OfficeFinding], reason: str) -> None:
        """Do not tell of these again, for this reason."""
        keys = tuple(one.key for one in chosen)
        self._context.query(
            office_checks.leave, keys, reason, then=lambda _: self._left(keys, reason.strip())
        )

    def take_up(self) -> None:
        """Tell of what is chosen again."""
        keys = tuple(one.key for one in self.chosen())
        self._context.query(office_checks.take_up, keys, then=lambda _: self._decide(keys, ""))

    def _left(self, keys: Sequence[str], reason: str) -> None:
        self._decide(keys, reason)
        self._context.say(f"{len(keys)} 处不再提示；点“不改”可以查看、重新提示。")

    def _decide(self, keys: Sequence[str], reason: str) -> None:
        """Nothing else has changed by it: the registers need not be gone through again."""
        decided = set(keys)
        self._take(tuple(replace(one, reason=reason) if one.key in decided else one for one in self.findings))

    def correct(self) -> None:
        """Put what is chosen right in its records, where that is safe."""
        safe = [one for one in self.chosen() if one.correction is not None]

        def tell(_changes: object) -> None:
            self._context.say(f"已改正 {len(safe)} 处", can_undo=True)

        self._context.change(office_checks.correct, safe, then=tell, failed=self._context.failed.emit)
