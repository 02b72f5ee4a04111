"""Four steps, at most eight clicks, and the office is ready."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QStackedWidget, QWidget

from lushan_desktop.services.settings.setting_up import Answers
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.first_run.steps import RESTORE, NameStep, SizeStep, StartStep, UnitStep
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, TextButton
from lushan_desktop.ui.widgets.labels import Glyph, Words
from lushan_desktop.ui.widgets.layout import column, row

if TYPE_CHECKING:
    from pathlib import Path

_NO_NAME = "请填写您的姓名。"

ROOM = 620
"""What the smallest screens have for a window, in pixels."""


class FirstRun(QDialog):
    """Accepted once it is known whose computer this is and what to begin with."""

    def __init__(self, answers: Answers | None = None, *, place: int = 0) -> None:
        """`place` is the step to begin with, where one was here before."""
        super().__init__()
        given = answers or Answers()
        self.way = ""
        """One of sample, empty, restore."""
        self.archive: Path | None = None
        """The backup to restore."""
        self.unit, self.name, self.sizes = UnitStep(given), NameStep(given), SizeStep(given)
        self.start = StartStep()
        self._doubted = ""
        """What was asked already; once more, and it is taken as it stands."""
        self._in_order = (self.unit, self.name, self.sizes, self.start)
        self._steps = QStackedWidget()
        self._place = Words("", "label")
        self._trouble = Words("", "error", wraps=True)
        self.next = PrimaryButton("下一步　Enter")
        self.back = TextButton("上一步", "act.prev")
        self.restore_link = LinkButton("从 U 盘恢复旧电脑的数据")
        self._lay_out()
        self._connect()
        self._show_step(place)

    @property
    def place(self) -> int:
        """The step on show, counted from 0."""
        return self._steps.currentIndex()

    @property
    def answers(self) -> Answers:
        person, size = self.name.name.text().strip(), self.sizes.size_chosen().value
        return Answers(self.unit.unit(), person, size, self.unit.place.place(), self.unit.listed())

    def tell(self, sentence: str) -> None:
        """Tell what was not right, beside the buttons, where there is room without growing."""
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a step and never ends the program; the window's own cross does."""
        if event.key() == Qt.Key.Key_Escape:
            self._show_step(max(0, self.place - 1))
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setWindowTitle("法治创建工作台")
        head = QFrame()
        style.set_look(head, "brand")
        words = column(None, Words("法治创建工作台"), Words("首次使用，大约一分钟", "on-brand"), gap="hair")
        style.set_look(self._place, "on-brand")
        row(
            head, Glyph("obj.law", "onAccent", size="tile"), (words, 1), self._place, gap="large"
        ).setContentsMargins(*[theme().space(name) for name in ("wide", "large", "wide", "large")])
        for step in self._in_order:
            self._steps.addWidget(step)
        body = QWidget()
        column(body, (self._steps, 1), margins=("wide", "wide"))
        foot = QFrame()
        style.set_look(foot, "foot")
        row(
            foot,
            self.restore_link,
            (self._trouble, 1),
            self.back,
            self.next,
            gap="gap",
            margins=("wide", "gap"),
        )
        column(self, head, (body, 1), foot, gap="none")
        self.next.setDefault(True)
        keeps_place = self.next.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)  # who clicks once more does not meet 上一步 in its place
        self.next.setSizePolicy(keeps_place)
        wanted = max(self.sizeHint().height(), theme().width("first_run"))
        self.resize(theme().width("palette"), min(wanted, ROOM))

    def _connect(self) -> None:
        self.next.clicked.connect(self._go_on)
        self.unit.changed.connect(lambda: self.tell(""))
        self.name.name.textEdited.connect(lambda _: self.tell(""))
        self.back.clicked.connect(lambda: self._show_step(self.place - 1))
        self.restore_link.clicked.connect(lambda: self._begin(RESTORE))
        self.start.chosen.connect(self._begin)

    def _go_on(self) -> None:
        missing = (self.unit.missing(), "" if self.name.name.text().strip() else _NO_NAME, "")[self.place]
        doubt = self.unit.doubt() if self.place == 0 and not missing else ""
        if missing or (doubt and doubt != self._doubted):
            self._doubted = doubt
            self.tell(missing or doubt)
        else:
            self._show_step(self.place + 1)

    def _show_step(self, place: int) -> None:
        self.tell("")
        self._steps.setCurrentIndex(place)
        self._place.setText(f"第 {place + 1} 步，共 {self._steps.count()} 步")
        self.back.setVisible(place > 0)
        is_last = place == self._steps.count() - 1
        self.next.setVisible(not is_last)
        self.restore_link.setVisible(place == 0)
        # What was chosen before has the keyboard: Space and the arrows begin there.
        self._in_order[place].first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, way: str) -> None:
        if way == RESTORE:
            self.archive = dialogs.ask_for_file(self, ".zip")
            if self.archive is None:
                return
        self.way = way
        self.accept()
