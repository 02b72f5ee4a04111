"""What is written as a typed class is a table as well."""

import pytest
from sqlmodel import Field

from lushan_desktop.domain.record import ChildRecord, Record, table_of


class TrialSeal(Record, table=True):
    name: str = ""
    kept_by: str = Field(default="示例科室", index=True)
    made_on: str | None = None
    copies: int | None = None
    in_use: bool = True


def table():
    return table_of(TrialSeal)


def test_a_table_is_called_as_its_class_and_begins_with_what_every_record_has():
    assert table().name == "trial_seal"
    assert table().columns.keys()[:5] == ["id", "origin", "deleted", "note", "name"]
    assert [one.name for one in table().primary_key] == ["id"]


def test_only_what_may_be_unknown_may_be_empty():
    assert {one.name for one in table().columns if one.nullable} == {"made_on", "copies"}


def test_types_and_indexes_are_those_that_are_written():
    assert str(table().columns["in_use"].type) == "BOOLEAN"
    assert str(table().columns["copies"].type) == "INTEGER"
    assert str(table().columns["made_on"].type) == "VARCHAR"
    assert [one.name for one in table().indexes] == ["ix_trial_seal_kept_by"]


def test_a_new_value_holds_what_is_given_and_the_defaults():
    seal = TrialSeal(name="示例印章", copies=2)

    assert (seal.name, seal.copies) == ("示例印章", 2)
    assert (seal.id, seal.kept_by, seal.made_on) == ("", "示例科室", None)
    assert (seal.in_use, seal.deleted) == (True, False)


def test_two_values_do_not_share_what_was_set_later():
    first, second = TrialSeal(), TrialSeal()
    first.name = "示例印章"

    assert second.name == ""


def test_a_misspelt_field_is_refused():
    with pytest.raises(TypeError, match="TrialSeal has no nmae"):
        TrialSeal(nmae="示例印章")


def test_a_base_knows_its_fields_and_has_no_table():
    assert tuple(ChildRecord.model_fields) == ("id", "origin", "deleted", "note", "parent", "position")
    assert not hasattr(ChildRecord, "__table__")
