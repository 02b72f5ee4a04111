"""What lies in the clipboard, and what the system does not hand out."""

from PySide6.QtGui import QClipboard

from lushan_desktop.ui.widgets import clipboard


def test_a_clipboard_that_another_program_holds_is_empty(qapp, monkeypatch):
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)

    assert clipboard.copied_files() == []
    assert not clipboard.holds_evidence()
