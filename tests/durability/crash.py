"""What a disk may hold after the power went: all that was synced, and any part of what was not."""

import random
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from tests.durability.disk import Event

SECTOR = 512


class Platter:
    """Plays a trace and can be asked, at any moment, for a state in which the power might have gone."""

    def __init__(self, lasting: dict[str, bytes]) -> None:
        self._lasting = {name: bytearray(content) for name, content in lasting.items()}
        self._pending: list[Event] = []

    def play(self, event: Event) -> None:
        if event.kind != "sync":
            self._reuse(event)
            self._pending.append(event)
            return
        waiting = []
        for held in self._pending:
            if _is_settled(held, event.file):
                _apply(self._lasting, held)
            else:
                waiting.append(held)
        self._pending = waiting

    def _reuse(self, event: Event) -> None:
        """A name that is given again means another file: that the old one is gone comes before it."""
        if any(held.kind == "gone" and held.file == event.file for held in self._pending):
            self._pending = [held for held in self._pending if held.file != event.file]
            self._lasting.pop(event.file, None)

    def crash(self, chance: random.Random) -> dict[str, bytes]:
        """Lose, tear and reorder what was not synced."""
        files = {name: bytearray(content) for name, content in self._lasting.items()}
        left = list(self._pending)
        mood = chance.choice(("lose", "keep", "mix", "mix"))
        if mood == "lose":
            return _frozen(files)
        if mood == "mix":
            left = [event for event in left if chance.random() < 0.5]
            chance.shuffle(left)
        gone = {event.file for event in left if event.kind == "gone"}
        left = [event for event in left if event.kind == "gone" or event.file not in gone]
        for event in left:
            _apply(files, _torn(event, chance) if mood == "mix" and chance.random() < 0.3 else event)
        return _frozen(files)


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Write such a state into a folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _is_settled(event: Event, synced: str) -> bool:
    if event.kind in ("write", "cut"):
        return event.file == synced
    return str(PurePosixPath(event.to or event.file).parent) == (synced or ".")


def _apply(files: dict[str, bytearray], event: Event) -> None:
    if event.kind == "gone":
        files.pop(event.file, None)
    elif event.kind == "moved":
        if event.file in files:
            files[event.to] = files.pop(event.file)
    else:
        content = files.setdefault(event.file, bytearray())
        if event.kind == "cut":
            del content[event.offset :]
            return
        content.extend(bytes(max(event.offset - len(content), 0)))
        content[event.offset : event.offset + len(event.content)] = event.content


def _torn(event: Event, chance: random.Random) -> Event:
    """A write of which only the first sectors arrived, if it is a write."""
    if event.kind != "write":
        return event
    kept = chance.randrange(0, len(event.content) + 1)
    if chance.random() < 0.8:
        kept -= kept % SECTOR
    return Event("write", event.file, event.offset, event.content[:kept])


def _frozen(files: dict[str, bytearray]) -> dict[str, bytes]:
    return {name: bytes(content) for name, content in files.items()}


def cuts(events: Sequence[Event], count: int, chance: random.Random) -> list[int]:
    """Moments for so many cuts, in order."""
    return sorted(chance.randrange(len(events) + 1) for _ in range(count))
