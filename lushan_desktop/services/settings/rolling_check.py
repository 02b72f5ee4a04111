"""核对 behind everything else: a small piece at a time, taken up again after each start, within a week."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from lushan_desktop.base import clock
from lushan_desktop.services.records import beside
from lushan_desktop.storage import distrust
from lushan_desktop.storage.folder.damage import is_met_in
from lushan_desktop.storage.log import integrity, lots
from lushan_desktop.storage.rescue import soundness
from lushan_desktop.storage.store import Store

FILE, KEY = "check.json", "rolling"
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


def look(store: Store, place: Place) -> Piece:
    """Look at one piece: some operations with their records, or one file."""
    if place.file < 0:
        return _look_at_log(store, place)
    piece = next(islice(soundness.pieces(store.folder), place.file, None), None)
    if piece is None:
        return Piece(None)
    return Piece(Place(place.after, place.file + 1), tuple(piece()))


def _look_at_log(store: Store, place: Place) -> Piece:
    with store.read_long() as session, integrity.readable() as unreadable:
        found = lots.look(session.connection(), store.registry, place.after)
    if unreadable:
        found = lots.Looked(0, tuple(unreadable))
    if found.problems:
        distrust.note(store.folder)
        return Piece(None, found.problems, is_damage=True)
    return Piece(Place(found.position) if found.position else Place(place.after, 0))
