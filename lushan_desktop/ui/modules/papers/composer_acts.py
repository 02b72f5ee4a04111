"""What the composer does with the whole statement: stages, prints, what is left out, a sentence's records."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.flow import Move
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement_terms import DRAFT, FINISHED, SIGNED
from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports.statement_value import Link, StatementParagraph
from lushan_desktop.services.papers import statement_stages, statement_versions, statements
from lushan_desktop.services.papers.composing import Composition
from lushan_desktop.services.papers.statement_versions import Version
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.records import flows
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.papers.composer_menu import ComposerMenu
from lushan_desktop.ui.modules.papers.finishing import may_finish
from lushan_desktop.ui.modules.papers.left_out_dialog import LeftOutDialog
from lushan_desktop.ui.modules.papers.review_dialog import ReviewDialog
from lushan_desktop.ui.modules.papers.sentence_menu import links_of, sentence_menu
from lushan_desktop.ui.modules.papers.stage_question import question_of
from lushan_desktop.ui.modules.papers.versions_dialog import VersionsDialog
from lushan_desktop.ui.records.ask_form import AskForm


class ComposerActs(QObject):
    """Carries out what the buttons and menus of the composer ask for."""

    opened = Signal(object)
    """A Link to show."""
    plan_requested = Signal()
    closed = Signal()
    """The words stand from now on; the paper is to be kept as it looks."""
    asked = Signal()
    """A move wants something filled in first."""

    def __init__(self, over: QWidget, context: Context) -> None:
        super().__init__(over)
        self._over, self._context = over, context
        self._shown: Composition | None = None
        self.ask = AskForm(context)
        """Asks for a day; the composer shows it in the place of the paragraph."""
        self.left_out: LeftOutDialog | None = None
        self.versions: VersionsDialog | None = None

    def show(self, composition: Composition) -> None:
        """Work on this statement from now on."""
        self._shown = composition
        if self.left_out is not None and self.left_out.isVisible():
            self.left_out.show_composition(composition)

    def open_menu(self, at: QPoint) -> None:
        if menu := self.menu():
            menu.popup(at)

    def menu(self) -> ComposerMenu | None:
        """Return what can be done with the statement as it stands."""
        if self._shown is None:
            return None
        menu = ComposerMenu(self._over, self._shown, is_read_only=self._context.is_read_only)
        menu.moved.connect(self.move)
        menu.manner_set.connect(self._set_manner)
        menu.rewrite_all_requested.connect(self.rewrite_all)
        menu.versions_requested.connect(self.show_versions)
        menu.left_out_requested.connect(self.show_not_told)
        menu.plan_requested.connect(self.plan_requested)
        return menu

    def move(self, end: str) -> None:
        """Bring the statement to a stage: what it needs is asked for first, then consent to open marks."""
        shown = self._shown
        if shown is None:
            return
        is_closing = end in (FINISHED, SIGNED) and (shown.is_draft or bool(shown.statement.undecided))
        move = flows.flow_of(STATEMENT).move(shown.statement.stage or DRAFT, end)
        if question := question_of(move, shown):
            self.asked.emit()
            self.ask.open(question, lambda given: self._consent(move, given, is_closing=is_closing))
        else:
            self._consent(move, {}, is_closing=is_closing)

    def _consent(self, move: Move, given: Values, *, is_closing: bool) -> None:
        if self._shown is None or (is_closing and not may_finish(self._over, self._shown.statement)):
            return
        self._carry_out(move, given)

    def _carry_out(self, move: Move, given: Values) -> None:
        def tell(_: object) -> None:
            self.ask.forget()
            self.ask.left.emit()
            self._context.say(f"已{move.label}", can_undo=True)
            if move.end in (FINISHED, SIGNED) and move.start == DRAFT:
                self.closed.emit()

        if self._shown is not None:
            self._context.change(
                statement_stages.move, self._shown.id, move.end, **given, then=tell, failed=self.ask.refuse
            )

    def rewrite_all(self) -> None:
        if self._shown is not None:
            self._context.change(
                statements.regenerate_all,
                self._shown.id,
                then=lambda _: self._context.say("已按记录重写全文", can_undo=True),
            )

    def leave_out(self, link: Link) -> None:
        """Do not tell of this record here; one click on 撤销 brings it back."""
        if self._shown is not None:
            self._context.change(
                statement_stages.leave_out,
                self._shown.id,
                link,
                then=lambda _: self._context.say("这条记录不写入这份情况说明", can_undo=True),
            )

    def keep_print(self, preview: Preview) -> None:
        """Keep what went to the printer, or was made final, stays as it is."""
        if self._context.is_read_only:
            return
        self._context.change(statement_versions.keep_print, preview.options, preview.typeset.pdf)

    def show_not_told(self) -> None:
        if self._shown is None:
            return
        may_write = self._shown.is_draft and not self._context.is_read_only
        dialog = LeftOutDialog(self._over, self._shown, may_write=may_write)
        dialog.opened.connect(self.opened)
        dialog.taken_back.connect(self._take_back)
        self.left_out = dialog
        dialog.show()

    def show_notes(self) -> None:
        if self._shown is not None:
            titles = {link: line.title for link, line in self._shown.line_by_link.items()}
            dialog = ReviewDialog(self._over, self._shown.statement.notes, titles)
            dialog.opened.connect(self.opened)
            dialog.show()

    def show_versions(self) -> None:
        if self._shown is not None:
            self._context.query(
                statement_versions.with_now, self._shown.id, is_long=True, then=self._open_versions
            )

    def open_sentence(self, paragraph: StatementParagraph, place: int) -> None:
        """The record behind a sentence; a menu where there are several, or proofs."""
        sentence = self._shown.sentence_at(paragraph, place) if self._shown else None
        if self._shown is None or sentence is None:
            return
        links = links_of(self._shown, sentence)
        if len(links) == 1:
            self.opened.emit(links[0][1])
        elif links:
            menu = sentence_menu(self._over, self._shown, sentence, self.opened.emit)
            menu.popup(QCursor.pos())

    def open_proof(self, line: str) -> None:
        """The proof that a line of the list at the end names."""
        proofs = self._shown.statement.proofs if self._shown else ()
        told = (each for each in proofs if line.startswith(f"佐证{each.number}{each.name[:1]}"))
        if (proof := next(told, None)) is not None:
            self.opened.emit(Link("evidence", proof.evidence))

    def _take_back(self, link: Link) -> None:
        if self._shown is not None:
            self._context.change(statement_stages.take_back, self._shown.id, link)

    def _set_manner(self, name: str, holds: bool) -> None:
        if self._shown is not None:
            self._context.change(statement_stages.set_manner, self._shown.id, name, holds=holds)

    def _open_versions(self, versions: tuple[Version, ...]) -> None:
        dialog = VersionsDialog(self._over, versions)
        dialog.opened.connect(lambda evidence: self.opened.emit(Link("evidence", evidence)))
        self.versions = dialog
        dialog.show()
