"""What is being written about an item and not written down yet: kept by itself, there again next time."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from lushan_desktop.domain.titles.review_item import REVIEW_ITEM
from lushan_desktop.services.records import drafts
from lushan_desktop.services.records.drafts import Draft
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.opinion_form import OpinionForm
from lushan_desktop.ui.records.form import DRAFT_AFTER_MS


class OpinionDrafts(QObject):
    """Keeps a draft two seconds after the last key and when the item is left."""

    def __init__(self, context: Context, form: OpinionForm) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        self._kept: dict[str, Any] = {}
        """What is kept by item, here as well: who goes on and comes back at once finds it."""
        self._pause = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.keep)
        form.touched.connect(self._wait)

    def keep(self) -> None:
        """Keep what stands there, where anything was written."""
        self._pause.stop()
        line = self._form.line
        if line is None or not self._form.is_touched or self._context.is_read_only:
            return
        self._kept[line.id] = self._form.raw()
        self._context.change(drafts.keep, _key(line.id), self._kept[line.id])

    def offer(self) -> None:
        """Bring back what was kept for the item on show, unless it is being written on already."""
        line = self._form.line
        if line is not None and line.id in self._kept:
            self._put_back(self._kept[line.id])
        elif line is not None:
            self._context.query(drafts.kept, _key(line.id), then=self._bring, key=f"opinion {id(self)}")

    def forget(self, item_id: str) -> None:
        """The opinion is written down."""
        self._pause.stop()
        if self._kept.pop(item_id, None) is not None:
            self._context.change(drafts.drop, _key(item_id))

    def _bring(self, draft: Draft | None) -> None:
        line = self._form.line
        if draft is None or line is None or draft.key != _key(line.id) or self._form.is_touched:
            return
        self._kept[line.id] = draft.content
        self._put_back(draft.content)
        self._form.say_kept(draft.time)

    def _put_back(self, raw: Mapping[str, Any]) -> None:
        """Put what stands there is not written down: it stays while the page behind it is read anew."""
        self._form.set_raw(raw)
        self._form.is_touched = True

    def _wait(self) -> None:
        if not self._pause.isActive():
            self._pause.start()


def _key(item_id: str) -> str:
    return drafts.key_for(REVIEW_ITEM, item_id)
