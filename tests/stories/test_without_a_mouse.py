"""A morning's work by the keyboard alone, and the same by the mouse alone."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.ui.search.palette import SearchPalette
from tests.stories.conftest import Clerk, text_of

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key

MEETING = {"held_on": "2023.6.20", "kind": "推进会", "title": "示例：创建工作第二次推进会"}
INSTRUCTION = {"given_on": "7.20", "leader": "刘鹏", "words": "示例：请县司法局研究后报我。"}
DOCUMENT = {"number": "鲁法办2023 6", "signed_on": "20230701", "title": "示例：关于召开推进会的通知"}
WORK = (
    ("meetings", MEETING, "创建工作第二次推进会"),
    ("instructions", INSTRUCTION, "请县司法局研究"),
    ("documents", DOCUMENT, "关于召开推进会的通知"),
)
PICKED = {"leader"}
"""Fields whose text is the beginning of a name that is then picked."""
PAGE_KEYS = {"meetings": Key.Key_3, "instructions": Key.Key_4, "documents": Key.Key_5}


class ByKeys:
    """Hands that never leave the keyboard."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk

    def go(self, page: str) -> None:
        self.clerk.press(PAGE_KEYS[page], CTRL)

    def begin(self) -> None:
        self.clerk.press(Key.Key_N, CTRL)

    def into(self, editor: QWidget) -> None:
        self.clerk.tab_to(editor)

    def accept(self) -> None:
        self.clerk.press(Key.Key_Return)

    def save(self) -> None:
        self.clerk.press(Key.Key_S, CTRL)

    def print(self) -> None:
        self.clerk.press(Key.Key_P, CTRL)

    def search(self) -> None:
        self.clerk.press(Key.Key_K, CTRL)

    def open_found(self, palette: SearchPalette) -> None:
        self.clerk.press(Key.Key_Return)


