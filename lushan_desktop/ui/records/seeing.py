"""Seeing the files of a record: over the page, or in the program that the system has for them."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.opening import open_by_system

if TYPE_CHECKING:
    from lushan_desktop.ui.widgets.evidence_preview import EvidencePreview


class Seeing(QObject):
    """Over a page."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over

    @cached_property
    def preview(self) -> "EvidencePreview":
        """The files, one after the other, built when first seen."""
        from lushan_desktop.ui.widgets.evidence_preview import EvidencePreview

        preview: EvidencePreview = EvidencePreview(self._context.query, self._over)
        preview.open_requested.connect(self.open_outside)
        return preview

    def see(self, view: RecordView, evidence_id: str = "") -> None:
        """Show the files of a record, beginning with the named one; say where there is none."""
        if not view.files:
            self._context.say("这一条还没有佐证材料，把文件拖到右边即可添加。")
            return
        at = next((place for place, file in enumerate(view.files) if file.id == evidence_id), 0)
        self.preview.show_files(view.files, at=at)

    def open_outside(self, evidence_id: str) -> None:
        """Open a copy of the file by the system's own program."""
        self._context.query(evidence.open_copy, evidence_id, then=open_by_system, is_long=True)
