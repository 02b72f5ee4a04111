"""已印发: what was printed is printed again as it went out; 更正后重发 is one more paper that says why."""

from datetime import date

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog

from lushan_desktop.base import clock
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.records import issued_papers, lists, records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.message_bar import MessageBar
from tests.saving import save
from tests.ui.modules.papers.conftest import shown_text, wait_for_paper

SLIP, TASK = "reminder_slip", RECORD_TYPES.get("task")


@pytest.fixture
def printer(monkeypatch, tmp_path):
    """Answers the print dialog with its 确定."""

    def accept(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFileName(str(tmp_path / "印出.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def bar(page) -> MessageBar:
    return next((each for each in page.panel.bars() if isinstance(each, MessageBar)), MessageBar("mute"))


def follow(page, words) -> None:
    next(link for link in bar(page).findChildren(LinkButton) if link.text() == words).click()


def kept(store, unit):
    with store.read() as session:
        return issued_papers.about(session, unit)


def test_a_slip_prints_as_it_went_out_until_it_is_corrected_with_a_reason(
    qtbot, page, context, store, printer, monkeypatch, tmp_path
):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))
    unit = lists.look(store, RECORD_TYPES.get("unit"), ListQuery(text="张良镇")).ids[0]
    task = save(store, "task", content="示例：报送清单", lead_unit=unit)
    page.open(SLIP, {"unit": unit})
    wait_for_paper(qtbot, page, lambda: "示例：报送清单" in shown_text(page))

    page.panel.buttons["print"].click()
    qtbot.waitUntil(lambda: len(kept(store, unit)) == 1)
    context.changed.emit(records.save(store, TASK, {"content": "示例：报送名册"}, task))
    qtbot.waitUntil(lambda: bar(page).words().startswith("已印发"))
    assert "示例：报送清单" in shown_text(page)
    first = page.preview.preview.typeset.pdf

    follow(page, "更正后重发")
    wait_for_paper(qtbot, page, lambda: "示例：报送名册" in shown_text(page))
    assert bar(page).words().startswith("更正")
    monkeypatch.setattr(dialogs, "ask_for_words", lambda *_: "")
    context.failed.disconnect()
    (tmp_path / "印出.pdf").unlink()
    with qtbot.waitSignal(context.failed) as told:
        page.panel.buttons["print"].click()
    assert "没有打印" in told.args[0]
    assert not (tmp_path / "印出.pdf").exists(), "nothing leaves the house before its reason is known"

    monkeypatch.setattr(dialogs, "ask_for_words", lambda *_: "事项写错")
    page.panel.buttons["print"].click()
    qtbot.waitUntil(lambda: len(kept(store, unit)) == 2)
    qtbot.waitUntil(lambda: "更正原因：事项写错" in bar(page).words())

    old, new = kept(store, unit)
    assert (new.replaces, old.identity) == (old.id, new.identity)
    assert issued_papers.bytes_of(store, old) == first
    assert issued_papers.bytes_of(store, new) == page.preview.preview.typeset.pdf
    assert issuing.held(store, SLIP, page.preview.preview.value) == new
