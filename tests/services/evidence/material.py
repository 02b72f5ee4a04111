"""Files as offices hold them, and what has come of them in the store."""

import io
from pathlib import Path

import pypdfium2
from PIL import Image
from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.services.records.evidence_text import read_next
from lushan_desktop.storage.store import Store


def a_pdf(pages: int, mark: str = "") -> bytes:
    document = pypdfium2.PdfDocument.new()
    for number in range(pages):
        document.new_page(595 + len(mark) + number, 842)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def a_jpeg(shade: int = 200) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (400, 300), (shade, 20, 20)).save(written, "JPEG")
    return written.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(data)
    return file


def all_evidence(store: Store) -> list[Evidence]:
    with store.read() as session:
        rows = list(session.scalars(select(Evidence).where(col(Evidence.deleted).is_(False))))
        for row in rows:
            session.expunge(row)
        return sorted(rows, key=lambda row: row.title)


def read_all(store: Store) -> int:
    """Read every file that has not been read yet, as the window does one after another; returns how many."""
    count = 0
    while read_next(store):
        count += 1
    return count
