"""Files on their way in: what their names say, to be put right before anything is written."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QFrame, QLineEdit, QWidget

from lushan_desktop.domain.kinds import Reading
from lushan_desktop.services.evidence.evidence_batch import Proposal, Survey
from lushan_desktop.ui.modules.evidence.batch_model import BatchModel
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar
from lushan_desktop.ui.widgets.table_view import TableView

WIDTHS = (300, 76, 76, None, 150)


_MOST_TOLD = 4
"""Sentences that stand over the table; of more the number is told."""


class BatchPanel(QWidget):
    """F2, Enter or a double click changes a cell; Delete leaves a file out."""

    confirmed = Signal(tuple)
    left = Signal()

    def __init__(self, photos_of: QWidget) -> None:
        """`photos_of` asks for the meeting that all pictures are photos of."""
        super().__init__()
        self._photos_of = photos_of
        style.set_look(self, "page")
        self.rows = BatchModel()
        self.table = TableView(says="要添加的材料")
        self.table.allow_many()
        self.table.setModel(self.rows)
        self.table.set_widths(WIDTHS)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.title = Words("", "section")
        self.bar = MessageBar("warn")
        self.word = QLineEdit()
        self.word.setAccessibleName("按名称或文件夹找")
        self.word.setPlaceholderText("名称或文件夹里的词")
        self.only_unplaced = QCheckBox("只看没有对应指标的")
        self.all_under = ChoiceBox(says="选中的对应到一项指标")
        self.all_under.setMinimumWidth(theme().width("date"))
        self.leave_out_button = Button("不添加选中的", "act.clear", tip="选中的文件这次不添加（Delete）")
        self.add_button = PrimaryButton("", "act.add", keys="Ctrl+S")
        self.then_register = QCheckBox("添加后登记为记录")
        set_tip(self.then_register, "添加后逐条核对，登记为文件、会议、批示，材料挂接为佐证")
        self.cancel_button = TextButton("取消 Esc", tip="什么也不添加（Esc）")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        hint = ElidedWords("双击可改；指标、编号、日期按文件名和文件夹名填写", "small")
        head = row(None, self.title, (hint, 1), margins=("card", "small"))
        sieve = row(
            None,
            (self.word, 1),
            self.only_unplaced,
            SPRING,
            (self._photos_of, 1),
            self.all_under,
            margins=("card", "none"),
        )
        foot = row(
            None,
            self.add_button,
            self.leave_out_button,
            self.then_register,
            SPRING,
            self.cancel_button,
            margins=("card", "small"),
        )
        card = QFrame()
        style.set_look(card, "card")
        column(card, head, sieve, self.bar, (self.table, 1), foot, gap="none")
        column(self, (card, 1), margins=("page", "inset"))

    def _connect(self) -> None:
        self.add_button.clicked.connect(lambda: self.confirmed.emit(tuple(self.rows.proposals)))
        self.cancel_button.clicked.connect(self.left)
        self.leave_out_button.clicked.connect(self._leave_out)
        self.all_under.chosen.connect(self._put_under)
        self.word.textEdited.connect(lambda _: self._sieve())
        self.only_unplaced.toggled.connect(lambda _: self._sieve())
        self.table.delete_requested.connect(lambda _: self._leave_out())
        self.table.opened.connect(lambda _: self.edit_cell())
        self.rows.amended.connect(self._tell)
        self.rows.refused.connect(lambda sentence: self._warn(sentence))

    def open(self, survey: Survey, indicators: Mapping[str, str], reading: Reading) -> None:
        """Show what lies in the folders."""
        self._problems = survey.problems
        every = [Choice(number, f"{number} {text}"[:18]) for number, text in indicators.items()]
        self.all_under.show_choices([Choice("", "选中的对应到…"), *every])
        self.word.setText("")
        self.only_unplaced.setChecked(False)
        self.all_under.choose("")
        self.rows.show_proposals(survey.proposals, indicators, reading)
        self.table.verticalHeader().setDefaultSectionSize(theme().height("row_default"))
        self.table.choose_row(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    _problems: tuple[str, ...] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def edit_cell(self) -> None:
        """Change the cell where the keyboard is."""
        index = self.table.currentIndex()
        is_open = self.table.isPersistentEditorOpen(index)  # Enter that ends an editor comes here too
        if not is_open and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)

    def _leave_out(self) -> None:
        self.rows.leave_out(self.table.chosen_rows())
        if not self.rows.proposals:
            self.left.emit()

    def _sieve(self) -> None:
        self.rows.show_only(word=self.word.text(), unplaced=self.only_unplaced.isChecked())

    def pictures(self) -> list[Proposal]:
        """The pictures among what is chosen, where that is more than one file, else among all on show."""
        chosen = self.table.chosen_rows()
        return self.rows.pictures(chosen if len(chosen) > 1 else ())

    def _put_under(self, number: str) -> None:
        """Put what is chosen, where that is more than one file, else all that are shown."""
        chosen = self.table.chosen_rows()
        if number:
            self.rows.put_under(number, chosen if len(chosen) > 1 else ())
            self.all_under.choose("")

    def _tell(self) -> None:
        count = len(self.rows.proposals)
        undated = sum(each.signed_on is None for each in self.rows.proposals)
        unplaced = self.rows.unplaced()
        said = f"，{unplaced} 份没有对应指标" if unplaced else ""
        said += f"，{undated} 份日期待补" if undated else ""
        self.title.setText(f"要添加 {count} 份材料{said}")
        show_if(self.only_unplaced, bool(unplaced) or self.only_unplaced.isChecked())
        self.add_button.setText(f"添加 {count} 份")
        show_if(self._photos_of, len(self.rows.pictures()) > 1)
        unknown = self.rows.unknown()
        self.add_button.setEnabled(bool(count))
        told = list(self._problems[:_MOST_TOLD])
        if len(self._problems) > _MOST_TOLD:
            told.append(f"另有 {len(self._problems) - _MOST_TOLD} 处，添加后逐份列出。")
        if unknown:
            told.insert(
                0, f"指标体系里没有序号 {'、'.join(unknown)}，红色格子的材料添加后没有对应指标，可先改正。"
            )
        if told:
            self._warn("".join(told))
        else:
            show_if(self.bar, False)

    def _warn(self, sentence: str) -> None:
        self.bar.say("warn", sentence)
        show_if(self.bar, True)
