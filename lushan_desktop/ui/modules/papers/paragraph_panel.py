"""The middle of the composer: one paragraph, the records it speaks of, what would fill its marks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lushan_desktop.reports.statement_value import Link, Sentence, StatementParagraph
from lushan_desktop.services.papers.composing import Composition, Filling, SpokenOf
from lushan_desktop.ui.modules.papers.change_bar import ChangeBar
from lushan_desktop.ui.modules.papers.paragraph_editor import ParagraphEditor
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, LinkButton, SmallIconButton, TextButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import ElidedWords, Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, row


class ParagraphPanel(Panel):
    """Tells what was typed and decided; knows no service."""

    written = Signal(str, str)
    """The key of the paragraph and its new text."""
    rewrite_requested = Signal(str)
    declined = Signal(str)
    opened = Signal(object)
    """A Link to show."""
    notes_requested = Signal()
    moved = Signal(int)
    sentence_requested = Signal(int)
    """A place in the text whose records and proofs are to be opened."""
    left_out = Signal(object)
    """A Link that this statement is not to tell of."""
    not_told_requested = Signal()
    link_requested = Signal(str)
    """The words of the sentence that a record is to be put to; empty for the whole paragraph."""
    unlinked = Signal(object)
    """A Link that was put to the paragraph and is to be taken back."""

    def __init__(self) -> None:
        super().__init__(gap="medium")
        self._key = ""
        self._shown: tuple[Composition, StatementParagraph] | None = None
        self.editor = ParagraphEditor()
        self.change = ChangeBar()
        self.change.hide()
        self._title, self._badge = ElidedWords("", "section"), Badge()
        words = "按记录重写" if theme().factor == 1 else "重写"
        self.rewrite_button = TextButton(
            words, "act.refresh", tip="按记录重写：放弃改写的文字，按现有记录写这一段"
        )
        self.head.show_items((self._title, 1), self._badge, self.rewrite_button)
        self._error = Words("", "error", wraps=True)
        self._records, self._fillings = QVBoxLayout(), QVBoxLayout()
        for lines in (self._records, self._fillings):
            lines.setSpacing(0)
        self._records_title, self._fillings_title = Words("", "strong"), Words("", "strong")
        self._proofs = ElidedWords("", "small")
        self.sentence_button = LinkButton("打开这一句" if theme().factor == 1 else "这一句", "act.link")
        set_tip(self.sentence_button, "光标所在句对应的记录和佐证（也可按住 Ctrl 点句子）")
        self.link_button = LinkButton("挂接记录" if theme().factor == 1 else "挂接", "act.add")
        set_tip(self.link_button, "为光标所在句再挂接一条记录；重写这一段时保留")
        self.show_body(
            self.editor,
            self._error,
            self.change,
            self._fillings_title,
            self._fillings,
            row(None, self._records_title, (self._proofs, 1), self.link_button, self.sentence_button),
            self._records,
        )
        self.notes_button, self.not_told_button = LinkButton("待核单"), LinkButton("未写入")
        set_tip(self.not_told_button, "没有写入正文的记录")
        self.back_button, self.on_button = Button("上一段"), Button("下一段")
        self.foot.show_items(
            self.notes_button, self.not_told_button, SPRING, self.back_button, self.on_button
        )
        self._connect()

    def _connect(self) -> None:
        self.editor.written.connect(lambda text: self.written.emit(self._key, text))
        self.rewrite_button.clicked.connect(lambda: self.rewrite_requested.emit(self._key))
        self.change.accepted.connect(lambda: self.rewrite_requested.emit(self._key))
        self.change.declined.connect(lambda: self.declined.emit(self._key))
        self.editor.place_changed.connect(self._show_sentence)
        self.editor.place_wanted.connect(self.sentence_requested)
        self.sentence_button.clicked.connect(
            lambda: self.sentence_requested.emit(self.editor.textCursor().position())
        )
        self.link_button.clicked.connect(lambda: self.link_requested.emit(self._words_of_sentence()))
        self.notes_button.clicked.connect(self.notes_requested)
        self.not_told_button.clicked.connect(self.not_told_requested)
        self.back_button.clicked.connect(lambda: self.moved.emit(-1))
        self.on_button.clicked.connect(lambda: self.moved.emit(1))

    def show_paragraph(self, composition: Composition, paragraph: StatementParagraph, heading: str) -> None:
        """Show one paragraph; words being typed in it are left alone."""
        is_same = paragraph.key == self._key
        if not is_same:
            self.editor.hand_over()
            self.body.verticalScrollBar().setValue(0)
        self._key, self._shown = paragraph.key, (composition, paragraph)
        self._title.setText(f"{heading}　{paragraph.label}".strip())
        if not (is_same and self.editor.is_ahead):
            self.editor.show_text(paragraph.text)
            self.show_error("")
        self._show_change(composition, paragraph)
        own = {each.link for each in paragraph.attached} - set(paragraph.behind)
        self._show_records(composition.records(paragraph), own, may_change=composition.is_draft)
        self._proofs.setText(composition.proof_range(paragraph))
        self._show_sentence(self.editor.textCursor().position())
        self._show_fillings(composition.fillings(paragraph))
        self.notes_button.setText(f"待核单 {len(composition.statement.notes)} 条")
        self.not_told_button.setText(f"未写入 {composition.count_not_told} 条")

    def show_place(self, place: int) -> None:
        """Put the cursor into the sentence at this place."""
        cursor = self.editor.textCursor()
        cursor.setPosition(min(place, len(self.editor.toPlainText())))
        self.editor.setTextCursor(cursor)
        self._show_sentence(place)

    def _sentence_at(self, place: int) -> Sentence | None:
        if self._shown and not self.editor.is_dirty and self._shown[1].key == self._key:
            composition, paragraph = self._shown
            return composition.sentence_at(paragraph, place)
        return None

    def _words_of_sentence(self) -> str:
        sentence = self._sentence_at(self.editor.textCursor().position())
        return self._shown[1].text[sentence.start : sentence.end] if sentence and self._shown else ""

    def _show_sentence(self, place: int) -> None:
        """The sentence the cursor is in stands on quiet ground."""
        sentence = self._sentence_at(place)
        self.editor.highlight(*((sentence.start, sentence.end) if sentence else (0, 0)))
        self.sentence_button.setEnabled(sentence is not None and bool(sentence.links))

    def show_ends(self, *, has_back: bool, has_on: bool) -> None:
        self.back_button.setEnabled(has_back)
        self.on_button.setEnabled(has_on)

    def show_error(self, sentence: str) -> None:
        """Show why the words could not be kept."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _show_change(self, composition: Composition, paragraph: StatementParagraph) -> None:
        changed = composition.changed_by_key.get(paragraph.key)
        is_changed = changed is not None and bool(changed.kept)
        self.change.setVisible(is_changed)
        if changed is not None and is_changed:
            self.change.show_change(changed)
        self._badge.show_badge(
            "记录有变" if is_changed else "已改" if paragraph.edited else "",
            "warn" if is_changed else "info",
        )
        self.rewrite_button.setEnabled(bool(paragraph.edited or is_changed) and bool(paragraph.composed))

    def _show_records(self, lines: list[SpokenOf], own: set[Link], *, may_change: bool) -> None:
        """`own` are those that a clerk put there."""
        self._records_title.setText(f"这一段的记录（{len(lines)} 条）")
        clear(self._records)
        for place, line in enumerate(lines):
            item = self._row(line.title, line.detail, line.link, line.icon)
            if line.badge:
                item.with_badge(*line.badge)
            if place == len(lines) - 1:
                item.as_last()
            if may_change:
                item.with_widget(self._out_button(line, is_own=line.link in own))
            self._records.addWidget(item.with_open(f"打开{line.title}"))

    def _out_button(self, line: SpokenOf, *, is_own: bool) -> SmallIconButton:
        words, asked = ("取消挂接", self.unlinked) if is_own else ("不写入", self.left_out)
        button = SmallIconButton("act.clear", f"{words}{line.title}")
        button.clicked.connect(lambda: asked.emit(line.link))
        return button

    def _show_fillings(self, fillings: list[Filling]) -> None:
        self._fillings_title.setText(f"待补的内容填在这里（{len(fillings)} 处）")
        self._fillings_title.setVisible(bool(fillings))
        clear(self._fillings)
        for place, filling in enumerate(fillings):
            item = self._row(filling.title, filling.fields, filling.link, "")
            if place == len(fillings) - 1:
                item.as_last()
            self._fillings.addWidget(item.with_badge("待补", "warn").with_open(f"去填{filling.title}"))

    def _row(self, title: str, detail: str, link: Link, icon: str) -> ItemRow:
        item = ItemRow(title, detail, icon=icon)
        item.setMinimumHeight(theme().height("row_panel"))
        item.opened.connect(lambda: self.opened.emit(link))
        return item
