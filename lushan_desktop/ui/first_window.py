"""One window per data folder: a second start raises the first and hands it what it was given."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS, _ANSWER_MS = 1000, 5000
_CALL, _HEARD = b"show yourself\n", b"heard\n"


def _name(folder: Path) -> str:
    return "lushan-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def raise_first(folder: Path) -> bool:
    """Ask the window that holds this folder to come to the front; False where none answers.

    A program that hangs takes the call and does nothing: only its answer tells that somebody saw it.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_CALL)
    heard = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return heard


class FirstWindow(QObject):
    """Listens for later starts on the same folder."""

    called = Signal()
    """Another start wants this window to be seen."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        # The lock of the folder is ours by now, so a name that is taken was left by a program that died.
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))

    def _receive(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._answer(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _answer(self, socket: QLocalSocket) -> None:
        socket.readAll()
        socket.write(_HEARD)
        self.called.emit()

    def close(self) -> None:
        self._server.close()
