"""A paper from outside is read in, put right and taken back by the keyboard; no record changes by it."""

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers
from lushan_desktop.ui import dialogs
from tests.saving import save

CTRL, Key = Qt.KeyboardModifier.ControlModifier, Qt.Key
TEXT = (
    "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n县委县政府2022年09月布署了工作,请照办。\n"
    "示例县司法局\n2023年6月30日\n"
)


def titles(store) -> list[str]:
    return [line.plain["title"] for line in answers.everything(store, RECORD_TYPES.get("meeting"))]


@pytest.fixture
def paper(clerk):
    """The page, with nothing read in."""
    page = clerk.go("checks")
    clerk.see(lambda: bool(page.findings))
    clerk.press(Key.Key_O, CTRL)
    clerk.see(page.paper.isVisible)
    return page.paper


def test_whoever_comes_to_the_page_moves_along_the_findings_at_once(clerk):
    page = clerk.go("checks")
    clerk.see(lambda: page.rows.count() > 1)

    clerk.press(Key.Key_Down)

    assert page.table.currentIndex().row() == 1


def test_the_same_keys_open_the_page_and_ask_for_a_file(clerk, paper, tmp_path, monkeypatch):
    file = tmp_path / "通知.txt"
    file.write_text(TEXT, "utf-8")
    monkeypatch.setattr(dialogs, "ask_for_paper", lambda _: file)

    clerk.press(Key.Key_O, CTRL)

    clerk.see(lambda: paper.checked is not None)
    assert paper.checked.name == file.name


def test_a_text_on_the_clipboard_is_read_in_by_the_keys_that_paste(clerk, paper):
    QApplication.clipboard().setText(TEXT)

    clerk.press(Key.Key_V, CTRL)

    clerk.see(lambda: paper.checked is not None)
    assert paper.checked.text.splitlines() == TEXT.splitlines()


def test_ctrl_z_takes_back_what_was_put_right_and_never_a_record(clerk, paper, store, snapshot):
    save(store, "meeting", kind="推进会", title="示例推进会")
    kept = titles(store)
    paper.open_text(TEXT)
    clerk.see(lambda: paper.checked is not None)

    clerk.look("checked")
    # When one slip is put right, then all that are safe, and both are taken back
    clerk.press(Key.Key_Return)
    first = set(paper.rows.accepted)
    paper.all_button.click()
    every = set(paper.rows.accepted)
    assert first < every
    clerk.press(Key.Key_Z, CTRL)
    assert paper.rows.accepted == first
    clerk.press(Key.Key_Z, CTRL)
    assert not paper.rows.accepted
    clerk.press(Key.Key_Z, CTRL)

    # Then nothing else was taken back, and both come again
    clerk.qtbot.settle(clerk.window._context._runner)
    assert titles(store) == kept
    clerk.press(Key.Key_Y, CTRL)
    clerk.press(Key.Key_Y, CTRL)
    assert paper.rows.accepted == every
    assert "已改正 4 处" in paper.card.foot_text()
    clerk.look("put right")
    assert clerk.seen == snapshot


def test_a_pasted_text_is_saved_as_a_document_with_its_changes_tracked(clerk, paper, save_as, tmp_path):
    out = tmp_path / "改正.docx"
    save_as(out)
    paper.open_text(TEXT)
    clerk.see(lambda: paper.checked is not None)
    paper.all_button.click()

    clerk.press(Key.Key_S, CTRL)

    clerk.see(out.exists)
    tracked = docx.Document(out).element.body.iter(qn("w:del"), qn("w:ins"))
    words = [word.text for each in tracked for word in each.iter(qn("w:t"), qn("w:delText"))]
    assert words == ["、", "0", "布", "部", ",", "，"]


def test_a_refusal_goes_as_soon_as_another_text_is_read(clerk, paper, tmp_path):
    empty, told = tmp_path / "空.txt", tmp_path / "通知.txt"
    empty.write_text("", "utf-8")
    told.write_text(TEXT, "utf-8")

    paper.open_file(empty)
    clerk.see(lambda: "trouble" in vars(clerk.window))
    assert clerk.window.trouble.isVisible()
    paper.open_file(told)

    clerk.see(lambda: paper.checked is not None)
    assert not clerk.window.trouble.isVisible()
