"""One sealed file: a header in plain, then authenticated pieces of 1 MiB, the last of them marked as such.

With a passphrase the content is secret. Without one the key stands in the header: whoever has the file can
read it, and what was changed by accident or cut off is noticed all the same.
"""

import io
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lushan_desktop.base.errors import UserError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"LSCJ"
FORMAT = 1
PIECE = 1 << 20
_TAG = 16
_LONGEST_HEADER = 4096
_CIPHER, _KDF = "AES-256-GCM", "argon2id"
_MEMORY_KIB, _PASSES, _LANES = 65536, 3, 2
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 262144, 10, 8
SUFFIX = ".lscj"

NOT_A_PACKAGE = "这个文件不是报送包，请选择扩展名为 .lscj 的文件；分成几个的，请用原来的文件名。"
NEWER = "这个报送包由更新版本的程序制作，本版无法读取，请升级后再合并。"
CHANGED = "报送包已损坏或被改动，没有合并任何内容。请重新复制，或请对方重新导出。"
WRONG_PASSPHRASE = "口令不对，或报送包已损坏。请核对口令后重试。"
NEEDS_PASSPHRASE = "这个报送包设了口令，请输入口令（命令用 --passphrase-file）。"


@dataclass(frozen=True)
class Seal:
    """How a file is closed: what its header says, and the key."""

    header: bytes
    key: bytes
    is_secret: bool

    @property
    def _about(self) -> bytes:
        return sha256(self.header).digest()

    def cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self.key)

    def place(self, number: int, *, is_last: bool) -> tuple[bytes, bytes]:
        """The nonce of a piece, and what is authenticated with it: its number, and whether it is the last."""
        where = number.to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")
        return where, self._about + where


def new_seal(passphrase: str = "") -> Seal:
    """A seal for one file; its key serves no other."""
    said: dict[str, Any] = {"cipher": _CIPHER}
    if passphrase:
        salt = secrets.token_bytes(16)
        costs = {"memory": _MEMORY_KIB, "passes": _PASSES, "lanes": _LANES}
        said |= {"kdf": _KDF, "salt": salt.hex(), **costs}
        key = _derived(passphrase, salt, _MEMORY_KIB, _PASSES, _LANES)
    else:
        key = secrets.token_bytes(32)
        said |= {"key": key.hex()}
    body = json.dumps(said, sort_keys=True).encode()
    header = MAGIC + FORMAT.to_bytes(2, "big") + len(body).to_bytes(4, "big") + body
    return Seal(header, key, bool(passphrase))


def read_seal(file: BinaryIO, passphrase: str = "") -> Seal:
    """The seal of a file that stands at its beginning. Raises UserError in words."""
    start = file.read(10)
    if len(start) < 10 or start[:4] != MAGIC:
        raise UserError(NOT_A_PACKAGE)
    if int.from_bytes(start[4:6], "big") != FORMAT:
        raise UserError(NEWER)
    length = int.from_bytes(start[6:10], "big")
    body = file.read(length) if length <= _LONGEST_HEADER else b""
    try:
        said = json.loads(body.decode("utf-8"))
        if len(body) != length or said.get("cipher") != _CIPHER:
            raise UserError(CHANGED)
        key, is_secret = _key_of(said, passphrase)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(CHANGED) from error
    return Seal(start + body, key, is_secret)


def _key_of(said: dict[str, Any], passphrase: str) -> tuple[bytes, bool]:
    if "kdf" not in said:
        key = bytes.fromhex(said["key"])
        if len(key) != 32:
            raise UserError(CHANGED)
        return key, False
    memory, passes, lanes = (int(said[name]) for name in ("memory", "passes", "lanes"))
    salt = bytes.fromhex(said["salt"])
    is_fit = 8 * lanes <= memory <= _MOST_MEMORY_KIB and 1 <= passes <= _MOST_PASSES
    if said["kdf"] != _KDF or not is_fit or not 1 <= lanes <= _MOST_LANES or len(salt) != 16:
        raise UserError(CHANGED)
    if not passphrase:
        raise UserError(NEEDS_PASSPHRASE)
    return _derived(passphrase, salt, memory, passes, lanes), True


@lru_cache(maxsize=4)
def _derived(passphrase: str, salt: bytes, memory: int, passes: int, lanes: int) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    secret = unicodedata.normalize("NFC", passphrase).encode()
    return hash_secret_raw(secret, salt, passes, memory, lanes, 32, Type.ID)


class SealedWriter(io.RawIOBase):
    """Takes bytes and writes them in sealed pieces; `finish` writes the last one."""

    def __init__(self, file: BinaryIO, seal: Seal) -> None:
        self._file = file
        self._seal = seal
        self._cipher = seal.cipher()
        self._waiting = bytearray()
        self._number = 0
        self._taken = 0
        file.write(seal.header)

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        return self._taken

    def write(self, data: Any, /) -> int:
        self._waiting += data
        self._taken += len(data)
        # One byte is kept back: which piece is the last is known only when nothing follows.
        while len(self._waiting) > PIECE:
            self._write_piece(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]
        return len(data)

    def finish(self) -> None:
        """Write what is left, as the last piece."""
        self._write_piece(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _write_piece(self, piece: bytes, *, is_last: bool) -> None:
        nonce, about = self._seal.place(self._number, is_last=is_last)
        self._file.write(self._cipher.encrypt(nonce, piece, about))
        self._number += 1


class SealedReader(io.RawIOBase):
    """The plain content of a sealed file, at any place; every piece is checked when it is read."""

    def __init__(self, file: BinaryIO, passphrase: str = "") -> None:
        self._file = file
        self.seal = read_seal(file, passphrase)
        self._cipher = self.seal.cipher()
        self._start = file.tell()
        body = file.seek(0, os.SEEK_END) - self._start
        full = PIECE + _TAG
        self._pieces = max(1, -(-body // full))
        self._size = body - self._pieces * _TAG
        self._place = 0
        self._held: tuple[int, bytes] = (-1, b"")
        if self._size < 0:
            raise UserError(CHANGED)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: Any, /) -> int:
        number, inside = divmod(self._place, PIECE)
        if self._place >= self._size:
            return 0
        found = self.piece(number)[inside : inside + len(buffer)]
        buffer[: len(found)] = found
        self._place += len(found)
        return len(found)

    def piece(self, number: int) -> bytes:
        """One piece, checked. Raises UserError where it is not what was written."""
        from cryptography.exceptions import InvalidTag

        if self._held[0] != number:
            self._file.seek(self._start + number * (PIECE + _TAG))
            sealed = self._file.read(PIECE + _TAG)
            nonce, about = self.seal.place(number, is_last=number == self._pieces - 1)
            try:
                self._held = number, self._cipher.decrypt(nonce, sealed, about)
            except InvalidTag as error:
                raise UserError(WRONG_PASSPHRASE if self.seal.is_secret else CHANGED) from error
        return self._held[1]

    def check(self) -> None:
        """Go through all pieces. Raises UserError where one is not what was written."""
        for number in range(self._pieces):
            self.piece(number)


def is_package(file: Path) -> bool:
    """Return True if a file begins as a package does."""
    try:
        with file.open("rb") as opened:
            return opened.read(4) == MAGIC
    except OSError:
        return False
