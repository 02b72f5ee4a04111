"""Every key of the register pages, pressed in the whole window on the sample office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.search.palette import SearchPalette
from tests.stories.conftest import Clerk

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


@pytest.fixture
def page(clerk: Clerk) -> RecordPage:
    """The list of meetings, with the first chosen and the keyboard in it."""
    clerk.go("meetings")
    made = on_show(clerk)
    clerk.see(lambda: made.detail.shown is not None and len(made.list.table.rows.ids) > 5)
    clerk.qtbot.focus(made.list.table)
    return made


def on_show(clerk: Clerk) -> RecordPage:
    return next(page for page in clerk.window.findChildren(RecordPage) if page.isVisible())


def focus() -> object:
    return QApplication.focusWidget()


def test_ctrl_k_searches_everything_and_esc_gives_the_page_back(clerk, page):
    clerk.press(Key.Key_K, CTRL)
    clerk.see(lambda: clerk.window.findChild(SearchPalette) is not None)
    palette = clerk.window.findChild(SearchPalette)
    clerk.see(palette.isVisible)
    clerk.press(Key.Key_Escape)
    clerk.see(lambda: palette.isHidden() and focus() is page.list.table)


def test_who_types_ahead_stays_in_the_form(clerk, page):
    """Nothing is waited for: the keys come as fast as from somebody who knows the form."""
    clerk.press(Key.Key_N, CTRL)
    clerk.press(Key.Key_Tab)
    group = page.form.group
    assert group.editor("kind").isAncestorOf(focus())

    group.more.click()
    first_later = focus()
    clerk.press(Key.Key_Tab)
    assert focus() is not first_later
    assert group.isAncestorOf(focus())


def test_ctrl_z_goes_back_through_the_fields_of_a_form(clerk, page):
    clerk.press(Key.Key_N, CTRL)
    group = page.form.group
    clerk.type(group.editor("title").edit, "示例会议")
    clerk.type(group.editor("place").edit, "三楼")
    clerk.tab_to(page.form.save_button)

    for _ in range(2):
        clerk.press(Key.Key_Z, CTRL)
    assert (group.raw()["title"], group.raw()["place"]) == ("", "")
    assert group.editor("title").isAncestorOf(focus())

    for _ in range(2):
        clerk.press(Key.Key_Y, CTRL)
    assert (group.raw()["title"], group.raw()["place"]) == ("示例会议", "三楼")
    assert "undo_bar" not in vars(clerk.window), "no step that was saved is taken back"


def test_ctrl_f_finds_in_the_page_by_initials_and_by_characters(clerk, page):
    for letters in ("dyh", "DYH"):
        clerk.press(Key.Key_F, CTRL)
        assert focus() is page.list.search
        clerk.qtbot.keyClicks(page.list.search, letters)
        clerk.see(lambda: len(page.list.table.rows.ids) == 1)
        clerk.see(lambda: "动员会" in page.list.table.rows.texts()[1])
        clerk.press(Key.Key_Escape)
        clerk.see(lambda: len(page.list.table.rows.ids) > 5)

    clerk.press(Key.Key_F, CTRL)
    clerk.type(page.list.search, "任务部署")
    clerk.see(lambda: 0 < len(page.list.table.rows.ids) < 5)


def test_ctrl_n_opens_a_form_and_esc_leaves_it(clerk, page):
    clerk.press(Key.Key_N, CTRL)
    clerk.see(lambda: page.right.currentWidget() is page.form and page.form.isAncestorOf(focus()))
    clerk.press(Key.Key_Escape)
    assert page.right.currentWidget() is page.detail
    assert focus() is page.list.table


@pytest.mark.parametrize("modifier", [CTRL, CTRL | SHIFT], ids=["save", "save and new"])
def test_ctrl_s_saves_and_with_shift_goes_on(clerk, page, modifier):
    before = len(page.list.table.rows.ids)
    clerk.press(Key.Key_N, CTRL)
    clerk.see(lambda: page.form.group is not None)
    page.form.group.editor("kind").set_value("推进会")
    clerk.type(page.form.group.editor("title").edit, "示例：按键保存的会")
    clerk.press(Key.Key_S, modifier)
    clerk.see(lambda: len(page.list.table.rows.ids) == before + 1)
    if modifier == CTRL:
        clerk.see(lambda: page.right.currentWidget() is page.detail)
        clerk.see(lambda: page.detail.shown.title == "示例：按键保存的会")
    else:
        clerk.see(lambda: page.form.group.raw()["title"] == "")
        assert page.right.currentWidget() is page.form


def test_ctrl_p_and_ctrl_e_lead_to_the_paper_of_the_list(clerk, page):
    for key in (Key.Key_P, Key.Key_E):
        clerk.press(key, CTRL)
        clerk.see(lambda: clerk.window.rail.current_key() == "papers")
        clerk.go("meetings")
        clerk.qtbot.focus(page.list.table)


def test_f2_and_enter_open_the_record(clerk, page):
    for key in (Key.Key_F2, Key.Key_Return, Key.Key_Enter):
        clerk.press(key)
        assert page.right.currentWidget() is page.form
        assert page.form.record_id == page.detail.shown.id
        clerk.press(Key.Key_Escape)
        assert page.right.currentWidget() is page.detail


def test_f5_reads_the_list_anew(clerk, page):
    before = page.list.listing
    clerk.press(Key.Key_F5)
    clerk.see(lambda: page.list.listing is not before)


def test_delete_throws_away_and_ctrl_z_and_ctrl_y_go_back_and_forth(clerk, page):
    gone, count = page.detail.shown.id, len(page.list.table.rows.ids)
    clerk.press(Key.Key_Delete)
    clerk.see(lambda: page.list.table.rows.place_of(gone) < 0)
    assert clerk.window.undo_bar.isVisible()
    clerk.press(Key.Key_Z, CTRL)
    clerk.see(lambda: len(page.list.table.rows.ids) == count)
    clerk.press(Key.Key_Y, CTRL)
    clerk.see(lambda: len(page.list.table.rows.ids) == count - 1)


def test_many_are_thrown_away_and_come_back_by_the_bar(clerk, page):
    count = len(page.list.table.rows.ids)
    clerk.press(Key.Key_Down, SHIFT)
    clerk.press(Key.Key_Down, SHIFT)
    clerk.press(Key.Key_Delete)
    clerk.see(lambda: len(page.list.table.rows.ids) == count - 3)
    assert "已把 3 次移入回收站" in clerk.window.undo_bar.text()
    clerk.click(
        next(one for one in clerk.window.undo_bar.findChildren(QAbstractButton) if one.text() == "撤销")
    )
    clerk.see(lambda: len(page.list.table.rows.ids) == count)


def test_up_and_down_walk_the_rows(clerk, page):
    second = page.list.table.rows.ids[1]
    clerk.press(Key.Key_Down)
    clerk.see(lambda: page.detail.shown.id == second)
    clerk.press(Key.Key_Up)
    clerk.see(lambda: page.detail.shown.id == page.list.table.rows.ids[0])


def test_ctrl_a_chooses_all_and_esc_one(clerk, page):
    clerk.press(Key.Key_A, CTRL)
    assert page.list.selection.isVisible()
    clerk.press(Key.Key_Escape)
    assert page.list.selection.isHidden()


def test_space_shows_the_evidence_and_esc_puts_it_away(clerk, page, photos):
    clerk.drop(page.detail.body, photos)
    clerk.see(lambda: len(page.detail.shown.files) == 2)
    clerk.qtbot.focus(page.list.table)
    clerk.press(Key.Key_Space)
    preview = page.acts.seeing.preview
    clerk.see(lambda: preview.sight is not None and preview.pages.isVisible())
    first = preview.current_file.id
    clerk.press(Key.Key_Right)
    clerk.see(lambda: preview.sight is not None and preview.current_file.id != first)
    clerk.press(Key.Key_Left)
    clerk.see(lambda: preview.sight is not None and preview.current_file.id == first)
    clerk.press(Key.Key_Escape)
    assert preview.isHidden()
    assert focus() is page.list.table


def test_space_says_where_there_is_nothing_to_see(clerk, page):
    clerk.press(Key.Key_Space)
    clerk.see(lambda: "还没有佐证材料" in clerk.window.undo_bar.text())


def test_alt_left_goes_back(clerk, page):
    clerk.go("documents")
    clerk.press(Key.Key_Left, ALT)
    clerk.see(lambda: clerk.window.rail.current_key() == "meetings")


def test_ctrl_and_a_number_open_a_page(clerk, page):
    for number in range(1, 10):
        clerk.press(Key(ord(str(number))), CTRL)
        clerk.see(lambda key=MODULES[number - 1].key: clerk.window.rail.current_key() == key)


def test_buttons_that_have_keys_say_so_in_their_tooltips(clerk, page):
    clerk.press(Key.Key_F2)
    for button in page.findChildren(QAbstractButton):
        keys = button.shortcut().toString()
        if keys and button.isVisible():
            assert keys in button.toolTip(), button.text()
    assert "F2" in page.detail.edit_button.toolTip()
    assert "Ctrl+F" in page.list.search.toolTip()
