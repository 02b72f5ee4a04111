"""Years that nobody typed come of the day of the record, not of the clock."""

from datetime import date

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day, Reading
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing.reading import look_at_text
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.records.bulk_form import BulkForm
from tests.saving import save
from tests.ui.fields.typing import type_into


@pytest.fixture
def form(qtbot, context, kept):
    def build(type_key: str, **values: object) -> FieldGroup:
        record_type = RECORD_TYPES.get(type_key)
        held = {**record_type.blank(), **values}
        made = FieldGroup(record_type, Desk(context), held, unfold=True)
        kept.append(made)
        qtbot.addWidget(made)
        made.show()
        return made

    return build


FIRST_OF_ITS_RECORD = {
    "resolution.due_on": "the day of the meeting",
    "dispatch.due_on": "the day of the instruction",
    "batch.apply_by": "nothing of a batch comes before it",
    "indicator.due_on": "an edition has no day",
    "required_material.due_on": "an edition has no day",
}
FOLLOWING = [
    (each.key, each.day_before(spec), spec.name)
    for each in RECORD_TYPES
    for spec in each.fields
    if isinstance(spec.kind, Day)
    and spec.kind.follows
    and f"{each.key}.{spec.name}" not in FIRST_OF_ITS_RECORD
]


@pytest.mark.parametrize(("type_key", "day", "later"), FOLLOWING)
def test_a_deadline_and_an_end_are_the_first_after_the_day_of_their_record_whichever_is_typed_first(
    form, type_key, day, later
):
    for first, second in ((day, later), (later, day)):
        group = form(type_key)
        typed = {day: "2021年12月3日", later: "2.10"}
        for name in (first, second):
            type_into(group.editor(name).box.edit, typed[name])
        assert group.editor(later).value() == PartialDate(2022, 2, 10)


@pytest.mark.parametrize(
    ("held", "typed", "planned"),
    [
        ((2023, 6, 5), "6.1", (2023, 6, 1)),
        ((2023, 6, 5), "6.8", (2023, 6, 8)),
        ((2023, 1, 5), "12.28", (2022, 12, 28)),
    ],
)
def test_a_visit_was_planned_near_the_day_it_was_made(form, held, typed, planned):
    group = form("supervision_visit")
    type_into(group.editor("planned_on").box.edit, typed)
    type_into(group.editor("held_on").box.edit, "{}年{}月{}日".format(*held))
    assert group.editor("planned_on").value() == PartialDate(*planned)


def test_what_a_meeting_decided_is_due_after_the_meeting(form):
    group = form("meeting", held_on=PartialDate(2023, 6, 2))
    rows = group.editor("resolutions")
    rows.add()
    type_into(rows.groups()[-1].editor("due_on").box.edit, "6月底前")
    assert rows.groups()[-1].editor("due_on").value() == PartialDate(2023, 6)


def test_the_year_of_a_receipt_number_is_that_of_the_receipt(form):
    group = form("document")
    number = group.editor("receipt_number")
    number.set_code("示例收")
    assert number.year.text() == str(date.today().year)
    type_into(group.editor("received_on").box.edit, "2023年5月4日")
    assert (number.year.text(), number.value()) == ("2023", "")
    type_into(number.serial, "7")
    assert number.value() == "示例收〔2023〕7号"


def test_a_year_is_a_year():
    year = RECORD_TYPES.get("inclusion").field("year").kind
    reading = Reading(date(2023, 7, 1))
    assert (year.parse("2023年", reading), year.parse("", reading)) == (2023, None)
    for text in ("23", "1", "20233", "2500"):
        with pytest.raises(UserError, match="四位年份"):
            year.parse(text, reading)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_a_pasted_deadline_follows_the_day_of_its_own_row(store, order):
    rows = (
        ("发现日期", "问题", "整改时限"),
        ("2021-03-03", "示例问题一", "2.10"),
        ("2023-06-02", "示例问题二", "6月底前"),
    )
    text = "".join("\t".join(row[place] for place in order) + "\n" for row in rows)
    opened = look_at_text(store, RECORD_TYPES.get("problem"), text, Reading(date(2026, 12, 1)))
    due = [row.cells[order.index(2)].value for row in opened.checked.rows]
    assert due == ["2022-02-10", "2023-06"]


def test_a_day_that_contradicts_another_is_said_below_it_until_one_of_them_is_put_right(form):
    group = form("task", content="示例")
    type_into(group.editor("given_on").box.edit, "2023年3月1日")
    type_into(group.editor("closed_on").box.edit, "2023年2月1日")
    told = group.field("closed_on").message()

    type_into(group.editor("closed_on").box.edit, "2023年4月1日")

    assert "交办日期" in told
    assert "交办日期" not in group.field("closed_on").message()


def test_a_deadline_given_to_many_is_the_first_after_the_last_of_their_days(qtbot, context, kept, store):
    ids = [
        save(store, "task", content=f"示例{at}", given_on=PartialDate(2021, 11, at), stage="待办")
        for at in (3, 30)
    ]
    form = BulkForm(context, RECORD_TYPES.get("task"))
    kept.append(form)
    qtbot.addWidget(form)
    form.show()
    form.open(ids, "due_on")
    qtbot.settle(context._runner)
    type_into(form.field.field_editor.box.edit, "11.20")
    assert form.field.field_editor.value() == PartialDate(2022, 11, 20)
