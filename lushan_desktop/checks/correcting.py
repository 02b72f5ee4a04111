"""Puts corrections into a text: each takes the place of a stretch, none of two that overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Correctable(Protocol):
    """A finding: where it stands, and what is right there where that is safe."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def correction(self) -> str | None: ...


@dataclass(frozen=True)
class Change:
    """A stretch of a text and what stands there instead."""

    start: int
    end: int
    text: str


def safe_changes(findings: Iterable[Correctable]) -> tuple[Change, ...]:
    """The corrections of these findings in their order; of two that overlap the wider one, found once."""
    wanted = [Change(one.start, one.end, one.correction) for one in findings if one.correction is not None]
    wanted.sort(key=lambda change: (change.start, -(change.end - change.start)))
    kept: list[Change] = []
    for change in wanted:
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return tuple(kept)


def corrected(text: str, changes: Sequence[Change]) -> str:
    """The text with the changes, which lie apart from each other."""
    whole, at = [], 0
    for change in sorted(changes, key=lambda change: change.start):
        whole += [text[at : change.start], change.text]
        at = change.end
    return "".join((*whole, text[at:]))
