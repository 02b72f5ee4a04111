"""The middle of 报表中心: what the paper asks, what it lacks, and the buttons that make it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import Flag
from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FieldSpec, RecordType, Values
from lushan_desktop.reports.report import Option, Report
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.services.records.remembered import UNKEPT
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, FieldGroup
from lushan_desktop.ui.modules.papers.state_bars import (
    RemedyBar,
    filter_bar,
    gap_bar,
    issued_bar,
    missing_bar,
)
from lushan_desktop.ui.modules.papers.switches import Switches
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import Button, GivingButton, PrimaryButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, clear
from lushan_desktop.ui.widgets.message_bar import MessageBar

_LOOK_BY_ENDING = {".pdf": ("PDF", "act.pdf"), ".docx": ("Word", "act.word"), ".xlsx": ("Excel", "act.excel")}
_HALVES = ("shape", "topic", "start", "end")


class OptionsPanel(Panel):
    """Options of one report; tells when one changed and which button was pressed."""

    changed = Signal()
    print_requested = Signal()
    save_requested = Signal(str)
    text_requested = Signal()
    fill_requested = Signal()
    whole_requested = Signal()
    finish_requested = Signal()
    remedy_chosen = Signal(object)
    correction_turned = Signal()
    """The issued paper is to be corrected, or to be seen as it went out."""

    def __init__(self, context: Context, report: Report) -> None:
        super().__init__(title=report.title, gap="medium")
        self._context, self.report = context, report
        self.given: Values = {}
        """Options that come from elsewhere, such as the filter of a list."""
        self.fields: FieldGroup | None = None
        self.is_anew = False
        """True if a paper that was issued is being corrected."""
        self.is_touched = False
        """True if the clerk has chosen anything here."""
        self._begun: Values = {}
        self._noted: tuple[QWidget, ...] = ()
        self.switches = Switches([option for option in report.options if isinstance(option.kind, Flag)])
        self.switches.toggled.connect(self._take_switch)
        self._holder, self._below = QVBoxLayout(), QVBoxLayout()
        self._below.setSpacing(theme().space("gap"))
        self.show_body(self._holder, self.switches, self._below)
        self.buttons: dict[str, Button] = {}
        self._add_buttons()

    def show_options(self, options: Values, names: dict[str, str]) -> None:
        """Put the options into fields."""
        self._begun = dict(options)
        self.fields = FieldGroup(
            _as_record_type(self.report), Desk(self._context, names), options, unfold=True
        )
        self.fields.changed.connect(self._tell_changed)
        clear(self._holder)
        if _field_options(self.report):
            self._holder.addWidget(self.fields)
        self.switches.show_values(options)

    def options(self) -> Values | None:
        """Return what stands in the fields; None before they are there, or while a date is half typed."""
        if self.fields is None:
            return None
        try:
            begun = {name: value for name, value in self._begun.items() if name not in UNKEPT}
            return {**begun, **self.given, **self.switches.values(), **self.fields.glance()}
        except UserError:
            return None

    def set_option(self, name: str, value: Any) -> None:
        """Set one field as if it had been typed."""
        if self.fields is not None and name in _field_names(self.report):
            self.fields.editor(name).set_value(value)
        elif name in self.switches.box_by_name:
            self.switches.show_values({name: value})
        else:
            self.given = {**self.given, name: value}
        self.is_touched = True

    def show_state(self, preview: Preview) -> None:
        """Below the fields: what the paper lacks, and what can be done about it."""
        if self.fields is not None:
            for name in _field_names(self.report):
                self.fields.show_error(name, "")
        self._show_signature(preview.value)
        issued = issued_bar(preview, is_anew=self.is_anew)
        for told in issued:
            told.link_clicked.connect(self.correction_turned)
        bars: list[QWidget] = [*issued, *self._remedies(preview), *missing_bar(preview)]
        for bar in filter_bar(preview):
            bar.link_clicked.connect(self.whole_requested)  # type: ignore[attr-defined]  # a MessageBar
            bars.append(bar)
        self._show_below(bars, *self._gaps(preview))

    def show_refusal(self, sentence: str) -> None:
        """Show why the paper could not be made, under the field it is about."""
        field = getattr(sentence, "field", None)
        if self.fields is not None and field in _field_names(self.report):
            self.fields.show_error(str(field), sentence)
            self._show_below([])
        else:
            self._show_below([MessageBar("bad", sentence)])

    def bars(self) -> list[QWidget]:
        """Return what stands below the fields, and above the foot."""
        items = [self._below.itemAt(place) for place in range(self._below.count())]
        return [*(item.widget() for item in items if item is not None), *self._noted]

    def focus_button(self, name: str) -> None:
        self.buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_switch(self, name: str, is_on: bool) -> None:
        if name == "final" and is_on:
            self.switches.show_values({name: False})
            self.finish_requested.emit()
        else:
            self._tell_changed()

    def _tell_changed(self) -> None:
        self.is_touched = True
        self.changed.emit()

    def _show_below(self, bars: Sequence[QWidget], *notes: QWidget) -> None:
        """Show these below the fields, and `notes` where they are seen without scrolling."""
        self._noted = notes
        self.show_notes(*notes)
        clear(self._below)
        for bar in bars:
            self._below.addWidget(bar)

    def _show_signature(self, value: Any) -> None:
        """Under 成文日期, whether everything in the text was before it."""
        if self.fields is None or "signed" not in _field_names(self.report) or not hasattr(value, "late"):
            return
        if value.late:
            self.fields.show_error("signed", f"正文中有{len(value.late)}件事项晚于这一天")
        elif value.signed:
            self.fields.field("signed").show_good("不早于正文中最晚的事项")

    def _remedies(self, preview: Preview) -> list[QWidget]:
        remedies = getattr(preview.value, "remedies", ())
        if not remedies:
            return []
        bar = RemedyBar(remedies)
        bar.chosen.connect(self.remedy_chosen)
        return [bar]

    def _gaps(self, preview: Preview) -> list[QWidget]:
        gaps = getattr(preview.value, "gaps", ())
        if not gaps:
            return []
        bar = gap_bar(len(gaps))
        bar.link_clicked.connect(self.fill_requested)
        return [bar]

    def _add_buttons(self) -> None:
        printing = PrimaryButton("打印", "act.print", keys="Ctrl+P")
        printing.clicked.connect(self.print_requested)
        self.buttons = {"print": printing}
        for ending in self.report.endings:
            words, icon = _LOOK_BY_ENDING[ending]
            keys = "Ctrl+E" if ending == self.report.endings[-1] else ""
            button = GivingButton(words, icon, tip=f"存为 {words} 文件", keys=keys)
            button.clicked.connect(lambda _=False, kind=ending: self.save_requested.emit(kind))
            self.buttons[ending] = button
        self.foot.show_items(*self.buttons.values(), SPRING)
        if self.report.key == statement_terms.REPORT:
            edit = Button("编辑文稿", "act.edit", tip="逐段修改正文")
            edit.clicked.connect(self.text_requested)
            self.head.show_items(Words(self.report.title, "section"), SPRING, edit)
            self.buttons["text"] = edit


def _field_options(report: Report) -> list[Option]:
    return [
        option for option in report.options if option.name not in UNKEPT and not isinstance(option.kind, Flag)
    ]


def _field_names(report: Report) -> list[str]:
    return [option.name for option in _field_options(report)]


def _as_record_type(report: Report) -> RecordType:
    """The options as fields, so that the editors of records serve them too."""
    fields = tuple(
        FieldSpec(
            option.name,
            option.label,
            option.kind,
            required=option.required,
            hint="" if option.name in _HALVES else option.hint,
            half=option.name in _HALVES,
            after=option.after,
        )
        for option in _field_options(report)
    )
    return RecordType(report.key, report.title, "nav.reports", Record, fields, ())
