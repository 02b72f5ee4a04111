"""A PDF that is too large for a file, as several: split between pages, each page as it is."""

from pathlib import Path

import pikepdf


def split(source: Path, folder: Path, most: int) -> list[Path]:
    """Files of at most `most` bytes in `folder`; a page that is larger alone stays so.

    Empty where the file cannot be opened or has one page only.
    """
    try:
        with pikepdf.open(source) as pdf:
            return _parts(pdf, folder, most) if len(pdf.pages) > 1 else []
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return []


def _parts(pdf: pikepdf.Pdf, folder: Path, most: int) -> list[Path]:
    made: list[Path] = []
    waiting = [(0, len(pdf.pages))]
    while waiting:
        start, end = waiting.pop()
        part = folder / f"part{start:05}.pdf"
        with pikepdf.new() as piece:
            piece.pages.extend(pdf.pages[start:end])
            piece.save(part, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if part.stat().st_size > most and end - start > 1:
            middle = (start + end) // 2
            waiting += [(middle, end), (start, middle)]
        else:
            made.append(part)
    return made
