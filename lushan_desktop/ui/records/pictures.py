"""Small pictures of evidence on their way to the screen: asked for when seen, the last asked first."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from lushan_desktop.services.records import evidence_thumbnails
from lushan_desktop.services.records.evidence_thumbnails import Thumbnail
from lushan_desktop.ui.context import Context

KEPT, WAITING = 400, 60


@dataclass(frozen=True)
class Shown:
    """What a tile shows: a picture, or the first words, or neither."""

    picture: QPixmap | None = None
    words: str = ""


class Pictures(QObject):
    """Holds what was drawn lately; one file at a time is on its way."""

    ready = Signal(str)
    """The hash of a file whose picture came."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: OrderedDict[str, Shown] = OrderedDict()
        self._wanted: OrderedDict[str, str] = OrderedDict()
        self._under_way = ""

    def of(self, sha256: str, suffix: str) -> Shown | None:
        """Return what to show of a file; None while it is on its way."""
        if not sha256:
            return Shown()
        if (shown := self._shown.get(sha256)) is not None:
            self._shown.move_to_end(sha256)
            return shown
        if sha256 != self._under_way:
            self._wanted[sha256] = suffix
            self._wanted.move_to_end(sha256)
            while len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
            self._ask()
        return None

    def _ask(self) -> None:
        if self._under_way or not self._wanted:
            return
        self._under_way, suffix = self._wanted.popitem()
        sha256 = self._under_way
        self._context.query(
            evidence_thumbnails.thumbnail,
            sha256,
            suffix,
            then=self._take,
            failed=lambda _: self._take(Thumbnail(sha256)),
            is_long=True,
        )

    def _take(self, made: Thumbnail) -> None:
        picture = QPixmap()
        has_picture = bool(made.picture) and picture.loadFromData(made.picture)
        self._shown[made.sha256] = Shown(picture if has_picture else None, made.words)
        while len(self._shown) > KEPT:
            self._shown.popitem(last=False)
        self._under_way = ""
        self.ready.emit(made.sha256)
        self._ask()
