"""改文稿: a 情况说明 paragraph by paragraph, each beside its records and the page it stands on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports.statement.value import Link, StatementParagraph
from lushan_desktop.services import composing, statements, whereabouts
from lushan_desktop.services.composing import Composition
from lushan_desktop.services.whereabouts import Home
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.reports.composer_head import ComposerHead
from lushan_desktop.ui.modules.reports.finishing import may_finish
from lushan_desktop.ui.modules.reports.live_preview import LivePreview
from lushan_desktop.ui.modules.reports.paragraph_list import ParagraphList
from lushan_desktop.ui.modules.reports.paragraph_panel import ParagraphPanel
from lushan_desktop.ui.modules.reports.review_dialog import ReviewDialog
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes

KEY = "situation_statement"


class Composer(QWidget):
    """Keeps what is typed; the paper on the right follows."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id, self._key = "", ""
        self._options: Values = {}
        self._is_stale = False
        self.shown: Composition | None = None
        self.head = ComposerHead()
        self.list, self.panel = ParagraphList(), ParagraphPanel()
        self.preview = LivePreview(context, "版面", has_labels=False, is_compact=True)
        widths = (theme().threshold("popup"), theme().width("waiting"), theme().threshold("parameters"))
        panes = Panes(self.list, self.panel, self.preview, widths=widths, weights=(0, 1, 1))
        column(self, self.head, (panes, 1), gap="gap")
        self._connect()
        self.panel.editor.setReadOnly(context.is_read_only)

    def _connect(self) -> None:
        self.head.left.connect(self._leave)
        self.head.finish_requested.connect(self._finish)
        self.head.print_requested.connect(self.preview.print_paper)
        self.list.chosen.connect(self.choose)
        self.panel.written.connect(self._keep)
        self.panel.rewrite_requested.connect(self._rewrite)
        self.panel.declined.connect(self._decline)
        self.panel.opened.connect(self._open)
        self.panel.notes_requested.connect(self._show_notes)
        self.panel.moved.connect(lambda step: self.choose(self.list.neighbour(self._key, step)))
        self.preview.mark_clicked.connect(lambda anchor: self.choose(anchor.rpartition("#")[0]))
        self._context.changed.connect(lambda _: self._hear())

    def open(self, statement_id: str, options: Values, *, key: str = "") -> None:
        """Work on a kept statement, at a paragraph if one is named."""
        self._id, self._key = statement_id, key or self._key
        self._options = {**options, "statement": statement_id}
        self.shown = None
        self.load()

    def load(self) -> None:
        """Ask for the statement and its paper anew."""
        if not self._id:
            return
        self._context.query(
            composing.look,
            self._id,
            key=f"composition {id(self)}",
            is_long=True,
            then=self._show,
            failed=lambda _: self.left.emit(),
        )
        self.preview.wish(KEY, self._options, at_once=True)

    def choose(self, key: str) -> None:
        """Open a paragraph and frame it on the page."""
        paragraph = self._paragraph(key)
        if paragraph is None or self.shown is None:
            return
        self._key = key
        self.list.choose(key)
        self.panel.show_paragraph(self.shown, paragraph, self._where(key))
        self.panel.show_ends(
            has_back=bool(self.list.neighbour(key, -1)), has_on=bool(self.list.neighbour(key, 1))
        )
        self.preview.frame(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.load()

    def _hear(self) -> None:
        if self.isVisible():
            self.load()
        else:
            self._is_stale = True

    def _show(self, composition: Composition) -> None:
        self.shown = composition
        self.head.show_statement(composition, is_final=bool(self._options.get("final")))
        self.list.show_composition(composition)
        keys = [paragraph.key for paragraph in composition.statement.paragraphs]
        if keys:
            self._show_again(self._key if self._key in keys else keys[0])

    def _show_again(self, key: str) -> None:
        """Bring the panel up to date; the page stays where it is unless another paragraph is open."""
        is_same = key == self._key and self.preview.framed == key
        if not is_same:
            self.choose(key)
            return
        paragraph = self._paragraph(key)
        if paragraph is not None and self.shown is not None:
            self.list.choose(key)
            self.panel.show_paragraph(self.shown, paragraph, self._where(key))

    def _paragraph(self, key: str) -> StatementParagraph | None:
        return self.shown.statement.paragraph(key) if self.shown else None

    def _where(self, key: str) -> str:
        """二（一）4: the numbers above a paragraph."""
        parent = ""
        for section in self.shown.statement.sections if self.shown else ():
            number = section.number.rstrip("、")
            parent = number if section.level <= 1 else parent
            for paragraph in section.paragraphs:
                if paragraph.key == key:
                    own = number if section.level > 1 else ""
                    return f"{parent}{own}{paragraph.number.rstrip('.')}"
        return ""

    def _keep(self, key: str, text: str) -> None:
        paragraph = self._paragraph(key)
        if paragraph is not None and text != paragraph.text:
            self._context.change(
                composing.write_anew, self._id, paragraph, text, failed=self.panel.show_error
            )

    def _rewrite(self, key: str) -> None:
        paragraph = self._paragraph(key)
        if paragraph is None or not paragraph.stored:
            return
        self._context.change(
            statements.regenerate,
            paragraph.stored,
            then=lambda _: self._context.say("已按记录重写这一段", can_undo=True),
        )

    def _decline(self, key: str) -> None:
        """不改: the words that stood before stay, as the clerk's own."""
        changed = self.shown.changed_by_key.get(key) if self.shown else None
        if changed is not None and changed.paragraph:
            words = changed.text if changed.is_edited else changed.kept
            self._context.change(statements.edit_paragraph, changed.paragraph, words)

    def _open(self, link: Link) -> None:
        self._context.query(whereabouts.home_of, link.record_type, link.record, link.field, then=self._go)

    def _go(self, home: Home) -> None:
        if home.record_type != "statement":
            self._context.open(home.record_type, home.record, home.field)

    def _show_notes(self) -> None:
        if self.shown is not None:
            dialog = ReviewDialog(self, self.shown.statement.notes)
            dialog.opened.connect(self._open)
            dialog.show()

    def _finish(self) -> None:
        """定稿 and back."""
        if self.shown is None:
            return
        is_final = bool(self._options.get("final"))
        if is_final or may_finish(self, self.shown.statement.gaps):
            self._options["final"] = not is_final
            self.head.show_statement(self.shown, is_final=not is_final)
            self.preview.wish(KEY, self._options, at_once=True)

    def _leave(self) -> None:
        self.panel.editor.hand_over()
        self.left.emit()
