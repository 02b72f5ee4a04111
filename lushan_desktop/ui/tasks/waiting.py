"""The panel that appears when work takes longer than a moment: how far it is, and a way to stop it."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from lushan_desktop.ui.tasks.progress import WatchedProgress
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.floating import keep_at_bottom
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import column, row, show_if


class WaitingPanel(QFrame):
    """Floats at the bottom of `over` while the watched work runs, once that has taken 0.4 s."""

    def __init__(self, over: QWidget, title: str, *, can_stop: bool = True) -> None:
        super().__init__(over)
        style.set_look(self, "toast")
        self.setAccessibleName(title)
        self._title = Words(title, "strong")
        self._text = ElidedWords("", "small")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(title)
        self.stop_button = Button("停止", "act.clear")
        show_if(self.stop_button, can_stop)
        self.stop_button.clicked.connect(self._ask_to_stop)
        self._progress: WatchedProgress | None = None
        column(
            self,
            row(None, (self._title, 1), self.stop_button),
            self._bar,
            self._text,
            margins=("card", "inset"),
        )
        self._delay = QTimer(self, singleShot=True, interval=theme().milliseconds("waiting_after"))
        self._delay.timeout.connect(self._appear)
        self.hide()
        keep_at_bottom(self, over)

    def sizeHint(self) -> QSize:
        return QSize(theme().width("waiting"), super().sizeHint().height())

    def watch(self) -> WatchedProgress:
        """A progress to hand to the runner; the panel follows it until the work ends."""
        progress = WatchedProgress()
        progress.setParent(self)
        progress.reported.connect(self._show, Qt.ConnectionType.QueuedConnection)
        progress.finished.connect(lambda: self._end(progress))
        self._progress = progress
        self.stop_button.setEnabled(True)
        self._bar.setRange(0, 0)
        self._text.setText("")
        self._delay.start()
        return progress

    def _appear(self) -> None:
        self.show()
        self.raise_()

    def _show(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = f"{done} / {total}" if total else ""
        self._text.setText("　".join(part for part in (count, text) if part))

    def _ask_to_stop(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
        self.stop_button.setEnabled(False)
        self._text.setText("正在停止，已做的部分会还原")

    def _end(self, progress: WatchedProgress) -> None:
        """Go when the work that is watched now has ended; work it replaced may end after it began."""
        progress.deleteLater()
        if progress is self._progress:
            self._progress = None
            self._delay.stop()
            self.hide()
