"""The right panel: one record with its facts, its child rows, its materials and files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.kinds import Choice, Files, Flag, LongText, Rows
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.services.records.record_view import FileLine, RecordView
from lushan_desktop.services.records.statement_mentions import Mention
from lushan_desktop.ui.plain import set_tip
from lushan_desktop.ui.records.blocks import MaterialGrid, child_block, file_row, words_block
from lushan_desktop.ui.records.list import READ_ONLY
from lushan_desktop.ui.records.photo_strip import PHOTOS, PhotoStrip
from lushan_desktop.ui.widgets.badge import Badge
from lushan_desktop.ui.widgets.buttons import Button, IconButton
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.drop_zone import DropZone, FileTarget
from lushan_desktop.ui.widgets.facts import Fact, Facts
from lushan_desktop.ui.widgets.flow_layout import FlowLayout
from lushan_desktop.ui.widgets.item_row import ItemRow
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import SPRING, Item, row

if TYPE_CHECKING:
    from lushan_desktop.services.records.text_findings import TextFinding
    from lushan_desktop.ui.records.pictures import Pictures

LONGEST_WORD = 28
_MOST_FINDINGS = 6
WORDS, STANDING = "words", "standing"
"""The fields that hold somebody's words and how sure we are of them."""


class RecordDetail(Panel):
    """Shows a record; everything that can be done with it is a button here."""

    edit_requested = Signal(str)
    """The field to land in, or nothing."""
    copy_requested = Signal()
    history_requested = Signal()
    delete_requested = Signal()
    files_dropped = Signal(list, str)
    """The files, and what they are to the record."""
    file_opened = Signal(str)
    file_seen = Signal(str)
    """The evidence that is to be shown over the page."""
    menu_requested = Signal(QPoint)
    mention_opened = Signal(str, str)
    """The statement that speaks of this record, and the paragraph of it."""

    def __init__(self, record_type: RecordType, *, is_read_only: bool = False) -> None:
        super().__init__()
        self._type, self._is_read_only = record_type, is_read_only
        self.shown: RecordView | None = None
        self._findings: tuple[str, tuple[TextFinding, ...]] = ("", ())
        """What the checks found in the record that was saved last."""
        self.zone: DropZone | None = None
        self.pictures: Pictures | None = None
        """Where the small pictures of photos come from; without it none are shown."""
        self._takes_files = any(isinstance(spec.kind, Files) for spec in record_type.fields)
        if self._takes_files and not is_read_only:
            self.zone = DropZone()
            self.zone.dropped.connect(self._drop)
            self.foot.show_items((self.zone, 1))
            target = FileTarget(self.body, is_framed=False)
            target.dropped.connect(self._drop)
            target.hovered.connect(self.zone.light_up)

    def show_record(self, view: RecordView) -> None:
        """Show this one; the place in the panel is kept where it is the same record."""
        top = self.body.verticalScrollBar().value()
        is_same = self.shown is not None and self.shown.id == view.id
        self.shown = view
        self.show_body(*self._items(view))
        self.body.verticalScrollBar().setValue(top if is_same else 0)

    def show_findings(self, record_id: str, findings: "tuple[TextFinding, ...]") -> None:
        """Show what the checks found in a record that was saved; it stays until another is saved."""
        had = bool(self._findings[1])
        self._findings = (record_id, findings)
        if self.shown is not None and self.shown.id == record_id and (findings or had):
            self.show_record(self.shown)

    def _told(self, view: RecordView) -> Iterator[Item]:
        record_id, findings = self._findings
        if record_id != view.id or not findings:
            return
        yield Words(f"校核 {len(findings)} 处", "section")
        labels = {spec.name: spec.label for spec in self._type.fields}
        for one in findings[:_MOST_FINDINGS]:
            item = ItemRow(one.sentence, f"{one.group} · {labels[one.key]}", icon="nav.checks")
            item.opened.connect(lambda key=one.key: self.edit_requested.emit(key))
            yield item.with_open("修改")

    def _items(self, view: RecordView) -> Iterator[Item]:
        yield from self.above(view)
        yield self._head(view)
        title = Words(view.title, "title", wraps=True)
        title.allow_copying()
        yield title
        yield from self._told(view)
        yield from self.below_title(view)
        yield self._facts(view)
        for spec in self._type.fields:
            if spec.name not in self.shown_apart:
                yield from self._block(spec, view)
        yield from self.below_facts(view)
        for mention in view.mentions:
            yield self._mention(mention)
        if self._takes_files or view.files:
            yield from self.files(view)

    shown_apart: frozenset[str] = frozenset()
    """Fields that a detail with a shape of its own shows itself."""

    def above(self, view: RecordView) -> Iterator[Item]:
        """Yield what stands before everything."""
        del view
        yield from ()

    def beside_head(self) -> Sequence[QWidget]:
        """Return what stands at the end of the first line."""
        return ()

    def below_title(self, view: RecordView) -> Iterator[Item]:
        """Yield what stands between the title and the facts."""
        del view
        yield from ()

    def below_facts(self, view: RecordView) -> Iterator[Item]:
        """Yield what stands between the facts and the files."""
        del view
        yield from ()

    def _head(self, view: RecordView) -> Item:
        term = str(view.values.get(self._type.chips_by) or "")
        badges = [Badge(term, "info")] if term and self._type.chips_by not in self._type.named_by else []
        badges += [Badge(text, tone) for text, tone in view.standing.badges]
        self.edit_button = Button("编辑", "act.edit", tip="编辑（F2）")
        self.edit_button.clicked.connect(lambda: self.edit_requested.emit(""))
        self.more_button = IconButton("act.more", "更多操作")
        self.more_button.clicked.connect(self._open_menu)
        if self._is_read_only:
            self.edit_button.setEnabled(False)
            set_tip(self.edit_button, READ_ONLY)
        shown = QWidget()
        flow = FlowLayout(shown, gap="snug")
        for badge in badges:
            flow.addWidget(badge)
        head = row(None, (shown, 1), self.edit_button, self.more_button, *self.beside_head())
        head.setAlignment(shown, Qt.AlignmentFlag.AlignVCenter)
        return head

    @property
    def takes_files(self) -> bool:
        """True if evidence may be added here."""
        return self.zone is not None

    def choose_files(self) -> None:
        """Ask for files to be added."""
        if self.zone is not None:
            self.zone.click()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def _open_menu(self) -> None:
        self.menu_requested.emit(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _facts(self, view: RecordView) -> Facts:
        facts = Facts([fact for spec in self._type.fields if (fact := self._fact(spec, view))])
        facts.followed.connect(self.edit_requested)
        return facts

    def _fact(self, spec: FieldSpec, view: RecordView) -> Fact | None:
        """A short value; an empty one only where the form asks for it from the start."""
        value = view.values[spec.name]
        if spec.name in self._type.named_by or spec.name in self.shown_apart:
            return None
        if spec.name in (self._type.chips_by, STANDING) and value:
            return None
        if isinstance(spec.kind, LongText | Rows | Files) or self._is_unit(spec):
            return None
        if spec.kind.is_empty(value):
            is_asked = not (spec.folded or spec.by_moves or isinstance(spec.kind, Flag))
            wanted = is_asked and not self._is_read_only
            return Fact(spec.label, "", spec.name) if wanted else None
        if spec.name == self._type.dated_by:
            return Fact(spec.label, _dated(view))
        said = spec.kind.format(value, view.name_by_id)
        return Fact(spec.label, _shortened(f"{said}{_unit_of(spec, self._type, view)}"))

    def _is_unit(self, spec: FieldSpec) -> bool:
        """Return True if it is read together with the number whose unit it is."""
        return any(each.unit_in == spec.name for each in self._type.fields)

    def _block(self, spec: FieldSpec, view: RecordView) -> Iterator[Item]:
        value = view.values[spec.name]
        if spec.kind.is_empty(value) or spec.name in self._type.named_by:
            return
        if isinstance(spec.kind, Rows):
            yield Words(spec.label, "section")
            for values in value:
                yield child_block(spec.kind.child, values, view.name_by_id)
        elif isinstance(spec.kind, LongText):
            yield Words(spec.label, "section")
            sure = str(view.values.get(STANDING) or "") if spec.name == WORDS else ""
            yield words_block(str(value), sure, who=view.title)

    def files(self, view: RecordView) -> Iterator[Item]:
        """The materials there must be, and the files."""
        wanted = view.wanted
        if wanted:
            grid = MaterialGrid(wanted, view.standing.lacking, can_add=self.zone is not None)
            grid.asked_for.connect(self._ask_for)
            term = str(next(_terms(self._type, view), ""))
            present = len(wanted) - len(view.standing.lacking)
            note = Words(f"{term} {len(wanted)} 种，齐 {present} 种", "small")
            yield row(None, Words("应有材料", "section"), note, SPRING)
            yield grid
        if view.files:
            if not wanted:
                yield Words(f"佐证 {len(view.files)} 份", "section")
            yield from self._photos(view.files)
            for file in view.files:
                yield self._file(file)

    def _photos(self, files: Sequence[FileLine]) -> Iterator[Item]:
        photos = [file for file in files if file.has_file and file.suffix in PHOTOS]
        if photos and self.pictures is not None:
            strip = PhotoStrip(photos, self.pictures)
            strip.seen.connect(self.file_seen)
            yield strip

    def _mention(self, mention: Mention) -> QWidget:
        """写入情况说明: where a statement speaks of this record."""
        made = ItemRow(mention.title, mention.detail, icon="nav.reports").with_open("打开这一段")
        made.opened.connect(lambda: self.mention_opened.emit(mention.statement, mention.paragraph))
        return made

    def _file(self, file: FileLine) -> QWidget:
        made = file_row(file)
        made.opened.connect(lambda: self.file_opened.emit(file.id))
        made.seen.connect(lambda: self.file_seen.emit(file.id))
        return made

    def _ask_for(self, role: str) -> None:
        """Choose files for one material."""
        assert self.zone is not None
        self._role = role
        self.zone.click()
        self._role = ""

    _role = ""

    def _drop(self, files: list[Path]) -> None:
        self.files_dropped.emit(files, self._role)


def _unit_of(spec: FieldSpec, record_type: RecordType, view: RecordView) -> str:
    """Return what a number counts; where nobody said, the first that may be chosen."""
    if not spec.unit_in:
        return ""
    kind = record_type.field(spec.unit_in).kind
    assert isinstance(kind, Choice)
    return f" {view.values[spec.unit_in] or kind.terms[0]}"


def _shortened(text: str) -> str:
    """Return what has no place to break a line, such as a checksum, shows only how it begins."""
    return (
        f"{text[:LONGEST_WORD]}…" if text.isascii() and " " not in text and len(text) > LONGEST_WORD else text
    )


def _dated(view: RecordView) -> str:
    """The date of a record with its weekday, where it is one day."""
    days = [value for value in view.values.values() if hasattr(value, "with_weekday")]
    for day in days:
        if str(day) == view.when and day.day:
            date, _, weekday = day.with_weekday().partition(" ")
            return f"{date}（{weekday}）"
    return view.when


def _terms(record_type: RecordType, view: RecordView) -> Iterator[str]:
    """The choice that decides on the materials."""
    for spec in record_type.fields:
        if isinstance(spec.kind, Files) and spec.kind.materials_by:
            chosen = record_type.field(spec.kind.materials_by)
            if isinstance(chosen.kind, Choice):
                yield str(view.values.get(chosen.name) or "")
