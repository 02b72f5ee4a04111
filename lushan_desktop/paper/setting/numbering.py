"""Which pages carry a number, and which one (GB/T 9704—2012, 7.5 and 10.1)."""

from dataclasses import dataclass

from lushan_desktop.paper.setting.grid import Page


@dataclass(frozen=True)
class Numbering:
    """Pages without a number, and pages from which they are counted anew, all told from 1."""

    without: frozenset[int] = frozenset()
    starts: tuple[int, ...] = (1,)

    def begins(self, page: int) -> bool:
        """Return True if a paper begins on this page."""
        return page in self.starts

    def shown(self, page: int) -> int:
        return page - max(start for start in self.starts if start <= page) + 1


def part_letters(pages: list[Page]) -> Numbering:
    """Letters that are printed together are papers of their own: each begins a sheet and is counted from 1.

    Where the one before it ends on the front of a sheet, its back stays blank.
    """
    parted: list[Page] = []
    starts: list[int] = []
    blank: list[int] = []
    for page in pages:
        if any(strip.reds for _, strip in page):
            if len(parted) % 2:
                parted.append([])
                blank.append(len(parted))
            starts.append(len(parted) + 1)
        parted.append(page)
    pages[:] = parted
    return Numbering(frozenset(blank), tuple(starts) or (1,))
