"""Everything in one file: a stored zip for a stick or another machine, and back into an empty folder."""

import re
import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import sqlcipher3.dbapi2

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import is_inside, real, refuse_device, unfinished
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.storage.file.backup import BackedStore, held_objects, object_file
from lushan_desktop.storage.file.manifest import Manifest, program_version
from lushan_desktop.storage.file.snapshot import Watch, take
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.folder.contents import DATABASE
from lushan_desktop.storage.folder.disk import explained, make_folder, settle, sync_folder
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.rescue.restore import forget_replica
from lushan_desktop.storage.rescue.whole import measure_whole

MANIFEST = "manifest.json"
SETTINGS = ("office.json", "unit.json", "keys.json")
_OBJECT = re.compile(r"objects/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_BLOCK = 1 << 20
_LONGEST_MANIFEST = 64 << 20
_LONGEST_SETTINGS = 1 << 20


def write_archive(store: BackedStore, file: Path, *, progress: Progress = UNWATCHED) -> Manifest:
    """Write everything into one file, which bears its name only after it was read back and found right."""
    _refuse_own_place(store.folder, file)
    with explained(file.parent, "备份"):
        make_folder(file.parent)
        with unfinished(file) as scratch:
            part, database = scratch / "archive.zip", scratch / DATABASE
            manifest = _describe(store, database, Watch(progress))
            _write(store.folder, database, part, manifest, progress)
            check_archive(part, progress=progress)
            settle(part, file)
    return manifest


def _refuse_own_place(folder: Path, file: Path) -> None:
    """Raises UserError where the archive would lie among the data, or take their place."""
    if file.is_dir():
        raise UserError(f"“{file}”是文件夹，请写出备份文件的名称，如 {file.name or '备份'}/备份.zip。")
    refuse_device(file)
    if is_inside(file, folder):
        raise UserError("备份不能存进数据文件夹，请另选一处，如 U 盘。")


def check_archive(file: Path, *, progress: Progress = UNWATCHED) -> Manifest:
    """Read every byte of an archive and compare it with what its manifest says. Raises UserError."""
    with explained(file.parent, "核对"), _opened(file) as archive:
        manifest = _manifest_of(archive)
        for info in over(progress, _contents(archive, manifest), "核对备份"):
            for _ in _checked(archive, info, manifest):
                pass
    return manifest


def restore_archive(
    file: Path,
    folder: Path,
    driver: Any = sqlcipher3.dbapi2,
    *,
    parts: Parts | None = None,
    progress: Progress = UNWATCHED,
) -> Manifest:
    """Unpack an archive into a folder that is empty or not there; nothing shows until all of it is right.

    Raises UserError where the folder holds anything, or where the archive is not whole.
    """
    folder = real(folder)
    with explained(folder, "还原"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UserError(f"“{folder}”里已有内容，还原只能放进空文件夹。请另选一个。")
        make_folder(folder.parent)
        with unfinished(folder) as scratch:
            manifest = _unpack(file, scratch, driver, parts or Parts(), progress)
            _move_in(scratch, folder)
    return manifest


def _describe(store: BackedStore, database: Path, watch: Watch) -> Manifest:
    measure = take(store.driver, store.folder / DATABASE, database, watch)
    settings = {name: store.folder / name for name in SETTINGS}
    return Manifest(
        moment=clock.now(),
        reason="整份备份",
        schema=measure.schema,
        size=database.stat().st_size,
        sha256=files.hash_of_database(database),
        counts=measure.counts,
        heads=measure.heads,
        objects=held_objects(store.folder),
        settings={name: files.hash_of(held) for name, held in settings.items() if held.is_file()},
        program=program_version(),
    )


def _write(folder: Path, database: Path, part: Path, manifest: Manifest, progress: Progress) -> None:
    sources = [(DATABASE, database)]
    sources += [(name, folder / name) for name in manifest.settings]
    sources += [(f"objects/{name[:2]}/{name}", object_file(folder, name)) for name in manifest.objects]
    with ZipFile(part, "w", ZIP_STORED, allowZip64=True) as archive:
        archive.writestr(MANIFEST, manifest.to_bytes())
        for name, source in over(progress, sources, "写入备份"):
            with _opened_of(name)(source) as read, archive.open(name, "w", force_zip64=True) as written:
                shutil.copyfileobj(read, written, _BLOCK)
    files.sync_database(part)


def _opened_of(name: str) -> Callable[..., BinaryIO]:
    return files.as_it_stands if name == DATABASE else files.opened


class _opened:  # noqa: N801 - used as a context, like open
    """A zip file whose faults are told in a sentence."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> ZipFile:
        if not self._file.is_file():
            raise UserError(f"没有找到备份文件“{self._file}”，请检查位置。")
        try:
            self._archive = ZipFile(self._file)
        except (BadZipFile, ValueError, RuntimeError) as error:
            raise _broken("不是完整的备份文件") from error
        return self._archive

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._archive.close()
        if isinstance(error, BadZipFile | EOFError | RuntimeError | ValueError):
            raise _broken("内容已损坏") from error


def _manifest_of(archive: ZipFile) -> Manifest:
    infos = [info for info in archive.infolist() if info.filename == MANIFEST]
    if len(infos) != 1 or infos[0].compress_type != ZIP_STORED or infos[0].file_size > _LONGEST_MANIFEST:
        raise _broken("缺少清单")
    with archive.open(infos[0]) as opened:
        content = opened.read(_LONGEST_MANIFEST)
    try:
        return Manifest.read(content)
    except ValueError as error:
        raise _broken("清单无法识别，可能由更新版本写成") from error


def _contents(archive: ZipFile, manifest: Manifest) -> list[ZipInfo]:
    """The entries behind the manifest, none of them unknown, twice there or larger than it says."""
    expected = {DATABASE: manifest.size}
    expected |= dict.fromkeys(manifest.settings, -1)
    expected |= {f"objects/{name[:2]}/{name}": size for name, size in manifest.objects.items()}
    infos = [info for info in archive.infolist() if info.filename != MANIFEST]
    names = [info.filename for info in infos]
    if len(set(names)) != len(names) or set(names) != expected.keys():
        raise _broken("所含文件与清单不符")
    for info in infos:
        size = expected[info.filename]
        if not _is_known(info.filename) or info.compress_type != ZIP_STORED:
            raise _broken("含有不认识的文件")
        if (info.file_size != size) if size >= 0 else (info.file_size > _LONGEST_SETTINGS):
            raise _broken("所含文件大小与清单不符")
    return infos


def _is_known(name: str) -> bool:
    return name == DATABASE or name in SETTINGS or _OBJECT.fullmatch(name) is not None


def _checked(archive: ZipFile, info: ZipInfo, manifest: Manifest) -> Iterator[bytes]:
    """The content of an entry in blocks. Raises UserError at the end where it is not what it should be."""
    hashes = {DATABASE: manifest.sha256, **manifest.settings}
    expected = hashes.get(info.filename) or info.filename.rpartition("/")[2]
    running = sha256()
    with archive.open(info) as opened:
        while block := opened.read(_BLOCK):
            running.update(block)
            yield block
    if running.hexdigest() != expected:
        raise _broken("内容与清单不符")


def _unpack(file: Path, scratch: Path, driver: Any, parts: Parts, progress: Progress) -> Manifest:
    with _opened(file) as archive:
        manifest = _manifest_of(archive)
        for info in over(progress, _contents(archive, manifest), "还原"):
            target = scratch.joinpath(*info.filename.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with _opened_of(info.filename)(target, "xb") as written:
                for block in _checked(archive, info, manifest):
                    written.write(block)
                files.bring_to_disk(written)
    progress.report(0, 0, "核对操作记录")
    try:
        measure = measure_whole(scratch / DATABASE, driver, parts, Watch(progress))
    except UserError as error:
        raise _broken(error.message.rstrip("。")) from error
    if measure.counts != manifest.counts or measure.heads != manifest.heads:
        raise _broken("条数与清单不符")
    forget_replica(driver, scratch / DATABASE)
    files.sync_database(scratch / DATABASE)
    return manifest


def _move_in(scratch: Path, folder: Path) -> None:
    """Show everything at once; where a folder cannot be replaced, the database comes last."""
    for place in {file.parent for file in scratch.rglob("*")}:
        sync_folder(place)
    if folder.is_dir():
        for held in sorted(scratch.iterdir(), key=lambda held: held.name == DATABASE):
            shutil.move(held, folder / held.name)
        sync_folder(folder)
    else:
        scratch.rename(folder)
    sync_folder(folder.parent)


def _broken(what: str) -> UserError:
    return UserError(f"这份备份不能用：{what}。没有还原任何内容，请换一份备份。")
