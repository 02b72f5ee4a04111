"""The first whole way: the sample office, a new meeting with two photos, the statement that speaks of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.stories.conftest import text_of

TITLE = "示例：创建工作第二次推进会"


def enter_meeting(clerk, photos):
    """Register a meeting as a clerk does: a click, typing, a drop, a click."""
    page = clerk.go("meetings").current()
    clerk.see(lambda: page.list.tally is not None)
    clerk.click(page.list.add_button)
    group = page.form.group
    clerk.type(group.editor("held_on").box.edit, "2023.6.20")
    clerk.type(group.editor("kind").focusProxy(), "tjh")
    clerk.press(Qt.Key.Key_Tab)
    clerk.type(group.editor("title").focusProxy(), TITLE)
    finder = group.editor("indicators").focusProxy()
    clerk.type(finder, "93")
    clerk.see(lambda: finder.is_open() and "93" in finder.suggestions.titles()[0])
    clerk.press(Qt.Key.Key_Return)
    clerk.drop(page.form.body, photos)
    clerk.click(page.form.save_button)
    clerk.see(lambda: TITLE in page.visible_text() and page.detail.shown and page.detail.shown.title == TITLE)
    return page


def test_a_meeting_with_photos_reaches_the_printed_statement_and_leaves_it_by_undo(
    clerk, photos, save_as, tmp_path
):
    page = enter_meeting(clerk, photos)
    assert len(page.detail.shown.files) == 2

    reports = clerk.go("papers")
    clerk.see(lambda: reports.preview.preview is not None)
    save_as(tmp_path / "情况说明.pdf")
    clerk.click(button(reports, "PDF"))
    clerk.see((tmp_path / "情况说明.pdf").exists)
    assert TITLE in text_of(tmp_path / "情况说明.pdf")

    clerk.go("meetings")
    clerk.window.undo()
    clerk.see(lambda: TITLE not in page.visible_text())
    clerk.go("papers")
    clerk.see(lambda: TITLE not in preview_text(reports))


def button(page, words):
    return next(each for each in page.panel.findChildren(QPushButton) if each.text() == words)


def preview_text(reports) -> str:
    return str(reports.preview.preview.value)
