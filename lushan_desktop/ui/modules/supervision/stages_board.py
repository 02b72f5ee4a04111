"""The board of problems: what the service tells, as cards; more of a column as it comes into sight."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from lushan_desktop.domain.people.unit import TOWNSHIPS
from lushan_desktop.services.supervision import supervision_board
from lushan_desktop.services.supervision.supervision_board import SHOWN, Board, Card, tone
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.widgets import board as boards
from lushan_desktop.ui.widgets.board_card import BoardCard
from lushan_desktop.ui.widgets.board_lane import BoardColumn

ASKED = ("申请延期", "info")
"""Somebody waits for an answer: that presses more than a deadline that is near."""


class StagesBoard(QObject):
    """Keeps the widget filled: all ids of a column are known, its cards are read lot by lot."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.widget = boards.Board(
            [BoardColumn(stage, stage, tone(stage)) for stage in supervision_board.columns()],
            says="督导整改看板",
        )
        self.shown: Board | None = None
        self._card_by_id: dict[str, Card] = {}
        self._wanted: dict[str, int] = {}
        """The number of cards of a column somebody has come to; none: the first ones."""
        self.widget.near_end.connect(self.read_on)
        self.widget.more_requested.connect(self.read_on)

    def show(self, found: Board) -> None:
        """Another board; columns that somebody had gone further into keep their length."""
        known = self._card_by_id
        self.shown = found
        self._card_by_id = {card.id: card for column in found.columns for card in column.cards}
        for column in found.columns:
            for one in column.ids[: self._wanted.get(column.stage, 0)]:
                if one not in self._card_by_id and one in known:
                    self._card_by_id[one] = known[one]
        self._draw()
        for column in found.columns:
            wanted = column.ids[len(column.cards) : self._wanted.get(column.stage, 0)]
            self._read(wanted)

    def read_on(self, stage: str) -> None:
        """The next lot of a column."""
        if self.shown is None:
            return
        column = next(each for each in self.shown.columns if each.stage == stage)
        held = len(self._held(column.ids))
        self._wanted[stage] = held + SHOWN
        self._read(column.ids[held : held + SHOWN])

    def reach(self, problem_id: str) -> bool:
        """Read as far as this problem, so that it can be chosen; whether it is on the board at all."""
        if self.shown is None:
            return False
        for column in self.shown.columns:
            if problem_id in column.ids:
                held, place = len(self._held(column.ids)), column.ids.index(problem_id)
                if place >= held:
                    self._wanted[column.stage] = place + 1
                    self._read(column.ids[held : place + 1], choose=problem_id)
                return True
        return False

    def _read(self, ids: Sequence[str], choose: str = "") -> None:
        if not ids:
            return

        def take(found: tuple[Card, ...]) -> None:
            self._card_by_id |= {card.id: card for card in found}
            self._draw()
            if choose:
                self.widget.choose(choose)

        self._context.query(supervision_board.cards, tuple(ids), then=take, key=f"cards {ids[0]} {id(self)}")

    def _held(self, ids: Sequence[str]) -> list[Card]:
        """The cards of a column that are there, without a gap among them."""
        held: list[Card] = []
        for one in ids:
            if one not in self._card_by_id:
                break
            held.append(self._card_by_id[one])
        return held

    def _draw(self) -> None:
        if self.shown is None:
            return
        self.widget.show_columns(
            [
                BoardColumn(
                    column.stage,
                    column.stage,
                    tone(column.stage),
                    tuple(_drawn(card) for card in self._held(column.ids)),
                    column.count,
                    is_folded=supervision_board.is_closed(column.stage),
                )
                for column in self.shown.columns
            ]
        )


def _drawn(card: Card) -> BoardCard:
    return BoardCard(
        id=card.id,
        title=card.unit or "单位待补",
        text=card.text,
        icon="obj.town" if card.unit_kind in TOWNSHIPS else "obj.org",
        foot=card.event,
        foot_tone="bad" if card.light.is_overdue and not supervision_board.is_closed(card.stage) else "",
        badge=ASKED if card.asks_extension and not card.light.is_overdue else card.badge,
        files=card.files,
        is_brought=card.is_from_outside,
    )
