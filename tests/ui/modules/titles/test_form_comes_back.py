"""The Word form that an applicant filled in: told row by row beside the items, taken in by a button."""

from decimal import Decimal

import docx
import pytest

from lushan_desktop.services.printing import reports
from lushan_desktop.ui import dialogs


@pytest.fixture
def filled(store, the, tmp_path):
    """The form of 尧山镇 as it came back: one score that does, one that does not."""
    file = tmp_path / "申报表.docx"
    options = {"application": the("尧山镇")}
    reports.write(store, "application_form", reports.complete(store, "application_form", options), file)
    document = docx.Document(str(file))
    table = next(each for each in document.tables if each.cell(0, 0).text.strip() == "序号")
    table.rows[1].cells[4].text, table.rows[1].cells[5].text = "9", "示例：清单见附件"
    table.rows[2].cells[4].text = "十二"
    document.save(str(file))
    return file


def test_the_form_is_told_before_it_is_taken_in(qtbot, page, the, held, filled):
    application = the("尧山镇")
    page.open_review(application)
    qtbot.waitUntil(lambda: page.review.side.view is not None)

    page.review.side.read_form(filled)

    taking = page.review.side.taking
    qtbot.waitUntil(lambda: page.review.side.currentWidget() is taking)
    assert taking.take_button.text() == "导入 1 项"
    assert held(application)["review_items"][0]["self_score"] is None

    taking.take_button.click()
    qtbot.waitUntil(lambda: held(application)["review_items"][0]["self_score"] == Decimal(9))
    assert held(application)["review_items"][1]["self_score"] is None
    qtbot.waitUntil(page.review.side.shows_item)


def test_the_file_is_asked_for_and_without_one_nothing_opens(qtbot, context, page, the, filled, monkeypatch):
    page.open_review(the("尧山镇"))
    side = page.review.side
    qtbot.waitUntil(lambda: side.view is not None)

    monkeypatch.setattr(dialogs, "ask_for_file", lambda *_: None)
    side.choose_form()
    qtbot.settle(context._runner)
    assert side.shows_item()

    monkeypatch.setattr(dialogs, "ask_for_file", lambda *_: filled)
    side.choose_form()
    qtbot.waitUntil(lambda: side.currentWidget() is side.taking)


def test_a_file_that_is_no_form_is_refused_in_words(qtbot, context, page, the, tmp_path):
    context.failed.disconnect()
    said = []
    context.failed.connect(said.append)
    file = tmp_path / "别的.docx"
    document = docx.Document()
    document.add_paragraph("示例文稿，不是申报表。")
    document.save(str(file))
    page.open_review(the("尧山镇"))
    qtbot.waitUntil(lambda: page.review.side.view is not None)

    page.review.side.read_form(file)

    qtbot.waitUntil(lambda: bool(said))
    assert "没有逐项自评的表" in said[0]
    assert page.review.side.shows_item()
