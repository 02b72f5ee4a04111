"""The opinion on one item as it is written: the verdict, the words, the score, phrases, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QWidget

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Points
from lushan_desktop.domain.titles.review_item import FITS, LACKS, REVIEW_ITEM
from lushan_desktop.services.titles.review import Line, Opinion, Phrase
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.modules.titles.opinion_text import OpinionText
from lushan_desktop.ui.modules.titles.verdict_buttons import VerdictButtons
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import LinkButton
from lushan_desktop.ui.widgets.chips import PhraseRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear, column, row, show_if

MORE = ("reviewed_on", "reviewer", "missing", "suggestion")
_MORE_TYPE = replace(
    REVIEW_ITEM, fields=tuple(replace(REVIEW_ITEM.field(name), folded=True) for name in MORE)
)
SHOWN_PHRASES = 6


class OpinionForm(QWidget):
    """Keeps what is being written while the page behind it is read anew."""

    committed = Signal()
    touched = Signal()
    phrase_kept = Signal(str, str)
    """A text of the office's own, and the conclusion it goes with."""
    phrase_dropped = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._points = context, Points()
        self.line: Line | None = None
        self.is_touched = False
        self._phrases: tuple[Phrase, ...] = ()
        self.reviewer = ""
        """The one who judged the item before: the next is proposed to be judged by the same."""
        self.day: PartialDate | None = PartialDate.from_date(clock.today())
        """The day of the review: the next item is proposed to be judged on the same."""
        self._names: dict[str, str] = {}
        self.verdicts, self.text, self.score = VerdictButtons(), OpinionText(), QLineEdit()
        self.error, self.earlier = Words("", "error", wraps=True), Words("", "small", wraps=True)
        self.phrases, self.more = PhraseRow(), LinkButton("常用语…", tip="保存或删除常用语")
        self._of, self._draft = Words("", "small"), Words("", "small")
        self.score.setAccessibleName("得分")
        self.score.setFixedWidth(theme().width("fact_name"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.group: FieldGroup | None = None
        self._fields = column(None, gap="none")
        title = Words("初审意见", "section")
        head = row(None, title, self._draft, SPRING, Words("得分", "label"), self.score, self._of)
        foot = row(None, (self.phrases, 1), self.more)
        foot.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        parts = (head, self.verdicts, self.text, self.error, foot, self.earlier, self._fields)
        column(self, *parts, gap="small")
        show_if(self.error, False)
        self._connect()

    def _connect(self) -> None:
        self.verdicts.chosen.connect(self._choose)
        self.text.edited.connect(self._touch)
        self.text.committed.connect(self.committed)
        self.score.textEdited.connect(lambda _: self._touch())
        self.score.returnPressed.connect(self.committed)
        self.phrases.picked.connect(self._pick)
        self.more.clicked.connect(self._open_menu)

    def show_line(self, line: Line) -> None:
        """Show what is written about an item."""
        self.line, self.is_touched = line, False
        is_again = line.is_open and bool(line.conclusion)
        self.verdicts.choose("" if is_again else line.conclusion)
        self.text.show_text("" if is_again else line.reason)
        self.score.setText("" if is_again or line.score is None else _plain(line.score))
        self.score.setPlaceholderText("" if line.points is None else _plain(line.points))
        self._of.setText("" if line.points is None else f"/ {_plain(line.points)} 分")
        said = [line.earlier] if line.earlier else []
        said += [f"上次：{line.conclusion}，{line.reason}"] if is_again else []
        self.earlier.setText("此前意见\n" + "\n".join(said) if said else "")
        show_if(self.earlier, bool(said))
        self._show_more(line)
        self._draft.setText("")
        self.refuse("")
        self._show_phrases()

    def show_phrases(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = tuple(phrases)
        self._show_phrases()

    def set_writable(self, is_writable: bool) -> None:
        """Outside the review what was found is read only."""
        for part in (self.verdicts, self.score):
            part.setEnabled(is_writable)
        for offered in (self.phrases, self.more):
            show_if(offered, is_writable)
        self.text.setReadOnly(not is_writable)
        if self.group is not None:
            self.group.setEnabled(is_writable)

    def opinion(self) -> Opinion:
        """Return what was entered. Raises UserError, naming the field."""
        assert self.group is not None
        more = self.group.values()
        self.reviewer = str(more.get("reviewer") or "") or self.reviewer
        self.day = more.get("reviewed_on") or self.day
        return Opinion(
            self.verdicts.current(),
            self.text.toPlainText(),
            self._points.parse(self.score.text(), self._context.reading()),
            str(more.get("missing") or ""),
            str(more.get("suggestion") or ""),
            str(more.get("reviewer") or ""),
            more.get("reviewed_on"),
        )

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say below the text what is wrong, and put the keyboard where it is mended."""
        self.error.setText(sentence)
        show_if(self.error, bool(sentence))
        self.text.show_wrong(field == "reason")
        if field == "reason":
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field == "score":
            self.score.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field and field in MORE and self.group is not None:
            self.group.focus_field(field)

    def say_kept(self, time: str) -> None:
        """Say what stands here was written before and not written down."""
        self._draft.setText(f"草稿 {time}")

    def raw(self) -> dict[str, Any]:
        """Return what stands here, readable or not, as a draft keeps it."""
        more = self.group.raw() if self.group is not None else {}
        return {
            "conclusion": self.verdicts.current(),
            "reason": self.text.toPlainText(),
            "score": self.score.text(),
            "more": more,
        }

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        self.verdicts.choose(str(raw.get("conclusion", "")))
        self.text.show_text(str(raw.get("reason", "")))
        self.score.setText(str(raw.get("score", "")))
        if self.group is not None and raw.get("more"):
            self.group.set_raw(raw["more"])
        self._show_phrases()

    def show_reviewer(self, person: str, name: str) -> None:
        """Show who judged this item, once that is known; what is being written is left alone."""
        if person and self.line is not None and not self.is_touched:
            self._names[person] = name
            self._show_more(self.line, person)

    def _show_more(self, line: Line, person: str = "") -> None:
        """What is missing and what is to be done; said before, it is to be said anew in another round."""
        clear(self._fields)
        is_again = line.is_open and bool(line.conclusion)
        values = {
            "missing": "" if is_again else line.missing,
            "suggestion": "" if is_again else line.suggestion,
            "reviewer": person or self.reviewer,
            "reviewed_on": self.day if line.is_open else line.reviewed_on,
        }
        is_writable = self.group is None or self.group.isEnabled()
        self.group = FieldGroup(_MORE_TYPE, Desk(self._context, self._names), values, owner=REVIEW_ITEM)
        self.group.setEnabled(is_writable)
        self.group.changed.connect(self._touch)
        self._fields.addWidget(self.group)

    def _choose(self, word: str) -> None:
        """Choose what does not fit needs a reason: the keyboard goes to the text."""
        self._touch()
        self.refuse("")
        self._show_phrases()
        if word != FITS or (self.line is not None and self.line.wants_basis):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, text: str) -> None:
        if not self.verdicts.current():
            known = next((each.conclusion for each in self._phrases if each.text == text), "")
            self.verdicts.choose(known or LACKS)
        self.text.append_phrase(text)

    def _touch(self) -> None:
        self.is_touched = True
        if self.error.text():
            self.refuse("")
        self.touched.emit()

    def _show_phrases(self) -> None:
        """Those of the verdict; before there is one, those for what is to be completed."""
        wanted = self.verdicts.current() or LACKS
        fitting = [each for each in self._phrases if each.conclusion in ("", wanted)]
        own_first = sorted(fitting, key=lambda each: not each.id)
        self.phrases.show_phrases([each.text for each in own_first[:SHOWN_PHRASES]])

    def _open_menu(self) -> None:
        self.phrase_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def phrase_menu(self) -> QMenu:
        """Keep what stands in the text as a phrase; take one of the office's own away."""
        menu = QMenu(self)
        text = " ".join(self.text.toPlainText().split())
        keep = menu.addAction("把上面的文字记为常用语")
        keep.setEnabled(bool(text))
        keep.triggered.connect(lambda: self.phrase_kept.emit(text, self.verdicts.current()))
        own = [each for each in self._phrases if each.id]
        if own:
            menu.addSeparator()
        for each in own:
            action = menu.addAction(f"去掉“{each.text[:20]}”")
            action.triggered.connect(lambda _=False, one=each.id: self.phrase_dropped.emit(one))
        return menu


def _plain(number: object) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
