"""The preview of a paper: set anew in the child a moment after every change, drawn page by page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage

from lushan_desktop.domain.record_type import Values
from lushan_desktop.services import reports
from lushan_desktop.services.reports import Preview
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.page_layout import Mark
from lushan_desktop.ui.widgets.preview_panel import PreviewPanel

Size = tuple[float, float]
Area = tuple[float, float, float, float]


class LivePreview(PreviewPanel):
    """Shows the very bytes that will print; amber marks lie on the picture only."""

    made = Signal(object)
    refused = Signal(str)
    mark_clicked = Signal(str)

    def __init__(self, context: Context, title: str = "预览", *, note: str = "") -> None:
        super().__init__(title, note=note)
        self._context = context
        self._wish: tuple[str, Values] | None = None
        self.preview: Preview | None = None
        self._framed = ""
        self._debounce = QTimer(self, singleShot=True, interval=theme().milliseconds("preview_pause"))
        self._debounce.timeout.connect(self._ask)
        self.pages.wanted.connect(self._ask_for_picture)
        self.pages.mark_clicked.connect(self.mark_clicked)

    def wish(self, key: str, options: Values, *, at_once: bool = False) -> None:
        """Set this paper; typing on delays it."""
        self._wish = (key, options)
        self._debounce.start(0 if at_once else self._debounce.interval())

    def frame(self, anchor: str) -> None:
        """Frame one paragraph and bring it into view."""
        self._framed = anchor
        self._show_marks()
        self.pages.show_mark(f"frame:{anchor}")

    def _ask(self) -> None:
        if self._wish:
            key, options = self._wish
            self._context.query(
                reports.preview,
                key,
                options,
                key="preview",
                is_long=True,
                then=self._show,
                failed=self._refuse,
            )

    def _refuse(self, sentence: str) -> None:
        self.refused.emit(sentence)

    def _show(self, preview: Preview) -> None:
        here = self.pages.verticalScrollBar().value()
        self.preview = preview
        self.pages.show_document(preview.sizes)
        self._show_marks()
        self.pages.verticalScrollBar().setValue(here)
        self.made.emit(preview)

    def _show_marks(self) -> None:
        if self.preview:
            self.pages.show_marks(_marks(self.preview, self._framed))

    def _ask_for_picture(self, number: int) -> None:
        if (preview := self.preview) is None:
            return

        def show(picture: Any) -> None:
            if self.preview is preview:
                self.pages.set_page(number, to_image(picture))

        self._context.query(reports.picture, preview.typeset.pdf, number, is_long=True, then=show)


def to_image(picture: Any) -> QImage:
    """The picture as Qt holds it."""
    row = picture.width * 4
    made = QImage(picture.data, picture.width, picture.height, row, QImage.Format.Format_RGB32)
    return made.copy()


def _marks(preview: Preview, framed: str) -> list[Mark]:
    tints = [_tint(preview, place) for place in preview.typeset.placements if place.mark]
    return _labelled(tints) + [
        Mark(page, area, "frame", f"frame:{framed}") for page, area in _frames(preview, framed)
    ]


def _labelled(tints: Sequence[Mark]) -> list[Mark]:
    """Each mark numbered in the margin, beside its first line."""
    number_by_key: dict[str, int] = {}
    labelled = []
    for tint in tints:
        is_first = tint.key not in number_by_key
        number = number_by_key.setdefault(tint.key, len(number_by_key) + 1)
        labelled.append(replace(tint, label=f"待补 {number}") if is_first else tint)
    return labelled


def _tint(preview: Preview, place: Any) -> Mark:
    return Mark(place.page, _fraction(preview.sizes, place.page, place), "warn", place.anchor)


def _frames(preview: Preview, framed: str) -> list[tuple[int, Area]]:
    """The box around a paragraph, one on each page that it stands on."""
    lines = [place for place in preview.typeset.placements if framed and place.anchor == framed]
    boxes = []
    for page in sorted({line.page for line in lines}):
        here = [line for line in lines if line.page == page]
        boxes.append((page, _around(preview.sizes, page, here)))
    return boxes


def _around(sizes: Sequence[Size], page: int, lines: Sequence[Any]) -> Area:
    width, height = sizes[page]
    left, top = min(line.x for line in lines) - 6, min(line.y for line in lines) - 4
    right, bottom = max(line.x + line.w for line in lines) + 6, max(line.y + line.h for line in lines) + 4
    return left / width, top / height, (right - left) / width, (bottom - top) / height


def _fraction(sizes: Sequence[Size], page: int, place: Any) -> Area:
    width, height = sizes[page]
    return place.x / width, place.y / height, place.w / width, place.h / height
