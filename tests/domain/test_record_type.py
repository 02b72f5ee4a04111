"""A description says itself what is wrong with it."""

from dataclasses import replace

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Choice, Refs, Text
from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.domain.people.unit import UNIT
from lushan_desktop.domain.record import key_of
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.domain.records import RECORD_TYPES

NAME = FieldSpec("name", "名称")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(UNIT, key="units"), "the table is called unit, the key units"),
        (replace(UNIT, fields=(*UNIT.fields, NAME)), "a field is described twice"),
        (replace(UNIT, fields=(*UNIT.fields, FieldSpec("seal", "印章"))), "seal has no column"),
        (replace(UNIT, fields=UNIT.fields[:-2]), "column address is not described"),
        (replace(UNIT, order_by=("-position",)), "position is mentioned but not described"),
        (replace(UNIT, dated_by="founded_on"), "founded_on is mentioned but not described"),
        (replace(UNIT, named_by=()), "nothing names the record"),
        (replace(UNIT, chips_by="name"), "name is no Choice"),
    ],
)
def test_a_wrong_description_is_told(wrong, told):
    assert told in list(wrong.problems())


def test_a_field_is_found_by_its_name():
    assert isinstance(UNIT.field("kind").kind, Choice)
    assert isinstance(UNIT.field("name").kind, Text)
    with pytest.raises(KeyError):
        UNIT.field("seal")


def test_a_form_that_leaves_out_the_dating_day_asks_for_no_day_before():
    honour = RECORD_TYPES.get("honour")
    until = honour.field("valid_until")
    assert honour.day_before(until) == "named_on"
    assert honour.without("named_on").day_before(until) == ""


def test_a_set_is_no_column():
    assert "indicators" not in {spec.name for spec in MEETING.columns}
    assert isinstance(MEETING.field("indicators").kind, Refs)


def test_only_named_values_are_asked_for():
    MEETING.validate({"place": ""})
    with pytest.raises(UserError, match="请填写会议名称。"):
        MEETING.validate({"title": ""})


def test_a_row_knows_its_record_key():
    assert key_of(Meeting()) == key_of(Meeting) == "meeting"
