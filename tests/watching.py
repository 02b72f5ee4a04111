"""Somebody who watches long work, and may stop it in its middle."""


class Watch:
    """Keeps what is told, and wants the work to stop after so many reports."""

    def __init__(self, stop_after: int = 10**6) -> None:
        self.told: list[tuple[int, int, str]] = []
        self._stop_after = stop_after

    def report(self, done: int, total: int, text: str = "") -> None:
        self.told.append((done, total, text))

    @property
    def is_cancelled(self) -> bool:
        return len(self.told) >= self._stop_after
