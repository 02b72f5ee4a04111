"""What heads the parts of a meeting's kit is read whole in every text size."""

import pytest
from PySide6.QtWidgets import QApplication

from lushan_desktop.services.records import records
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from lushan_desktop.ui.widgets.labels import ElidedWords
from tests.ui.modules.meetings.conftest import MEETING, open_kit, words_of


@pytest.fixture(params=TextSize)
def looks(request):
    style.apply(QApplication.instance(), Theme(text_size=request.param))


def test_what_a_meeting_lacks_and_what_it_resolved_are_headed_in_whole_words(looks, qtbot, page, meeting):
    kit = open_kit(qtbot, page, meeting)
    QApplication.processEvents()

    heads = [one for one in kit.materials.findChildren(ElidedWords) if one.property("look") == "section"]
    assert [one.text() for one in heads if one.isVisible()] == [one.whole_text() for one in heads]
    assert any("种材料" in one.text() for one in heads)


@pytest.mark.parametrize("resolutions", [(), ({"content": "示例事项"},)])
def test_ledgers_and_tasks_are_offered_where_something_was_resolved(qtbot, store, page, meeting, resolutions):
    records.save(store, MEETING, {"resolutions": resolutions}, meeting)
    kit = open_kit(qtbot, page, meeting)

    offered = {"全部转为任务", "落实台账", "催办单"}.intersection(words_of(kit.materials))
    assert len(offered) == (3 if resolutions else 0)
