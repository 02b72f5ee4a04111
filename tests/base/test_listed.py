"""Names that were typed one behind the other."""

from lushan_desktop.base.text.listed import listed


def test_names_are_told_apart_whatever_stands_between_them():
    assert listed(" 甲、乙，丙；丁 戊,己\n") == ("甲", "乙", "丙", "丁", "戊", "己")
    assert listed("") == ()
