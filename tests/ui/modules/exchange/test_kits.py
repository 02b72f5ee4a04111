"""A kit for a unit that installs nothing: made, shown row by row and read, all in the window."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.exchange.exchange_page import ExchangePage
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import TextSize, Theme
from tests.saving import day
from tests.services.exchange.test_filing_kit import filled
from tests.ui.fit import faults, silences
from tests.ui.modules.exchange.test_exchange_page import desks, page, stick

__all__ = ["desks", "page", "stick"]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where kits lie: each question for a folder is answered with it, or with the kit in it."""
    made = tmp_path / "桌面"
    made.mkdir()
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: next(made.iterdir(), made))
    return made


@pytest.fixture
def problem(desks) -> str:
    county = desks[0]
    unit = county.save("unit", name="下汤镇", kind="乡镇")
    return county.save("problem", unit=unit, description="示例：未审核", due_on=day("2026-07-31"))


def words(page: ExchangePage) -> str:
    return "\n".join(label.text() for label in page.kits.findChildren(QLabel))


def made_kit(qtbot, page, place):
    page.sending.to.setText("下汤镇")
    page.sending.kit_button.click()
    qtbot.waitUntil(lambda: (place / "下汤镇填报包" / "填报说明.pdf").is_file())
    return place / "下汤镇填报包"


def test_a_kit_is_made_shown_and_read(qtbot, page, desks, place, problem):
    kit = made_kit(qtbot, page, place)
    meetings = ("日期", "类型", "会议名称")
    typed = (("2026.6.2", "推进会", "示例：推进会"), ("2026年13月1日", "推进会", "示例：坏日期"))
    rows = {
        ("会议", place, head): text
        for place, row in enumerate(typed, 1)
        for head, text in zip(meetings, row, strict=True)
    }
    rows["整改", 1, "整改措施"] = "示例：已补审"
    filled(kit, rows)
    county = desks[0]

    page.read_button.click()
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.kits)
    shown = words(page)
    assert "可以读入下汤镇的填报包：会议1次，整改1个问题1处，文件0份；1处没有读入。" in shown
    assert "工作表“会议”第5行" in shown
    assert county.ask("SELECT count(*) FROM meeting") == [(0,)]

    page.kits.take.click()
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.overview)
    assert county.ask("SELECT title FROM meeting") == [("示例：推进会",)]
    assert county.value("problem", problem, "measure") == "示例：已补审"


def test_a_kit_that_brings_nothing_cannot_be_read(qtbot, page, place, problem):
    made_kit(qtbot, page, place)

    page.read_button.click()
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.kits)
    assert not page.kits.take.isEnabled()

    page.kits.back.click()
    assert page.pages.currentWidget() is page.overview


def test_a_kit_without_a_unit_is_asked_for_one(qtbot, page):
    page.context.failed.disconnect()
    with qtbot.waitSignal(page.context.failed) as told:
        page.sending.kit_button.click()
    assert "接收单位" in told.args[0]


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.HUGE])
def test_what_is_told_of_a_kit_fits_and_has_a_name(qtbot, request, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    for name in ("problem", "place"):
        request.getfixturevalue(name)
    page, place = request.getfixturevalue("page"), request.getfixturevalue("place")
    kit = made_kit(qtbot, page, place)
    filled(
        kit, {("会议", 1, "日期"): "2026年13月1日", ("会议", 1, "会议名称"): "示例：" + "很长的会议名称" * 9}
    )
    page.read_button.click()
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.kits)

    page.resize(1157, 540)
    QApplication.processEvents()

    assert faults(page) + silences(page) == []
    assert page.minimumSizeHint().width() <= 1157
