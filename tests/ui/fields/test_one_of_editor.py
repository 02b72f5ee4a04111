"""The paper that an instruction stands on is one box: a document, a briefing, words for what is neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import entry
from lushan_desktop.services.records.entry import Offer
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from tests.saving import save
from tests.ui.fields.typing import type_into

INSTRUCTION = RECORD_TYPES.get("instruction")
BOXED = ("document", "briefing", "carrier")
NOTHING = dict.fromkeys(BOXED, "")


@pytest.fixture
def build(qtbot, context, kept):
    def make(values=NOTHING, names=()):
        made = FieldGroup(INSTRUCTION, Desk(context, dict(names)), {**INSTRUCTION.blank(), **values})
        qtbot.addWidget(made)
        kept.append(made)
        made.show()
        return made

    return make


def upon(group):
    return {name: value for name, value in group.values().items() if name in BOXED}


def test_document_briefing_and_other_paper_are_one_box(build):
    group = build()
    assert len({group.editor(name) for name in BOXED}) == 1
    group.unfold()
    labels = [field.spec.label for field in group._each()]
    assert labels.count("批示所在文件或简报") == 1
    assert not {"批示所在文件", "批示所在简报", "其他载体"} & set(labels)


@pytest.mark.parametrize(("kind", "name"), [("document", "示例请示"), ("briefing", "示例工作简报")])
@pytest.mark.parametrize("letters", ["shili", "示例"])
def test_either_is_found_by_pinyin_or_words_and_written_where_it_belongs(
    qtbot, build, store, kind, name, letters
):
    ids = {kind: save(store, kind, title=title) for kind, title in TITLES}
    group = build({"carrier": "调研现场"})
    box = group.editor("document").edit
    qtbot.focus(box)
    type_into(box, letters)
    qtbot.waitUntil(box.is_open)
    assert {"示例请示", "示例工作简报"} <= set(box.suggestions.titles())

    while box.suggestions.current.title != name:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert upon(group) == {**NOTHING, kind: ids[kind]}


def test_what_is_not_registered_is_said_and_may_be_added_as_either(qtbot, build, store):
    group = build()
    editor = group.editor("briefing")
    qtbot.focus(editor.edit)
    type_into(editor.edit, "示例专报")
    qtbot.waitUntil(editor.edit.is_open)
    assert [title.partition("“")[0] for title in editor.edit.suggestions.titles()] == [
        "新增文件",
        "新增工作简报",
    ]
    editor.leave()
    qtbot.waitUntil(lambda: "没有找到" in editor.note())
    assert upon(group) == {**NOTHING, "carrier": "示例专报"}

    editor.edit.create_requested.emit("示例专报", "briefing")
    qtbot.keyClick(editor._asking.add_button, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "已登记" in editor.note())
    assert upon(group) == {**NOTHING, "briefing": entry.named(store, "briefing", "示例专报").id}


def test_a_name_typed_in_full_counts_as_picked_where_one_alone_bears_it(qtbot, build, store):
    briefing = save(store, "briefing", title="示例工作简报")
    group = build()
    editor = group.editor("document")
    type_into(editor.edit, "示例工作简报")
    editor.leave()
    qtbot.waitUntil(lambda: upon(group) == {**NOTHING, "briefing": briefing})


def test_a_record_that_has_two_of_them_keeps_both_until_something_is_typed(build):
    held = {"document": "d", "briefing": "b", "carrier": ""}
    group = build(held, {"d": "示例请示", "b": "示例工作简报"})
    editor = group.editor("document")
    assert upon(group) == held
    assert "示例工作简报" in editor.note()

    type_into(editor.edit, "调研现场")

    assert upon(group) == {**NOTHING, "carrier": "调研现场"}
    assert editor.note() == ""


def test_a_draft_of_the_days_of_three_boxes_is_read(build):
    group = build()
    group.set_raw({"briefing": ["b", "示例工作简报"], "carrier": ""})
    assert upon(group) == {**NOTHING, "briefing": "b"}
    again = build()
    again.set_raw(group.raw())
    assert (upon(again), again.editor("document").edit.text()) == (upon(group), "示例工作简报")


TITLES = (("document", "示例请示"), ("briefing", "示例工作简报"))
DEEDS = st.lists(st.sampled_from(["document", "briefing", "示例场合", "", "undo", "redo"]), max_size=8)


def test_one_at_most_is_filled_in_whatever_is_done(build):
    group = build()
    editor = group.editor("document")

    @given(DEEDS)
    def law(deeds):
        for deed in deeds:
            if deed in ("undo", "redo"):
                group.undo_typing(deed)
            elif deed in BOXED:
                editor._take(Offer(deed, f"示例{deed}", type=deed))
                assert upon(group) == {**NOTHING, deed: deed}
            else:
                type_into(editor.edit, deed)
                assert upon(group) == {**NOTHING, "carrier": deed}
            filled = [name for name, value in upon(group).items() if value]
            assert len(filled) == bool(editor.edit.text())

    law()
