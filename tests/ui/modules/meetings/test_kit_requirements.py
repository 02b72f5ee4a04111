"""What a kind of meeting must have, changed from the kit of one."""

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.services.meetings import meeting_requirements
from lushan_desktop.services.records import records
from tests.ui.modules.meetings.conftest import MEETING, button, open_kit, open_requirements


def lines_of(panel):
    return [(one.name.text(), one.wanted.isChecked()) for one in panel.lines]


def test_what_a_kind_must_have_is_changed_from_its_kit(qtbot, context, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    panel = open_requirements(qtbot, kit)
    assert lines_of(panel) == [("议程", True), ("纪要", True)]

    panel.add_button.click()
    panel.lines[-1].name.insert("表决票")
    panel.lines[-1].up.click()
    panel.lines[0].wanted.setChecked(False)
    panel.save_button.click()

    qtbot.waitUntil(lambda: kit.left_pane.currentWidget() is kit.materials)
    qtbot.waitUntil(lambda: [each.name for each in kit.kit.materials][:3] == ["议程", "表决票", "纪要"])
    assert kit.kit.counted == (2, 0, 2)
    kit.left.emit()
    qtbot.waitUntil(lambda: page.current().detail.shown.wanted == ("表决票", "纪要"))

    open_requirements(qtbot, open_kit(qtbot, page, meeting)).reset_button.click()
    qtbot.waitUntil(lambda: [each.name for each in kit.kit.materials if each.is_wanted] == ["议程", "纪要"])


def test_a_list_is_written_by_the_keyboard_alone(qtbot, page, meeting):
    panel = open_requirements(qtbot, open_kit(qtbot, page, meeting))
    last = panel.lines[-1].name

    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert len(panel.lines) == 3
    panel.lines[2].name.insert("表决票")
    qtbot.keyClick(panel.lines[2].name, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [name for name, _ in lines_of(panel)] == ["议程", "表决票", "纪要"]


def test_a_material_written_twice_is_said_above_the_list(qtbot, page, meeting):
    panel = open_requirements(qtbot, open_kit(qtbot, page, meeting))
    panel.lines[0].name.setText("纪要")
    panel.save_button.click()
    qtbot.waitUntil(lambda: panel.error.isVisible())
    assert panel.error.text() == "“纪要”重复，请删去一条。"
    qtbot.keyClick(panel.lines[0].name, Qt.Key.Key_Escape)


def test_leaving_keeps_the_changed_list_and_escape_leaves_it_as_it_was(qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    panel = open_requirements(qtbot, kit)
    panel.lines[0].away.click()
    qtbot.keyClick(panel.lines[0].name, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kit.left_pane.currentWidget() is kit.materials)
    assert kit.kit.counted == (2, 0, 2)

    panel = open_requirements(qtbot, kit)
    panel.lines[0].away.click()
    panel.lines[0].away.click()
    assert "不要求材料" in panel.body.widget().findChildren(type(panel.error))[-1].text()
    kit.back.click()
    qtbot.waitUntil(lambda: page.current().detail.shown.wanted == ())


@pytest.mark.parametrize("way", ["the window is closed", "another meeting is opened"])
def test_a_changed_list_is_kept_whichever_way_one_leaves(qtbot, store, page, meeting, way):
    kit = open_kit(qtbot, page, meeting)
    panel = open_requirements(qtbot, kit)
    panel.lines[0].away.click()
    left_over = [line.name.text() for line in panel.lines]

    if way == "the window is closed":
        page.close()
    else:
        page.open_kit(
            records.save(store, MEETING, {"title": "示例", "kind": "部门联席会议"}).ids("meeting")[0]
        )

    def held():
        return [one.name for one in meeting_requirements.look(store, "政府常务会议").materials]

    qtbot.waitUntil(lambda: held() == left_over)


def test_a_list_asked_for_before_going_on_does_not_cover_the_next_meeting(qtbot, store, page, meeting):
    values = {"title": "示例另一次会议", "kind": "部门联席会议"}
    other = records.save(store, MEETING, values).ids("meeting")[0]
    kit = open_kit(qtbot, page, meeting)

    button(qtbot, kit.materials, "修改要求").click()
    page.open_kit(other)
    qtbot.waitUntil(lambda: kit.kit.view.id == other)
    assert kit.left_pane.currentWidget() is kit.materials
