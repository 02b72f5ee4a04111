"""What lies behind 报表中心: composer, plans, typesetting, submission; built when first entered."""

from collections.abc import Collection
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets.reading_order import take_keyboard

DEFAULT_NUMBER = "93"
Room = TypeVar("Room", bound=QWidget)


class Rooms(QStackedWidget):
    """The centre in front, one room of a kind behind it; a room that is left leads back to the centre."""

    returned = Signal()

    def __init__(self, context: Context, centre: QWidget) -> None:
        super().__init__()
        self._context, self._centre = context, centre
        self._room_by_kind: dict[type[QWidget], Any] = {}
        self.addWidget(centre)

    def enter(self, kind: type[Room]) -> Room:
        """Show the room of this kind, built when it is first entered."""
        if kind not in self._room_by_kind:
            made = self._build(kind)
            made.left.connect(self.leave)
            self._room_by_kind[kind] = made
            self.addWidget(made)
            if hasattr(made, "plan_requested"):
                made.plan_requested.connect(self.open_plans)
        room: Room = self._room_by_kind[kind]
        self.setCurrentWidget(room)
        take_keyboard(room)
        return room

    def open_composer(self, statement: str, options: Values, paragraph: str) -> None:
        """Open the text of a statement at a paragraph."""
        from lushan_desktop.ui.modules.papers.composer import Composer

        self.enter(Composer).open(statement, options, key=paragraph)

    def open_typesetting(self) -> None:
        """Open 公文排版 with the text that was last worked on."""
        from lushan_desktop.ui.modules.papers.typeset_page import TypesetPage

        self.enter(TypesetPage)

    def open_plans(self, number: str = DEFAULT_NUMBER) -> None:
        """Open 情况说明章节 at the plan for an indicator."""
        from lushan_desktop.ui.modules.papers.plan_page import PlanPage

        self.enter(PlanPage).open(number)

    def open_submission(self, indicators: Collection[str] | None = None) -> None:
        """Open 生成报送材料 with these indicators ticked."""
        from lushan_desktop.ui.modules.submission.submission_page import SubmissionPage

        self.enter(SubmissionPage).open(indicators)

    def _build(self, kind: Any) -> Any:
        """Rooms take the context where a plain widget takes its parent."""
        return kind(self._context)

    def of(self, kind: type[Room]) -> Room | None:
        """The room of this kind; None where nobody has been there."""
        return self._room_by_kind.get(kind)

    def leave(self) -> None:
        """Back to the centre."""
        self.setCurrentWidget(self._centre)
        self.returned.emit()

    def is_at_centre(self) -> bool:
        return self.currentWidget() is self._centre
