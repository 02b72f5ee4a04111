"""An empty office, the table from above, a folder of scans: handed in by mouse alone, clicks counted."""

import time
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtGui import QDesktopServices

from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.indicators.importing.window import IndicatorWindow
from lushan_desktop.ui.modules.submission.submission_page import SubmissionPage
from tests.offices import new_store
from tests.services.evidence.material import a_jpeg, a_pdf, put

_TO_A_GROUP = 5
_LONG = 400_000


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "空 单位", parts=Parts(schema=MigratedSchema)) as opened:
        yield opened


def a_table(file: Path, indicators: int) -> Path:
    """Levels that no head names by its number, groups merged, units that nobody has registered."""
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("任务台账")
        sheet.merge_range(0, 0, 0, 5, "示例县创建任务台账")
        sheet.write_row(1, 0, ("项次", "大类", "小类", "赋分", "主抓单位", "需提供的资料"))
        for number in range(1, indicators + 1):
            row = number + 1
            if number % _TO_A_GROUP == 1:
                last = min(row + _TO_A_GROUP - 1, indicators + 1)
                group = f"示例大类{number // _TO_A_GROUP + 1}"
                if last > row:
                    sheet.merge_range(row, 1, last, 1, group)
                else:
                    sheet.write(row, 1, group)
            sheet.write(row, 0, number)
            sheet.write_row(row, 2, (f"示例事项{number}", 1, "示例甲局", "示例台账；现场照片"))
    return file


def a_folder(place: Path, indicators: int, to_each: int) -> Path:
    """Scans and photos as people name them; one belongs nowhere."""
    for number in range(1, indicators + 1):
        folder = place / f"第{number}项"
        put(folder, "示例台账.pdf", a_pdf(2, "x" * number))
        put(folder, "现场照片1.jpg", a_jpeg() + b"%d" % number)
        for serial in range(3, to_each + 1):
            name = f"{number}-{serial:02} 会议纪要{serial} 2023.6.{serial}.pdf"
            put(folder, name, a_pdf(1, "y" * (number * to_each + serial)))
    put(place, "6月份会议.jpg", a_jpeg())
    return place


def import_table(clerk) -> None:
    clerk.go("indicators")
    clerk.see(lambda: clerk.button("导入指标体系"))
    clerk.click(clerk.button("导入指标体系"))
    clerk.see(lambda: clerk.window.findChild(IndicatorWindow) is not None)
    window = clerk.window.findChild(IndicatorWindow)
    clerk.click(window.start.file_button)
    clerk.see(lambda: window.work.understood is not None)
    clerk.look("table", window)
    clerk.click(window.work.adds_units)
    clerk.see(lambda: window.work.import_button.text().startswith("导入"))
    clerk.click(window.work.import_button)
    clerk.see(lambda: clerk.window.findChild(IndicatorWindow) is None and clerk.window.isActiveWindow())


def add_proofs(clerk, folder: Path, files: int) -> None:
    page = clerk.go("evidence")
    clerk.see(lambda: page.materials.counts is not None)
    clerk.drop(page.materials.tiles.viewport(), [folder])
    panel = page.taking.panel
    clerk.qtbot.waitUntil(panel.isVisible, timeout=_LONG)
    assert "1 份没有对应指标" in panel.title.text()
    clerk.look("proofs")
    clerk.click(panel.add_button)
    clerk.qtbot.waitUntil(lambda: page.materials.counts.total == files, timeout=_LONG)


def hand_in(clerk, indicators: int) -> SubmissionPage:
    clerk.go("indicators")
    page = clerk.window.pages.currentWidget()
    clerk.click(page.submit_button)
    clerk.see(lambda: clerk.window.findChild(SubmissionPage) is not None)
    made = clerk.window.findChild(SubmissionPage)
    clerk.see(lambda: made.options.make_button.text() == f"生成 {indicators} 项")
    clerk.look("submission")
    clerk.click(made.options.place_button)
    clerk.click(made.options.make_button)
    clerk.qtbot.waitUntil(lambda: made.delivered is not None and not made.is_making, timeout=_LONG)
    return made


@pytest.mark.parametrize(
    ("indicators", "to_each"),
    [(6, 2), pytest.param(100, 10, marks=pytest.mark.slow)],
)
def test_an_empty_office_hands_in_within_a_dozen_clicks(
    clerk, tmp_path, monkeypatch, capsys, snapshot, indicators, to_each
):
    file = a_table(tmp_path / "台账.xlsx", indicators)
    folder = a_folder(tmp_path / "扫描件", indicators, to_each)
    out = tmp_path / "报送"
    out.mkdir()
    monkeypatch.setattr(dialogs, "ask_for_table", lambda _: file)
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: out)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    clerk.begin_counting()
    start = time.monotonic()

    import_table(clerk)
    imported = time.monotonic()
    add_proofs(clerk, folder, indicators * to_each + 1)
    added = time.monotonic()
    made = hand_in(clerk, indicators)

    done = time.monotonic()
    steps = (imported - start, added - imported, done - added)
    with capsys.disabled():
        print(f"\n{clerk.clicks} 次点击，{'、'.join(f'{each:.0f}' for each in steps)} s")  # noqa: T201  # told
    assert clerk.clicks <= 12
    assert f"{indicators} 项指标的报送材料已生成" in made.options.outcome.words()
    assert len(list(out.rglob("*.pdf"))) > indicators
    clerk.look("handed in")
    assert indicators > 6 or clerk.seen == snapshot
