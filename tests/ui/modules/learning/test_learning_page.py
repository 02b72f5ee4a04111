"""The four chips of 学习宣传, and what its pages say by themselves."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.ui.modules.learning.learning_page import TYPES, LearningPage
from tests.ui.modules.conftest import PAGE_AREA


@pytest.fixture
def page(qtbot, context):
    made = LearningPage(context)
    qtbot.addWidget(made)
    made.resize(*PAGE_AREA)
    made.show()
    return made


def add(store, type_key, **values):
    return records.save(store, RECORD_TYPES.get(type_key), values).ids(type_key)[0]


def test_four_chips_hold_six_registers(page):
    assert page.chips.labels() == ["学习交流", "宣传简报", "培训", "工作举措"]
    for type_key in TYPES:
        assert page.open(type_key) is page.current()
    page.open("publicity_item")
    page.chips.chip("measure").click()
    page.chips.chip("publicity").click()
    assert page.current() is page.open("publicity_item"), "a chip opens what was open under it last"


def test_a_visit_to_the_own_county_is_warned_of_and_saved_all_the_same(qtbot, store, page):
    record = add(store, "study_visit", place="南阳市、鲁山县")
    page.show_record(record, type_key="study_visit")

    note = page.current().note
    qtbot.waitUntil(lambda: "本县（鲁山县）" in note.words())
    assert not note.isHidden()
    visits = page.current()
    visits.edit()
    visits.form.group.editor("place").set_value("南阳市")
    visits.form.group.changed.emit()
    qtbot.waitUntil(note.isHidden)


def test_a_new_briefing_has_the_next_number(qtbot, page):
    briefings = page.open("briefing")
    qtbot.waitUntil(lambda: "下一期为第8期；台账里缺第1至6期" in briefings.note.words())

    briefings.add()
    qtbot.waitUntil(lambda: briefings.form.group is not None)
    group = briefings.form.group
    assert group.glance()["issue"] == 8
    assert group.glance()["title"] == "鲁山县创建省级法治政府建设示范县工作简报"


def test_the_number_follows_the_year_of_the_issue(qtbot, store, page):
    title = "鲁山县创建省级法治政府建设示范县工作简报"
    add(store, "briefing", title=title, issue=11, issued_on=PartialDate(2022, 1, 5))
    briefings = page.open("briefing")
    briefings.add()
    qtbot.waitUntil(lambda: briefings.form.group is not None)
    group = briefings.form.group

    group.editor("issued_on").set_value(PartialDate(2022, 2, 1))
    group.changed.emit()
    qtbot.waitUntil(lambda: group.glance()["issue"] == 12)


@pytest.mark.parametrize("typed", ["两期半", "20"])
def test_a_number_that_somebody_types_is_left_as_it_is_typed(qtbot, context, page, typed):
    briefings = page.open("briefing")
    briefings.add()
    qtbot.waitUntil(lambda: briefings.form.group is not None and briefings.form.group.glance()["issue"] == 8)
    group = briefings.form.group
    edit = group.editor("issue").findChild(QLineEdit) or group.editor("issue")

    edit.setText(typed)
    edit.textEdited.emit(typed)
    group.editor("issued_on").set_value(PartialDate(2022, 2, 1))
    group.changed.emit()
    qtbot.settle(context._runner)

    assert edit.text() == typed


def test_a_briefing_leads_to_its_paper(qtbot, context, page):
    briefings = page.open("briefing")
    qtbot.waitUntil(lambda: briefings.detail.shown is not None)
    asked = []
    context.asked_for.connect(lambda *what: asked.append(what))

    (button,) = (one for one in briefings.findChildren(QPushButton) if one.text() == "预览打印简报")
    button.click()
    assert asked == [("papers", "work_briefing", "print")]
    assert context.handed_over == {"briefing": briefings.detail.shown.id}


def test_the_rate_of_the_trainings_on_show_stands_above_them(qtbot, store, page):
    add(store, "training", subject="示例培训", kind="培训并考试", attended=20, examined=20, passed=19)
    trainings = page.open("training")
    qtbot.waitUntil(lambda: "合格率 95%" in trainings.note.words())


def test_the_page_fits_a_small_screen(page):
    for type_key in TYPES:
        page.open(type_key)
    assert page.minimumSizeHint().width() <= PAGE_AREA[0]
    assert page.minimumSizeHint().height() <= 620
