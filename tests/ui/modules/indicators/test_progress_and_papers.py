"""指标体系: how it went by weeks, records dragged onto materials, its papers, what to verify on the web."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.indicators import web_checks
from lushan_desktop.services.records import records, undoing
from lushan_desktop.ui.modules.indicators.head import PAPERS
from lushan_desktop.ui.modules.indicators.importing.window import IndicatorWindow
from lushan_desktop.ui.modules.indicators.indicators_page import EDITIONS, PUBLICATIONS
from lushan_desktop.ui.widgets import record_drag
from tests.ui.modules.indicators.test_overview import LACKED, page, show

__all__ = ["page"]


def test_the_page_shows_how_the_materials_came_together(page, qtbot, context, store):
    chart = page.overview.progress
    qtbot.waitUntil(lambda: bool(chart.weeks()))
    assert (chart.weeks()[-1].full, chart.weeks()[-1].wanted) == (5, 6)
    assert chart.isVisible()
    assert "5/6 种齐全" in chart.accessibleName()

    lacked = show(qtbot, page, "93").row_of(LACKED).view.material.id
    page.overview.acts.give(lacked, meeting(store))
    qtbot.waitUntil(lambda: chart.weeks()[-1].full == 6)

    context.change(undoing.undo_last)
    qtbot.waitUntil(lambda: chart.weeks()[-1].full == 5)


def test_the_chart_lists_the_indicators_that_lack_something(page, qtbot):
    chart = page.overview.progress
    qtbot.waitUntil(lambda: bool(chart.weeks()))

    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: [bool(one.lacking) for one in page.overview.rows.rows] == [True])


def meeting(store) -> str:
    values = {"title": "示例：会议", "kind": "其他会议"}
    return records.save(store, RECORD_TYPES.get("meeting"), values).ids("meeting")[0]


def test_a_record_is_dragged_from_the_chooser_onto_a_material(page, qtbot, monkeypatch):
    detail = show(qtbot, page, "93")
    detail.row_of(LACKED).link_requested.emit()
    link = page.overview.link
    qtbot.waitUntil(lambda: bool(link.found.rows()))
    assert page.overview.right.currentWidget() is detail
    assert detail.row_of(LACKED).isVisible()
    dragged = []
    monkeypatch.setattr(
        "lushan_desktop.ui.widgets.line_list.drag_record", lambda _row, record: dragged.append(record)
    )
    row = link.found.rows()[0]
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    qtbot.mouseMove(row, row.rect().center() + QPointF(60, 0).toPoint())

    drop(detail.row_of(LACKED), dragged[0])

    qtbot.waitUntil(lambda: detail.shown.indicator.state == "齐全")
    assert page.overview.middle.currentWidget() is link


def drop(target, record: str) -> None:
    data, spot = record_drag.carried(record), QPointF(target.rect().center())
    for kind in (QDragEnterEvent, QDropEvent):
        event = kind(
            spot.toPoint() if kind is QDragEnterEvent else spot,
            Qt.DropAction.LinkAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(target, event)
        assert event.isAccepted()


def test_every_paper_about_the_indicators_is_one_click_away(page, qtbot, context):
    asked = []
    context.asked_for.connect(lambda *where: asked.append(where))
    menu = page.overview.head.papers()

    for action in menu.actions():
        action.trigger()

    assert [where[1] for where in asked] == [key for key, _ in PAPERS]
    assert [action.text() for action in menu.actions()] == [
        f"打印{REPORTS.get(key).title}" for key, _ in PAPERS
    ]


@pytest.fixture
def published(store):
    """Verified today, verified 31 days ago, 30 days ago, never."""
    today = clock.today()
    days = {"今天": today, "早": today - timedelta(31), "刚好": today - timedelta(30), "从没": None}
    kind = RECORD_TYPES.get("web_publication")
    return {
        name: records.save(
            store,
            kind,
            {"title": f"示例 {name}", "verified_on": PartialDate.from_date(day) if day else None},
        ).ids("web_publication")[0]
        for name, day in days.items()
    }


def test_what_nobody_verified_for_a_month_is_told_and_listed(page, qtbot, store, published):
    told = web_checks.unverified(store)
    assert (told.count, told.never) == (2, 1)

    shown = page.open(PUBLICATIONS)
    qtbot.waitUntil(lambda: shown.told is not None and shown.warning.isVisible())
    assert shown.warning.words().startswith("2 条公开记录超过 30 天没有核验，其中 1 条从没核验过。")

    shown.warning.link_clicked.emit()

    def texts() -> str:
        return "\n".join(shown.list.table.rows.texts())

    qtbot.waitUntil(lambda: "示例 从没" in texts() and "示例 今天" not in texts())
    assert "示例 早" in texts()
    assert "示例 刚好" not in texts()


def test_editions_are_compared_and_rolled_over_from_their_tab(page, qtbot):
    shown = page.open(EDITIONS)
    shown.bar.link_clicked.emit()

    (window,) = page.findChildren(IndicatorWindow)
    assert window.body.currentWidget() is window.compare
    window.close()
