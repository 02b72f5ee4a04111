"""What a command prints, without what a terminal would obey: texts and names come from strangers."""

from typing import Any, TextIO

from lushan_desktop.base.text.sayable import legible


class Terminal:
    """Stands before a stream: on a screen only what can be read comes through, in a file all there is."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_screen = stream.isatty()

    def write(self, text: str) -> int:
        """As a stream does."""
        self._stream.write(legible(text) if self._is_screen else text)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def before(stream: TextIO | None) -> Terminal | None:
    """Return what stands before a stream; none where there is none, as in a window on Windows."""
    return Terminal(stream) if stream is not None else None
