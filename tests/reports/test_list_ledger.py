"""The ledger of any list, from its description alone."""

from lushan_desktop.domain.records import RECORD_TYPES


def test_a_link_says_the_name_of_its_field_as_the_office_calls_it(sample):
    ledger = sample.gather("list:reference")
    place = [column.label for column in ledger.columns].index("栏目")
    labels = {spec.label for each in RECORD_TYPES for spec in each.fields}

    said = {row[place] for row in ledger.rows}
    assert said
    assert said <= labels
    assert not any(text.isascii() for text in said)
