"""Binds evidence into one volume: cover, contents, dividers, stamped pages, bookmarks, folios.

PDF pages and JPEG pictures are taken as they are, never drawn anew. What cannot be read becomes a placeholder
page and is reported. `bind(Volume(…), target)` computes long: it belongs into the child process.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.paper.binding.evidence import PictureFile, Unreadable, append_pages, is_pdf, read_picture
from lushan_desktop.paper.binding.volume_joining import Bookmark, Placed, Plan, join
from lushan_desktop.paper.binding.volume_pages import (
    FRAME,
    STAMPED,
    Area,
    Entry,
    Press,
    Spine,
    caption,
    contents_pages,
    draw_contents,
    draw_cover,
    draw_divider,
    draw_placeholder,
    draw_spines,
    number_folio,
    picture_places,
    spines_on_a_sheet,
    stamp,
)
from lushan_desktop.paper.fonts.embedding import TypeCase
from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.pdf import finished, new_document
from lushan_desktop.paper.setting.page import Sheet
from lushan_desktop.paper.setting.paragraph import Setter

_END_READ = 1024
PICTURES_TO_A_PAGE = (1, 2, 4)


@dataclass(frozen=True)
class Evidence:
    """A piece of evidence: its 材料编号, its name and its file."""

    number: str
    title: str
    path: Path


@dataclass(frozen=True)
class Part:
    """What stands behind one divider; pictures that follow each other share pages, 1, 2 or 4 to each."""

    title: str
    evidence: tuple[Evidence, ...]
    note: str = ""
    pictures_to_a_page: int = 1


@dataclass(frozen=True)
class Volume:
    """A bound volume (佐证材料汇编)."""

    title: str
    parts: tuple[Part, ...]
    subtitle: str = ""
    issuer: str = ""
    date: str = ""


@dataclass(frozen=True)
class Left:
    """A piece of evidence that could not be bound, and why."""

    evidence: Evidence
    reason: str


@dataclass(frozen=True)
class Bound:
    """What was bound: pages in all, the contents, and what was left out."""

    pages: int
    contents: tuple[Entry, ...]
    left_out: tuple[Left, ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Leaf:
    """A page to come. `source` is the page of the joined evidence that stands on it."""

    evidence: tuple[Evidence, ...] = ()
    part: int = 1
    parts: int = 1
    source: int | None = None
    pictures: tuple[PictureFile, ...] = ()
    places: tuple[Area, ...] = ()
    reason: str = ""
    divider: Part | None = None


def bind(
    volume: Volume,
    target: Path,
    *,
    progress: Progress = UNWATCHED,
    bundled_fonts_only: bool = False,
) -> Bound:
    """Writes the volume to `target`; on cancelling nothing is left there."""
    case = TypeCase(faces(bundled_only=bundled_fonts_only))
    press = Press(Setter(case))
    with TemporaryDirectory(dir=target.parent, prefix=".volume") as folder:
        joined, bound = Path(folder, "joined.pdf"), Path(folder, "bound.pdf")
        with closing(pypdfium2.PdfDocument.new()) as pdf:
            leaves = _read(volume, pdf, progress)
            entries = _entries(leaves, press)
            sources = len(pdf)
            own_pages, stamps = _drawn(volume, leaves, entries, press, case)
            with closing(pypdfium2.PdfDocument(own_pages)) as drawn:
                pdf.import_pages(drawn)
            pdf.save(joined)
        front = entries[0].page - 1 if entries else 2
        bookmarks = tuple(Bookmark(entry.text, entry.page - 1, entry.is_divider) for entry in entries)
        placed = tuple(map(_placed, leaves, stamps))
        mark = _mark(volume, (own_pages, *stamps))
        join(joined, bound, Plan(volume.title, mark, sources, placed, bookmarks), progress)
        bound.replace(target)
    left_out = tuple(Left(leaf.evidence[0], leaf.reason) for leaf in leaves if leaf.reason)
    return Bound(front + len(leaves), entries, left_out, case.missing)


def spine_labels(spines: Sequence[Spine], *, bundled_fonts_only: bool = False) -> bytes:
    """Sheets with labels for the backs of boxes (盒脊), to be cut out."""
    case = TypeCase(faces(bundled_only=bundled_fonts_only))
    press, document = Press(Setter(case)), new_document("盒脊标签")
    for number, group in enumerate(spines_on_a_sheet(spines), 1):
        sheet = Sheet(FRAME, number)
        draw_spines(sheet, press, group)
        document.addPage(sheet.finish())
    return finished(document, case)


def _mark(volume: Volume, drawn: Iterable[bytes]) -> bytes:
    """What tells this file from any other: our pages, and size, start and end of all evidence."""
    told = sha256(b"".join(drawn))
    for part in volume.parts:
        for piece in part.evidence:
            if piece.path.is_file():
                told.update(_size_and_ends(piece.path))
    return told.digest()[:16]


def _size_and_ends(path: Path) -> bytes:
    with path.open("rb") as file:
        start, size = file.read(_END_READ), file.seek(0, SEEK_END)
        file.seek(max(0, size - _END_READ))
        return b"%d " % size + start + file.read()


def _read(volume: Volume, joined: pypdfium2.PdfDocument, progress: Progress) -> list[_Leaf]:
    """The pages behind the contents; pages of PDF evidence are appended to `joined` at once."""
    pieces = [(part, piece) for part in volume.parts for piece in (None, *part.evidence)]
    leaves: list[_Leaf] = []
    for part, piece in over(progress, pieces, "读取材料"):
        if piece is None:
            leaves.append(_Leaf(divider=part))
            continue
        try:
            if is_pdf(piece.path):
                first = len(joined)
                parts = append_pages(piece.path, joined)
                leaves += [_Leaf((piece,), n + 1, parts, source=first + n) for n in range(parts)]
            else:
                _add_picture(leaves, piece, read_picture(piece.path), part.pictures_to_a_page)
        except Unreadable as problem:
            leaves.append(_Leaf((piece,), reason=str(problem)))
    return leaves


def _add_picture(leaves: list[_Leaf], piece: Evidence, picture: PictureFile, per_page: int) -> None:
    """On the page begun by the pictures before it, as long as there is room."""
    last = leaves[-1]
    if not (last.pictures and len(last.pictures) < per_page):
        last = _Leaf()
        leaves.append(last)
    last.evidence, last.pictures = (*last.evidence, piece), (*last.pictures, picture)
    last.places = tuple(picture_places(len(last.pictures), per_page))


def _entries(leaves: Sequence[_Leaf], press: Press) -> tuple[Entry, ...]:
    """The lines of the contents with the pages that they begin on, cover and contents counted."""
    entries = []
    for page, leaf in enumerate(leaves, 1):
        if leaf.divider is not None:
            entries.append(Entry(leaf.divider.title, page, is_divider=True))
        elif leaf.part == 1:
            entries += [Entry(f"{piece.number}　{piece.title}".strip(), page) for piece in leaf.evidence]
    front = 1 + len(contents_pages(entries, press))
    return tuple(replace(entry, page=entry.page + front) for entry in entries)


def _drawn(
    volume: Volume, leaves: Sequence[_Leaf], entries: Sequence[Entry], press: Press, case: TypeCase
) -> tuple[bytes, list[bytes]]:
    """A PDF of all pages that are no PDF evidence, and for each leaf what is stamped on such evidence."""
    document = new_document(volume.title)
    cover = Sheet(FRAME, 1)
    foot = tuple(line for line in (volume.issuer, volume.date) if line)
    draw_cover(cover, press, volume.title, volume.subtitle, foot)
    document.addPage(cover.finish())
    number = 1
    for group in contents_pages(entries, press):
        number += 1
        sheet = Sheet(FRAME, number)
        draw_contents(sheet, press, group)
        number_folio(sheet, press)
        document.addPage(sheet.finish())
    stamps = []
    for page, leaf in enumerate(leaves, number + 1):
        sheet = Sheet(FRAME, page)
        _draw(leaf, sheet, press)
        number_folio(sheet, press)
        stamps.append(sheet.taken() if leaf.source is not None else b"")
        if leaf.source is None:
            document.addPage(sheet.finish())
    return finished(document, case), stamps


def _draw(leaf: _Leaf, sheet: Sheet, press: Press) -> None:
    if leaf.divider is not None:
        draw_divider(sheet, press, leaf.divider.title, leaf.divider.note)
        return
    if leaf.reason:
        piece = leaf.evidence[0]
        draw_placeholder(sheet, press, piece.title, leaf.reason, piece.path.name)
    for piece, place in zip(leaf.evidence, leaf.places, strict=False):
        caption(sheet, press, f"{piece.number}　{piece.title}".strip(), place)
    numbers = [piece.number for piece in leaf.evidence if piece.number]
    stamp(sheet, press, "、".join(numbers), leaf.part, leaf.parts)


def _placed(leaf: _Leaf, stamped: bytes) -> Placed:
    if leaf.source is not None:
        return Placed(leaf.source, stamped, places=(STAMPED,))
    return Placed(pictures=leaf.pictures, places=leaf.places)
