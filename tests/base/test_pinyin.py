"""People, places and units are found by pinyin, however a character is read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.paths import resources
from lushan_desktop.base.text.pinyin import MOST_COMBINATIONS, keys, matches, readings, syllables

UNITS = [
    record["values"]["name"]
    for record in json.loads(resources("sample", "01_units.json").read_text("utf-8"))["records"]
]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("曾华", "zh"),
        ("曾华", "zenghua"),
        ("单小娟", "sxj"),
        ("单县", "sx"),
        ("单县", "dx"),
        ("仇和平", "qhp"),
        ("解放", "xiefang"),
        ("解放", "jiefang"),
        ("尉迟恭", "ycg"),
        ("长效", "cx"),
        ("长效", "zx"),
        ("叶锐", "yr"),
        ("吕梁", "lvliang"),
        ("战略", "zhanlue"),
    ],
)
def test_every_reading_of_a_short_name_is_a_key(name, typed):
    assert typed in keys(name)
    assert matches(name, typed)


@pytest.mark.parametrize("typed", ["曾华", "华", "zengh", "zhua", "ZH", "zeng hua", "zeng'hua", "hua", ""])
def test_a_name_is_found_while_it_is_typed(typed):
    assert matches("曾华", typed)


@pytest.mark.parametrize("typed", ["曾花", "hz", "zenghuan", "x", "1", "zeng,"])
def test_other_names_are_not_found(typed):
    assert not matches("曾华", typed)


@pytest.mark.parametrize("typed", ["lssfj", "sfj", "lushansifaju", "lushan", "司法局", "lushsfj"])
def test_a_unit_is_found_by_any_stretch_of_its_name(typed):
    assert matches("鲁山县司法局", "lsxsfj")
    assert matches("鲁山司法局", typed)


def test_marks_are_no_part_of_a_key():
    assert "xlpsk" in keys("（新）李·平 三卡")


def test_letters_and_digits_are_read_as_themselves():
    assert "a4z" in keys("A4纸")
    assert readings("？") == ()
    assert keys("，。") == ()


def test_long_text_is_read_the_usual_way():
    assert len(keys("河南省依法行政示范单位创建指标体系")) == 2


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_of_the_sample_can_be_typed(unit):
    marks = "“”（）"
    assert len(syllables(unit)) == len([character for character in unit if character not in marks])


@pytest.mark.parametrize("character", "喆堃龑䶮𬭎瀼磙孜")
def test_rare_characters_of_names_have_a_reading(character):
    assert readings(character)


@given(st.text(max_size=30))
def test_any_text_has_few_plain_keys_and_is_found_by_each(text):
    found = keys(text)

    assert len(found) <= 2 * MOST_COMBINATIONS
    assert all(key.isalnum() for key in found)
    assert all(matches(text, key) for key in found)
