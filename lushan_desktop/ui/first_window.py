"""One window per data folder: a second start raises the first instead of opening another.

By a pipe of the standard library, which is there on every system: QtNetwork would hold 3 MB for it.
"""

import hashlib
import sys
import threading
import time
from contextlib import suppress
from getpass import getuser
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from PySide6.QtCore import QObject, Signal

_ANSWER_SECONDS = 5.0
_HEARD = b"heard"


def _address(folder: Path) -> str:
    """Of the user, too: a window in the session of somebody else is not seen. It goes with its process."""
    whose = f"{getuser()} {folder.resolve()}"
    name = "lushan-" + hashlib.sha256(whose.encode()).hexdigest()[:24]
    return rf"\\.\pipe\{name}" if sys.platform == "win32" else f"\0{name}"


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
        # Whoever has the name holds the folder; without it the window is only not found by a later start.
        with suppress(OSError):
            self._listener = Listener(self._address)
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
