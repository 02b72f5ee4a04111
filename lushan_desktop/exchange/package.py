"""The package as a file: written beside its place, read back, then given its name; read within limits."""

import io
import json
import os
import re
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import explained, refuse_device
from lushan_desktop.base.progress import UNWATCHED, Progress, report_or_stop
from lushan_desktop.domain.operation import Operation, seal, to_json
from lushan_desktop.exchange import parts
from lushan_desktop.exchange.manifest import Manifest, read_manifest
from lushan_desktop.exchange.sealing import CHANGED, SealedReader, SealedWriter, new_seal
from lushan_desktop.exchange.signing import is_signed, sign
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.folder.disk import settle

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MANIFEST, SIGNATURE, OPERATIONS, OBJECTS = "manifest.json", "manifest.sig", "ops.jsonl", "objects/"
_OBJECT = re.compile(r"objects/[0-9a-f]{64}")
_LARGEST_MANIFEST = 64 << 20
_LONGEST_LINE = 16 << 20
_BLOCK = 1 << 20


@dataclass(frozen=True)
class WrittenPackage:
    """A package that stands on the stick, read back."""

    file: Path
    manifest: Manifest
    size: int
    is_secret: bool
    files: tuple[Path, ...] = ()
    """The parts, where it was split."""


@dataclass(frozen=True)
class _Content:
    operations: Iterable[Operation]
    objects: Mapping[str, Path]
    """The files by their hashes; complete when the operations have been gone through."""


def write(
    file: Path,
    manifest: Manifest,
    key: "Ed25519PrivateKey",
    operations: Iterable[Operation],
    objects: Mapping[str, Path],
    *,
    passphrase: str = "",
    progress: Progress = UNWATCHED,
) -> WrittenPackage:
    """Write a package whole, or nothing under its name. Raises UserError where the disk refuses."""
    refuse_device(file)
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("wb") as out:
            sealed = SealedWriter(out, new_seal(passphrase))
            manifest = _fill(sealed, manifest, key, _Content(operations, objects), progress)
            sealed.finish()
            out.flush()
            os.fsync(out.fileno())
        with part.open("rb") as back:
            SealedReader(back, passphrase).check()
        size = part.stat().st_size
        settle(part, file)
    except OSError as error:
        raise explained(error, file) from error
    finally:
        part.unlink(missing_ok=True)
    return WrittenPackage(file, manifest, size, bool(passphrase), (file,))


