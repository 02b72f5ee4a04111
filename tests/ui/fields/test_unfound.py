"""A name that no record bears is not left standing in silence: it may be added, or one near it picked."""

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.services.records import entry
from tests.saving import save
from tests.ui.fields.typing import type_into

FIELDS = [("meeting", "chair", "person"), ("problem", "unit", "unit"), ("task", "support_units", "unit")]


@pytest.mark.parametrize(("type_key", "field", "target"), FIELDS)
def test_an_unknown_name_that_is_left_is_asked_about_and_may_be_added_there(
    make, qtbot, store, type_key, field, target
):
    editor = make(type_key, field)
    type_into(editor.edit, "示例新")
    assert editor.question.isHidden()  # who still types is not asked
    editor.leave()
    qtbot.waitUntil(lambda: not editor.question.isHidden())
    assert editor.question.said == "没有找到"
    assert editor.edit.accessibleDescription() == "没有找到"

    editor.question.adds[target].click()
    assert editor.question.isHidden()
    if target == "unit":
        editor._asking.group.editor("kind").set_value("县直")
    editor._asking.add()

    qtbot.waitUntil(lambda: "已登记" in editor.note())
    assert entry.named(store, target, "示例新").id in editor.value()


def test_who_is_asked_about_needs_no_more_room_than_half_a_field(make, qtbot):
    """The buttons side by side made the half wider, and its neighbour was cut off."""
    editor = make("instruction", "leader")
    type_into(editor.edit, "示例新")
    editor.leave()
    qtbot.waitUntil(lambda: not editor.question.isHidden())
    editor.question.adds["person"].click()

    asking = editor._asking
    both = asking.add_button.sizeHint().width() + asking.cancel_button.sizeHint().width()
    assert asking.minimumSizeHint().width() < both


def test_a_name_that_two_bear_is_chosen_among_them(make, qtbot, store):
    for _ in range(2):
        save(store, "person", name="示例甲")
    editor = make("meeting", "chair")
    type_into(editor.edit, "示例甲")
    editor.leave()
    qtbot.waitUntil(lambda: not editor.question.isHidden())
    assert editor.question.said == "尚未选定"

    editor.question.choose.click()
    qtbot.waitUntil(editor.edit.is_open)
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)

    assert editor.value()
    assert editor.question.isHidden()


@pytest.mark.parametrize(("type_key", "field", "target"), FIELDS[:2])
def test_a_name_typed_in_full_is_taken_and_a_corrected_one_asked_about_no_more(
    make, qtbot, store, type_key, field, target
):
    more = {"kind": "县直"} if target == "unit" else {}
    known = save(store, target, name="示例甲", **more)
    editor = make(type_key, field)
    type_into(editor.edit, "示例乙")
    editor.leave()
    qtbot.waitUntil(lambda: not editor.question.isHidden())

    type_into(editor.edit, "示例甲")
    assert editor.question.isHidden()
    editor.leave()

    qtbot.waitUntil(lambda: editor.edit.text() == "示例甲" and not editor._is_open("示例甲"))
    assert editor.value() == known
    assert editor.question.isHidden()


def test_a_unit_of_the_county_is_offered_before_the_organs_above_it(store):
    for name, kind in (("甲市司法局", "市级"), ("示例县司法局", "县直"), ("甲省司法局", "省级")):
        save(store, "unit", name=name, kind=kind)
    for typed in ("sfj", "司法局"):
        offered = [each.name for each in entry.offers(store, "unit", typed)]
        assert offered[0] == "示例县司法局"
        assert set(offered) == {"甲市司法局", "示例县司法局", "甲省司法局"}
