"""What is handed to the system's reader: the very bytes, and no heap of files."""

import tempfile

from lushan_desktop.services.printing import reports


def test_the_reader_gets_the_bytes_and_earlier_copies_go(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    first = reports.copy_for_reader(None, b"%PDF-1")  # type: ignore[arg-type]  # asks for no store
    second = reports.copy_for_reader(None, b"%PDF-2")  # type: ignore[arg-type]  # asks for no store

    assert second.read_bytes() == b"%PDF-2"
    assert not first.exists()
    assert list(tmp_path.iterdir()) == [second]
