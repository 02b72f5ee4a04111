"""The editor of a day: any spelling is read while it is typed, the reading stands below."""

from typing import Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.ui.fields.date_spelling import date_spelling
from lushan_desktop.ui.fields.editor import Editor, Place, make_editor
from lushan_desktop.ui.widgets.date_box import DateBox


@make_editor.register(Day)
class DayEditor(Editor):
    def __init__(self, kind: Day, place: Place) -> None:
        self.box = DateBox(date_spelling(place.desk.context, kind, lambda: place.day_before))
        super().__init__(self.box.edit, body=self.box, line=self.box.line)
        self.box.edit.textEdited.connect(self.changed)
        self.box.changed.connect(lambda _: self.changed.emit())

    def value(self) -> PartialDate | None:
        if self.box.error():
            raise UserError(self.box.error())
        read: PartialDate | None = self.box.value()
        return read

    def set_value(self, value: PartialDate | None) -> None:
        self.box.set_value(value)

    def show_below(self, look: str, text: str) -> None:
        self.box.say_besides(look, text)

    def look_beside(self) -> None:
        self.box.read_again()

    def raw(self) -> str:
        return self.box.edit.text()

    def set_raw(self, raw: Any) -> None:
        self.box.edit.setText(str(raw))
        self.box.edit.textEdited.emit(str(raw))

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self.box.setAccessibleName(name)

    def show_wrong(self, is_wrong: bool) -> None:
        super().show_wrong(is_wrong or self.box.shows_error())

    def note(self) -> str:
        return self.box.message()
