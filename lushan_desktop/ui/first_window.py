"""One window per data folder: a second start raises the first instead of opening another."""

import hashlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lushan_desktop.base.files import real

_ANSWER_MS = 5000
_AGAIN_MS = 100
_HEARD = b"heard"


def _name(folder: Path) -> str:
    """The socket's name, of the user too: a window in the session of somebody else is not seen."""
    whose = os.environ.get("USERNAME", "") if sys.platform == "win32" else os.getuid()
    name = "lushan-" + hashlib.sha256(f"{whose} {real(folder)}".encode()).hexdigest()[:24]
    # In the folder that Linux keeps for the sessions of a user nobody else can take the name.
    own = Path(os.environ.get("XDG_RUNTIME_DIR") or os.devnull)
    return str(own / name) if own.is_dir() else name


def raise_first(folder: Path, given: Path | None = None, *, patience_ms: int = 0) -> bool:
    """Ask the window that holds this folder to come to the front; False where none answers.

    It is handed the file that this start was given. `patience_ms` is given to one that is just opening
    its folder: it listens once it holds it.
    A program that hangs is connected to and does nothing: only its answer tells that somebody saw it.
    """
    call = QLocalSocket()
    is_heard = (
        _reaches(call, _name(folder), QDeadlineTimer(patience_ms))
        and call.waitForReadyRead(_ANSWER_MS)
        and call.readAll().data() == _HEARD
    )
    if is_heard and given is not None:
        call.write(str(given).encode())
        call.waitForBytesWritten(_ANSWER_MS)
    return is_heard


def _reaches(call: QLocalSocket, name: str, patience: QDeadlineTimer) -> bool:
    call.connectToServer(name)
    while not call.waitForConnected(_ANSWER_MS):
        if patience.hasExpired():
            return False
        QThread.msleep(_AGAIN_MS)
        call.connectToServer(name)
    return True


class FirstWindow(QObject):
    """Listens for later starts on the same folder."""

    called = Signal()
    """Another start wants this window to be seen."""
    given = Signal(str)
    """It was given this file."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # The folder is ours by now, so a name that is taken was left by a program that died.
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))

    def _answer(self) -> None:
        while call := self._server.nextPendingConnection():
            call.disconnected.connect(call.deleteLater)
            call.readyRead.connect(self._take)
            call.write(_HEARD)
            call.flush()
            self.called.emit()

    def _take(self) -> None:
        call = self.sender()
        if isinstance(call, QLocalSocket):
            self.given.emit(bytes(call.readAll().data()).decode())

    def close(self) -> None:
        """Leave the name to the next window on this folder."""
        self._server.close()
