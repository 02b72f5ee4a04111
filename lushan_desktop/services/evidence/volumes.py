"""装订成册: the numbered material of indicators as one PDF, and the labels for the boxes it stands in."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.files import explained, refuse_device, unfinished, write_whole
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.reports.evidence import spine, volume
from lushan_desktop.reports.evidence.volume import VolumeValue
from lushan_desktop.services.evidence import proof_pages, proofs
from lushan_desktop.services.evidence.folder_tree import outside
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_PAPER = "lushan_desktop.paper.binding.volume:{0}"


@dataclass(frozen=True)
class BoundVolume:
    """A volume that was written."""

    file: Path
    pages: int
    first_pages: tuple[tuple[str, int], ...]
    """The lines of its contents with the pages they begin on."""
    left_out: tuple[str, ...] = ()
    """One sentence for each piece that has only a page with its name."""
    changes: Changes | None = None
    """The numbers that were given."""
    placeholders: int = 0

    @property
    def sentence(self) -> str:
        said = f"已装订成册，共 {self.pages} 页"
        return f"{said}；{self.placeholders} 份只有占位页" if self.placeholders else said


class NoPages(UserError):
    """Some of the material cannot become pages; the same volume is bound when that is accepted."""

    may_accept = True


def look_before(store: Store, indicator_ids: Sequence[str], *, progress: Progress = UNWATCHED) -> None:
    """Make the pages of what is to be bound. Raises NoPages with all that has to be converted first."""
    with store.read_long() as session:
        value = volume.gather(session, indicator_ids)
    if told := proof_pages.ready(store, _files(value), progress=progress):
        said = "\n".join(told)
        raise NoPages(f"{len(told)} 份转不成页面，册中只有占位页：\n{said}")


def bind(
    store: Store,
    indicator_ids: Sequence[str],
    file: Path,
    *,
    title: str = "",
    pictures_to_a_page: int = 1,
    progress: Progress = UNWATCHED,
) -> BoundVolume:
    """Number what has no number yet, then bind. Raises UserError, Cancelled; then nothing is left there."""
    if file.suffix.lower() != ".pdf":
        raise UserError(f"成册只能存成 .pdf，“{file.name}”不是。请把文件名改成 .pdf 结尾。")
    outside(store, file)
    refuse_device(file)
    changes = proofs.assign_all(store, indicator_ids)
    with store.read_long() as session:
        value = volume.gather(session, indicator_ids, title)
    proof_pages.ready(store, _files(value), progress=progress)
    progress.report(0, 0, "正在装订")
    try:
        with unfinished(file) as beside:
            part = beside / "volume.pdf"
            pages, lines, left = CHILD.call_watched(
                progress, bind_in_child, value, str(store.folder), str(part), pictures_to_a_page
            )
            if progress.is_cancelled:
                raise Cancelled
            part.replace(file)
    except OSError as error:
        raise explained(error, file) from error
    return BoundVolume(file, pages, lines, left, changes, len(left))


def _files(value: VolumeValue) -> Iterator[tuple[str, str, str]]:
    """Yield what may have to become pages first."""
    for chapter in value.chapters:
        for piece in chapter.pieces:
            yield piece.sha256, Path(piece.file_name).suffix.lower(), piece.file_name


def bind_in_child(value: VolumeValue, folder: str, file: str, pictures_to_a_page: int) -> Any:
    """Runs in the child: pages, contents and what was left out."""
    from lushan_desktop.paper.binding.shrinking import shrink
    from lushan_desktop.paper.binding.volume import Evidence, Part, Volume, bind

    with TemporaryDirectory(dir=Path(file).parent, prefix=".pictures") as smaller, ExitStack() as borrowed:

        def placed(piece: volume.Piece) -> Evidence:
            place = Path(piece.file_name)
            if piece.sha256:
                place = borrowed.enter_context(proof_pages.lent(Path(folder), piece.sha256))
                target = Path(smaller) / f"{piece.sha256}.jpg"
                if target.is_file() or shrink(place, target):
                    place = target
            return Evidence(piece.number, piece.title, place, piece.file_name)

        parts = tuple(
            Part(chapter.title, tuple(map(placed, chapter.pieces)), pictures_to_a_page=pictures_to_a_page)
            for chapter in value.chapters
        )
        whole = Volume(value.title, parts, value.subtitle, value.issuer, value.date)
        bound = bind(whole, Path(file))
    lines = tuple((entry.text, entry.page) for entry in bound.contents)
    left = tuple(
        f"{each.evidence.number} {each.evidence.title}：{each.reason}，册中放了占位页。"
        for each in bound.left_out
    )
    return bound.pages, lines, left


def write_labels(store: Store, indicator_ids: Sequence[str], file: Path) -> Path:
    """Sheets with a label for the back of each box. Raises UserError where no box is named."""
    outside(store, file)
    with store.read_long() as session:
        spines = spine.gather(session, indicator_ids)
    write_whole(file, CHILD.call(labels_in_child, spines))
    return file


def labels_in_child(spines: Sequence[spine.Label]) -> bytes:
    """Runs in the child."""
    from lushan_desktop.paper.binding.volume import spine_labels
    from lushan_desktop.paper.binding.volume_pages import Spine

    made = [Spine(each.title, each.issuer, each.year, each.number) for each in spines]
    labels: bytes = spine_labels(made)
    return labels
