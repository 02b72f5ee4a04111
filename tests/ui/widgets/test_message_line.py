"""The line below a field: what does not fit is told by its clauses, the whole while one types there."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lushan_desktop.ui.widgets.message_line import MessageLine

SAID = "“示例领导”不是有效日期，请按“2023年3月1日”格式填写。"


@pytest.fixture
def kept():
    """Widgets that live as long as the test."""
    return []


@pytest.fixture
def open_line(qtbot, kept):
    """A line of kept room, as wide as so many characters."""

    def _open(characters: int, *, is_typed_in: bool = False) -> MessageLine:
        holder = QWidget()
        qtbot.addWidget(holder)
        kept.append(holder)
        line = MessageLine()
        QVBoxLayout(holder).addWidget(line)
        line.keep_room(lambda: is_typed_in)
        holder.resize(400, 300)
        holder.show()
        line.setFixedWidth(line.fontMetrics().horizontalAdvance("字" * characters) + 2)
        return line

    return _open


@pytest.mark.parametrize(
    ("characters", "shown"),
    [(len(SAID), SAID), (14, "“示例领导”不是有效日期"), (9, "不是有效日期"), (6, "不是有效日期")],
)
def test_the_most_that_is_a_sentence_is_shown(qtbot, open_line, characters, shown):
    line = open_line(characters)

    line.tell("error", SAID)

    qtbot.waitUntil(lambda: line.text() == shown)
    assert line.whole_text() == SAID


def test_the_whole_lies_over_what_is_below_while_one_types_there(qtbot, open_line):
    line = open_line(9, is_typed_in=True)

    line.tell("error", SAID)

    qtbot.waitUntil(lambda: line.over() is not None)
    assert line.over().text() == SAID


def test_a_text_of_one_clause_ends_in_dots(qtbot, open_line):
    line = open_line(6)

    line.tell("error", "示例这一条没有任何停顿可以断开")

    qtbot.waitUntil(lambda: line.text().endswith("…"))
