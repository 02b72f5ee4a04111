"""逐项初审: one application, its items and the opinion on each, by mouse or by keys alone."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.titles.review_item import REVIEW_ITEM
from lushan_desktop.domain.titles.reviewing import check_opinion
from lushan_desktop.services.records import record_view
from lushan_desktop.services.records.record_view import RecordView
from lushan_desktop.services.titles import review, review_desk
from lushan_desktop.services.titles.review import Line, Opinion, ReviewSheet
from lushan_desktop.services.titles.review_desk import Desk
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.checklist import Checklist
from lushan_desktop.ui.modules.titles.office_phrases import OfficePhrases
from lushan_desktop.ui.modules.titles.opinion_drafts import OpinionDrafts
from lushan_desktop.ui.modules.titles.papers import FEEDBACK
from lushan_desktop.ui.modules.titles.review_head import ReviewHead
from lushan_desktop.ui.modules.titles.review_menu import ReviewMenu
from lushan_desktop.ui.modules.titles.review_side import ReviewSide
from lushan_desktop.ui.records.attaching import Attaching
from lushan_desktop.ui.records.seeing import Seeing
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes

TOUCHING = ("application", "review_item", "reference", "evidence", "title", "title_stage", "batch", "honour")


class ReviewPage(QWidget):
    """The head with the way, the checklist, and beside it the item, a question or a form."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        style.set_look(self, "page")
        self._context = context
        self._application, self._is_stale = "", False
        self.sheet: ReviewSheet | None = None
        self._item = ""
        self._wanted_field = ""
        self.head = ReviewHead(is_read_only=context.is_read_only)
        self.checklist, self.side = Checklist(), ReviewSide(context)
        self.panel = self.side.panel
        self.drafts = OpinionDrafts(context, self.panel.form)
        self.phrases = OfficePhrases(context, self.panel.form)
        self.seeing, self.attaching = Seeing(context, self), Attaching(context, REVIEW_ITEM, self)
        self.menu = ReviewMenu(context, self.side)
        panes = Panes(self.checklist, self.side, widths=(610, 520), weights=(1, 1))
        column(self, self.head, (panes, 1), margins=("page", "inset"))
        self._item_view: RecordView | None = None
        self._connect()

    def _connect(self) -> None:
        self.head.left.connect(self.leave)
        self.head.completed.connect(self.complete)
        self.head.way_chosen.connect(self.side.acts.take)
        self.head.feedback_requested.connect(lambda: self.menu.print_paper(FEEDBACK))
        self.head.menu_requested.connect(lambda spot: self.menu.made().popup(spot))
        self.checklist.chosen.connect(self.choose)
        self.checklist.committed.connect(self.commit)
        self.checklist.preview_requested.connect(self.see)
        self.panel.committed.connect(self.commit)
        self.panel.back_requested.connect(lambda: self.go(-1))
        self.panel.file_seen.connect(self.see)
        self.panel.file_opened.connect(self.seeing.open_outside)
        self.panel.files_given.connect(self._attach)
        self.panel.items_wanted.connect(self.side.acts.add_items)
        self.side.acts.refused_for_open.connect(self._go_to_open)
        self.side.covering.connect(self.drafts.keep)
        self.side.uncovered.connect(self._focus_list)
        self._context.changed.connect(self._hear)
        self._add_keys()

    def _add_keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self._escape, context=within)
        QShortcut(QKeySequence("F2"), self, self.side.edit, context=within)
        self.panel.form.verdicts.add_keys(self)

    def open(self, application_id: str, field: str = "") -> None:
        """Show an application; with a field, its form there."""
        if application_id != self._application:
            self.drafts.keep()
            self._application, self.sheet, self._item = application_id, None, ""
            self.menu.forget()
            self.side.setCurrentWidget(self.panel)
        self._wanted_field = field
        self.load()

    def load(self) -> None:
        """Ask for the application anew."""
        self._is_stale = False
        if not self._application:
            return
        self._context.query(
            review_desk.desk, self._application, then=self._lay_out, failed=self._lose, key="review desk"
        )
        self.phrases.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.load()

    def leave(self) -> None:
        """Back to the list; what was written waits as a draft."""
        self.drafts.keep()
        self.left.emit()

    def choose(self, item_id: str) -> None:
        """Show an item; what was being written about the one before is kept as a draft."""
        line = self._line(item_id)
        if line is None or self.sheet is None:
            return
        if item_id != self._item:
            self.drafts.keep()
        is_other, self._item = item_id != self._item, item_id
        self.checklist.choose(item_id)
        self.panel.show_line(line, self.sheet)
        self._context.query(
            record_view.view, REVIEW_ITEM, item_id, then=self._show_item, failed=_pass, key="review item"
        )
        if is_other:
            self.drafts.offer()

    def go(self, by: int) -> None:
        """To the item before or after in the order of the standard."""
        if self.sheet is None:
            return
        ids = [line.id for line in self.sheet.lines]
        if self._item in ids and 0 <= (place := ids.index(self._item) + by) < len(ids):
            self.choose(ids[place])

    def commit(self) -> None:
        """Write the opinion down and go to the next item that is open; say what is wrong where it stands.

        An opinion that nobody has touched is not written again.
        """
        line, form = self._line(self._item), self.panel.form
        if line is None or not self.side.shows_item() or not self.panel.next_button.isEnabled():
            return
        if not form.is_touched and not line.is_open:
            self._focus_list()
            self.go(1)
            return
        try:
            opinion = form.opinion()
            lacks = line.wants_basis
            check_opinion(
                opinion.conclusion, opinion.reason, opinion.score, line.points, lacks_material=lacks
            )
        except UserError as error:
            form.refuse(error.message, error.field or "")
            return
        self._note(line, opinion)

    def _note(self, line: Line, opinion: Opinion) -> None:
        form, raw = self.panel.form, self.panel.form.raw()
        form.is_touched = False
        self.drafts.forget(line.id)

        def tell(_: object) -> None:
            self._context.say(f"第 {line.number} 项已保存：{opinion.conclusion}", can_undo=True)

        def refuse(sentence: str) -> None:
            self.choose(line.id)
            form.set_raw(raw)
            form.refuse(sentence, getattr(sentence, "field", None) or "")

        self._context.change(review.note, line.id, opinion, then=tell, failed=refuse)
        self._go_on(line)

    def _go_on(self, line: Line) -> None:
        """The next open item after this one, else the first that is left; the list has the keyboard."""
        assert self.sheet is not None
        others = [each for each in self.sheet.open_lines if each.id != line.id]
        later = [each for each in others if each.place > line.place]
        self._focus_list()
        if others:
            self.choose((later or others)[0].id)

    def complete(self) -> None:
        self.side.acts.complete(self.panel.form.reviewer, self.panel.form.day)

    def see(self, evidence_id: str = "") -> None:
        """Show the files of the item over the page."""
        if self._item_view is not None and self._item_view.id == self._item:
            self.seeing.see(self._item_view, evidence_id)

    def _lay_out(self, desk: Desk) -> None:
        if desk.sheet.id != self._application:
            return
        self.menu.ways, self.side.acts.view = desk.ways, desk.view
        self.head.show_sheet(desk.sheet)
        self.head.show_ways(desk.sheet, desk.ways)
        self._show(desk.sheet)
        if desk.view.deleted:
            self.left.emit()
        elif self._wanted_field:
            field, self._wanted_field = self._wanted_field, ""
            self.side.edit(field)

    def _show(self, sheet: ReviewSheet) -> None:
        was, self.sheet = self.sheet, sheet
        self.menu.sheet = sheet
        is_begun = was is None or (was.round, was.stage) != (sheet.round, sheet.stage)
        self.checklist.show_sheet(sheet)
        kept = None if is_begun and sheet.is_reviewing else self._line(self._item)
        shown = kept or next(iter(self.checklist.rows.lines or sheet.lines), None)
        if shown is None:
            self.panel.show_nothing(sheet)
            return
        if kept is None:
            open_one = next(iter(sheet.open_lines), shown) if sheet.is_reviewing else shown
            self.choose(open_one.id)
            self._focus_list()
        else:
            self.choose(kept.id)

    def _show_item(self, view: RecordView) -> None:
        if view.id == self._item:
            self._item_view = view
            self.panel.show_view(view)

    def _lose(self, sentence: str) -> None:
        self._context.failed.emit(sentence)
        self.left.emit()

    def _line(self, item_id: str) -> Line | None:
        lines = self.sheet.lines if self.sheet is not None else ()
        return next((line for line in lines if line.id == item_id), None)

    def _go_to_open(self) -> None:
        if self.sheet is not None and self.sheet.open_lines:
            self.choose(self.sheet.open_lines[0].id)
            self._focus_list()

    def _attach(self, files: list[Path]) -> None:
        if self._item:
            self.attaching.attach(self._item, files)

    def _escape(self) -> None:
        """Close what covers the item; out of the opinion to the list; from there leave the page."""
        focus = self.window().focusWidget()
        if self.side.escape():
            return
        if focus is not None and self.panel.isAncestorOf(focus):
            self._focus_list()
        else:
            self.leave()

    def _focus_list(self) -> None:
        self.checklist.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, changes: Any) -> None:
        if changes.touches(*TOUCHING):
            self._is_stale = True
            if self.isVisible():
                self.load()


def _pass(_: str) -> None:
    """What is gone meanwhile is told by the sheet."""
