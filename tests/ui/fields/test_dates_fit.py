"""A day can be read whole in its field, whatever the text size and however narrow the panel."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame

from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.saving import day

_BESIDE_TEXT = 2
"""Pixels that Qt leaves at each side of a line."""
SPAN = replace(
    RECORD_TYPES.get("meeting"),
    fields=(FieldSpec("start", "自", Day(), half=True), FieldSpec("end", "至", Day(), half=True)),
)


def room_in(edit):
    """How wide the words may be that are seen at once."""
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    inner = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    return inner.marginsRemoved(edit.textMargins()).width() - 2 * _BESIDE_TEXT


@pytest.mark.parametrize("text_size", list(TextSize))
@pytest.mark.parametrize("width", [280, 300, 330, 380, 500])
def test_a_day_stands_whole_in_its_field(qtbot, context, text_size, width):
    style.apply(QApplication.instance(), Theme(text_size=text_size))
    held = {"start": day("2021-10-30"), "end": day("2023-12-31")}
    group = FieldGroup(SPAN, Desk(context), held, unfold=True)
    qtbot.addWidget(group)
    group.resize(width, 400)
    group.show()

    edits = group.findChildren(QLineEdit)
    assert [edit.text() for edit in edits] == ["2021年10月30日", "2023年12月31日"]
    for edit in edits:
        qtbot.waitUntil(lambda edit=edit: edit.fontMetrics().horizontalAdvance(edit.text()) <= room_in(edit))
