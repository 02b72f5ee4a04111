"""编辑文稿: a 情况说明 paragraph by paragraph, each beside its records and the page it stands on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.domain.papers.statement_terms import DRAFT, FINISHED, MANNERS
from lushan_desktop.domain.record_type import Values
from lushan_desktop.reports.statement_value import Link, StatementParagraph
from lushan_desktop.services.papers import composing, statements
from lushan_desktop.services.papers.composing import Composition
from lushan_desktop.services.printing import whereabouts
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.printing.whereabouts import Home
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.papers.composer_acts import ComposerActs
from lushan_desktop.ui.modules.papers.composer_findings import ComposerFindings
from lushan_desktop.ui.modules.papers.composer_head import ComposerHead
from lushan_desktop.ui.modules.papers.paragraph_list import ParagraphList
from lushan_desktop.ui.modules.papers.paragraph_panel import ParagraphPanel
from lushan_desktop.ui.modules.papers.record_linking import RecordLinking
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.preview.live_preview import LivePreview
from lushan_desktop.ui.preview.sentence_links import SentenceLinks
from lushan_desktop.ui.preview.spots import Spot, place_in
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.layout import column
from lushan_desktop.ui.widgets.panes import Panes

FINAL = "已定稿，要改先点“改回送审稿”"


class Composer(QWidget):
    """Keeps what is typed; the paper on the right follows."""

    left = Signal()
    plan_requested = Signal(str)
    """The number of the indicator whose plan of sections is to be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id, self._key = "", ""
        self._options: Values = {}
        self._is_stale = False
        self.shown: Composition | None = None
        self.findings = ComposerFindings(self, context)
        self.head = ComposerHead()
        self.list, self.panel = ParagraphList(), ParagraphPanel()
        self.acts = ComposerActs(self, context)
        self._keeps_final = False
        self.preview = LivePreview(context, "版面", has_labels=False, is_compact=True)
        widths = (theme().threshold("popup"), theme().width("waiting"), theme().threshold("parameters"))
        self.middle = QStackedWidget()
        self.middle.addWidget(self.panel)
        self.middle.addWidget(self.acts.ask)
        self.linking = RecordLinking(self, context)
        self.middle.addWidget(self.linking.panel)
        self.preview.pages.leads_on = True
        panes = Panes(self.list, self.middle, self.preview, widths=widths, weights=(0, 1, 1))
        column(self, self.head, (panes, 1), gap="gap")
        self._connect()

    def _connect(self) -> None:
        self.head.left.connect(self._leave)
        self.head.finish_requested.connect(self._finish)
        self.head.print_requested.connect(self.preview.print_paper)
        self.head.move_requested.connect(self.acts.move)
        self.head.more_requested.connect(self._open_menu)
        self.head.findings_requested.connect(self.findings.show)
        self.findings.counted.connect(self.head.show_findings)
        self.findings.opened.connect(self.choose)
        self.acts.opened.connect(self._open)
        self.acts.asked.connect(lambda: self.middle.setCurrentWidget(self.acts.ask))
        self.acts.ask.left.connect(lambda: self.middle.setCurrentWidget(self.panel))
        self.acts.plan_requested.connect(self._ask_for_plan)
        self.acts.closed.connect(self._await_final)
        self.preview.printed.connect(self.acts.keep_print)
        self.preview.made.connect(self._keep_final)
        self.preview.made.connect(self.findings.check_pages)
        self.list.chosen.connect(self.choose)
        self.panel.written.connect(self._keep)
        self.panel.rewrite_requested.connect(self._rewrite)
        self.panel.declined.connect(self._decline)
        self.panel.opened.connect(self._open)
        self.panel.notes_requested.connect(self.acts.show_notes)
        self.panel.not_told_requested.connect(self.acts.show_not_told)
        self.panel.left_out.connect(self.acts.leave_out)
        self.panel.sentence_requested.connect(self._open_sentence)
        self.panel.link_requested.connect(self._link)
        self.panel.unlinked.connect(self._unlink)
        self.linking.asked.connect(lambda: self.middle.setCurrentWidget(self.linking.panel))
        self.linking.done.connect(lambda: self.middle.setCurrentWidget(self.panel))
        self.preview.spot_clicked.connect(self._open_spot)
        self.sentences = SentenceLinks(self._context, self.preview)
        self.panel.moved.connect(lambda step: self.choose(self.list.neighbour(self._key, step)))
        self.preview.mark_clicked.connect(lambda anchor: self.choose(anchor.rpartition("#")[0]))
        self._context.changed.connect(self._hear)

    def open(self, statement_id: str, options: Values, *, key: str = "") -> None:
        """Work on a kept statement, at a paragraph if one is named."""
        self._id, self._key = statement_id, key or self._key
        # How the paper is written is kept with the statement, and decided here from now on.
        told = {name: value for name, value in options.items() if name not in (*MANNERS, "final")}
        self._options = {**told, "statement": statement_id}
        self.shown = None
        self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)
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
        if self._options.get("indicator"):
            self.preview.wish(statement_terms.REPORT, self._options, at_once=True)

    def choose(self, key: str, *, seeks: bool = True) -> None:
        """Open a paragraph and frame it on the page; the page moves to it unless it is there already."""
        paragraph = self._paragraph(key)
        if paragraph is None or self.shown is None:
            return
        self._key = key
        self.middle.setCurrentWidget(self.panel)
        self.list.choose(key)
        self.panel.show_paragraph(self.shown, paragraph, _where(self.shown, key))
        self.panel.show_ends(
            has_back=bool(self.list.neighbour(key, -1)), has_on=bool(self.list.neighbour(key, 1))
        )
        self.preview.frame(key, seeks=seeks)

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
        if not self._options.get("indicator"):
            self._options.update(_options_of(composition))
            self.preview.wish(statement_terms.REPORT, self._options, at_once=True)
        self.acts.show(composition)
        may_write = composition.is_draft and not self._context.is_read_only
        self.panel.editor.setReadOnly(not may_write)
        set_tip(self.panel.editor, FINAL if composition.statement.stage == FINISHED else "")
        self.panel.link_button.setEnabled(may_write)
        self.head.show_statement(composition)
        self.list.show_composition(composition)
        self.findings.check_text(composition.statement)
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
            self.panel.show_paragraph(self.shown, paragraph, _where(self.shown, key))

    def _paragraph(self, key: str) -> StatementParagraph | None:
        return self.shown.statement.paragraph(key) if self.shown else None

    def _keep(self, key: str, text: str) -> None:
        paragraph, land = self._paragraph(key), self.panel.editor.land
        if paragraph is None or text == paragraph.text:
            land()
            return

        def refuse(sentence: str) -> None:
            land()
            self.panel.show_error(sentence)

        self._context.change(
            composing.write_anew, self._id, paragraph, text, then=lambda _: land(), failed=refuse
        )

    def _rewrite(self, key: str) -> None:
        paragraph = self._paragraph(key)
        if paragraph is None or not paragraph.stored:
            return
        said = "已按记录重写这一段" if paragraph.composed else "已删去这一段"
        self._context.change(
            statements.regenerate,
            paragraph.stored,
            then=lambda _: self._context.say(said, can_undo=True),
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

    def _open_menu(self) -> None:
        self.acts.open_menu(self.head.more_button.mapToGlobal(self.head.more_button.rect().bottomLeft()))

    def _open_sentence(self, place: int) -> None:
        paragraph = self._paragraph(self._key)
        if paragraph is not None and not self.panel.editor.is_dirty:
            self.acts.open_sentence(paragraph, place)

    def _open_spot(self, spot: Spot) -> None:
        """A click on the page: the sentence there, and the record or proof behind it."""
        paragraph = self._paragraph(spot.key)
        if paragraph is None or self.shown is None:
            self.acts.open_proof(spot.line)
            return
        self.panel.editor.hand_over()
        self.choose(spot.key, seeks=False)
        printed = self.preview.preview
        place = place_in(paragraph, spot, is_final=printed is not None and printed.value.final)
        if place is not None:
            self.panel.show_place(place)
            self._open_sentence(place)

    def _link(self, sentence: str) -> None:
        paragraph = self._paragraph(self._key)
        if paragraph is not None:
            self.linking.open(self._id, paragraph, sentence)

    def _unlink(self, link: Link) -> None:
        paragraph = self._paragraph(self._key)
        if paragraph is not None:
            self.linking.take_back(self._id, paragraph, link)

    def _ask_for_plan(self) -> None:
        if self.shown is not None:
            self.panel.editor.hand_over()
            self.plan_requested.emit(self.shown.statement.number)

    def _await_final(self) -> None:
        self._keeps_final = True
        self.preview.wish(statement_terms.REPORT, self._options, at_once=True)

    def _keep_final(self, preview: Preview) -> None:
        """定稿 is kept as it looks, once."""
        if self._keeps_final and preview.value.final:
            self._keeps_final = False
            self.acts.keep_print(preview)

    def _finish(self) -> None:
        """定稿 and back."""
        if self.shown is not None:
            self.panel.editor.hand_over()
            self.acts.move(DRAFT if self.shown.statement.stage == FINISHED else FINISHED)

    def _leave(self) -> None:
        self.panel.editor.hand_over()
        self.left.emit()


def _options_of(composition: Composition) -> Values:
    """Return what the report asks, as the kept statement answers it."""
    statement = composition.statement
    return {"indicator": statement.indicator, "shape": statement.shape, "topic": statement.topic}


def _where(composition: Composition, key: str) -> str:
    """二（一）4: the numbers above a paragraph."""
    parent = ""
    for section in composition.statement.sections:
        number = section.number.rstrip("、")
        parent = number if section.level <= 1 else parent
        for paragraph in section.paragraphs:
            if paragraph.key == key:
                own = number if section.level > 1 else ""
                return f"{parent}{own}{paragraph.number.rstrip('.')}"
    return ""
