"""The line that says what a move lacks: it wraps between the names, never before a mark."""

import pytest

from lushan_desktop.domain.flow import Demand
from lushan_desktop.ui.records.lacking_line import LackingLine
from lushan_desktop.ui.widgets.labels import Words

NAMES = ("整改要求", "整改时限", "整改措施", "复核人", "销号日期")


@pytest.mark.parametrize("width", range(110, 460, 25))
def test_no_line_begins_with_a_mark_and_none_stands_away_from_its_word(qtbot, width):
    line = LackingLine([Demand(name, f"请先填写{name}。") for name in NAMES])
    qtbot.addWidget(line)
    line.resize(width, line.heightForWidth(width))
    line.show()
    qtbot.waitExposed(line)

    marks = [each for each in line.findChildren(Words) if each.text() in ("、", "。")]

    assert len(marks) == len(line.links) == len(NAMES)
    for link, mark in zip(line.links, marks, strict=True):
        end = link.mapTo(line, link.rect().topRight()).x()
        begin = mark.mapTo(line, mark.rect().topLeft()).x()
        assert 0 < begin - end <= 2, "the mark follows its word"
        assert mark.mapTo(line, mark.rect().topRight()).x() < width


def test_the_links_lead_to_their_fields(qtbot):
    line = LackingLine([Demand("措施", "请先填写整改措施。")])
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.field_wanted) as told:
        line.links[0].click()
    assert told.args == ["措施"]
