"""Nobody aims at a box that moves: in no form does a hint, a warning or a bar shift a field."""

import pytest
from PySide6.QtCore import QPoint, QRect

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.records.form import RecordForm
from lushan_desktop.ui.theme.tokens import theme

LONG = "日期不存在，请按“2023年3月1日”这样的格式填写，只知道年份的填“2023年”，只知道月份的填“2023年3月”。"


def first_of_each_kind() -> set[str]:
    """Record types in whose forms every kind of field stands, to be filled in or not."""
    seen: set[tuple[str, bool]] = set()
    chosen = set()
    for key in sorted(RECORD_TYPES.keys, key=lambda key: -len(RECORD_TYPES.get(key).fields)):
        kinds = {(type(spec.kind).__name__, spec.required) for spec in RECORD_TYPES.get(key).fields}
        chosen |= {key} if kinds - seen else set()
        seen |= kinds
    return chosen


IN_THE_ORDINARY_RUN = first_of_each_kind()


def open_form(key, context, qtbot, kept) -> RecordForm:
    form = RecordForm(context, RECORD_TYPES.get(key))
    qtbot.addWidget(form)
    kept.append(form)
    form.resize(theme().width("detail_panel_big"), 600)
    form.show()
    form.open(RECORD_TYPES.get(key).blank(), {})
    form.group.unfold()
    qtbot.settle(context._runner)
    return form


def boxes(form) -> dict[str, QRect]:
    """Where the box of each field stands on the form."""
    form.group.layout().activate()
    fields = {name: form.group.field(name).field_editor.focusProxy() for name in form.group.raw()}
    return {name: QRect(box.mapTo(form, QPoint()), box.size()) for name, box in fields.items()}


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(key, marks=() if key in IN_THE_ORDINARY_RUN else pytest.mark.slow)
        for key in sorted(RECORD_TYPES.keys)
    ],
)
def test_no_hint_warning_or_bar_moves_a_field(key, context, qtbot, kept):
    form = open_form(key, context, qtbot, kept)
    first, *_, last = [*form.group.raw()] * 2
    for name in (first, last):
        form.group.focus_field(name)
        qtbot.settle(context._runner)
        stood = boxes(form)
        for look in ("error", "good", "hint"):
            for each in form.group.raw():
                form.group.field(each)._say(look, LONG)
            qtbot.settle(context._runner)
            assert boxes(form) == stood, (name, look)
    stood = boxes(form)
    form.wrong.say("bad", LONG, link="去处理")
    form.wrong.show()
    form.bar.say("info", "有未完成的草稿 10:32")
    form.bar.show()
    qtbot.waitUntil(lambda: form.wrong.isVisible() and form.wrong.height() > 0)
    qtbot.settle(context._runner)
    assert boxes(form) == stood


def test_what_is_longer_than_its_line_lies_over_the_fields_below_while_one_types_there(context, qtbot, kept):
    form = open_form("meeting", context, qtbot, kept)
    form.group.focus_field("title")
    field = form.group.field("title")

    field.show_error(LONG)

    line = field.field_editor._line
    assert line.over().text() == LONG
    assert line.text() == "日期不存在"
    assert line.toolTip().startswith(LONG[:10])
    form.group.focus_field("kind")
    qtbot.waitUntil(lambda: line.over() is None)


def test_what_lies_over_stays_at_its_line_when_something_above_it_is_put_away(context, qtbot, kept):
    form = open_form("meeting", context, qtbot, kept)
    editor = form.group.field("chair").field_editor
    form.group.focus_field("chair")
    editor._ask_to_add("示例甲", "person")
    form.group.field("chair").show_error(LONG)
    editor.edit.setFocus()
    line = editor._line
    qtbot.waitUntil(lambda: line.over() is not None)

    editor._put_away()

    def beside() -> bool:
        over = line.over()
        return over is not None and over.y() == line.mapTo(over.parentWidget(), QPoint()).y()

    qtbot.waitUntil(beside)
    qtbot.settle(context._runner)
    assert beside()
