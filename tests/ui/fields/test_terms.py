"""Terms out of a list: found by pinyin, offered where nearly alike, added only once that was said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text import pinyin
from lushan_desktop.base.text.near import fitting
from lushan_desktop.domain.kinds import Choice as ChoiceKind
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.fields.choice_editors import MOST_BUTTONS
from lushan_desktop.ui.widgets.chips import Choice
from lushan_desktop.ui.widgets.choice_box import ChoiceBox, show_whole_words
from lushan_desktop.ui.widgets.layout import row
from tests.ui.fields.typing import type_into


def test_no_term_that_is_offered_ends_in_dots(qtbot):
    window = QWidget()
    box = ChoiceBox([Choice("", "整改销号审批表"), Choice("p", "照片")])
    row(window, box)
    qtbot.addWidget(window)
    window.resize(400, 80)
    box.setFixedWidth(110)
    window.show()
    show_whole_words(box)

    words = box.fontMetrics().horizontalAdvance("整改销号审批表")
    assert box.view().minimumWidth() > words > box.width() - 40


@pytest.mark.parametrize("typed", ["tjh", "tuijin", "推进"])
def test_a_term_is_found_by_its_pinyin_and_its_characters(make, qtbot, typed):
    editor = make("meeting", "kind")
    qtbot.focus(editor.box)
    type_into(editor.box, typed)

    QTest.keyClick(editor.box, Qt.Key.Key_Tab)

    assert editor.value() == "推进会"


def test_letters_that_one_term_is_spelt_with_become_it_when_the_mouse_leads_away(make, qtbot):
    editor = make("meeting", "kind")
    type_into(editor.box, "tjh")
    editor.leave()
    assert (editor.box.text(), editor.value()) == ("推进会", "推进会")


def test_a_term_that_is_new_is_added_only_once_that_was_said(make, qtbot):
    editor = make("meeting", "kind")
    qtbot.focus(editor.box)
    for way in (editor.leave, lambda: editor.show_below("error", "没有这一类")):
        type_into(editor.box, "推近会")
        assert editor.box.suggestions.titles() == ["推进会", "新增类型“推近会”…"]
        assert editor.box.suggestions.current is None  # neither is taken by Enter or Tab
        with pytest.raises(UserError, match="没有“推近会”"):
            editor.value()
        assert editor.question.isHidden()  # who still types is not asked
        way()
        assert (editor.question.nearest.text(), editor.question.isHidden()) == ("推进会", False)
    editor.question.nearest.click()
    assert editor.value() == "推进会"

    type_into(editor.box, "部门联席会议")
    editor.leave()
    editor.question.add.click()
    assert editor.value() == "部门联席会议"


def test_a_list_that_does_not_grow_offers_no_new_term(make, qtbot):
    editor = make("document", "urgency")
    qtbot.focus(editor.box)
    type_into(editor.box, "tj")
    assert editor.box.suggestions.titles() == ["特急"]
    type_into(editor.box, "很急")
    editor.leave()
    assert editor.question.add.isHidden()
    with pytest.raises(UserError, match="不在可选范围内"):
        editor.value()


def test_letters_go_to_a_choice_by_its_pinyin(qtbot):
    box = ChoiceBox([Choice(each, each) for each in ("全部状态", "已公开", "未公开")])
    qtbot.addWidget(box)
    for letter in "wgk":
        QTest.keyClick(box, letter)
    assert box.currentText() == "未公开"


FROM_A_LIST = [
    (each.key, spec.name)
    for each in RECORD_TYPES
    for spec in each.fields
    if isinstance(spec.kind, ChoiceKind)
    and not (spec.kind.terms and len(spec.kind.terms) <= MOST_BUTTONS and spec.default is not None)
]
"""Every field of every form that takes a term out of a list."""


@pytest.mark.parametrize(("type_key", "field"), FROM_A_LIST)
def test_no_list_takes_letters_that_mean_nothing_and_all_find_their_terms_by_pinyin(
    make, qtbot, context, type_key, field
):
    editor = make(type_key, field)
    qtbot.settle(context._runner)
    for way in ("zqxv", "ｚｑ", "示例甲乙"):
        type_into(editor.box, way)
        editor.leave()
        assert not editor.question.isHidden()
        with pytest.raises(UserError):
            editor.value()
    for term in editor.terms():
        assert term in fitting(editor.terms(), pinyin.usual(term)[0])
        type_into(editor.box, term)
        editor.leave()
        assert (editor.value(), editor.question.isHidden()) == (term, True)
