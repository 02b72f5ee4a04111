"""A bot for the window that waits as long as a machine with other work may need."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lushan_desktop.ui.tasks.runner import Runner

LONG = 30_000
"""Milliseconds after which it will not happen any more. Nobody waits that long where it does."""


class PatientBot(QtBot):
    def waitUntil(self, callback, *, timeout=LONG):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=LONG, **how):
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals, *, timeout=LONG, **how):
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitActive(self, widget, *, timeout=LONG):
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget, *, timeout=LONG):
        return super().waitExposed(widget, timeout=timeout)

    def settle(self, runner: Runner) -> None:
        """Wait until all that was asked of a runner is answered, and all that was asked because of that.

        What must not happen is looked for after this: a pause passes on a slow machine whatever would come.
        """
        for _ in range(2):
            self.waitUntil(lambda: not runner._under_way)
            QApplication.processEvents()
        self.waitUntil(lambda: not runner._under_way)

    def focus(self, widget: QWidget) -> None:
        """Put the keyboard there. What a window is told before it is in front may be lost."""
        window = widget.window()
        with self.waitActive(window):
            window.show()
            window.activateWindow()
        widget.setFocus()
        holder = widget.focusProxy() or widget
        self.waitUntil(holder.hasFocus)
