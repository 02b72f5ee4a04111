"""What was read of one record, to be written otherwise before it is taken."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Choice, Day, Kind, LongText, Reading, Ref, Text
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.record_type import FieldSpec
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.catalogues import shipped
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets import chips
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import ScrollBody
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, column, row, show_if
from lushan_desktop.ui.widgets.message_bar import MessageBar

_FRAME = 60
"""What a window's frame and the bar of a desktop take of a screen, in px."""
_LINES = 4.0
"""The height of a long text; what is longer is scrolled."""


class _LongBox(QPlainTextEdit):
    """Several lines, asked and filled like a line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(round(_LINES * self.fontMetrics().lineSpacing()))

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(text)


class DraftDialog(QDialog):
    """A line for each field that was filled, and for those that a record of this type begins with."""

    def __init__(self, parent: QWidget, draft: Draft, reading: Reading) -> None:
        super().__init__(parent)
        self.setWindowTitle("改这一条")
        self._draft, self._reading = draft, reading
        self.lines: dict[str, QLineEdit | _LongBox] = {}
        self.boxes: dict[str, ChoiceBox] = {}
        self._kinds: dict[str, Kind] = {}
        self._made = draft
        self.bar = MessageBar("bad")
        show_if(self.bar, False)
        lines = QWidget()
        form = QFormLayout(lines)
        form.setContentsMargins(0, 0, 0, 0)
        for name, label, kind in _asked(draft):
            form.addRow(Words(label, "label"), self._editor(name, label, kind))
        use, cancel = PrimaryButton("确定", keys="Ctrl+Return"), Button("取消")
        use.clicked.connect(self.confirm)
        cancel.clicked.connect(self.reject)
        title = Words(RECORD_TYPES.get(draft.type).title, "section")
        body = ScrollBody(lines, SPRING)
        foot = row(None, SPRING, cancel, use)
        column(self, title, (body, 1), self.bar, foot, margins=("page", "large"))
        self.setMinimumWidth(theme().width("waiting") + theme().width("tree"))
        around = self.sizeHint().height() - body.sizeHint().height()
        room = self.screen().availableSize().height() - _FRAME
        self.resize(self.minimumWidth(), min(around + body.widget().sizeHint().height(), room))

    def _editor(self, name: str, label: str, kind: Kind) -> QWidget:
        said = str(self._draft.fields.get(name, ""))
        self._kinds[name] = kind
        terms = shipped(kind) if isinstance(kind, Choice) else ()
        if terms and (not said or said in terms):
            self.boxes[name] = box = ChoiceBox(
                [chips.Choice("", "未选"), *(chips.Choice(term, term) for term in terms)], says=label
            )
            box.choose(said)
            return box
        is_day = isinstance(kind, Day) and said
        is_long = isinstance(kind, LongText) and said
        shown = str(PartialDate.from_iso(said)) if is_day else said
        self.lines[name] = line = _LongBox(shown) if is_long else QLineEdit(shown)
        line.setAccessibleName(label)
        return line

    def draft(self) -> Draft:
        """The draft as it was confirmed; what was emptied falls away."""
        return self._made

    def confirm(self) -> None:
        """Take what stands in the lines; what is no day is told here."""
        try:
            fields = self._written()
        except UserError as error:
            self.bar.say("bad", error.message)
            show_if(self.bar, True)
            return
        rest = {name: value for name, value in self._draft.fields.items() if name not in self._kinds}
        kept = {name: value for name, value in fields.items() if value}
        one = self._draft
        self._made = Draft(one.type, kept | rest, one.start, one.end, one.text)
        self.accept()

    def _written(self) -> dict[str, str]:
        """The fields as drafts hold them, days as 2023-06-02. Raises UserError for what is no day."""
        written = {name: box.current_key() for name, box in self.boxes.items()}
        for name, line in self.lines.items():
            kind, text = self._kinds[name], line.text().strip()
            if isinstance(kind, Day):
                day = kind.parse(text, self._reading)
                written[name] = day.iso if day else ""
            else:
                written[name] = text
        return written


def _asked(draft: Draft) -> Iterator[tuple[str, str, Kind]]:
    for spec in RECORD_TYPES.get(draft.type).fields:
        said = draft.fields.get(spec.name)
        if isinstance(said, str) or (said is None and _is_first(spec)):
            yield spec.name, spec.label, spec.kind
    if isinstance(draft.fields.get("post"), str):
        yield "post", "职务", Text()


def _is_first(spec: FieldSpec) -> bool:
    """Return True for a field that the form shows unfolded and that one line can hold."""
    is_line = isinstance(spec.kind, Text | LongText | Day | Choice | Ref)
    return is_line and not spec.folded and not spec.default and not spec.by_moves
