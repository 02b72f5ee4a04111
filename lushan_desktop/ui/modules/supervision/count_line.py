"""The line below the filters: how many problems, how many closed, overdue and not sent out yet."""

from PySide6.QtWidgets import QWidget

from lushan_desktop.services.supervision.supervision_board import Board
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.widgets.buttons import InlineLink
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import RIGHT, row, show_if

HINT = "拖动卡片，或选中后按 → 移到下一步；条件不全时会先提示"
KEYS = "↑↓ 选卡片，Shift+← → 换一列，← → 移到上一步、下一步，Enter 打开，空格看佐证"


class CountLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._total, self._closed = Words(), Words(tone="ok")
        self._late, self._waiting = Words(tone="bad"), Words()
        self.link = InlineLink()
        self._hint = ElidedWords(HINT, "caption")
        self._hint.setAlignment(RIGHT)
        parts = (self._total, self._closed, self._late, self._waiting)
        self._dots = [Words("·", "caption") for _ in parts[1:]]
        told: list[QWidget] = [parts[0]]
        for dot, part in zip(self._dots, parts[1:], strict=True):
            told += [dot, part]
        row(self, *told, self.link, (self._hint, 1), gap="snug")
        show_if(self.link, False)

    def show_board(self, board: Board) -> None:
        """Zero overdue is no news: it is left out."""
        self._total.setText(f"{board.total} 个问题")
        self._closed.setText(f"{board.closed} 个已销号")
        self._late.setText(f"{board.overdue} 个逾期")
        self._waiting.setText(f"{board.waiting} 个待下发")
        for part in (self._late, self._dots[1]):
            show_if(part, board.overdue > 0)

    def show_outside(self, outside: int, *, can_turn_back: bool) -> None:
        """The way to what lies outside the 创建周期, and back."""
        self.link.setText(f"另有 {outside} 个在周期外，查看" if outside else "只看创建周期内")
        show_if(self.link, outside > 0 or can_turn_back)

    def show_hint(self, is_board: bool) -> None:
        self._hint.setText(HINT if is_board else "")
        set_tip(self._hint, KEYS if is_board else "")

    def text(self) -> str:
        """Return what it says, for tests."""
        parts = [self._total, self._closed]
        parts += [self._late] if not self._late.isHidden() else []
        return " · ".join(part.text() for part in [*parts, self._waiting])
