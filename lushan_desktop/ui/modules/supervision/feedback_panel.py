"""制发反馈清单: choose a round, see its units, print or save all lists in one go, send out, sign for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.supervision import feedback, feedback_issuing, feedback_pages, problem_view
from lushan_desktop.services.supervision.feedback import UnitFeedback, WrittenLetters
from lushan_desktop.services.supervision.feedback_pages import LettersPreview
from lushan_desktop.services.supervision.problem_view import Narrowable
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.printing import print_pages
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row

VISIT = RECORD_TYPES.get("supervision_visit")
NOTHING = "这一轮没有未销号的问题，先登记问题。"


def _asked() -> RecordType:
    """Return what is asked of the whole lot: the day, and the number of the first list."""
    day, number = VISIT.field("feedback_on"), VISIT.field("feedback_number")
    return replace(
        VISIT,
        fields=(
            replace(day, folded=False, label="日期"),
            replace(number, folded=False, label="第一份的文号", hint="其余依次编号，可不填"),
        ),
    )


def _said(written: WrittenLetters, said: str) -> str:
    return "".join((f"{written.letters} {said}。", *written.notices))


class UnitRow(QFrame):
    """One unit: whether it gets a list, how many problems, what has become of it."""

    changed = Signal()
    receipt_requested = Signal(object)
    answers_requested = Signal(object)

    def __init__(self, unit: UnitFeedback, *, is_read_only: bool) -> None:
        super().__init__()
        style.set_look(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.unit = unit
        self.tick = QCheckBox(unit.name)
        self.tick.setChecked(True)
        self.tick.toggled.connect(self.changed)
        self.receipt_link = LinkButton("登记签收" if not unit.receipt else "改签收")
        self.answers_link = LinkButton("录入回复")
        self.receipt_link.setDisabled(is_read_only or not unit.visit)
        set_tip(self.receipt_link, "" if unit.visit else "下发之后登记签收")
        self.answers_link.setDisabled(is_read_only)
        self.receipt_link.clicked.connect(lambda: self.receipt_requested.emit(unit))
        self.answers_link.clicked.connect(lambda: self.answers_requested.emit(unit))
        said = ElidedWords(_told(unit), "small")
        counted = Words(f"{unit.problems} 个问题", "small")
        links = row(None, (said, 1), self.receipt_link, self.answers_link, gap="hair")
        column(self, row(None, (self.tick, 1), counted), links, gap="none", margins=("none", "tight"))


def _told(unit: UnitFeedback) -> str:
    """Return how far it is: 3 个待下发, 鲁法督〔2023〕1号 7月20日, 张某 7月21日签收, 已回复 2."""
    told = [f"{unit.awaiting} 个待下发"] if unit.awaiting else []
    if unit.feedback_on:
        told.append(" ".join(filter(None, (unit.number, f"{unit.feedback_on}下发"))))
    if unit.receipt:
        told.append(f"{unit.receipt}{f'{unit.receipt_on}' if unit.receipt_on else ''}签收")
    if unit.answered:
        told.append(f"已回复 {unit.answered} 个")
    return "，".join(told)


class FeedbackPanel(Panel):
    """One letter with its “一对一” list for each unit; nothing is sent out before 登记下发 is pressed."""

    left = Signal()
    receipt_requested = Signal(object)
    answers_requested = Signal(str, object)
    """The round, and the unit that answered."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[UnitRow] = []
        self.round = ChoiceBox(says="督导轮次")
        self.round.chosen.connect(lambda _: self.load())
        self._fields = FieldGroup(_asked(), Desk(context), self._first_values())
        self.tally = ElidedWords("", "small")
        self._units = column(None, gap="none")
        self.close_button = IconButton("act.clear", "关闭（Esc）")
        self.close_button.clicked.connect(self.left)
        self.head.show_items(Words("制发反馈清单", "section"), SPRING, self.close_button)
        self.body.show_items(self.round, self._fields, self.tally, self._units, SPRING)
        self.print_button = PrimaryButton("打印", "act.print", tip="打印所选单位的反馈意见函和反馈清单")
        self.folder_button = Button("存到文件夹", "act.folder", tip="每个单位存一个 PDF")
        self.issue_button = Button("登记下发", tip="编号，把待下发的问题转为整改中")
        self.foot.show_items(self.print_button, self.folder_button, SPRING, self.issue_button)
        self.print_button.clicked.connect(self._print)
        self.folder_button.clicked.connect(self._save)
        self.issue_button.clicked.connect(self._issue)
        self.waiting = WaitingPanel(self, "正在排反馈清单")
        context.changed.connect(self._hear)

    def open(self, round_id: str) -> None:
        """Show the lists of a round; without one, of the latest."""
        self._wanted = round_id
        self._context.query(problem_view.narrowable, then=self._offer, key=f"rounds {id(self)}")
        self.take_focus()

    def take_focus(self) -> None:
        """The keyboard comes to the lists."""
        self.round.setFocus(Qt.FocusReason.OtherFocusReason)

    _wanted = ""
    acted_on = ""
    """The unit whose row gets the keyboard when the lists are shown again."""
    _doubted: tuple[tuple[str, ...], Values] | None = None
    """The units and options that were refused for their days alone."""

    def load(self) -> None:
        round_id = self.round.current_key()
        self._context.query(feedback.units, round_id, then=self._show, key=f"feedback {id(self)}")

    def chosen(self) -> tuple[str, ...]:
        """The units that are to get a list."""
        return tuple(each.unit.unit for each in self.rows if each.tick.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _first_values(self) -> Values:
        return {"feedback_on": PartialDate.from_date(clock.today()), "feedback_number": ""}

    def _hear(self, changes: Any) -> None:
        if self.isVisible() and changes.touches("problem", "supervision_visit"):
            self.load()

    def _offer(self, found: Narrowable) -> None:
        self.round.show_choices([Choice(*pair) for pair in found.rounds])
        if self._wanted:
            self.round.choose(self._wanted)
        self.load()

    def _show(self, units: Sequence[UnitFeedback]) -> None:
        unticked = {each.unit.unit for each in self.rows if not each.tick.isChecked()}
        focus = self.window().focusWidget()
        left = next((each.unit.unit for each in self.rows if focus and each.isAncestorOf(focus)), "")
        left, self.acted_on = self.acted_on or left, ""
        clear(self._units)
        self.rows = [self._row(unit, is_ticked=unit.unit not in unticked) for unit in units]
        for each in self.rows:
            self._units.addWidget(each)
            if each.unit.unit == left:
                each.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def _row(self, unit: UnitFeedback, *, is_ticked: bool) -> UnitRow:
        made = UnitRow(unit, is_read_only=self._context.is_read_only)
        made.tick.setChecked(is_ticked)
        made.changed.connect(self._count)
        made.receipt_requested.connect(self.receipt_requested)
        made.answers_requested.connect(lambda one: self.answers_requested.emit(self.round.current_key(), one))
        return made

    def _count(self) -> None:
        chosen = [each.unit for each in self.rows if each.tick.isChecked()]
        problems = sum(unit.problems for unit in chosen)
        told = f"已选 {len(chosen)} 个单位，{problems} 个问题" if self.rows else NOTHING
        self.tally.setText(told)
        for button in (self.print_button, self.folder_button):
            button.setEnabled(bool(chosen))
        self.issue_button.setEnabled(bool(chosen) and not self._context.is_read_only)

    def _options(self) -> Values | None:
        """Return what the letters are made with; None while a field cannot be read."""
        try:
            values = self._fields.values()
        except UserError:
            return None
        options: Values = {"supervision_round": self.round.current_key(), "signed": values["feedback_on"]}
        if values["feedback_number"]:
            options["number"] = values["feedback_number"]
        return options

    def _print(self) -> None:
        if (options := self._options()) is None:
            return

        def send(found: LettersPreview) -> None:
            self._context.say(_said(found.written, "份送去打印"))
            print_pages(self._context, self, found.preview)

        self._make(feedback_pages.preview, options, then=send)

    def _save(self) -> None:
        options = self._options()
        folder = dialogs.ask_for_folder(self, "选择反馈清单的保存位置") if options is not None else None
        if options is not None and folder is not None:
            self._save_into(folder, options)

    def _save_into(self, folder: Path, options: Values) -> None:
        def tell(written: WrittenLetters) -> None:
            self._context.say_saved(folder, _said(written, f"份已存到“{folder.name}”"))

        self._make(feedback.write_each, folder, options, then=tell)

    def _make(self, service: Any, *args: Any, then: Any) -> None:
        self._context.query(
            service, *args, only=self.chosen(), progress=self.waiting.watch(), then=then, is_long=True
        )

    def _issue(self) -> None:
        """Number the lists and send the problems out, in one step."""
        if (options := self._options()) is None:
            return
        self._context.change(
            feedback_issuing.issue,
            options["supervision_round"],
            self.chosen(),
            on=options["signed"],
            first_number=options.get("number", ""),
            accepts=self._doubted == (self.chosen(), options),
            then=self._say_issued,
            failed=lambda why: self._refuse(why, options),
        )

    def _refuse(self, why: str, options: Values) -> None:
        """Days that contradict each other are asked about once: pressed again, they are meant so."""
        if getattr(why, "may_accept", False):
            self._doubted = (self.chosen(), options)
            self.issue_button.setText("无误，登记下发")
        self._context.failed.emit(why)

    def _say_issued(self, changes: Any) -> None:
        self._doubted = None
        self.issue_button.setText("登记下发")
        count = len(changes.ids("supervision_visit"))
        self._context.say(f"已登记下发 {count} 份反馈清单", can_undo=True)
