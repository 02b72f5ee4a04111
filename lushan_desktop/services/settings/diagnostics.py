"""The program's log, for a window that has no console: what went wrong and where, nothing of any record."""

import faulthandler
import logging
import os
import re
import sys
import traceback
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from lushan_desktop.base import clock, paths
from lushan_desktop.base.files import write_whole
from lushan_desktop.services.settings import about

FILE, CRASHES = "log.txt", "crashes.txt"
KEPT = 4
"""Full logs beside the one that is written: with the crashes 5 MB, and one under way."""
LARGEST = 1_000_000
"""Bytes of a log, after which the next one is begun."""
_UNSAID = "…"
# What stands in quotation marks, file names, paths, addresses, numbers: they may be somebody's.
_ONES_OWN = re.compile(r"""\S*(?:"[^"]*"|'[^']*'|`[^`]*`)\S*|\S*(?:[/\\@\d"'`]|\w\.\w)\S*""")
_OURS = ("lushan_desktop", "root")
"""The loggers whose words are written in our source: a library may say them of what it was given."""


def plain(text: str) -> str:
    """Return what the program says in its own English words; a sentence for the user may hold a record's."""
    return _ONES_OWN.sub(_UNSAID, text) if text.isascii() else _UNSAID


class PlainFormatter(logging.Formatter):
    """Time, place and kind of an error. Its message is left out: it may name what was being saved.

    So is what a library says: its name and the line tell which sentence it was.
    """

    def format(self, record: logging.LogRecord) -> str:
        head = f"{clock.now():%Y-%m-%d %H:%M:%S} {record.levelname} {record.name}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        said = plain(str(record.msg)) if record.name.partition(".")[0] in _OURS else _UNSAID
        return "\n".join([f"{head} {said}", *_told(error)])


def _told(error: BaseException | None) -> Iterator[str]:
    """The frames of an error and of what led to it, the last first."""
    while error is not None:
        yield f"  {type(error).__module__}.{type(error).__qualname__}"
        for frame in reversed(traceback.extract_tb(error.__traceback__, limit=-30)):
            yield f"    {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


class PlainLog(logging.Handler):
    """Writes to the log of this user and begins another where it is full; stops nothing where it cannot."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(logging.WARNING)
        self._folder = folder
        self.setFormatter(PlainFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            folder = self._folder or paths.log_folder()
            folder.mkdir(parents=True, exist_ok=True)
            _turn(folder)
            with (folder / FILE).open("a", encoding="utf-8") as file:
                file.write(self.format(record) + "\n")


def _turn(folder: Path) -> None:
    """Move every log one place on where the newest is full."""
    file = folder / FILE
    if not file.is_file() or file.stat().st_size < LARGEST:
        return
    names = [FILE, *(f"log.{number}.txt" for number in range(1, KEPT))]
    for older, newer in zip(reversed(names[1:]), reversed(names[:-1]), strict=True):
        with suppress(FileNotFoundError):
            (folder / newer).replace(folder / older)


def begin() -> None:
    """From now on what goes wrong is noted in the log; who started from a terminal reads it there too."""
    root = logging.getLogger()
    root.addHandler(PlainLog())
    if sys.stderr is not None and sys.stderr.isatty():
        root.addHandler(logging.StreamHandler())
    sys.excepthook = lambda kind, bug, trace: root.error("the program ended", exc_info=(kind, bug, trace))


def watch_crashes() -> None:
    """Have Python note where it stood when the system ends the program."""
    with suppress(OSError):
        folder = paths.log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / CRASHES
        way = "a" if file.is_file() and file.stat().st_size < LARGEST else "w"
        # Open for as long as the program runs: in a crash nothing can be opened any more.
        faulthandler.enable(file.open(way, encoding="utf-8"))


def save(place: Path, facts: Mapping[str, str], folder: Path | None = None) -> Path:
    """Put the logs and what is to be known of this machine into one file in `place`. Raises UserError."""
    made = place / f"诊断信息-{clock.now():%Y%m%d-%H%M%S}.zip"
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        told = {**system_facts(), **facts}
        packed.writestr("系统.txt", "".join(f"{name}：{value}\n" for name, value in told.items()))
        for file in sorted((folder or paths.log_folder()).glob("*.txt")):
            packed.writestr(file.name, file.read_bytes()[-LARGEST * 2 :])
    write_whole(made, held.getvalue())
    return made


def system_facts() -> dict[str, str]:
    """Versions of the program, of Python and of the system."""
    return {
        "程序": about.version(),
        "Python": sys.version.split()[0],
        "系统": " ".join(_system()),
        "启动方式": "安装" if Path(sys.prefix).name == "python" else "源代码",
    }


def _system() -> Iterator[str]:
    if sys.platform == "win32":
        yield "Windows " + ".".join(map(str, sys.getwindowsversion()[:3]))
        return
    with suppress(OSError, ValueError):
        yield os.confstr("CS_GNU_LIBC_VERSION") or ""
    yield " ".join((os.uname().sysname, os.uname().release, os.uname().machine))
    with suppress(OSError):
        named = re.search(
            r'^PRETTY_NAME="?([^"\n]*)', Path("/etc/os-release").read_text("utf-8"), re.MULTILINE
        )
        yield named[1] if named else ""
