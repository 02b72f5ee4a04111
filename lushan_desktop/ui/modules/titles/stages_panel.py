"""The stages of a title as the office wants them: which there are, and what each demands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from lushan_desktop.domain.titles import applying
from lushan_desktop.services.titles import titles
from lushan_desktop.services.titles.titles import StageSetting
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, column, show_if

HOW = "勾选本项目设置的阶段。进入阶段前须填的栏目可修改，用顿号隔开；不填按默认，填“无”为不作要求。"


class StageRow(QWidget):
    """One stage that a title may have, and what is demanded before it."""

    def __init__(self, stage: str, held: StageSetting | None) -> None:
        super().__init__()
        self.stage = stage
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.box = QCheckBox(stage)
        self.box.setChecked(held is not None)
        self.demands = QLineEdit(held.demands if held else "")
        proposed = held.proposed if held else ""
        self.demands.setPlaceholderText(f"默认：{proposed}" if proposed else "默认：不作要求")
        self.demands.setAccessibleName(f"进入{stage}前须填")
        set_tip(self.demands, self.demands.placeholderText())
        show_if(self.demands, held is not None)
        self.box.toggled.connect(lambda on: show_if(self.demands, on))
        column(self, self.box, self.demands, gap="hair")

    def setting(self) -> StageSetting | None:
        return StageSetting(self.stage, self.demands.text().strip()) if self.box.isChecked() else None


class StagesPanel(Panel):
    """Hands over the stages that are ticked, in their order."""

    left = Signal()
    answered = Signal(object)
    reset_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self.error = ElidedWords("", "section"), Words("", "error", wraps=True)
        self.head.show_items((self._title, 1))
        self.rows: list[StageRow] = []
        self.save_button = PrimaryButton("保存阶段", "act.save", keys="Ctrl+S")
        self.reset_button = Button("恢复默认", tip="按类别的默认阶段")
        self.cancel_button = TextButton("取消 Esc", tip="不改阶段（Esc）")
        self.foot.show_items(self.save_button, self.reset_button, SPRING, self.cancel_button)
        self.save_button.clicked.connect(self.finish)
        self.reset_button.clicked.connect(self.reset_requested)
        self.cancel_button.clicked.connect(self.left)

    def open(self, name: str, held: Sequence[StageSetting]) -> None:
        """Show all stages there are, those of the title ticked."""
        self._title.setText(f"阶段设置：{name}")
        by_stage = {each.stage: each for each in held}
        self.rows = [StageRow(stage, by_stage.get(stage)) for stage in titles.known_stages()]
        self.error = Words("", "error", wraps=True)
        show_if(self.error, False)
        columns = f"可写的栏目：{'、'.join(titles.demandable())}。{applying.NOTHING}：不作要求。"
        self.show_body(
            Words(HOW, "small", wraps=True), self.error, *self.rows, Words(columns, "caption", wraps=True)
        )
        self.rows[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        self.answered.emit([each for row in self.rows if (each := row.setting()) is not None])

    def refuse(self, sentence: str) -> None:
        """Say what cannot be."""
        self.error.setText(sentence)
        show_if(self.error, True)
        self.body.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
