"""While an input method composes, nothing searches, saves, suggests or moves the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from lushan_desktop.services.records import drafts
from lushan_desktop.ui.records import form as form_module
from lushan_desktop.ui.search.palette import SearchPalette
from lushan_desktop.ui.widgets.suggestions import SuggestionList
from tests.ui.records.conftest import a_meeting

FIELDS = [
    ("meeting", "title", "示例"),
    ("meeting", "held_on", "2023年6月2日"),
    ("meeting", "kind", "示例会"),
    ("meeting", "chair", "示例甲"),
    ("meeting", "place", "示例地点"),
    ("meeting", "indicators", "示例"),
    ("meeting", "subject", "示例内容"),
    ("meeting", "times", "3"),
    ("document", "number", "示例〔2023〕1号"),
]
LONGER_THAN_ANY_PAUSE = 320
"""Pauses end in the order of their length, however slow the machine is."""


def compose(field: QWidget, text: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def commit(field: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def text_in(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def field_of(editor: QWidget) -> QWidget:
    """Where the editor takes its letters."""
    boxes = [*editor.findChildren(QLineEdit), *editor.findChildren(QPlainTextEdit)]
    return next(box for box in boxes if box.isVisible())


@pytest.fixture
def opened(qtbot, open_page, monkeypatch):
    monkeypatch.setattr(form_module, "DRAFT_AFTER_MS", 50)

    def _open(type_key, name):
        page = open_page(type_key)
        page.add(**({"title": "示例", "kind": "推进会"} if type_key == "meeting" else {}))
        page.form.group.unfold()
        qtbot.waitUntil(page.form.group.editor(name).isVisible)
        field = field_of(page.form.group.editor(name))
        qtbot.focus(field)
        field.clear()
        page.form._is_touched = False
        page.form._pause.stop()
        return page, field

    return _open


@pytest.mark.parametrize(("type_key", "name", "word"), FIELDS, ids=[name for _, name, _ in FIELDS])
def test_a_field_of_the_form_waits_for_the_word(qtbot, opened, store, context, type_key, name, word):
    page, field = opened(type_key, name)
    changed = []
    page.form.group.editor(name).changed.connect(lambda: changed.append(1))
    before = page.form.group.raw()

    for letters in ("s", "sh", "shi'li", "shi li"):
        compose(field, letters)
    qtbot.wait(LONGER_THAN_ANY_PAUSE)
    qtbot.settle(context._runner)

    assert changed == []
    assert page.form.group.raw() == before
    assert field.hasFocus()
    assert not [one for one in page.window().findChildren(SuggestionList) if one.isVisible()]
    assert drafts.kept(store, f"{type_key}:new") is None

    commit(field, word)
    assert text_in(field).strip() == word
    assert changed


def test_leaving_letters_unfinished_changes_nothing(qtbot, opened):
    page, field = opened("meeting", "title")
    compose(field, "shi")
    compose(field, "")
    qtbot.wait(LONGER_THAN_ANY_PAUSE)
    assert text_in(field) == ""
    assert page.right.currentWidget() is page.form


def test_the_box_of_the_list_does_not_search_for_letters(qtbot, context, open_page, save):
    save("meeting", **a_meeting(title="示例：推进会"))
    save("meeting", **a_meeting(title="示例：动员会", kind="动员会"))
    page = open_page()
    qtbot.focus(page.list.search)
    asked = []
    page.list.search.searched.connect(asked.append)
    for letters in ("d", "dong", "dong yuan"):
        compose(page.list.search, letters)
    qtbot.wait(LONGER_THAN_ANY_PAUSE)
    qtbot.settle(context._runner)
    assert asked == []
    assert len(page.list.table.rows.ids) == 2
    commit(page.list.search, "动员")
    qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)


def test_naming_a_filter_waits_for_the_word(qtbot, open_page):
    page = open_page()
    popup = page.list.kept.popup
    kept = []
    popup.kept.connect(kept.append)
    compose(popup.name, "que cai liao")
    assert popup.name.text() == ""
    assert kept == []
    commit(popup.name, "缺材料")
    qtbot.keyClick(popup.name, Qt.Key.Key_Return)
    assert kept == ["缺材料"]


def test_the_search_over_everything_waits_for_the_word(qtbot, context, open_page):
    page = open_page()
    palette = SearchPalette(page, context, lambda _: page)
    palette.open_up()
    qtbot.waitUntil(palette.field.hasFocus)
    asked = []
    palette.field.textEdited.connect(asked.append)
    compose(palette.field, "dong yuan")
    qtbot.wait(LONGER_THAN_ANY_PAUSE)
    assert asked == []
    assert palette.field.hasFocus()
    commit(palette.field, "动员")
    assert asked == ["动员"]