def _fill(
    sealed: SealedWriter,
    manifest: Manifest,
    key: "Ed25519PrivateKey",
    content: _Content,
    progress: Progress,
) -> Manifest:
    with zipfile.ZipFile(sealed, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        running, count, size = sha256(), 0, 0
        with archive.open(OPERATIONS, "w", force_zip64=True) as entry:
            for operation in content.operations:
                line = (to_json(operation) + "\n").encode()
                running.update(line)
                entry.write(line)
                count, size = count + 1, size + len(line)
                if count % 1000 == 0:
                    report_or_stop(progress, count, 0, "写入记录")
        sizes = _copy_objects(archive, content.objects, progress)
        manifest = replace(
            manifest, operations=count, operations_size=size, operations_hash=running.hexdigest(), files=sizes
        )
        body = manifest.to_bytes()
        archive.writestr(MANIFEST, body)
        archive.writestr(SIGNATURE, sign(key, body))
    return manifest


def _copy_objects(
    archive: zipfile.ZipFile, objects: Mapping[str, Path], progress: Progress
) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for place, (name, source) in enumerate(objects.items()):
        running, size = sha256(), 0
        with files.opened(source) as held, archive.open(OBJECTS + name, "w", force_zip64=True) as entry:
            while block := held.read(_BLOCK):
                running.update(block)
                entry.write(block)
                size += len(block)
                report_or_stop(progress, place, len(objects), "写入文件")
        if running.hexdigest() != name:
            raise UserError(f"佐证文件的内容已变（{name[:8]}…），没有导出。请先核对数据，再导出。")
        sizes[name] = size
    return sizes


class Package:
    """A package that is open for reading: what it says of itself is signed and its lists are whole."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest, *, is_secret: bool) -> None:
        self._archive = archive
        self.manifest = manifest
        self.is_secret = is_secret

    def operations(self) -> Iterator[Operation]:
        """The operations line by line, each checked against its own hash. Raises UserError."""
        running, size = sha256(), 0
        with _read_entry(self._archive, OPERATIONS) as entry:
            lines = io.BufferedReader(cast("io.RawIOBase", entry), _BLOCK)
            while line := lines.readline(_LONGEST_LINE):
                running.update(line)
                size += len(line)
                yield _checked(line)
        if (running.hexdigest(), size) != (self.manifest.operations_hash, self.manifest.operations_size):
            raise UserError(CHANGED)

    def operations_again(self) -> Iterator[Operation]:
        """The same once more, after all were checked: the seal of the file has not changed meanwhile."""
        with _read_entry(self._archive, OPERATIONS) as entry:
            lines = io.BufferedReader(cast("io.RawIOBase", entry), _BLOCK)
            while line := lines.readline(_LONGEST_LINE):
                yield Operation._make(json.loads(line))

    def copy_object(self, name: str, put: Callable[[Iterator[bytes]], str]) -> None:
        """Hand the bytes of a file to `put`, which returns their hash. Raises UserError where it differs."""
        with _read_entry(self._archive, OBJECTS + name) as entry:
            if put(iter(lambda: entry.read(_BLOCK), b"")) != name:
                raise UserError(CHANGED)

    def check_objects(self, progress: Progress = UNWATCHED) -> None:
        """Raises UserError where a file is not what the manifest says."""
        for done, name in enumerate(self.manifest.files):
            report_or_stop(progress, done, len(self.manifest.files), "核对文件")
            self.copy_object(name, _hash_of)


def _hash_of(blocks: Iterator[bytes]) -> str:
    running = sha256()
    for block in blocks:
        running.update(block)
    return running.hexdigest()


@contextmanager
def opened(file: Path, passphrase: str = "") -> Iterator[Package]:
    """A package, or one of its parts, open for reading. Raises UserError in words where it cannot be."""
    with parts.told_as_parts(file), ExitStack() as stack:
        try:
            raw = stack.enter_context(parts.joined(file))
            reader = SealedReader(raw, passphrase)
            with _spoken():
                archive = stack.enter_context(zipfile.ZipFile(reader))
                manifest = _checked_manifest(archive)
        except OSError as error:
            raise UserError(f"不能读取“{file.name}”，请检查 U 盘是否插好，再试一次。") from error
        yield Package(archive, manifest, is_secret=reader.seal.is_secret)


@contextmanager
def _spoken() -> Iterator[None]:
    """Yield what a broken archive raises, in words."""
    try:
        yield
    except UserError:
        raise
    except (
        zipfile.BadZipFile, ValueError, KeyError, EOFError, RuntimeError,
        OverflowError, MemoryError, struct.error, IndexError, TypeError, RecursionError,
    ) as error:  # fmt: skip
        raise UserError(CHANGED) from error


def _checked_manifest(archive: zipfile.ZipFile) -> Manifest:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    allowed = {MANIFEST, SIGNATURE, OPERATIONS}
    is_plain = all(
        entry.compress_type == zipfile.ZIP_STORED
        and not entry.flag_bits & 0x1
        and entry.file_size == entry.compress_size
        for entry in entries
    )
    if len(set(names)) != len(names) or not is_plain or not allowed <= set(names):
        raise UserError(CHANGED)
    if not all(name in allowed or _OBJECT.fullmatch(name) for name in names):
        raise UserError(CHANGED)
    size = {entry.filename: entry.file_size for entry in entries}
    if size[MANIFEST] > _LARGEST_MANIFEST or size[SIGNATURE] != 64:
        raise UserError(CHANGED)
    body = archive.read(MANIFEST)
    manifest = read_manifest(body)
    held = {name.removeprefix(OBJECTS): size[name] for name in names if name not in allowed}
    if held != dict(manifest.files) or size[OPERATIONS] != manifest.operations_size:
        raise UserError(CHANGED)
    if not is_signed(manifest.key, body, archive.read(SIGNATURE)):
        raise UserError(CHANGED)
    return manifest


@contextmanager
def _read_entry(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    with _spoken(), archive.open(name) as entry:
        yield entry


def _checked(line: bytes) -> Operation:
    """One operation, sound by its own hash and spelt as the log spells it. Raises UserError."""
    with _spoken():
        text = line.decode().removesuffix("\n")
        said = json.loads(text)
        if not isinstance(said, list) or len(said) != len(Operation._fields) or to_json(said) != text:
            raise UserError(CHANGED)
        operation = Operation._make(said)
        texts = (*operation[:1], *operation[2:4], *operation[6:])
        if type(operation.seq) is not int or not all(isinstance(each, str) for each in texts):
            raise UserError(CHANGED)
        if not isinstance(operation.fields, dict) or not isinstance(operation.parents, dict):
            raise UserError(CHANGED)
        links = f',"{operation.previous}","{operation.hash}"]'
        is_sound = seal(operation.previous, f"{text.removesuffix(links)}]") == operation.hash
        if not operation.is_withheld and not (is_sound and text.endswith(links)):
            raise UserError(CHANGED)
        return operation
