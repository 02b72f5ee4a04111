"""The middle of 报表中心: what the paper asks, what it lacks, and the buttons that make it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.reports.report import Report
from lushan_desktop.services.reports import Preview
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.layout import SPRING, clear
from lushan_desktop.ui.widgets.message_bar import MessageBar

_LOOK_BY_ENDING = {".pdf": ("PDF", "act.pdf"), ".docx": ("Word", "act.word"), ".xlsx": ("Excel", "act.excel")}


class OptionsPanel(Panel):
    """Options of one report; tells when one changed and which button was pressed."""

    changed = Signal()
    print_requested = Signal()
    save_requested = Signal(str)
    text_requested = Signal()
    fill_requested = Signal()
    remedy_chosen = Signal(str, object)

    def __init__(self, context: Context, report: Report) -> None:
        super().__init__(title=report.title)
        self._context, self._report = context, report
        self._given: Values = {}
        self.fields: FieldGroup | None = None
        self._shown: Values = {}
        self._holder, self._below = QVBoxLayout(), QVBoxLayout()
        self._below.setSpacing(theme().space("gap"))
        self.show_body(self._holder, self._below)
        self._add_buttons()

    def show_options(self, options: Values, names: dict[str, str]) -> None:
        """Put completed options into the fields, unless they stand there already."""
        if self.fields is not None and options == self._shown:
            return
        self._shown = dict(options)
        desk = Desk(self._context, names)
        self.fields = FieldGroup(_as_record_type(self._report), desk, options, unfold=True)
        self.fields.changed.connect(self.changed)
        clear(self._holder)
        self._holder.addWidget(self.fields)

    def options(self) -> Values:
        """What stands in the fields. Raises UserError where something cannot be read."""
        if self.fields is None:
            return dict(self._given)
        return {**self._given, **self.fields.glance()}

    def give(self, options: Values) -> None:
        """Options that come from elsewhere, such as the filter of a list."""
        self._given = dict(options)

    def set_option(self, name: str, value: Any) -> None:
        """Set one field as if it had been typed."""
        if self.fields is not None:
            self.fields.editor(name).set_value(value)
            self._shown = {**self._shown, name: value}

    def forget(self) -> None:
        """Let the fields be proposed anew."""
        self.fields = None
        self._shown = {}

    def show_state(self, preview: Preview) -> None:
        """Below the fields: what the paper lacks, and what can be done about it."""
        self._show_below(*self._remarks(preview), *self._missing(preview))

    def show_refusal(self, sentence: str) -> None:
        """Why the paper could not be made."""
        self._show_below(MessageBar("bad", sentence))

    def _show_below(self, *bars: MessageBar) -> None:
        clear(self._below)
        for bar in bars:
            self._below.addWidget(bar)

    def _add_buttons(self) -> None:
        buttons: list[Button] = [PrimaryButton("打印", "act.print", keys="Ctrl+P")]
        buttons[0].clicked.connect(self.print_requested)
        for ending in self._report.endings:
            words, icon = _LOOK_BY_ENDING[ending]
            button = Button(words, icon, tip=f"存为 {words} 文件")
            button.clicked.connect(lambda _=False, kind=ending: self.save_requested.emit(kind))
            buttons.append(button)
        if self._report.key == "situation_statement":
            buttons.append(Button("改文稿", "act.edit"))
            buttons[-1].clicked.connect(self.text_requested)
        self.foot.show_items(*buttons, SPRING)

    def _remarks(self, preview: Preview) -> list[MessageBar]:
        """What a statement has to say about itself."""
        bars = []
        gaps = getattr(preview.value, "gaps", ())
        if gaps and preview.value.is_draft:
            bar = MessageBar(
                "warn",
                "照样写入正文，以【待补】标出；打印为送审稿。",
                title=f"{len(gaps)} 处待补",
                link="去处理",
            )
            bar.link_clicked.connect(self.fill_requested)
            bars.append(bar)
        remedies = getattr(preview.value, "remedies", ())
        if remedies:
            bar = MessageBar("warn", remedies[0].explanation, title="有事项晚于成文日期")
            for remedy in remedies:
                button = Button(remedy.label)
                button.clicked.connect(
                    lambda _=False, one=remedy: self.remedy_chosen.emit(one.option, one.value)
                )
                bar.add_actions(button)
            bars.append(bar)
        return bars

    @staticmethod
    def _missing(preview: Preview) -> list[MessageBar]:
        missing = preview.typeset.missing
        if not missing:
            return []
        return [MessageBar("bad", f"这些字没有字体能印出来：{'、'.join(missing)}。请改用别的写法。")]


def _as_record_type(report: Report) -> RecordType:
    """The options as fields, so that the editors of records serve them too."""
    fields = tuple(
        FieldSpec(
            option.name,
            option.label,
            option.kind,
            required=option.required,
            hint=option.hint,
            half=_half(option.name),
        )
        for option in report.options
        if option.name not in HIDDEN
    )
    return RecordType(report.key, report.title, "nav.reports", Record, fields, ())


HIDDEN = ("query", "statement")
"""Options that come from where the paper was asked for, not from a field."""


def _half(name: str) -> bool:
    return name in ("start", "end", "signed")


def readable(panel: OptionsPanel) -> Values | None:
    """The options, or None while a date is half typed."""
    try:
        return panel.options()
    except UserError:
        return None
