"""去处理: every 【待补】 of a paper in a menu; each leads to the field that fills it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

LONGEST = 26
"""Characters of a mark that a line of the menu shows."""


def gap_menu(parent: QWidget, gaps: Sequence[Any], lead: Callable[[Any], object]) -> QMenu:
    """A menu of the marks, in the order of the paper."""
    menu = QMenu(parent)
    menu.setAccessibleName("待补的地方")
    for number, gap in enumerate(gaps, 1):
        menu.addAction(f"{number}　{_short(gap)}").triggered.connect(lambda _=False, one=gap: lead(one))
    return menu


def gap_at(value: Any, anchor: str) -> Any | None:
    """The gap behind a mark; marks are anchored by their paragraph and their place in it, `key#n`."""
    key, _, place = anchor.rpartition("#")
    paragraph = value.paragraph(key)
    gaps = paragraph.gaps if paragraph else ()
    return gaps[int(place)] if place.isdecimal() and int(place) < len(gaps) else None


def _short(gap: Any) -> str:
    words = str(gap.text).removeprefix("【待补").removesuffix("】").lstrip("：:") or "待补"
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
