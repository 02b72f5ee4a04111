"""The editor of evidence files: those that are kept already, and those that will be once it is saved."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lushan_desktop.domain.kinds import Attachment, Files, Value
from lushan_desktop.services.records import catalogues, evidence, photo_batch
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.theme import style
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.buttons import IconButton, LinkButton
from lushan_desktop.ui.widgets.drop_zone import DropZone
from lushan_desktop.ui.widgets.labels import ElidedWords, Glyph
from lushan_desktop.ui.widgets.layout import SPRING, column, discard, row, show_if
from lushan_desktop.ui.widgets.reading_order import bring_into_sight
from lushan_desktop.ui.widgets.term_box import TermBox

File = Attachment | NewFile


_LONGEST = 8
"""Characters of the name of a material that its box holds."""


class _FileRow(QFrame):
    """One file: what it is called, what it is to the record, a way to take it off."""

    def __init__(self, file: File, name: str, roles: Sequence[str]) -> None:
        super().__init__()
        style.set_look(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._file = file
        self.role = TermBox()
        self.offer(roles)
        self.role.setText(file.role)
        self.role.setAccessibleName(f"{name}是什么材料")
        self.role.setPlaceholderText("材料名称")
        self.away = IconButton("act.clear", f"去掉{name}")
        row(
            self, Glyph("act.attach"), (ElidedWords(name), 1), self.role, self.away, margins=("none", "tight")
        )

    def offer(self, roles: Sequence[str]) -> None:
        """The names of materials to choose from; what stands there stays, and nobody changed it."""
        self.role.offer_terms(roles)
        self._fit_role()

    def _fit_role(self) -> None:
        """As wide as what may stand in it, 整改销号审批表; a longer name leaves room for the file."""
        words = [*self.role.terms(), self.role.text(), self._file.role]
        widest = max(self.role.fontMetrics().horizontalAdvance(word[:_LONGEST]) for word in words)
        beside = theme().height("field_button") + 2 * theme().space("gap")
        self.role.setFixedWidth(max(theme().width("choice"), widest + beside))

    @property
    def file(self) -> File:
        role = self.role.text().strip()
        if isinstance(self._file, NewFile):
            return NewFile(self._file.path, role)
        return Attachment(self._file.evidence, role)


@make_editor.register(Files)
class FilesEditor(Editor):
    is_wide = True

    def __init__(self, kind: Files, place: Place) -> None:
        del kind
        self._place = place
        self._rows: list[_FileRow] = []
        self._pictures: list[_FileRow] = []
        """The pictures of the last batch, while it is asked what they are."""
        self._roles: tuple[str, ...] = ()
        self.zone = DropZone("把文件拖到这里，或点这里选择")
        holder = QWidget()
        self._column = column(holder, gap="none")
        self.answer_button = LinkButton(photo_batch.words(place.owner), "obj.image")
        self.answer_button.hide()
        super().__init__(self.zone, self.zone, row(None, self.answer_button, SPRING), body=holder)
        self.answer_button.clicked.connect(self._take_all_for_photos)
        self.zone.dropped.connect(lambda files: self.add(files))
        place.desk.context.query(
            catalogues.material_names, place.owner, then=self._offer, key=f"materials {id(self)}"
        )

    def value(self) -> tuple[File, ...]:
        return tuple(row.file for row in self._rows)

    def set_value(self, value: Value) -> None:
        self._show(list(value or ()))

    def raw(self) -> list[list[str]]:
        """Each file as its place or its record, what it is to the record, its name."""
        return [self._as_raw(file) for file in self.value()]

    def set_raw(self, raw: Sequence[Sequence[str]]) -> None:
        files: list[File] = []
        for path, record_id, role, name in raw:
            if record_id:
                self._place.desk.name_by_id.setdefault(record_id, name)
                files.append(Attachment(record_id, role))
            elif Path(path).is_file():
                files.append(NewFile(Path(path), role))
        self._show(files)

    def add(self, paths: Sequence[Path], role: str = "", *, is_sought: bool = False) -> None:
        """Take files along; they are copied when the record is saved. `is_sought`: scroll to them."""
        added: list[_FileRow] = []
        standing = {file.path for file in self.value() if isinstance(file, NewFile)}
        for path in dict.fromkeys(paths):
            if path not in standing:
                role_of_it = role or evidence.guess_role(path.name, self._roles)
                added.append(self._append(NewFile(path, role_of_it)))
        self._ask_about_pictures(added)
        if is_sought:
            bring_into_sight(self)
        self.changed.emit()

    def join(self, files: Sequence[Attachment]) -> None:
        """Show also what has been added to the record in another way."""
        standing = {file.evidence for file in self.value() if isinstance(file, Attachment)}
        came = [file for file in files if file.evidence not in standing]
        for file in came:
            self._append(file)
        if came:
            self.changed.emit()

    def _ask_about_pictures(self, added: Sequence[_FileRow]) -> None:
        """Several pictures that look like different things may all be photos of the record."""
        files = [shown.file for shown in added]
        places = photo_batch.wanting([(self._name(file), file.role) for file in files])
        self._pictures = [added[place] for place in places]
        show_if(self.answer_button, bool(self._pictures))

    def _take_all_for_photos(self) -> None:
        for shown in self._pictures:
            shown.role.setText(photo_batch.PHOTO)
        self._ask_about_pictures(())
        self.zone.setFocus()

    def _offer(self, roles: tuple[str, ...]) -> None:
        """Offer what a file may be; rows that stand there already offer it too."""
        self._roles = roles
        for shown in self._rows:
            shown.offer(roles)

    def _as_raw(self, file: File) -> list[str]:
        if isinstance(file, NewFile):
            return [str(file.path), "", file.role, file.path.name]
        return ["", file.evidence, file.role, self._name(file)]

    def _name(self, file: File) -> str:
        if isinstance(file, NewFile):
            return file.path.name
        return self._place.desk.name_by_id.get(file.evidence, "佐证材料")

    def _show(self, files: Sequence[File]) -> None:
        for row_shown in list(self._rows):
            self._drop(row_shown)
        for file in files:
            self._append(file)

    def _append(self, file: File) -> _FileRow:
        shown = _FileRow(file, self._name(file), self._roles)
        shown.away.clicked.connect(lambda: self._take_off(shown))
        shown.role.textChanged.connect(lambda _: self.changed.emit())
        self._rows.append(shown)
        self._column.addWidget(shown)
        return shown

    def _take_off(self, shown: _FileRow) -> None:
        self._drop(shown)
        self.changed.emit()

    def _drop(self, shown: _FileRow) -> None:
        self._rows.remove(shown)
        self._ask_about_pictures([one for one in self._pictures if one is not shown])
        self._column.removeWidget(shown)
        discard(shown)
