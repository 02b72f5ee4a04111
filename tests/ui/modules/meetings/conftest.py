"""A meeting with its page open, as a clerk sees it."""

import pytest
from PySide6.QtWidgets import QPushButton

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.ui.modules.meetings.meetings_page import MeetingsPage
from tests.ui.modules.conftest import PAGE_AREA

MEETING = RECORD_TYPES.get("meeting")
"""Milliseconds for a paper to be set."""


@pytest.fixture
def meeting(store):
    """A meeting with two resolutions, invented and marked so."""
    values = {
        "title": "示例常务会议",
        "kind": "政府常务会议",
        "held_on": PartialDate(2023, 5, 10),
        "series_number": "2023年第15次",
        "place": "示例会议室",
        "attendance": ({"way": "出席", "name": "示例甲"},),
        "resolutions": ({"content": "示例事项一"}, {"content": "示例事项二"}),
    }
    return records.save(store, MEETING, values).ids("meeting")[0]


@pytest.fixture
def page(qtbot, context, meeting):
    made = MeetingsPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    made.show_record(meeting)
    qtbot.waitUntil(
        lambda: made.current().detail.shown is not None and made.current().detail.shown.id == meeting
    )
    return made


def words_of(widget):
    """What the buttons on show say."""
    return [one.text() for one in widget.findChildren(QPushButton) if not one.isHidden()]


def button(qtbot, widget, words):
    """The button that says so, once it is laid out."""
    qtbot.waitUntil(lambda: words in words_of(widget))
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words and not one.isHidden())


def open_kit(qtbot, page, meeting):
    button(qtbot, page.current().detail, "会议材料").click()
    qtbot.waitUntil(lambda: page.kit_page.kit is not None)
    return page.kit_page


def shown(qtbot, kit, key):
    """The paper of this key, once it is set beside the materials."""
    qtbot.waitUntil(lambda: kit.preview.is_current and kit.preview.preview.key == key)
    return kit.preview.preview


def open_requirements(qtbot, kit):
    button(qtbot, kit.materials, "修改要求").click()
    qtbot.waitUntil(lambda: kit.left_pane.currentWidget() is kit.requirements)
    return kit.requirements
