"""Runs in the child: makes the files of one part of a submission from values, in the working folder."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from lushan_desktop.paper.content import Content
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.evidence.volume import Piece, VolumeValue
from lushan_desktop.services.evidence import proof_pages, volumes
from lushan_desktop.services.printing.rendering import compose_and_render
from lushan_desktop.services.submission.submission_folder import MadeFile, MadePart, hash_of
from lushan_desktop.storage import objects

V = TypeVar("V")

_PAPER = "lushan_desktop.paper.binding.volume:{0}"
_OVERHEAD = 300_000
"""Bytes of a volume that are not its evidence: fonts, cover, contents."""
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """How large a file may be (0: as large as it is), and whether pictures are made smaller."""

    most: int = 0
    shrinks: bool = True


@dataclass(frozen=True)
class Place:
    """Where the evidence lies, where files are made, and what they will be called, without ending."""

    data: Path
    work: Path
    name: str


@dataclass(frozen=True)
class Copy:
    """A file to be given out under its number."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Made:
    """The part with the files that were made, by the name they will have in the folder."""

    part: MadePart
    files: Mapping[str, Path]


class _Maker:
    """Collects the files of a part."""

    def __init__(self, part: MadePart, place: Place) -> None:
        self.part, self.place = part, place
        self.files: dict[str, Path] = {}
        self.problems: list[str] = []
        self.smaller: list[Any] = []
        """Of each picture that was made smaller, its bytes before and after."""
        self._count = 0

    def new(self, ending: str) -> Path:
        """A place to make a file."""
        self._count += 1
        return self.place.work / f"{self._count}{ending}"

    def add(self, name: str, made: Path) -> None:
        """A finished file; of two with one name the second gets a number."""
        path, number = name, 2
        while path in self.files:
            path = str(Path(name).with_stem(f"{Path(name).stem}（{number}）"))
            number += 1
        self.files[path] = made

    def shrink(self, source: Path, most: int = 0) -> Path | None:
        """A smaller copy of a picture; None where there is nothing to gain."""
        from lushan_desktop.paper.binding.shrinking import shrink

        target = self.new(".jpg")
        if (smaller := shrink(source, target, most)) is None:
            return None
        self.smaller.append(smaller)
        return target

    def finished(self, pages: int = 0) -> Made:
        """The part with all that was made."""
        part = replace(
            self.part,
            files=tuple(
                MadeFile(name, made.stat().st_size, hash_of(made)) for name, made in self.files.items()
            ),
            problems=(*self.part.problems, *self.problems),
            pages=pages,
            pictures=len(self.smaller),
            before=sum(one.before for one in self.smaller),
            after=sum(one.after for one in self.smaller),
        )
        return Made(part, self.files)


def write_papers(part: MadePart, place: Place, key: str, value: Any, endings: Sequence[str]) -> Made:
    """A report in each of the formats."""
    maker, pages = _Maker(part, place), 0
    for ending in endings:
        made = compose_and_render(REPORTS.get(key).compose, value, ending)
        if ending == ".pdf":
            pages, made = made.pages, made.pdf
        target = maker.new(ending)
        target.write_bytes(made)
        maker.add(f"{place.name}{ending}", target)
    return maker.finished(pages)


def write_list(part: MadePart, place: Place, compose: Callable[[V], Content], value: V) -> Made:
    """Typeset a paper that is no report."""
    from lushan_desktop.paper.pdf import typeset

    maker = _Maker(part, place)
    paper = typeset(compose(value))
    target = maker.new(".pdf")
    target.write_bytes(paper.pdf)
    maker.add(f"{place.name}.pdf", target)
    return maker.finished(paper.pages)


def write_labels(part: MadePart, place: Place, spines: Any) -> Made:
    """The labels for the backs of boxes."""
    maker = _Maker(part, place)
    target = maker.new(".pdf")
    target.write_bytes(volumes.labels_in_child(spines))
    maker.add(f"{place.name}.pdf", target)
    return maker.finished()


def write_volume(part: MadePart, place: Place, value: VolumeValue, limits: Limits) -> Made:
    """One volume, or several where the limit asks for it, each whole in itself with its own contents."""
    maker = _Maker(part, place)
    pieces = value.chapters[0].pieces
    with ExitStack() as borrowed:
        paths = {piece: borrowed.enter_context(_lent(place, piece)) for piece in pieces}
        return _write_lent(maker, place, value, paths, limits)


