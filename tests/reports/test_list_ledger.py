"""The ledger of any list, from its description alone."""

from datetime import date

from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.records import RECORD_TYPES


def test_a_link_says_the_name_of_its_field_as_the_office_calls_it(sample):
    ledger = sample.gather("list:reference")
    place = [column.label for column in ledger.columns].index("栏目")
    labels = {spec.label for each in RECORD_TYPES for spec in each.fields}

    said = {row[place] for row in ledger.rows}
    assert said
    assert said <= labels
    assert not any(text.isascii() for text in said)


def test_a_kind_that_is_no_word_by_itself_is_written_out(sample):
    ledger = sample.gather("list:unit")
    place = [column.label for column in ledger.columns].index("类别")

    said = {row[place] for row in ledger.rows}
    assert {"县直单位", "垂直管理单位", "乡镇"} <= said
    assert "垂直" not in said
    kind = RECORD_TYPES.get("unit").field("kind").kind
    assert [kind.parse(text, Reading(date(2023, 6, 2))) for text in ("垂直管理单位", "垂直")] == ["垂直"] * 2
