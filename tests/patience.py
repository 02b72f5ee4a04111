"""A bot for the window that waits as long as a machine with other work may need."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

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

    def focus(self, widget: QWidget) -> None:
        """Put the keyboard there. What a window is told before it is in front may be lost."""
        window = widget.window()
        with self.waitActive(window):
            window.show()
            window.activateWindow()
        widget.setFocus()
        holder = widget.focusProxy() or widget
        self.waitUntil(holder.hasFocus)
