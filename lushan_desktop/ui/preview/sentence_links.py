"""Every sentence of a statement on show leads on: the mouse over it shows its records, a click opens them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from lushan_desktop.reports.statement_value import Link
from lushan_desktop.services.printing import whereabouts
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.plain import show_tip
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.preview.spots import Spot, place_in

LONGEST = 30
"""Characters of a name that a line of the menu shows."""


class SentenceLinks(QObject):
    """`lead` opens the record of a link; without it a click means something else there."""

    def __init__(
        self, context: Context, preview: LivePreview, lead: Callable[[Link], object] | None = None
    ) -> None:
        super().__init__(preview)
        self._context, self._preview = context, preview
        self.menu: QMenu | None = None
        self.tip = ""
        if lead is not None:
            preview.spot_clicked.connect(lambda spot: self._ask(spot, partial(self._open, lead)))
        preview.spot_hovered.connect(lambda spot: self._ask(spot, self._show))

    def links_at(self, spot: Spot) -> tuple[Link, ...]:
        """Return what the sentence there tells of; nothing on papers that are no statement."""
        shown = self._preview.preview
        value: Any = shown.value if shown else None
        paragraph = value.paragraph(spot.key) if hasattr(value, "paragraph") else None
        if paragraph is None:
            return ()
        place = place_in(paragraph, spot, is_final=value.final)
        if place is None:
            return ()
        found = next((one for one in paragraph.sentences if one.start <= place < one.end), None)
        links = found.links if found else ()
        return tuple({link.record: link for link in reversed(links) if link.record}.values())[::-1]

    def _ask(self, spot: Spot, answer: Callable[[Any], None]) -> None:
        links = self.links_at(spot)
        if links:
            self._context.query(whereabouts.named, links, key=f"sentence {id(self)}", then=answer)

    def _open(self, lead: Callable[[Link], object], named: tuple[tuple[str, Link], ...]) -> None:
        """One record is opened at once; of several the clerk chooses."""
        if len(named) == 1:
            lead(named[0][1])
            return
        self.menu = QMenu(self._preview)
        self.menu.setAccessibleName("这一句说的记录")
        for words, link in named:
            self.menu.addAction(_short(words)).triggered.connect(lambda _=False, one=link: lead(one))
        self.menu.popup(QCursor.pos())

    def _show(self, named: tuple[tuple[str, Link], ...]) -> None:
        self.tip = "\n".join(words for words, _ in named)
        show_tip(QCursor.pos(), self.tip, self._preview.pages.viewport())


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
