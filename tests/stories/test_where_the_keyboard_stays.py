"""Who works without a mouse goes on where he was: after files were added, after papers were made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from lushan_desktop.ui import dialogs
from lushan_desktop.ui.widgets import drop_zone
from tests.stories.conftest import Clerk

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chosen(monkeypatch, tmp_path) -> list[Path]:
    """Answers the dialog for files."""
    files = [tmp_path / "签到表（示例）.pdf", tmp_path / "会议纪要（示例）.pdf"]
    for file in files:
        file.write_bytes(b"%PDF-1.4 " + file.name.encode())
    monkeypatch.setattr(drop_zone, "asked_for", lambda *_, **__: files)
    return files


def keyboard_in(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def lacking_link(clerk: Clerk) -> QAbstractButton | None:
    """The first 缺… · 添加 of the meeting on show."""
    links = clerk.record_page().detail.findChildren(QAbstractButton)
    return next((one for one in links if "添加" in one.accessibleName() and one.isVisible()), None)


def test_after_a_lacking_material_was_added_to_a_meeting(clerk, chosen):
    clerk.press(Key.Key_3, CTRL)
    page = clerk.record_page()
    clerk.see(lambda: page.detail.shown is not None)
    for _ in page.list.table.rows.ids:
        if lacking_link(clerk) is not None:
            break
        before = page.detail.shown.id
        clerk.press(Key.Key_Down)
        clerk.see(lambda before=before: page.detail.shown.id != before)
    held = len(page.detail.shown.files)
    clerk.tab_to(lacking_link(clerk))
    clerk.press(Key.Key_Return)

    clerk.see(lambda: len(page.detail.shown.files) == held + len(chosen))
    assert keyboard_in(page.detail)


@pytest.mark.parametrize("registers", [False, True], ids=["alone", "with records of it"])
def test_after_material_was_taken_into_the_store(clerk, chosen, monkeypatch, registers):
    monkeypatch.setattr(dialogs, "ask_for_files", lambda *_: chosen)
    page = clerk.go("evidence")
    clerk.see(lambda: page.list.tally is not None)
    before = page.list.tally.total
    page.taking.ask_for_files()
    clerk.see(lambda: page.taking.panel.isVisible())
    assert keyboard_in(page.taking.panel)
    page.taking.panel.then_register.setChecked(registers)
    clerk.tab_to(page.taking.panel.add_button)
    clerk.press(Key.Key_Return)

    clerk.see(lambda: page.list.tally.total == before + len(chosen))
    clerk.see(lambda: keyboard_in(page.registering if registers else page.list.card))


def test_after_a_new_revision_of_a_file(clerk, chosen, monkeypatch, tmp_path):
    monkeypatch.setattr(dialogs, "ask_for_files", lambda *_: chosen)
    page = clerk.go("evidence")
    clerk.see(lambda: page.list.tally is not None)
    page.taking.ask_for_files()
    clerk.see(lambda: page.taking.panel.isVisible())
    page.taking.panel.add_button.click()
    clerk.see(lambda: page.detail.shown is not None)
    (new := tmp_path / "新版（示例）.pdf").write_bytes(b"%PDF-1.4 new")
    monkeypatch.setattr(drop_zone, "asked_for", lambda *_, **__: [new])
    clerk.tab_to(clerk.button("换新版"))
    clerk.press(Key.Key_Return)

    clerk.see(lambda: [file.name for file in page.detail.shown.files] == [new.name])
    assert QApplication.focusWidget() is clerk.button("换新版")
