"""One window per data folder: a second start raises the first instead of opening another.

By a pipe of the standard library, which is there on every system: QtNetwork would hold 3 MB for it.
"""

import hashlib
import os
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from PySide6.QtCore import QObject, Signal

_ANSWER_SECONDS = 5.0
_HEARD = b"heard"
_WAITING = 64
"""Calls that may wait while the window hangs: who makes one more would hang as well."""


def _address(folder: Path) -> str:
    """Of the user, too: a window in the session of somebody else is not seen.

    In the folder that Linux keeps for the sessions of a user nobody else can take the name; where there is
    none, and on Windows, it goes with its process.
    """
    whose = os.environ.get("USERNAME", "") if sys.platform == "win32" else os.getuid()
    name = "lushan-" + hashlib.sha256(f"{whose} {folder.resolve()}".encode()).hexdigest()[:24]
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    own = Path(os.environ.get("XDG_RUNTIME_DIR") or os.devnull)
    return str(own / name) if own.is_dir() else f"\0{name}"


def raise_first(folder: Path) -> bool:
    """Ask the window that holds this folder to come to the front; False where none answers.

    A program that hangs takes the call and does nothing: only its answer tells that somebody saw it.
    """
    try:
        with Client(_address(folder)) as call:
            return call.poll(_ANSWER_SECONDS) and call.recv_bytes() == _HEARD
    except (OSError, EOFError):
        return False


class FirstWindow(QObject):
    """Listens for later starts on the same folder."""

    called = Signal()
    """Another start wants this window to be seen."""
    _rung = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._address = _address(folder)
        self._is_closed = False
        self._rung.connect(self._answer)
        self._listening = threading.Thread(target=self._listen, name="later starts", daemon=True)
        self._listener: Listener | None = None
        # The folder is ours by now, so a name that is taken was left by a program that died. Without the
        # name, the window is only not found by a later start.
        with suppress(OSError):
            if self._address.startswith("/"):
                Path(self._address).unlink(missing_ok=True)
            self._listener = Listener(self._address, backlog=_WAITING)
            self._listening.start()

    def _listen(self) -> None:
        assert self._listener is not None
        with self._listener as listener:
            while True:
                try:
                    call = listener.accept()
                except OSError:  # who called has gone; or no call can be taken, which is no reason to spin
                    time.sleep(0.1)
                    continue
                if self._is_closed:
                    call.close()
                    return
                self._rung.emit(call)

    def _answer(self, call: "Connection") -> None:
        """On the thread of the window, so that one that hangs does not answer."""
        with suppress(OSError), call:
            call.send_bytes(_HEARD)
        self.called.emit()

    def close(self) -> None:
        """Leave the name to the next window on this folder."""
        if self._listener is None:
            return
        self._is_closed = True
        with suppress(OSError):
            Client(self._address).close()  # wakes the thread that waits for calls
        self._listening.join(1.0)
        self._listener = None
