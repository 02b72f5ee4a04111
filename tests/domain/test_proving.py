"""What is said of the registers that prove an indicator is what their descriptions say."""

import pytest

from lushan_desktop.domain.proving import REGISTERS
from lushan_desktop.domain.records import RECORD_TYPES


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_a_register_is_described_as_its_record_type(register):
    record_type = RECORD_TYPES.get(register.key)
    names = {spec.name for spec in record_type.fields}
    assert record_type.title == register.title
    assert record_type.dated_by == register.day
    assert ("until" in names) == register.has_until
    assert ("recurring" in names) == register.recurs
    assert ("indicators" not in names) == register.answers_one
    assert (register.shown_by == "is_example") == ("is_example" in names)
    assert (register.ended_on == "revoked_on") == ("revoked_on" in names)
