"""The daily tasks, within the clicks and keys that the clerk was promised."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Clerk, text_of

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key

pytestmark = pytest.mark.usefixtures("either_size")


def fill(clerk: Clerk, field: str, text: str) -> None:
    """Type into a field of the open form; moving between fields belongs to the content."""
    editor = clerk.record_page().form.group.editor(field)
    clerk.qtbot.focus(editor.focusProxy())
    clerk.write(text)


def choose(clerk: Clerk, field: str, text: str) -> None:
    """Type the beginning of a name, take the first that is offered."""
    fill(clerk, field, text)
    finder = QApplication.focusWidget()
    clerk.see(finder.is_open)
    clerk.qtbot.keyClick(finder, Key.Key_Return)


def fill_meeting(clerk: Clerk) -> None:
    clerk.see(clerk.has_form)
    fill(clerk, "held_on", "2023.6.20")
    fill(clerk, "kind", "推进会")
    fill(clerk, "title", "示例：推进会")


def test_a_meeting_with_two_photos_takes_two_clicks_and_a_drop(clerk, photos):
    clerk.go("meetings")
    page = clerk.record_page()
    clerk.see(lambda: len(page.list.table.rows.ids) > 0)
    clerk.begin_counting()

    clerk.click(page.list.add_button)
    fill_meeting(clerk)
    clerk.drop(page.form.body, photos)
    clerk.click(page.form.save_button)

    clerk.see(lambda: page.detail.shown is not None and page.detail.shown.title == "示例：推进会")
    clerk.see(lambda: len(page.detail.shown.files) == 2)
    assert (clerk.clicks, clerk.drops, clerk.keys) == (2, 1, 0)


def test_a_meeting_with_two_photos_takes_three_keys(clerk, photos):
    clerk.go("meetings")
    page = clerk.record_page()
    clerk.see(lambda: len(page.list.table.rows.ids) > 0)
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(photo)) for photo in photos])
    QGuiApplication.clipboard().setMimeData(copied)
    clerk.begin_counting()

    clerk.press(Key.Key_N, CTRL)
    fill_meeting(clerk)
    clerk.press(Key.Key_V, CTRL)
    clerk.press(Key.Key_S, CTRL)

    clerk.see(lambda: page.detail.shown is not None and len(page.detail.shown.files) == 2)
    assert (clerk.clicks, clerk.keys) == (0, 3)


def test_a_meeting_takes_two_keys(clerk):
    clerk.go("meetings")
    page = clerk.record_page()
    clerk.see(lambda: len(page.list.table.rows.ids) > 0)
    clerk.begin_counting()

    clerk.press(Key.Key_N, CTRL)
    fill_meeting(clerk)
    clerk.press(Key.Key_S, CTRL)

    clerk.see(lambda: page.detail.shown is not None and page.detail.shown.title == "示例：推进会")
    assert (clerk.clicks, clerk.keys) == (0, 2)


def fill_instruction(clerk: Clerk) -> None:
    clerk.see(clerk.has_form)
    choose(clerk, "leader", "yr")
    fill(clerk, "given_on", "7.20")
    fill(clerk, "words", "示例：请县司法局研究。")


def see_instruction(clerk: Clerk) -> None:
    page = clerk.record_page()
    clerk.see(
        lambda: (
            page.detail.shown is not None and "叶锐" in page.detail.shown.title and page.detail.isVisible()
        )
    )


def test_an_instruction_takes_two_clicks(clerk):
    clerk.begin_counting()

    clerk.click(clerk.button("登记批示"))
    fill_instruction(clerk)
    clerk.click(clerk.record_page().form.save_button)

    see_instruction(clerk)
    assert (clerk.clicks, clerk.keys) == (2, 0)


def test_an_instruction_takes_three_keys(clerk):
    clerk.begin_counting()

    clerk.press(Key.Key_K, CTRL)
    clerk.write("pishi")
    clerk.press(Key.Key_Return)
    fill_instruction(clerk)
    clerk.press(Key.Key_S, CTRL)

    see_instruction(clerk)
    assert (clerk.clicks, clerk.keys) == (0, 3)


def in_hand(clerk: Clerk) -> Any:
    """The page of problems, one of which is being put right and has all that its next step demands."""
    page = clerk.go("supervision").problems
    clerk.see(lambda: page.problems.first_card())
    return page


def handed_in(page: Any) -> int:
    return len(page.problems.board.widget.lane("待验收").shown.cards)


def test_a_rectification_moves_on_with_three_clicks(clerk):
    page = in_hand(clerk)
    lane = page.problems.board.widget.lane("整改中")
    before = handed_in(page)
    clerk.begin_counting()

    clerk.click_at(lane.cards.viewport(), lane.cards.card_area(0).center())
    clerk.click(clerk.button("下一步"))
    clerk.click(clerk.button("提请验收"))

    clerk.see(lambda: handed_in(page) == before + 1)
    assert (clerk.clicks, clerk.keys) == (3, 0)


def test_a_rectification_moves_on_with_the_arrow_and_the_day_it_is_stated_for(clerk):
    page = in_hand(clerk)
    before = handed_in(page)
    clerk.see(page.problems.board.widget.hasFocus)
    clerk.begin_counting()

    clerk.press(Key.Key_Right)
    clerk.see(lambda: page.is_asking)
    clerk.press(Key.Key_S, CTRL)

    clerk.see(lambda: handed_in(page) == before + 1)
    assert (clerk.clicks, clerk.keys) == (0, 2)


def test_the_statement_is_printed_with_three_clicks(clerk, printed):
    clerk.begin_counting()

    clerk.click(clerk.button("生成情况说明"))
    reports = clerk.window.pages.currentWidget()
    clerk.see(lambda: reports.preview.preview is not None)
    clerk.click(clerk.button("打印"))
    clerk.clicks += 1  # 确定, in the system's own dialog

    clerk.see(lambda: printed.exists() and printed.stat().st_size > 10_000)
    assert clerk.clicks == 3


def test_the_statement_is_printed_with_two_keys(clerk, printed):
    clerk.go("papers")
    reports = clerk.window.pages.currentWidget()
    clerk.see(lambda: reports.preview.preview is not None)
    clerk.begin_counting()

    clerk.press(Key.Key_P, CTRL)
    clerk.keys += 1  # Enter, in the system's own dialog

    clerk.see(lambda: printed.exists() and printed.stat().st_size > 10_000)
    assert (clerk.clicks, clerk.keys) == (0, 2)


def test_what_was_saved_is_on_paper(clerk, save_as, tmp_path):
    """The ledger that a clerk takes away holds the meeting that was just entered."""
    clerk.go("meetings")
    page = clerk.record_page()
    clerk.see(lambda: len(page.list.table.rows.ids) > 0)
    clerk.press(Key.Key_N, CTRL)
    fill_meeting(clerk)
    clerk.press(Key.Key_S, CTRL)
    clerk.see(lambda: page.detail.shown is not None and page.detail.shown.title == "示例：推进会")

    clerk.click(page.list.print_button)
    reports = clerk.window.pages.currentWidget()
    clerk.see(lambda: reports.preview.preview is not None)
    save_as(tmp_path / "会议台账.pdf")
    clerk.click(clerk.button("PDF"))

    clerk.see((tmp_path / "会议台账.pdf").exists)
    assert "示例：推进会" in text_of(tmp_path / "会议台账.pdf")
