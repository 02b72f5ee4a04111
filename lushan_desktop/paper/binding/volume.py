"""Binds evidence into one volume: cover, contents, dividers, stamped pages, bookmarks, folios.

PDF pages and JPEG pictures are taken as they are, never drawn anew. What cannot be read becomes a placeholder
page and is reported. `bind(Volume(…), target)` computes long: it belongs into the child process.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryDirectory

from pikepdf import Pdf

from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.paper.binding.evidence import (
    EvidencePage,
    PictureFile,
    Unreadable,
    is_pdf,
    read_pages,
    read_pictures,
)
from lushan_desktop.paper.binding.volume_joining import Bookmark, Plan, VolumePage, join
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


@dataclass(frozen=True)
class Evidence:
    """A piece of evidence: its 材料编号, its name and its file."""

    number: str
    title: str
    path: Path
    file_name: str = ""
    """What people call the file, where it lies under another name; else empty."""


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
    """A page to come: a divider, a page of evidence, pictures, or the reason why there is none."""

    evidence: tuple[Evidence, ...] = ()
    part: int = 1
    parts: int = 1
    page: EvidencePage | None = None
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
    with TemporaryDirectory(dir=target.parent, prefix=".volume") as folder, Pdf.new() as pdf:
        leaves = _read(volume, pdf, progress)
        entries = _entries(leaves, press)
        drawn = _drawn(volume, leaves, entries, press)
        pages = [
            *map(VolumePage, drawn[: -len(leaves) or None]),
            *map(_placed, drawn[-len(leaves) :], leaves),
        ]
        bookmarks = tuple(Bookmark(entry.text, entry.page - 1, entry.is_divider) for entry in entries)
        plan = Plan(volume.title, _mark(volume, drawn), _fonts(case), tuple(pages), bookmarks)
        join(pdf, Path(folder, "bound.pdf"), plan, progress)
        Path(folder, "bound.pdf").replace(target)
    left_out = tuple(Left(leaf.evidence[0], leaf.reason) for leaf in leaves if leaf.reason)
    return Bound(len(drawn), entries, left_out, case.missing)


def spine_labels(spines: Sequence[Spine], *, bundled_fonts_only: bool = False) -> bytes:
    """Sheets with labels for the backs of boxes (盒脊), to be cut out."""
    case = TypeCase(faces(bundled_only=bundled_fonts_only))
    press, document = Press(Setter(case)), new_document("盒脊标签")
    for number, group in enumerate(spines_on_a_sheet(spines), 1):
        sheet = Sheet(FRAME, number)
        draw_spines(sheet, press, group)
        document.addPage(sheet.finish())
    return finished(document, case)


def _mark(volume: Volume, drawn: Sequence[bytes]) -> bytes:
    """Return what tells this file from any other: our pages, and size, start and end of all evidence."""
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


def _fonts(case: TypeCase) -> bytes:
    """A PDF with the fonts of all that has been drawn."""
    document = new_document("")
    document.addPage(Sheet(FRAME, 1).finish())
    return finished(document, case)


def _read(volume: Volume, pdf: Pdf, progress: Progress) -> list[_Leaf]:
    """The pages behind the contents; pages of PDF evidence are copied into `pdf` at once."""
    pieces = [(part, piece) for part in volume.parts for piece in (None, *part.evidence)]
    leaves: list[_Leaf] = []
    for part, piece in over(progress, pieces, "读取材料"):
        if piece is None:
            leaves.append(_Leaf(divider=part))
            continue
        try:
            if is_pdf(piece.path):
                pages = read_pages(piece.path, pdf)
                leaves += [_Leaf((piece,), n, len(pages), page) for n, page in enumerate(pages, 1)]
            else:
                _add_pictures(leaves, piece, read_pictures(piece.path), part.pictures_to_a_page)
        except Unreadable as problem:
            leaves.append(_Leaf((piece,), reason=str(problem)))
    return leaves


def _add_pictures(
    leaves: list[_Leaf], piece: Evidence, pictures: Sequence[PictureFile], per_page: int
) -> None:
    """One on the page begun by the pictures before it, as long as there is room; several each on its own."""
    if len(pictures) > 1:
        alone = tuple(picture_places(1, 1))
        leaves += [
            _Leaf((piece,), n, len(pictures), pictures=(each,), places=alone)
            for n, each in enumerate(pictures, 1)
        ]
        return
    (picture,), last = pictures, leaves[-1]
    if not (last.pictures and last.parts == 1 and len(last.pictures) < per_page):
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


def _drawn(volume: Volume, leaves: Sequence[_Leaf], entries: Sequence[Entry], press: Press) -> list[bytes]:
    """Return what is drawn on each page: cover, contents, and all that follows."""
    cover = Sheet(FRAME, 1)
    foot = tuple(line for line in (volume.issuer, volume.date) if line)
    draw_cover(cover, press, volume.title, volume.subtitle, foot)
    drawn = [cover.taken()]
    for group in contents_pages(entries, press):
        sheet = Sheet(FRAME, len(drawn) + 1)
        draw_contents(sheet, press, group)
        number_folio(sheet, press)
        drawn.append(sheet.taken())
    for leaf in leaves:
        sheet = Sheet(FRAME, len(drawn) + 1)
        _draw(leaf, sheet, press)
        number_folio(sheet, press)
        drawn.append(sheet.taken())
    return drawn


def _draw(leaf: _Leaf, sheet: Sheet, press: Press) -> None:
    if leaf.divider is not None:
        draw_divider(sheet, press, leaf.divider.title, leaf.divider.note)
        return
    if leaf.reason:
        piece = leaf.evidence[0]
        draw_placeholder(sheet, press, piece.title, leaf.reason, piece.file_name or piece.path.name)
    for piece, place in zip(leaf.evidence, leaf.places, strict=False):
        caption(sheet, press, f"{piece.number}　{piece.title}".strip(), place)
    numbers = [piece.number for piece in leaf.evidence if piece.number]
    stamp(sheet, press, "、".join(numbers), leaf.part, leaf.parts)


def _placed(drawn: bytes, leaf: _Leaf) -> VolumePage:
    return VolumePage(drawn, leaf.page, leaf.pictures, (STAMPED,) if leaf.page else leaf.places)
