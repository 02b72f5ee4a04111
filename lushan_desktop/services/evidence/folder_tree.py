"""Material given out as folders: one for each indicator, files under their numbers, under safe names."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.file_names import LONGEST_NAME, free, safe_name
from lushan_desktop.base.files import is_inside, unfinished
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.services.evidence import proofs
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_LONGEST_PATH = 240
_LONGER = 32
"""Characters by which a path is longer while the folder has not got its name yet."""
_NOT_WRITTEN = "未导出完：磁盘空间不足，或文件夹不能写入。请清理磁盘或换一个位置。"


@dataclass(frozen=True)
class Leaf:
    """A file to be written: where, and which bytes."""

    folder: str
    name: str
    sha256: str


@dataclass(frozen=True)
class WrittenFolder:
    """What stands in the folder now."""

    place: Path
    files: int
    left_out: tuple[str, ...] = ()
    """One sentence for each file that could not be given out."""
    changes: Changes | None = None
    """The numbers that were given."""


def outside(store: Store, place: Path) -> None:
    """Raises UserError for a place among the data themselves, which nobody but the program writes to."""
    if is_inside(place, store.folder):
        raise UserError("这是存放数据的文件夹，不能往里导出。请换一个文件夹，如桌面或 U 盘。")


def room_below(place: Path, taken: int, *, least: int) -> int:
    """Characters that a path below a place may have, beside those taken. Raises UserError for too few."""
    room = _LONGEST_PATH - len(str(place)) - taken
    if room < least:
        raise UserError("路径太长，请改选层级较少的文件夹。")
    return room


def write_tree(
    store: Store, indicator_ids: Sequence[str], place: Path, *, progress: Progress = UNWATCHED
) -> WrittenFolder:
    """Give the material out, numbered; on cancelling nothing is left. Raises UserError, Cancelled."""
    outside(store, place)
    changes = proofs.assign_all(store, indicator_ids)
    with store.read_long() as session:
        found = [leaf for one in indicator_ids for leaf in leaves(session, one)]
    if not found:
        raise UserError("这些指标下还没有材料，没有可以导出的文件。")
    target = free(place / safe_name("佐证材料"))
    room = room_below(target, _LONGER, least=2 * 24)
    try:
        place.mkdir(parents=True, exist_ok=True)
        # It gets its name once it is whole: what was broken off is never taken for all of it.
        with unfinished(target) as folder:
            written = _written(store, found, folder, room, progress)
            target = free(target)
            folder.rename(target)
    except OSError as error:
        raise UserError(_NOT_WRITTEN) from error
    return replace(written, place=target, changes=changes)


def _written(
    store: Store, leaves: Sequence[Leaf], target: Path, room: int, progress: Progress
) -> WrittenFolder:
    left_out: list[str] = []
    count = 0
    for done, leaf in enumerate(leaves):
        if progress.is_cancelled:
            raise Cancelled
        progress.report(done, len(leaves), leaf.name)
        folder = target / safe_name(leaf.folder, room=min(LONGEST_NAME, room // 2))
        # A title may hold a stroke, so that its name is no path: what stands before it must not get lost.
        suffix = Path(leaf.name).suffix
        fit = safe_name(
            leaf.name.removesuffix(suffix), suffix, room=min(LONGEST_NAME, room - len(folder.name))
        )
        try:
            _copy(store, leaf, free(folder / fit))
            count += 1
        except FileNotFoundError:
            left_out.append(f"“{leaf.name}”的文件不在，没有导出。请从备份找回，或重新添加。")
        except OSError as error:
            raise UserError(_NOT_WRITTEN) from error
    progress.report(len(leaves), len(leaves))
    return WrittenFolder(target, count, tuple(left_out))


def _copy(store: Store, leaf: Leaf, file: Path) -> None:
    if not leaf.sha256 or not objects.holds(store.folder, leaf.sha256):
        raise FileNotFoundError(leaf.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        objects.copy_out(store.folder, leaf.sha256, file)
    except OSError:
        with suppress(OSError):
            file.unlink(missing_ok=True)
        raise


def folder_title(session: Session, indicator: Indicator) -> str:
    """The number of an indicator and its text; 007 where numbers go beyond 99, so that they sort."""
    asked = select(col(Indicator.number)).where(
        col(Indicator.system) == indicator.system, col(Indicator.deleted).is_(False)
    )
    width = max((len(one) for one in session.scalars(asked) if one.isdecimal()), default=0)
    number = indicator.number.zfill(width) if indicator.number.isdecimal() else indicator.number
    return " ".join(part for part in (number, indicator.text) if part)


def leaves(session: Session, indicator_id: str) -> Iterable[Leaf]:
    """The files of an indicator, in the order of their numbers."""
    indicator = session.get(Indicator, indicator_id)
    if indicator is None:
        return
    folder = folder_title(session, indicator)
    for proof in proofs.numbers(session, indicator_id):
        item = session.get(Evidence, proof.evidence)
        if item is not None:
            suffix = item.suffix or Path(item.file_name).suffix
            yield Leaf(folder, f"{proof.number} {item.title.removesuffix(suffix)}{suffix}", item.sha256)
