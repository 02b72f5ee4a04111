"""生成报送材料: tick indicators, say where to, watch each being made, open the folder."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.submission import submission, submission_choice
from lushan_desktop.services.submission.submission import DeliveredFolder, SubmissionRequest
from lushan_desktop.services.submission.submission_choice import Candidates, Load
from lushan_desktop.services.submission.submission_verdict import Verdict
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.submission.submission_model import WIDTHS, SubmissionModel
from lushan_desktop.ui.modules.submission.submission_options import SubmissionOptions
from lushan_desktop.ui.opening import open_by_system
from lushan_desktop.ui.tasks.progress import WatchedProgress
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, TextButton
from lushan_desktop.ui.widgets.cells import Index
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row
from lushan_desktop.ui.widgets.panes import Panes
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

TITLE = "生成报送材料"
_EVERY = Choice("", "全部指标")


class SubmissionProgress(WatchedProgress):
    """Hears besides what came of each indicator."""

    told = Signal(object)

    def tell(self, verdict: Verdict) -> None:
        self.told.emit(verdict)


class SubmissionPage(QWidget):
    """Space, Enter or a click on the box ticks; what is ticked is made."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all: Candidates | None = None
        self._load: Load | None = None
        self._wanted: Collection[str] | None = None
        self._progress: SubmissionProgress | None = None
        self.delivered: DeliveredFolder | None = None
        self.rows, self.table = SubmissionModel(), TableView(says="要报送的指标")
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.table.allow_many()
        self.card = TableCard(self.table)
        self.options = SubmissionOptions()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.back_button = TextButton("返回报表中心", "act.prev", keys="Esc")
        hint = ElidedWords("情况说明、佐证目录、汇编和编号的文件夹一次生成；中途停止的，下次继续", "small")
        head = row(None, self.back_button, Words(TITLE, "section"), (hint, 1))
        self.tops = ChoiceBox([_EVERY], says="按一级指标筛选")
        self.tops.setMaximumWidth(theme().width("page_search"))
        self.all_button = Button("全部勾选", "st.ok", tip="勾选列出的指标")
        self.none_button = Button("全部不选", "st.todo", tip="不勾选列出的指标")
        work = QWidget()
        column(
            work,
            row(None, self.tops, self.all_button, self.none_button, SPRING),
            (self.card, 1),
        )
        wide = theme().width("detail_panel_big")
        panes = Panes(work, self.options, widths=(10_000, wide), weights=(1, 0))
        column(self, head, (panes, 1), gap="gap")

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.left)
        self.tops.chosen.connect(lambda _: self._show_rows())
        self.all_button.clicked.connect(lambda: self._tick_shown(holds=True))
        self.none_button.clicked.connect(lambda: self._tick_shown(holds=False))
        self.table.clicked.connect(self._click)
        for signal in (self.table.opened, self.table.preview_requested):
            signal.connect(lambda _: self.rows.toggle(self.table.chosen_rows()))
        self.rows.ticked.connect(self._weigh)
        self.options.changed.connect(self._show_load)
        self.options.made.connect(self.make)
        self.options.stopped.connect(self.stop)
        self.options.opened.connect(self.open_folder)
        self._context.query(submission_choice.last_choice, then=self.options.begin_with)

    def _click(self, index: Index) -> None:
        if index.column() == 0:
            self.rows.toggle([index.row()])

    def stop(self) -> None:
        """Stop at the next piece; what is finished stays."""
        if self._progress is not None:
            self._progress.cancel()

    def open(self, indicators: Collection[str] | None = None) -> None:
        """Show how every indicator stands; tick these, or all that apply where nothing was ticked yet."""
        self._wanted = indicators
        if not self.is_making:
            self.load()

    @property
    def is_making(self) -> bool:
        return self._progress is not None

    def load(self) -> None:
        """Ask how the indicators stand."""
        self._context.query(submission_choice.candidates, then=self._show, key=f"candidates {id(self)}")

    def _show(self, found: Candidates) -> None:
        is_first, self._all = self._all is None, found
        self.tops.show_choices([_EVERY, *(Choice(*top) for top in found.tops)])
        every = {one.id for one in found.candidates}
        if self._wanted:
            self.tops.choose("")
            self.rows.chosen = every & set(self._wanted)
        elif is_first:
            self.rows.chosen = set(every)
        self._wanted = None
        self._show_rows()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._weigh()

    def _show_rows(self) -> None:
        if self._all is not None:
            top = self.tops.current_key()
            self.rows.show([one for one in self._all.candidates if top in ("", one.top)])

    def _tick_shown(self, *, holds: bool) -> None:
        if not self.is_making:
            self.rows.tick([one.id for one in self.rows.rows], holds=holds)

    def chosen(self) -> list[str]:
        """The ticked ones, in the order of the table."""
        every = self._all.candidates if self._all else ()
        return [one.id for one in every if one.id in self.rows.chosen]

    def _weigh(self) -> None:
        """Counting the material of many indicators takes a while; the count of ticks is there at once."""
        self._load = None
        self._show_load()
        self._context.query(
            submission_choice.load_of,
            self.chosen(),
            is_long=True,
            then=self._take_load,
            key=f"load {id(self)}",
        )

    def _take_load(self, load: Load) -> None:
        self._load = load
        self._show_load()

    def _show_load(self) -> None:
        count = len(self.rows.chosen)
        self.options.show_load(count, self._load)
        total = len(self._all.candidates) if self._all else 0
        self.card.say(f"共 {total} 项，勾选 {count} 项" if total else "还没有指标，请先导入指标体系")

    def make(self) -> None:
        """Number the material, then make what is not there yet."""
        place = self.options.place
        if place is None:
            self.options.refuse_place()
            return
        if self.is_making:
            return
        options = self.options
        wanted = SubmissionRequest(
            tuple(self.chosen()), options.includes, options.most_megabytes, options.shrinks.isChecked()
        )
        self._begin(wanted)
        self._context.query(
            submission_choice.remember, str(place), wanted.most_megabytes, wanted.includes, then=_be_silent
        )
        if self._context.is_read_only:
            self._go(wanted, place)
        else:
            self._context.change(
                submission.number, wanted, then=lambda _: self._go(wanted, place), failed=self._fail
            )

    def _begin(self, wanted: SubmissionRequest) -> None:
        self.delivered = None
        self._progress = progress = SubmissionProgress()
        progress.setParent(self)
        progress.reported.connect(self.options.show_done, Qt.ConnectionType.QueuedConnection)
        progress.told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        progress.finished.connect(self._end)
        self.rows.begin(wanted.indicators)
        self.options.show_progress(is_making=True)

    def _go(self, wanted: SubmissionRequest, place: Path) -> None:
        self._context.query(
            submission.make,
            wanted,
            place,
            progress=self._progress,
            in_background=True,
            key=f"submission {id(self)}",
            then=self._finish,
            failed=self._fail,
        )

    def _tell(self, verdict: Verdict) -> None:
        if (place := self.rows.tell(verdict)) >= 0:
            self.table.scrollTo(self.rows.index(place, 0))

    def _end(self) -> None:
        """The work is over; a sentence follows unless it was stopped."""
        progress, self._progress = self._progress, None
        self.rows.end()
        self.options.show_progress(is_making=False)
        if progress is not None:
            progress.deleteLater()
            if progress.is_cancelled:
                self.options.say("info", "已停止。已完成部分保留，再次生成时继续。", can_open=False)

    def _finish(self, delivered: DeliveredFolder) -> None:
        self.delivered = delivered
        tone = "warn" if delivered.problems else "ok"
        self.options.say(tone, f"{delivered.sentence}。", delivered.problems, can_open=True)

    def _fail(self, sentence: str) -> None:
        if self._progress is not None:
            self._end()
        self.options.say("bad", sentence, can_open=False)

    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        if self.delivered is not None:
            open_by_system(self.delivered.place)


def _be_silent(_: object) -> None:
    """What was remembered needs no word."""
