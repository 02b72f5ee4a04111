"""The board: cards in columns, walked and moved by keys, dragged by the mouse, few painted among many."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from lushan_desktop.ui.theme import fonts
from lushan_desktop.ui.widgets import board_lane
from lushan_desktop.ui.widgets.board import BACK, ONWARD, Board
from lushan_desktop.ui.widgets.board_card import BoardCard, badge_beside, card_height
from lushan_desktop.ui.widgets.board_lane import BoardColumn

LEFT, Key, SHIFT = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.ShiftModifier


def card(name: str, text: str = "示例：问题", **values: object) -> BoardCard:
    return BoardCard(name, f"示例{name}镇", text, **values)


def columns(**cards: tuple[BoardCard, ...]) -> list[BoardColumn]:
    tones = dict(zip("abcd", ("mute", "info", "warn", "ok"), strict=True))
    return [
        BoardColumn(key, f"第{key}列", tone, cards.get(key, ()), len(cards.get(key, ())))
        for key, tone in tones.items()
    ]


@pytest.fixture
def board(qtbot):
    made = Board(columns(), says="示例看板")
    qtbot.addWidget(made)
    made.resize(1142, 560)
    made.show_columns(columns(a=(card("1"), card("2")), b=(card("3"),), d=(card("4"),)))
    qtbot.focus(made)
    return made


def spot(board: Board, key: str, place: int) -> QPoint:
    return board.lane(key).cards.card_area(place).center()


def drag(qtbot, board: Board, start: tuple[str, int], end: str) -> None:
    """Press on a card, pull it over another column, let go."""
    source, target = board.lane(start[0]), board.lane(end)
    view, here = source.cards.viewport(), spot(board, *start)
    there = view.mapFrom(board, target.geometry().center())
    qtbot.mousePress(view, LEFT, pos=here)
    for step in (here + QPoint(12, 0), there):
        qtbot.mouseMove(view, step)
        QApplication.sendEvent(view, moved(view, step))
    assert board.mouse.is_carrying
    qtbot.mouseRelease(view, LEFT, pos=there)


def moved(view, point):
    spot = QPointF(point)
    return QMouseEvent(
        QEvent.Type.MouseMove, spot, view.mapToGlobal(spot), LEFT, LEFT, Qt.KeyboardModifier.NoModifier
    )


def test_a_click_chooses_and_opens(qtbot, board):
    with qtbot.waitSignal(board.chosen) as told, qtbot.waitSignal(board.opened) as opened:
        qtbot.mouseClick(board.lane("b").cards.viewport(), LEFT, pos=spot(board, "b", 0))
    assert told.args == opened.args == ["3"]


def test_a_card_that_is_carried_is_not_opened(qtbot, board):
    with qtbot.assertNotEmitted(board.opened), qtbot.waitSignal(board.lifted):
        drag(qtbot, board, ("b", 0), "d")


def test_a_click_beside_the_cards_opens_none(qtbot, board):
    view = board.lane("b").cards.viewport()
    with qtbot.assertNotEmitted(board.opened):
        qtbot.mouseClick(view, LEFT, pos=view.rect().bottomLeft() + QPoint(5, -5))


def test_arrows_walk_down_and_on_into_the_next_column_with_cards(qtbot, board):
    board.choose("1")
    for _ in range(3):
        qtbot.keyClick(board, Key.Key_Down)
    assert board.chosen_id() == "4"
    qtbot.keyClick(board, Key.Key_Up)
    assert board.chosen_id() == "3"


def test_shift_and_arrows_change_the_column_without_moving_anything(qtbot, board):
    board.choose("3")
    with qtbot.assertNotEmitted(board.step_requested):
        qtbot.keyClick(board, Key.Key_Right, SHIFT)
    assert board.chosen_id() == "4", "the empty column is passed over"
    qtbot.keyClick(board, Key.Key_Left, SHIFT)
    assert board.chosen_id() == "3"


@pytest.mark.parametrize(("key", "by"), [(Key.Key_Right, ONWARD), (Key.Key_Left, BACK)])
def test_left_and_right_ask_for_the_step_back_and_on(qtbot, board, key, by):
    board.choose("3")
    with qtbot.waitSignal(board.step_requested) as told:
        qtbot.keyClick(board, key)
    assert told.args == ["3", by]


def test_enter_space_and_delete_mean_the_card_that_is_chosen(qtbot, board):
    board.choose("4")
    for key, signal in (
        (Key.Key_Return, board.opened),
        (Key.Key_Space, board.preview_requested),
        (Key.Key_Delete, board.delete_requested),
    ):
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(board, key)
        assert told.args == ["4"]


def test_the_keyboard_that_comes_to_the_board_finds_a_card(qtbot, board):
    board.clearFocus()
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert board.chosen_id() == "1"


def test_a_card_dropped_on_another_column_is_carried_there(qtbot, board):
    with qtbot.waitSignal(board.carried) as told:
        drag(qtbot, board, ("a", 1), "b")
    assert told.args == ["2", "b"]
    assert not board.mouse.is_carrying


def test_a_card_dropped_where_it_was_stays(qtbot, board):
    with qtbot.assertNotEmitted(board.carried):
        drag(qtbot, board, ("a", 1), "a")


def test_escape_lets_a_card_go_that_is_carried(qtbot, board):
    view, here = board.lane("a").cards.viewport(), spot(board, "a", 0)
    qtbot.mousePress(view, LEFT, pos=here)
    QApplication.sendEvent(view, moved(view, here + QPoint(300, 20)))
    assert board.mouse.is_carrying
    qtbot.keyClick(board, Key.Key_Escape)
    assert not board.mouse.is_carrying
    with qtbot.assertNotEmitted(board.carried):
        qtbot.mouseRelease(view, LEFT, pos=here + QPoint(300, 20))


def test_a_long_text_takes_two_lines_and_never_more(board):
    short, long = card("1"), card("2", "示例：" + "很长的问题" * 30)
    assert card_height(short, 240) < card_height(long, 240)
    assert card_height(long, 240) == card_height(card("3", "示例：" + "很长的问题" * 9), 240)


def test_what_a_card_says_is_told_to_those_who_do_not_see_it(board):
    board.show_columns(
        columns(a=(card("1", badge=("逾期 3 天", "bad"), foot="期限 7月1日", files=2, is_brought=True),))
    )
    board.choose("1")
    assert (
        board.accessibleDescription() == "示例1镇，示例：问题，逾期 3 天，期限 7月1日，佐证 2 份，从 U 盘报来"
    )


def test_the_whole_text_is_in_the_tooltip(board):
    view, here = board.lane("a").cards.viewport(), spot(board, "a", 0)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, here, view.mapToGlobal(here)))
    assert "示例：问题" in QToolTip.text()


def test_a_folded_column_offers_the_rest(qtbot, board):
    shown = [*columns()[:3], BoardColumn("d", "已销号", "ok", (card("1"),), 6, is_folded=True)]
    board.show_columns(shown)
    button = board.lane("d").more_button
    assert button.isVisible()
    assert button.text() == "还有 5 件"
    with qtbot.waitSignal(board.more_requested) as told:
        qtbot.mouseClick(button, LEFT)
    assert told.args == ["d"]


def test_the_place_in_a_column_is_kept_when_it_is_shown_anew(board):
    many = tuple(card(str(number)) for number in range(50))
    board.show_columns(columns(a=many))
    bar = board.lane("a").cards.verticalScrollBar()
    bar.setValue(900)
    board.show_columns(columns(a=many[1:]))
    assert bar.value() == 900


def test_among_thousands_only_the_cards_in_sight_are_painted(board, monkeypatch):
    many = {
        key: tuple(card(f"{key}{number}", f"示例：问题 {number} " * 4) for number in range(1250))
        for key in "abcd"
    }
    board.show_columns(columns(**many))
    painted: list[str] = []
    paint = board_lane.paint_card

    def count(painter, area, one, state):
        painted.append(one.id)
        paint(painter, area, one, state)

    monkeypatch.setattr(board_lane, "paint_card", count)
    board.grab()
    assert len(painted) < 60
    assert len(board.findChildren(object)) < 200, "cards are no widgets"


def test_the_end_of_a_column_asks_for_more_of_it(qtbot, board):
    shown = columns(a=tuple(card(str(number)) for number in range(40)))
    board.show_columns([BoardColumn("a", "第a列", "mute", shown[0].cards, 200), *shown[1:]])
    with qtbot.waitSignal(board.near_end) as told:
        bar = board.lane("a").cards.verticalScrollBar()
        bar.setValue(bar.maximum())
    assert told.args == ["a"]


def test_none_in_evidence_is_red(board):
    board.show_columns(columns(a=(card("1"),), b=(card("2", files=3),)))
    reds = [red_pixels(board, key) for key in "ab"]
    assert reds[0] > reds[1] == 0


def red_pixels(board: Board, key: str) -> int:
    picture = board.lane(key).picture_of(0).toImage().convertToFormat(QImage.Format.Format_RGB32)
    colors = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(color.red() > 150 and color.green() < 80 and color.blue() < 80 for color in colors)


def test_the_unit_of_a_card_stands_whole_before_its_badge_does():
    wide = badge_beside("县司法局", "逾期 12 天", 1000)
    assert wide[0] == "逾期 12 天"

    for room in range(20, 400, 20):
        text, width = badge_beside("县住房和城乡建设局", "逾期 12 天", room)
        title = QFontMetrics(fonts.font("body")).horizontalAdvance("县住房和城乡建设局")
        assert not text or title + width <= room