class ByMouse(ByKeys):
    """Hands that touch the keyboard only to write."""

    def go(self, page: str) -> None:
        self.clerk.go(page)

    def begin(self) -> None:
        self.clerk.click(self.clerk.record_page().list.add_button)

    def into(self, editor: QWidget) -> None:
        self.clerk.click(editor.focusProxy())

    def accept(self) -> None:
        suggestions = QApplication.focusWidget().suggestions
        self.clerk.click_at(suggestions, QPoint(suggestions.width() // 2, suggestions.height() // 8))

    def save(self) -> None:
        self.clerk.click(self.clerk.record_page().form.save_button)

    def print(self) -> None:
        page = self.clerk.window.pages.currentWidget()
        is_register = hasattr(page, "current")
        self.clerk.click(page.current().list.print_button if is_register else self.clerk.button("打印"))

    def search(self) -> None:
        self.clerk.click(self.clerk.window.top.search)

    def open_found(self, palette: SearchPalette) -> None:
        rows = palette.results
        index = next(
            rows.model().index(number, 0)
            for number in range(rows.model().rowCount())
            if rows.rows[number].act is not None
        )
        self.clerk.click_at(rows.viewport(), rows.visualRect(index).center())


HANDS: Mapping[str, Callable[[Clerk], ByKeys]] = {"keyboard": ByKeys, "mouse": ByMouse}


@pytest.fixture(params=["keyboard", pytest.param("mouse", marks=pytest.mark.slow)])
def hands(request, clerk) -> ByKeys:
    return HANDS[request.param](clerk)


def register(clerk: Clerk, hands: ByKeys, page: str, values: Mapping[str, str], found: str) -> None:
    """Enter one record and see it in its register."""
    hands.go(page)
    clerk.see(lambda: len(clerk.record_page().list.table.rows.ids) > 0)
    hands.begin()
    clerk.see(clerk.has_form)
    form = clerk.record_page().form
    for field, text in values.items():
        hands.into(form.group.editor(field))
        clerk.write(text)
        focus = QApplication.focusWidget()
        if field in PICKED:
            clerk.see(focus.is_open)
            hands.accept()
    hands.save()
    clerk.see(lambda: found in clerk.record_page().visible_text() and not clerk.has_form())


def print_ledger(clerk: Clerk, hands: ByKeys, page: str) -> None:
    """From the register to the paper of it, and that to the printer."""
    hands.go(page)
    clerk.see(lambda: len(clerk.record_page().list.table.rows.ids) > 0)
    hands.print()
    clerk.see(lambda: clerk.window.rail.current_key() == "papers")
    reports = clerk.window.pages.currentWidget()
    clerk.see(lambda: reports.preview.preview is not None)
    hands.print()


def find(clerk: Clerk, hands: ByKeys, text: str) -> None:
    """Search everything and open what is found."""
    hands.search()
    palette = clerk.window.search
    clerk.see(palette.field.hasFocus)
    clerk.write(text)
    clerk.see(lambda: palette._shown.text == text and palette.results.current_row() is not None)
    hands.open_found(palette)
    clerk.see(palette.isHidden)


def test_three_records_are_entered_printed_and_found_again(clerk, hands, printed):
    for page, values, found in WORK:
        register(clerk, hands, page, values, found)

    print_ledger(clerk, hands, "documents")
    clerk.see(lambda: printed.exists() and printed.stat().st_size > 10_000)

    for _, _, found in WORK:
        find(clerk, hands, found)
        page = clerk.record_page()
        clerk.see(lambda page=page, found=found: found in page.detail.shown.title + page.visible_text())

    is_by_keys = type(hands) is ByKeys
    assert (clerk.clicks == 0) if is_by_keys else (clerk.keys == 0)


def test_what_the_printer_gets_is_the_ledger(clerk, printed, save_as, tmp_path):
    hands = ByKeys(clerk)
    print_ledger(clerk, hands, "documents")
    clerk.see(lambda: printed.exists() and printed.stat().st_size > 10_000)
    save_as(tmp_path / "台账.pdf")
    clerk.click(clerk.button("PDF"))

    clerk.see((tmp_path / "台账.pdf").exists)
    assert "鲁法办〔2023〕4号" in text_of(tmp_path / "台账.pdf")


def test_tab_goes_on_below_what_was_added_to_a_form(clerk):
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_N, CTRL)
    clerk.see(clerk.has_form)
    group = clerk.record_page().form.group
    demands = group.editor("demands")
    demands.add()

    last = demands.groups()[-1].more
    clerk.see(last.isVisible)
    clerk.qtbot.focus(last)
    clerk.press(Key.Key_Tab)
    assert QApplication.focusWidget() is demands.add_button
    clerk.press(Key.Key_Tab)
    assert QApplication.focusWidget() is group.editor("indicators").edit

    clerk.tab_to(group.more)
    clerk.press(Key.Key_Return)
    unfolded = QApplication.focusWidget()
    assert group.isAncestorOf(unfolded)
    clerk.see(lambda: not unfolded.visibleRegion().isEmpty())
    clerk.press(Key.Key_Tab)
    assert group.isAncestorOf(QApplication.focusWidget()), "the fields come before the buttons at the foot"


def test_the_keyboard_waits_in_the_list_of_the_page_that_is_opened(clerk):
    for key in (Key.Key_3, Key.Key_5, Key.Key_3):
        clerk.press(key, CTRL)
        table = clerk.record_page().list.table
        clerk.see(lambda table=table: table.rows.ids)
        assert table.hasFocus()

    clerk.press(Key.Key_N, CTRL)
    clerk.see(clerk.has_form)
    clerk.press(Key.Key_Tab)
    left_at = QApplication.focusWidget()
    clerk.press(Key.Key_5, CTRL)
    clerk.press(Key.Key_3, CTRL)
    assert QApplication.focusWidget() is left_at, "who comes back to a form goes on where he was"
