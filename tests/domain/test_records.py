"""Every record type is described whole: what follows from the description can rely on it."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.paths import resources
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import (
    Attachment,
    Choice,
    Day,
    DocumentNumber,
    Files,
    Flag,
    Kind,
    Link,
    LongText,
    Number,
    Points,
    Reading,
    Ref,
    Refs,
    Rows,
    Text,
)
from lushan_desktop.domain.record import table_of
from lushan_desktop.domain.record_type import FieldSpec, RecordType, children_of
from lushan_desktop.domain.records import RECORD_TYPES

DEADLINES = ("时限", "期限", "截止", "延至", "有效期至")
TODAY = Reading(date(2023, 7, 28), find=lambda _target, name: name)
KINDS = list(dict.fromkeys(spec.kind for record_type in RECORD_TYPES for spec in record_type.fields))

words = st.text(st.characters(categories=("L", "N"), codec="utf-8"), min_size=1, max_size=12)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(PartialDate.from_date)
months = days.map(lambda day: PartialDate(day.year, day.month))
years = days.map(lambda day: PartialDate(day.year))
numbers = st.builds(
    lambda code, year, serial: f"{code}〔{year}〕{serial}号",
    st.sampled_from(["鲁法", "鲁法办", "豫政办"]),
    st.integers(1950, 2090),
    st.integers(1, 99999),
)
rows = st.lists(st.builds(dict), max_size=3).map(tuple)
values_of: dict[type[Kind], st.SearchStrategy[Any]] = {
    Text: words,
    LongText: st.lists(words, min_size=1, max_size=3).map("\n".join),
    Day: days | months | years,
    Number: st.none() | st.integers(1900, 2199),
    Points: st.none() | st.decimals(-(10**6), 10**6, places=2),
    Flag: st.booleans(),
    DocumentNumber: numbers,
    Link: words.map("https://example.invalid/{}".format),
    Ref: words,
    Refs: st.lists(words, max_size=4).map(tuple),
    Files: st.lists(st.builds(Attachment, words, words), max_size=3).map(tuple),
    Rows: rows,
}


def kinds_of(record_type: RecordType, *kinds: type[Kind]) -> Iterator[FieldSpec]:
    return (spec for spec in record_type.fields if isinstance(spec.kind, kinds))


def test_a_description_matches_its_table():
    for record_type in RECORD_TYPES:
        assert list(record_type.problems()) == []


def test_every_record_key_of_the_office_is_described():
    by_key = {record_type.key for record_type in RECORD_TYPES}

    assert by_key == set(RECORD_TYPES.keys)
    assert {"meeting", "demand", "instruction", "problem", "statement", "paragraph", "reference"} <= by_key


def test_what_a_field_points_to_is_a_record_type_or_any_record():
    for record_type in RECORD_TYPES:
        targets = {spec.kind.target for spec in kinds_of(record_type, Ref, Refs, Files)}

        assert targets <= {"", *RECORD_TYPES.keys}


def test_child_rows_belong_to_one_kind_of_record_but_moves_to_all_that_move():
    for record_type in RECORD_TYPES:
        owners = [owner.key for owner in RECORD_TYPES if record_type.key in children_of(owner)]

        if record_type.key == "stage_move":
            assert owners == ["instruction", "task", "problem", "application"]
        else:
            assert len(owners) == (1 if record_type.is_child and record_type.key != "reference" else 0)
        assert all(RECORD_TYPES.get(child).is_child for child in children_of(record_type))


def test_the_lists_a_choice_takes_its_terms_from_are_shipped():
    for record_type in RECORD_TYPES:
        for spec in kinds_of(record_type, Choice):
            assert bool(spec.kind.terms) != bool(spec.kind.catalogue), spec.name
            if spec.kind.catalogue:
                names = catalogue(spec.kind.catalogue).names
                assert names
                assert len(names) == len(set(names))


def test_files_depend_on_a_choice_whose_terms_name_materials():
    for record_type in RECORD_TYPES:
        for spec in kinds_of(record_type, Files):
            if spec.kind.materials_by:
                chosen = record_type.field(spec.kind.materials_by).kind
                assert any(term.materials for term in catalogue(chosen.catalogue).terms)


def test_no_list_is_shipped_that_no_field_uses():
    used = {spec.kind.catalogue for record_type in RECORD_TYPES for spec in kinds_of(record_type, Choice)}
    files = resources("catalogues").rglob("*.json")

    assert {file.stem for file in files if "terms" in json.loads(file.read_text("utf-8"))} == used - {""}


def test_every_record_may_carry_a_note_and_has_words_for_the_user():
    for record_type in RECORD_TYPES:
        assert "note" in {spec.name for spec in record_type.fields}
        assert record_type.title
        assert record_type.icon.startswith("ri.")
        assert record_type.counted_in
        assert all(spec.label for spec in record_type.fields)
        labels = [spec.label for spec in record_type.fields]
        assert len(labels) == len(set(labels))


def test_a_form_shows_few_fields_first_and_a_list_few_columns():
    for record_type in RECORD_TYPES:
        assert len([spec for spec in record_type.fields if not spec.folded]) <= 10
        assert len([spec for spec in record_type.fields if spec.in_list]) <= 9


def test_what_is_required_stands_unfolded():
    for record_type in RECORD_TYPES:
        assert not [spec.name for spec in record_type.fields if spec.required and spec.folded]


def test_what_a_record_is_dated_by_is_a_day():
    for record_type in RECORD_TYPES:
        if record_type.dated_by:
            assert isinstance(record_type.field(record_type.dated_by).kind, Day)


def test_a_record_that_comes_back_is_counted_or_not_counted_at_all():
    for record_type in RECORD_TYPES:
        names = {spec.name for spec in record_type.fields}

        assert ("recurring" in names) == ("times" in names)
        assert "recurring" not in names or "until" in names


def test_a_blank_record_can_be_stored():
    for record_type in RECORD_TYPES:
        blank = record_type.blank()

        stored = {spec.name: spec.kind.store(blank[spec.name]) for spec in record_type.columns}
        record = record_type.model(**stored)

        for spec in record_type.columns:
            assert spec.kind.load(getattr(record, spec.name)) == blank[spec.name], spec.name
            column = table_of(record_type.model).columns[spec.name]
            assert column.nullable == (spec.kind.empty is None), spec.name


def test_a_required_field_is_asked_for_by_its_label():
    for record_type in RECORD_TYPES:
        required = [spec for spec in record_type.fields if spec.required]
        blank = {spec.name: spec.kind.empty for spec in required}

        if required:
            with pytest.raises(UserError, match=f"请填写{required[0].label}。") as told:
                record_type.validate(blank)
            assert told.value.field == required[0].name


def round_trip(kind: Kind, value: Any) -> None:
    stored = kind.store(value)
    assert kind.load(stored) == value
    if kind.is_column:
        assert json.loads(json.dumps(stored)) == stored
    if not isinstance(kind, Files | Rows):
        ids = value if isinstance(value, tuple) else (value,)
        shown = kind.format(value, {id_: id_ for id_ in ids if isinstance(id_, str)})
        assert kind.parse(shown, TODAY) == value


@pytest.mark.parametrize("family", values_of, ids=lambda family: family.__name__)
@given(data=st.data())
def test_a_value_is_loaded_as_it_was_stored_and_read_as_it_was_shown(family, data):
    kind = data.draw(st.sampled_from([kind for kind in KINDS if type(kind) is family]))

    round_trip(kind, data.draw(values_of[family]))


@given(words)
def test_a_choice_of_the_office_s_own_keeps_any_word(word):
    for kind in KINDS:
        if isinstance(kind, Choice) and not kind.terms:
            round_trip(kind, word)


def test_every_term_of_every_choice_is_kept():
    choices = [kind for kind in KINDS if isinstance(kind, Choice)]
    assert choices
    for kind in choices:
        for term in kind.terms or catalogue(kind.catalogue).names:
            round_trip(kind, term)


def test_an_empty_cell_is_the_empty_value():
    for kind in KINDS:
        assert kind.parse("", TODAY) == kind.empty
        assert kind.is_empty(kind.empty)
        assert kind.format(kind.empty) == ("否" if isinstance(kind, Flag) else "")


@pytest.mark.parametrize(
    ("kind", "text", "advice"),
    [
        (Day(), "2023年2月30日", "请按“2023年3月1日”格式填写"),
        (Number("次"), "三五次", "请只填数字"),
        (Points(), "满分", "请按“1.5”格式填写"),
        (Points(), "NaN", "请按“1.5”格式填写"),
        (Flag(), "也许", "请填“是”或“否”"),
        (Choice(("批示", "圈阅")), "阅", "请填：批示、圈阅"),
        (Files(), "照片", "请用添加文件的方式录入"),
        (Rows("demand"), "要求", "请在表单里逐行录入"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_type(kind, text, advice):
    with pytest.raises(UserError, match=advice):
        kind.parse(text, TODAY)


def test_a_name_that_is_not_registered_is_told_by_that_name():
    nobody = Reading(date(2023, 7, 28))

    with pytest.raises(UserError, match="没有找到“张三”"):
        Ref("person").parse("张三", nobody)


@pytest.mark.parametrize("text", ["7", "7期", "第7期", " 第７期 "])
def test_the_issue_of_a_briefing_is_read_in_every_spelling(text):
    kind = RECORD_TYPES.get("briefing").field("issue").kind

    assert kind.parse(text, TODAY) == 7
    assert kind.format(7) == "第7期"


def test_scores_keep_their_digits():
    assert Points().store(Decimal("1.50")) == "1.50"
    assert Points().load("1.50") == Decimal("1.50")
    assert Points().load(None) is None


def test_several_lines_survive_windows_line_ends():
    assert LongText().parse("一\r\n二\n", TODAY) == "一\n二"


def test_a_deadline_without_a_year_is_looked_for_ahead():
    for record_type in RECORD_TYPES:
        for spec in record_type.fields:
            if isinstance(spec.kind, Day) and spec.label.endswith(DEADLINES):
                assert spec.kind.parse("12月31日", TODAY) == PartialDate(2023, 12, 31), spec.label
