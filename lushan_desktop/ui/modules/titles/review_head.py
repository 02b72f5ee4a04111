"""The head of a review: whose application, for what, how far it is, and what can be done next."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QSizePolicy

from lushan_desktop.domain.flow import asking_for
from lushan_desktop.domain.titles.applying import DESIGNATED, REVIEW
from lushan_desktop.services.records.flows import Way
from lushan_desktop.services.titles.review import ReviewSheet
from lushan_desktop.ui.modules.titles.review_form import COMPUTED
from lushan_desktop.ui.modules.titles.stepper import Stepper
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, IconButton, TextButton
from lushan_desktop.ui.widgets.card import Card
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.layout import clear, row

WAY_ON = "Ctrl+Right"
MOST_WAYS = 2


class ReviewHead(Card):
    """The buttons are those of the stage: 完成初审 while it is judged, the moves onward afterwards."""

    left = Signal()
    completed = Signal()
    way_chosen = Signal(object)
    feedback_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, *, is_read_only: bool = False) -> None:
        self._is_read_only = is_read_only
        self.back = TextButton("返回", "act.prev", tip="返回申报列表（Esc）")
        self.title, self.told = ElidedWords("", "title"), ElidedWords("", "small")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        # The name is shown whole before the small words get any room.
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.badges = row(None, gap="snug")
        self.acts = row(None)
        self.feedback = Button("现场反馈单", "act.print", keys="Ctrl+P", tip="打印现场反馈单")
        self.more = IconButton("act.more", "更多操作")
        self.stepper = Stepper()
        self.way_buttons: dict[str, Button] = {}
        self.complete_button: Button | None = None
        self._shown: object = None
        head = row(
            None,
            self.back,
            self.title,
            self.badges,
            (self.told, 1),
            self.feedback,
            self.acts,
            self.more,
            gap="medium",
        )
        super().__init__(head, self.stepper, gap="medium")
        self.back.clicked.connect(self.left)
        self.feedback.clicked.connect(self.feedback_requested)
        self.more.clicked.connect(
            lambda: self.menu_requested.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """Whose application it is and how far."""
        self.title.setText(sheet.applicant)
        clear(self.badges)
        self.badges.addWidget(Badge(" · ".join(filter(None, (sheet.title, sheet.batch))), "info"))
        if sheet.place < 0:
            self.badges.addWidget(Badge(sheet.stage, "mute"))
        if sheet.light.is_urgent:
            self.badges.addWidget(Badge(sheet.light.word, sheet.light.tone))
        contact = f"联系人 {sheet.contact}" if sheet.contact else ""
        again = f"第 {sheet.round} 次审查" if sheet.round > 1 else ""
        self.told.setText(" · ".join(filter(None, (again, contact, sheet.conclusion))))
        self.stepper.show_steps(sheet.steps, sheet.place)

    def show_ways(self, sheet: ReviewSheet, ways: Sequence[Way]) -> None:
        """The first is on Ctrl+→; what leads back or aside waits under 更多.

        The buttons stay where nothing has changed: a key that is pressed meanwhile finds its own.
        """
        shown = (sheet.id, sheet.stage, bool(sheet.conclusion), tuple(ways))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.acts)
        self.way_buttons, self.complete_button = {}, None
        if sheet.is_reviewing and not sheet.conclusion:
            made = Button("完成初审", keys=WAY_ON, tip="每一项都有意见后，得出初审结论")
            made.clicked.connect(self.completed)
            made.setDisabled(self._is_read_only)
            self.complete_button = made
            self.acts.addWidget(made)
            return
        for place, way in enumerate(offered(ways)):
            lacking = asking_for(way.lacking)
            tip = f"{way.move.label}：{lacking}" if lacking else way.move.label
            button = Button(way.move.label, keys="" if place else WAY_ON, tip=tip)
            button.setDisabled(self._is_read_only)
            button.clicked.connect(lambda _=False, way=way: self.way_chosen.emit(way))
            self.way_buttons[way.move.label] = button
            self.acts.addWidget(button)


def offered(ways: Sequence[Way]) -> list[Way]:
    """The moves that stand as buttons: onward ones that can be made, at once or after a question."""
    # 复核通过 leads back to 命名, and yet it is what one came for.
    onward = [way for way in ways if way.is_onward or way.move.end in (REVIEW, DESIGNATED)]
    possible = [way for way in onward if not any(demand.field in COMPUTED for demand in way.lacking)]
    return sorted(possible or onward, key=lambda way: len(way.lacking))[:MOST_WAYS]
