"""Cells that were painted once are laid down again, and nobody sees a difference."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.cells import Index, Role
from lushan_desktop.ui.widgets.headed_model import HeadedModel
from lushan_desktop.ui.widgets.kept_cells import KeptCells
from lushan_desktop.ui.widgets.table_view import TableCard, TableView

ROWS: list[tuple[dict[int, Any], ...]] = [
    (
        {Qt.ItemDataRole.DisplayRole: f"示例：行政执法工作推进会，题目长得写不下，要在末尾截断（{number}）"},
        {Qt.ItemDataRole.DisplayRole: "示例会议", Role.SECOND: "推进会 · 示例甲", Role.TONE: "warn"},
        {Role.BADGES: [("缺佐证", "bad"), ("待补", "warn")]},
        {Role.CLIP: number},
        {Role.FRACTION: number / 20},
        {Role.ICON: "act.attach", Qt.ItemDataRole.DisplayRole: "示例"},
        {Role.TICK: number % 2 == 0},
    )
    for number in range(20)
]


class Rows(HeadedModel):
    """Cells that tell their looks, or do not."""

    def __init__(self, *, tells_looks: bool) -> None:
        super().__init__("一二三四五六七")
        self.rows = list(ROWS)
        self.tells_looks = tells_looks
        self.asked = 0

    def count(self) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = self.rows[index.row()][index.column()]
        if role == Role.LOOK:
            return hash(str(said)) if self.tells_looks else None
        self.asked += role != Role.LOOK
        return said.get(role)


@pytest.fixture
def cards(qtbot) -> tuple[TableCard, TableCard]:
    """The same table, with cells that are kept and with cells painted anew each time."""
    made = []
    for tells_looks in (True, False):
        card = TableCard(TableView())
        card.table.setModel(Rows(tells_looks=tells_looks))
        card.table.set_widths([None, 120, 130, 80, 140, 80, 44])
        card.table.allow_many()
        card.resize(900, 500)
        qtbot.addWidget(card)
        card.show()
        made.append(card)
    return made[0], made[1]


def seen(card: TableCard) -> QImage:
    return card.grab().toImage()


def asked(card: TableCard) -> int:
    """How often the model was asked what its cells say, while the card was painted once more."""
    card.table.model().asked = 0
    seen(card)
    return card.table.model().asked


def choose(table: TableView) -> None:
    table.choose_rows([1, 3])


def hover(table: TableView) -> None:
    table.hovered_row = 2


def focus(table: TableView) -> None:
    table.choose_row(4)
    table.shows_focus = True


def scroll(table: TableView) -> None:
    table.verticalScrollBar().setValue(3)


def widen(table: TableView) -> None:
    table.setColumnWidth(1, 60)


def say_other_words(table: TableView) -> None:
    table.model().rows[0] = table.model().rows[7]


@pytest.mark.parametrize("act", [choose, hover, focus, scroll, widen, say_other_words])
def test_a_table_whose_cells_are_kept_looks_as_one_painted_anew(cards, act):
    kept, anew = cards
    assert seen(kept) == seen(anew)
    assert seen(kept) == seen(anew)

    for card in cards:
        act(card.table)

    assert seen(kept) == seen(anew)
    assert seen(kept) == seen(anew)


@pytest.mark.parametrize(
    "looks",
    [Theme(is_dark=True), Theme(text_size=TextSize.LARGE), Theme(is_dark=True, text_size=TextSize.LARGE)],
)
def test_it_looks_so_in_other_colours_and_sizes_too(cards, looks):
    kept, anew = cards
    seen(kept)

    style.apply(QApplication.instance(), looks)

    assert seen(kept) == seen(anew)


def test_what_a_cell_says_is_not_asked_again(cards):
    kept, anew = cards
    seen(kept)

    assert asked(kept) == 0 < asked(anew)


def test_a_table_out_of_sight_keeps_nothing_and_looks_the_same_again(cards):
    kept, anew = cards
    seen(kept)
    assert kept.table.itemDelegate().pictures_held() > 0

    kept.hide()
    assert kept.table.itemDelegate().pictures_held() == 0

    kept.show()
    assert seen(kept) == seen(anew)


def test_no_more_is_kept_than_a_view_shows_and_a_little(qapp):
    cells, screen = KeptCells(), QPixmap(100, 100)
    painted: list[int] = []
    painter = QPainter(screen)

    for key in (*range(50), *range(44, 50), 0):
        cells.lay(painter, QRect(0, 0, 100, 20), key, 10_000, lambda _inner, key=key: painted.append(key))
    painter.end()

    assert painted == [*range(50), 0]


def test_a_tick_is_the_red_box_of_forms_and_none_an_empty_one(cards):
    image = cards[1].table.viewport().grab().toImage()
    table = cards[1].table
    ticked = [
        Theme().color("accent") in colors_in(image, table.visualRect(table.model().index(row, 6)))
        for row in range(4)
    ]
    assert ticked == [True, False, True, False]


def colors_in(image: QImage, area: QRect) -> list[Any]:
    across, down = range(area.left(), area.right()), range(area.top(), area.bottom())
    return [image.pixelColor(x, y) for x in across for y in down if image.valid(x, y)]
