"""What this machine remembers of the chains written on it, outside of every data folder.

An older copy of a folder that takes the place of the folder may have all that tells folders apart; but its
chain ends before the place that was reached on this machine.
"""

from contextlib import suppress
from pathlib import Path


class Memory:
    """One small file for each chain. What cannot be noted is not remembered: nothing depends on it alone."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._is_there = False

    def reached(self, replica: str) -> int:
        """The number of the last operation that was written on this machine; 0 where nothing is known."""
        try:
            return int((self._place / replica).read_text("ascii"))
        except (OSError, ValueError):
            return 0

    def note(self, replica: str, seq: int) -> None:
        """Remember how far the chain has come."""
        with suppress(OSError):
            if not self._is_there:
                self._place.mkdir(parents=True, exist_ok=True)
                self._is_there = True
            (self._place / replica).write_text(str(seq), "ascii")
