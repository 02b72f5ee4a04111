"""Names stand in the order of their pinyin, after digits and letters."""

import pytest

from lushan_desktop.base.text.ordering import key


@pytest.mark.parametrize(
    "expected",
    [
        ["93 示范创建", "a", "B", "C", "陈建忠", "单小娟", "叶锐", "曾华"],
        ["背孜乡", "仓头乡", "鲁山县", "汤阴县", "下汤镇", "张良镇"],
        ["安全", "安全生产", "安全生产会", "安阳"],
        ["", "《阿》", "“安全”", "〔八〕"],
    ],
)
def test_names_stand_in_the_order_of_their_pinyin(expected):
    shuffled = [*expected[1::2], *expected[::2]]

    assert sorted(shuffled, key=key) == expected


def test_a_person_is_sorted_by_the_reading_of_the_surname_and_a_matter_is_not():
    assert key("单小娟") > key("沙河")
    assert key("单位名称一览表") < key("沙河")


def test_characters_that_sound_alike_stay_apart():
    assert key("行政") != key("刑政")
    assert key("行政") == key("行政 ")
