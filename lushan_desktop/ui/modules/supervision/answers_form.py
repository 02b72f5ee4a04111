"""What a unit answered to its list: a text for each problem, typed or pasted as a table out of Excel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lushan_desktop.services.supervision import supervision, unit_answers
from lushan_desktop.services.supervision.feedback import UnitFeedback
from lushan_desktop.services.supervision.unit_answers import Answerable
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, container, row

HOW = "逐条填写，或复制单位填好的 Excel 表后点“粘贴表格”，按问题编号或原文对应。"


class AnswersForm(Panel):
    """Nothing is written before 保存; all answers are one step."""

    left = Signal()
    saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._problems: Sequence[Answerable] = ()
        self.text_by_id: dict[str, QPlainTextEdit] = {}
        self._title = ElidedWords("", "section")
        self.head.show_items((self._title, 1))
        self.save_button = PrimaryButton("保存", "act.save", keys="Ctrl+S")
        self.cancel_button = TextButton("取消 Esc", tip="不登记这些回复（Esc）")
        self.paste_button = Button("粘贴表格", "act.paste", tip="从剪贴板读入单位填好的表")
        self.foot.show_items(self.save_button, SPRING, self.cancel_button)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)
        self.paste_button.clicked.connect(self.paste)

    def open(self, round_id: str, unit: UnitFeedback) -> None:
        """Ask for the answers of a unit."""
        self._title.setText(f"{unit.name}的回复")
        self._context.query(
            unit_answers.answerable, round_id, unit.unit, then=self._show, key=f"answers {id(self)}"
        )

    def save(self) -> None:
        """Write what was entered, in one step."""
        before = {one.id: one.answer for one in self._problems}
        told = {one: edit.toPlainText() for one, edit in self.text_by_id.items()}
        changed = {one: text for one, text in told.items() if text.strip() and text != before[one]}
        if not changed:
            self._context.failed.emit("还没有填新的回复。")
            return

        def tell(_: object) -> None:
            self._context.say(f"已登记 {len(changed)} 条回复", can_undo=True)
            self.saved.emit()

        self._context.change(supervision.record_answers, changed, then=tell)

    def paste(self) -> None:
        """Put the answers of a copied table beside their problems."""
        found = unit_answers.matched(QGuiApplication.clipboard().text(), self._problems)
        for one, text in found.items():
            self.text_by_id[one].setPlainText(text)
        missed = len(self._problems) - len(found)
        rest = f"还有 {missed} 条未能对应，请手工填写。" if missed else "请核对后保存。"
        self._context.say(f"对上 {len(found)} 条，{rest}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, problems: Sequence[Answerable]) -> None:
        self._problems = problems
        self.text_by_id = {}
        fields = [self._field(one) for one in problems]
        self.show_body(Words(HOW, "small", wraps=True), row(None, self.paste_button, SPRING), *fields)
        if self.text_by_id:
            next(iter(self.text_by_id.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self, problem: Answerable) -> QWidget:
        edit = QPlainTextEdit(problem.answer)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(3 * theme().height("text_line") + theme().space("large"))
        label = f"{problem.number} {problem.text}".strip()
        edit.setAccessibleName(f"{label}的回复")
        self.text_by_id[problem.id] = edit
        return container(Words(label, "label", wraps=True), edit, gap="tight")
