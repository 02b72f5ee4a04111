"""Puts corrections into a text: each takes the place of a stretch, none of two that overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lushan_desktop.checks.running import Finding


@dataclass(frozen=True)
class Change:
    """A stretch of a text and what stands there instead."""

    start: int
    end: int
    text: str


def safe_changes(findings: Iterable[Finding]) -> tuple[Change, ...]:
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
