"""What would go along now and how large it is; large pictures made smaller before they travel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange import exporting
from lushan_desktop.services.exchange.exchanging import ExportRequest, wish_of
from lushan_desktop.services.exchange.told import unknown_recipient
from lushan_desktop.services.office import identity
from lushan_desktop.services.records.named import NAMED
from lushan_desktop.services.records.record_view import size_text
from lushan_desktop.storage import objects
from lushan_desktop.storage.folder import files as folder_files
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

LARGE = 1_500_000
"""Bytes from which a picture is proposed to be made smaller."""
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".webp")
_MB = 1 << 20


@dataclass(frozen=True)
class Outgoing:
    """An export as it would be."""

    records: Mapping[str, int]
    """The number of of each type that something new is said of."""
    files: int
    size: int
    pictures: int
    """Large pictures among the files."""
    pictures_size: int
    warning: str = ""
    """Why the unit that it is for would perhaps not get what is its own."""

    @property
    def sentence(self) -> str:
        """What would go along, after what is to be put right before."""
        return f"{self.warning}{self._told()}"

    def _told(self) -> str:
        """新增、修改 3 次会议、其他资料 12 条、文件 9 份，约 8.4 MB；其中大照片 3 张 6.0 MB."""
        if not self.records:
            return "没有要带给对方的新内容。"
        files = (f"文件 {self.files} 份",) if self.files else ()
        told = f"新增、修改 {'、'.join((*self._named(), *files))}"
        told += f"，约 {size_text(self.size)}" if self.size else ""
        large = f"；其中大照片 {self.pictures} 张 {self.pictures_size / _MB:.1f} MB" if self.pictures else ""
        return f"{told}{large}。"

    def _named(self) -> Iterator[str]:
        for key in (key for key in NAMED if key in self.records and key != "evidence"):
            named = RECORD_TYPES.get(key)
            yield f"{self.records[key]} {named.counted_in}{named.title}"
        if rest := sum(count for key, count in self.records.items() if key not in NAMED):
            yield f"其他资料 {rest} 条"


@dataclass(frozen=True)
class Lighter:
    """Pictures that were made smaller."""

    pictures: int
    before: int
    after: int
    changes: Changes | None = None

    @property
    def sentence(self) -> str:
        if not self.pictures:
            return "照片已不能再压缩。"
        return f"已压缩照片 {self.pictures} 张，{self.before / _MB:.1f} MB 变为 {self.after / _MB:.1f} MB"


def look(store: Store, asked: ExportRequest) -> Outgoing:
    """Return what an export would hold now. Raises UserError in words."""
    office = identity.known_identity(store.folder)
    found = exporting.going(store, office, wish_of(asked))
    sizes = {name: file.stat().st_size for name, file in found.files.items()}
    large = _large(store, sizes)
    warning = "" if found.is_recipient_known else unknown_recipient(asked.to)
    shrinkable = sum(sizes[name] for name in large)
    return Outgoing(found.records, len(sizes), sum(sizes.values()), len(large), shrinkable, warning)


def shrink_pictures(store: Store, asked: ExportRequest, *, progress: Progress = UNWATCHED) -> Lighter:
    """Put smaller pictures in place of the large ones that would go along, as one step to be undone."""
    from lushan_desktop.paper.binding.shrinking import shrink

    office = identity.known_identity(store.folder)
    files = exporting.going(store, office, wish_of(asked)).files
    large = _large(store, {name: file.stat().st_size for name, file in files.items()})
    smaller: dict[str, objects.StoredFile] = {}
    before = 0
    with folder_files.clear_place() as scratch:
        for name in over(progress, large, "压缩照片"):
            target = scratch / f"{name}.jpg"
            with folder_files.lent(files[name]) as picture:
                made = FOREIGN.call_watched(progress, shrink, picture, target)
            if made is not None:
                smaller[name] = objects.put(store.folder, target)
                before += made.before
    if not smaller:
        return Lighter(0, 0, 0)
    with store.change("压缩照片") as step:
        rows = select(Evidence).where(col(Evidence.sha256).in_(smaller), col(Evidence.deleted).is_(False))
        for row in step.session.scalars(rows).all():
            stored = smaller[row.sha256]
            row.sha256, row.size, row.suffix = stored.sha256, stored.size, stored.suffix
            step.add(row)
    return Lighter(len(smaller), before, sum(one.size for one in smaller.values()), step.changes)


def _large(store: Store, sizes: Mapping[str, int]) -> list[str]:
    """The large pictures among these files."""
    names = [name for name, size in sizes.items() if size >= LARGE]
    found: list[str] = []
    with store.read() as session:
        for marks, lot in blocks(names):
            sql = f"SELECT DISTINCT sha256 FROM evidence WHERE sha256 IN ({marks}) AND deleted = 0"
            sql += f" AND lower(suffix) IN ({', '.join('?' * len(_PICTURES))})"
            found += session.connection().exec_driver_sql(sql, (*lot, *_PICTURES)).scalars()
    return sorted(found)