def _write_lent(
    maker: _Maker, place: Place, value: VolumeValue, paths: Mapping[Piece, Path], limits: Limits
) -> Made:
    pieces = value.chapters[0].pieces
    if limits.shrinks:
        paths = {piece: maker.shrink(path) or path for piece, path in paths.items()}
    bound: list[Path] = []
    pages = 0
    waiting = _lots(pieces, paths, limits.most)
    while waiting:
        lot = waiting.pop(0)
        is_whole = len(lot) == len(pieces)
        subtitle = value.subtitle if is_whole else f"{value.subtitle}　{_called(len(bound) + 1, lot)}"
        target = maker.new(".pdf")
        made = _bind(replace(value, subtitle=subtitle), lot, paths, target)
        if limits.most and target.stat().st_size > limits.most:
            if len(lot) > 1:
                waiting[:0] = [lot[: len(lot) // 2], lot[len(lot) // 2 :]]
                continue
            maker.problems.append(_too_large(f"{lot[0].number} {lot[0].title}", limits))
        bound.append(target)
        pages += made.pages
        maker.problems += map(_said_left, made.left_out)
    for number, target in enumerate(bound, 1):
        maker.add(f"{place.name}{f'（第{number}分册）' if len(bound) > 1 else ''}.pdf", target)
    return maker.finished(pages)


def _said_left(left: Any) -> str:
    piece = left.evidence
    return f"{piece.number} {piece.title}：{left.reason}，册中放了占位页，请补齐后再生成。"


def _lent(place: Place, piece: Piece) -> AbstractContextManager[Path]:
    if piece.sha256:
        return proof_pages.lent(place.data, piece.sha256)
    return nullcontext(Path(piece.file_name))


def _lots(pieces: Sequence[Piece], paths: Mapping[Piece, Path], most: int) -> list[Sequence[Piece]]:
    """The pieces in their order, as many together as will fit by the size of their files."""
    if not most:
        return [pieces]
    lots: list[list[Piece]] = [[]]
    room = left = max(most - _OVERHEAD, 1)
    for piece in pieces:
        size = paths[piece].stat().st_size if paths[piece].is_file() else 0
        if lots[-1] and size > left:
            lots.append([])
            left = room
        lots[-1].append(piece)
        left -= size
    return list(lots)


def _called(number: int, lot: Sequence[Piece]) -> str:
    span = lot[0].number if len(lot) == 1 else f"{lot[0].number}至{lot[-1].number}"
    return f"第{number}分册（{span}）"


def _bind(value: VolumeValue, lot: Sequence[Piece], paths: Mapping[Piece, Path], target: Path) -> Any:
    from lushan_desktop.paper.binding.volume import Evidence, Part, Volume, bind

    evidence = tuple(Evidence(piece.number, piece.title, paths[piece], piece.file_name) for piece in lot)
    parts = (Part(value.chapters[0].title, evidence),)
    return bind(Volume(value.title, parts, value.subtitle, value.issuer, value.date), target)


def write_copies(part: MadePart, place: Place, copies: Sequence[Copy], limits: Limits) -> Made:
    """The files of an indicator under their numbers; one that is too large is made smaller or split."""
    maker = _Maker(part, place)
    for copy in copies:
        if not copy.sha256 or not objects.holds(place.data, copy.sha256):
            maker.problems.append(f"{copy.name}：文件不在，没有放进文件夹。请从备份找回，或重新添加。")
            continue
        with objects.lent(place.data, copy.sha256) as source:
            for made in _fitting(maker, copy, source, limits):
                maker.add(f"{place.name}/{made[0]}", made[1])
    return maker.finished()


def _fitting(maker: _Maker, copy: Copy, source: Path, limits: Limits) -> list[tuple[str, Path]]:
    name = Path(copy.name)
    if limits.most and source.stat().st_size > limits.most:
        for fit in (_as_picture, _as_parts):
            if made := fit(maker, name, source, limits):
                return made
        maker.problems.append(_too_large(name.name, limits))
    target = maker.new(name.suffix)
    shutil.copyfile(source, target)
    if hash_of(target) != copy.sha256:
        maker.problems.append(f"{name.name}：文件内容与收存时不一致，请核对，或从备份找回。")
    return [(name.name, target)]


def _as_picture(maker: _Maker, name: Path, source: Path, limits: Limits) -> list[tuple[str, Path]]:
    made = maker.shrink(source, limits.most) if limits.shrinks else None
    return [(name.with_suffix(".jpg").name, made)] if made and made.stat().st_size <= limits.most else []


def _as_parts(maker: _Maker, name: Path, source: Path, limits: Limits) -> list[tuple[str, Path]]:
    from lushan_desktop.paper.binding.splitting import split

    folder = maker.new("")
    folder.mkdir()
    made: list[Path] = split(source, folder, limits.most)
    if any(part.stat().st_size > limits.most for part in made):
        maker.problems.append(_too_large(name.name, limits))
    return [(f"{name.stem}（{number}）{name.suffix}", part) for number, part in enumerate(made, 1)]


def _too_large(name: str, limits: Limits) -> str:
    return f"{name}：一份就超过每个文件 {limits.most // MEGABYTE} MB，不能再缩小或拆分，请另行报送。"
