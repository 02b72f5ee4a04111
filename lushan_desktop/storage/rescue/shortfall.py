"""What may be missing after a recovery: how many steps, since when, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.storage.folder.contents import JOURNAL
from lushan_desktop.storage.log import last_known
from lushan_desktop.storage.log.journal import ChainHeads, covers, read_journal, unread_at_the_end
from lushan_desktop.storage.log.last_known import MOST_STEPS, NotedStep

_OTHER_COPY = "如有 U 盘备份请改用它还原。"


@dataclass(frozen=True)
class Shortfall:
    """Empty where every step that is known of was reached."""

    steps: tuple[NotedStep, ...] = ()
    """Those that are known to be missing, oldest first."""
    unread: int = 0
    """Steps of which nothing can be read."""
    is_unknown: bool = False
    """True if nothing tells how far the log had come."""

    def __bool__(self) -> bool:
        return bool(self.steps or self.unread or self.is_unknown)

    @property
    def sentence(self) -> str:
        """What the user is told; empty where nothing is missing."""
        if count := max(len(self.steps), self.unread):
            more = "至少 " if len(self.steps) >= MOST_STEPS else " "
            return f"最近的{more}{count} 步{self._told()}可能没有找回，{_OTHER_COPY}"
        if self.is_unknown:
            return f"没有末尾记录可以核对，最近的改动可能没有找回，{_OTHER_COPY}"
        return ""

    def _told(self) -> str:
        if not self.steps:
            return ""
        people = "、".join(dict.fromkeys(step.person for step in self.steps if step.person))
        return f"（{_since(self.steps)}起{f'，{people}' if people else ''}）"


def fall_short(folder: Path, reached: ChainHeads) -> Shortfall:
    """Compare what was reached with all that the journal and the notes of its end tell."""
    known = last_known.read(folder)
    told = [it for entry in read_journal(folder / JOURNAL) for it in entry.operations]
    lost = last_known.steps_of(it for it in told if it.seq > reached.get(it.replica, (0, ""))[0])
    steps = {step.step: step for step in (*lost, *known.behind(reached))}
    unread = unread_at_the_end(folder / JOURNAL)
    if not steps and not covers(reached, known.heads):
        unread = max(unread, 1)
    return Shortfall(tuple(sorted(steps.values(), key=lambda it: it.clock)), unread, not known.heads)


def _since(steps: Sequence[NotedStep]) -> str:
    try:
        return clock.spoken(clock.moment(steps[0].clock))
    except (ValueError, OverflowError, OSError):
        return "时间不明"
