"""The county is chosen or typed at the first start; nobody's is presumed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lushan_desktop.ui.first_run.wizard import FirstRun


def words_of(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def type_in(qtbot, box, typed):
    """Type over what a box holds and leave it."""
    box.setFocus()
    box.lineEdit().selectAll()
    box.lineEdit().insert(typed)
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Tab)


@pytest.fixture
def blank(qtbot):
    """The first start of a computer that nobody has told anything."""
    made = FirstRun()
    qtbot.addWidget(made)
    made.show()
    return made


def test_no_county_is_taken_for_granted(blank):
    assert blank.unit.place.place() == ("", "", "")
    blank.next.click()
    assert "请选择或输入所在的省、市、县" in words_of(blank)
    assert blank.place == 0


@pytest.mark.parametrize("typed", ["桐庐县", "桐庐", "tonglu", "tongluxian"])
def test_a_county_brings_its_province_and_city_with_it(qtbot, blank, typed):
    assert blank.focusWidget() is blank.unit.place.county

    type_in(qtbot, blank.unit.place.county, typed)
    blank.next.click()

    assert blank.answers.place == ("浙江省", "杭州市", "桐庐县")
    assert blank.place == 1


def test_a_county_of_which_there_are_several_asks_for_its_city(qtbot, blank):
    type_in(qtbot, blank.unit.place.county, "鼓楼区")
    blank.next.click()

    assert "叫“鼓楼区”的有 4 处，请先选择省、市" in words_of(blank)
    assert blank.place == 0


def test_letters_are_no_place_and_a_slip_is_asked_about_once(qtbot, blank):
    boxes = blank.unit.place
    type_in(qtbot, boxes.county, "qqq")
    type_in(qtbot, boxes.province, "zjs")
    type_in(qtbot, boxes.city, "hzs")
    assert boxes.place()[:2] == ("浙江省", "杭州市")
    type_in(qtbot, boxes.county, "qqq")
    blank.next.click()
    assert "没有找到“qqq”" in words_of(blank)

    type_in(qtbot, boxes.county, "桐芦县")
    blank.next.click()
    assert "是否为“桐庐县”？" in words_of(blank)
    assert blank.place == 0

    blank.next.click()
    assert blank.place == 1


def test_letters_that_no_county_is_spelt_with_are_said_before_anything_else_is_asked_for(qtbot, blank):
    type_in(qtbot, blank.unit.place.county, "lushanx")
    blank.next.click()

    assert "没有找到“lushanx”，请从列表选择，或输入全称。" in words_of(blank)
    assert blank.place == 0
