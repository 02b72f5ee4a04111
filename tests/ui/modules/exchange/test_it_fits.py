"""Merging and deciding, on the screens that the offices have."""

import pytest
from PySide6.QtWidgets import QApplication

from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.saving import day
from tests.ui.fit import lasting_faults, silences
from tests.ui.modules.exchange.test_exchange_page import desks, page, stick
from tests.ui.test_every_page_fits import told

__all__ = ["desks", "page", "stick"]

LOOKS = {
    "标准": Theme(),
    "大字": Theme(text_size=TextSize.LARGE),
    "特大": Theme(text_size=TextSize.HUGE),
}
AREAS = {
    "1366×768": (1182, 608),
    "1920×1080": (1736, 920),
    "1920×1080 at 150 %": (1157, 540),
}
"""What the shell leaves of each screen for a page; 特大 is not for smaller ones."""


@pytest.fixture(params=["标准", pytest.param("大字", marks=pytest.mark.slow), "特大"])
def dressed_page(request):
    style.apply(QApplication.instance(), LOOKS[request.param])
    return request.getfixturevalue("page")


def disputed(county, township, stick):
    """A package that brings a record with two fields to decide, one that was deleted here and a double."""
    meetings = [township.save("meeting", title=f"示例：下汤镇学法会{one}", kind="推进会") for one in "一二"]
    county.save("unit", name="下汤镇")
    township.merge(county.merge(township.export(stick.place())).receipt)
    for desk in (county, township):
        desk.save("meeting", meetings[0], place=f"{desk.office.unit}二楼会议室", time=desk.office.unit)
        desk.save(
            "meeting", title="示例：学习会", kind="推进会", held_on=day("2026-05-05"), place=desk.office.unit
        )
    county.remove("meeting", meetings[1])
    township.save("meeting", meetings[1], place="镇政府")
    township.export(stick.place())


def states(page, qtbot, county):
    page.load()
    qtbot.waitUntil(page.merge_button.isEnabled)
    yield "overview"
    page.merge_button.click()
    qtbot.waitUntil(lambda: len(page.deciding.groups()) == 3)
    for number in range(3):
        page.deciding._open(number)
        yield f"decision {number}"
    page.deciding.all_theirs.click()
    qtbot.waitUntil(lambda: not page.deciding.groups())
    yield "nothing left"


def test_everything_fits_and_has_a_name(dressed_page, qtbot, desks, stick):
    county, township = desks
    disputed(county, township, stick)
    found = []
    for state in states(dressed_page, qtbot, county):
        qtbot.settle(dressed_page.context._runner)
        found += [f"{state}: {fault}" for fault in silences(dressed_page)]
        for screen, size in AREAS.items():
            dressed_page.resize(*size)
            found += [f"{state} on {screen}: {fault}" for fault in lasting_faults(dressed_page)]
            if dressed_page.minimumSizeHint().width() > size[0]:
                found.append(f"{state} on {screen}: needs {dressed_page.minimumSizeHint().width()} px")

    assert not found, told(found)
