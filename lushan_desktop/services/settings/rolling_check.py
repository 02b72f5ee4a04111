"""核对 behind everything else: a small piece at a time, taken up again after each start, within a week."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.services.records import beside
from lushan_desktop.storage import distrust
from lushan_desktop.storage.folder.damage import is_met_in
from lushan_desktop.storage.log import integrity, lots
from lushan_desktop.storage.rescue import soundness
from lushan_desktop.storage.store import Store

FILE, KEY = "check.json", "rolling"
LEISURE = 10
"""Of eleven parts of time, one is for reading and ten are for whoever else needs the disk."""
_REST = 0.1
"""Seconds after which a rest is broken off, once somebody wants the program to end."""
EVERY = timedelta(days=3)
"""From the end of one round to the next; with the days that a machine is off, a round a week."""


@dataclass(frozen=True)
class Place:
    """How far a round has come: an operation, then one of the files beside the database."""

    after: int = 0
    file: int = -1
    """The next file; -1 while the log is gone through."""


@dataclass(frozen=True)
class Piece:
    """What one piece came to."""

    place: Place | None
    """The next piece; None where the round is over."""
    problems: tuple[str, ...] = ()
    is_damage: bool = False
    """True if the database itself is not as it was written; the next opening recovers it."""


def resume(store: Store) -> Place | None:
    """Return where the round goes on; None where the last one ended not long ago."""
    noted = beside.read(store.folder, FILE).get(KEY, {})
    try:
        ended = datetime.fromisoformat(noted["ended"])
    except (KeyError, TypeError, ValueError):
        return _place(noted)
    return None if abs(clock.now() - ended) < EVERY else Place()


def _place(noted: object) -> Place:
    held = noted if isinstance(noted, dict) else {}
    after, file = held.get("after"), held.get("file")
    return Place(after, file) if type(after) is int and type(file) is int else Place()


def keep(store: Store, place: Place | None) -> None:
    """Note how far the round has come."""
    ended = {"ended": clock.now().isoformat()}
    beside.keep(store, FILE, KEY, ended if place is None else {"after": place.after, "file": place.file})


def met_damage(store: Store, error: Exception) -> bool:
    """Return True if the error comes of a damaged database, which is noted for the next opening."""
    if store.is_read_only or not is_met_in(error, store.driver):
        return False
    distrust.note(store.folder)
    return True


class Unhurried:
    """Has a file read at less than a tenth of the rate at which its disk gives it."""

    def __init__(self, watching: Progress) -> None:
        self._watching = watching
        self._last = time.monotonic()

    def report(self, _done: int, _total: int, _text: str = "") -> None:
        """Wait after each block ten times as long as it took."""
        now = time.monotonic()
        until = now + LEISURE * (now - self._last)
        while not self.is_cancelled and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _REST))
        self._last = time.monotonic()

    @property
    def is_cancelled(self) -> bool:
        return self._watching.is_cancelled


def look(store: Store, place: Place, *, progress: Progress = UNWATCHED) -> Piece:
    """Look at one piece: some operations with their records, or one file. Raises Cancelled."""
    if place.file < 0:
        return _look_at_log(store, place)
    pieces = _pieces(store.folder, is_new=place.file == 0)
    if place.file >= len(pieces):
        return Piece(None)
    return Piece(Place(place.after, place.file + 1), tuple(pieces[place.file](Unhurried(progress))))


def _pieces(folder: Path, *, is_new: bool) -> Sequence[soundness.Piece]:
    """The files of a round, listed once: in a large office there are many thousands."""
    if is_new or folder not in _LISTED:
        _LISTED.clear()
        _LISTED[folder] = (*soundness.pieces(folder), *soundness.evidence_pieces(folder))
    return _LISTED[folder]


_LISTED: dict[Path, Sequence[soundness.Piece]] = {}
"""Of the office that is open, no other: a listing is as large as the office."""


def go_on_at_exit(store: Store, seconds: float) -> None:
    """Go on with the round through the log, as far as the time allows; the next start takes it up there."""
    until = time.monotonic() + seconds
    place = None if store.is_read_only else resume(store)
    if place is None or place.file >= 0:
        return
    while place is not None and place.file < 0 and time.monotonic() < until:
        place = look(store, place).place
    keep(store, place)


def _look_at_log(store: Store, place: Place) -> Piece:
    with store.read_long() as session, integrity.readable() as unreadable:
        found = lots.look(session.connection(), store.registry, place.after)
    if unreadable:
        found = lots.LotResult(0, tuple(unreadable))
    if found.problems:
        distrust.note(store.folder)
        return Piece(None, found.problems, is_damage=True)
    return Piece(Place(found.position) if found.position else Place(place.after, 0))
