"""The line of stages says with sign, word and tooltip where a matter stands."""

import pytest

from lushan_desktop.ui.widgets.stage_line import StageLine, marks_of

PATH = ("登记", "转办", "办结")


@pytest.mark.parametrize(
    ("stage", "places"),
    [
        ("登记", ["here", "ahead", "ahead"]),
        ("转办", ["behind", "here", "ahead"]),
        ("办结", ["behind", "behind", "behind"]),
        ("退回", ["ahead", "ahead", "ahead"]),
    ],
)
def test_what_is_behind_here_and_ahead(stage, places):
    assert [mark.place for mark in marks_of(PATH, stage)] == places


def test_the_line_is_said_in_words_and_tells_who_and_when(qtbot):
    line = StageLine(marks_of(PATH, "转办", ["2023-08-01 09:00 示例甲"]))
    qtbot.addWidget(line)

    assert line.accessibleName() == "登记 已过；转办 当前；办结 未到"
    assert line.marks[0].tip == "2023-08-01 09:00 示例甲"


def test_many_stages_wrap_instead_of_widening_the_panel(qtbot):
    line = StageLine(marks_of([f"第{n}步" for n in range(12)], "第3步"))
    qtbot.addWidget(line)

    assert line.heightForWidth(300) > line.heightForWidth(2000)
