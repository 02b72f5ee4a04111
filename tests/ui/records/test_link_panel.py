"""挂接记录: what answers is offered, and where nothing does that is said."""

from PySide6.QtCore import Qt

from lushan_desktop.ui.records.link_panel import LinkPanel
from lushan_desktop.ui.widgets.line_list import LineButton
from tests.ui.fields.typing import type_into
from tests.ui.records.conftest import a_meeting


def test_a_record_that_answers_is_put_with_one_key_and_where_none_does_it_is_said(qtbot, context, kept, save):
    meeting = save("meeting", **a_meeting())
    panel = LinkPanel(context)
    qtbot.addWidget(panel)
    kept.append(panel)
    panel.show()
    picked = []
    panel.picked.connect(lambda *given: picked.append(given))

    panel.open("93", "示例指标")
    qtbot.waitUntil(lambda: len(panel.found.findChildren(LineButton)) == 1)
    assert panel.said.text() == "点选即挂接，可以撤销。"
    qtbot.keyClick(panel.found.findChildren(LineButton)[0], Qt.Key.Key_Return)
    type_into(panel.search, "没有这样的记录")

    qtbot.waitUntil(lambda: panel.said.text() == "没有找到，请更换查找内容。")
    assert picked == [("93", meeting)]
