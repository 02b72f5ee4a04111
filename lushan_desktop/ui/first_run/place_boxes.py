"""Province, city and county: chosen, found by pinyin, or typed."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.base.text.near import fitting
from lushan_desktop.services.office import divisions
from lushan_desktop.services.settings.setting_up import Place
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.layout import row


class DivisionBox(ChoiceBox):
    """One of the names on offer, or one that is typed; hns becomes 河南省 when the box is left."""

    def __init__(self, says: str) -> None:
        super().__init__(says=says)
        self.setEditable(True)
        line = cast("QLineEdit", self.lineEdit())
        line.setPlaceholderText(says)
        self.setInsertPolicy(ChoiceBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # a completer breaks Chinese input methods
        line.editingFinished.connect(self._spell_out)

    def offer(self, names: Sequence[str], name: str) -> None:
        """Offer these names and hold this one, which may be another."""
        self.blockSignals(True)
        self.clear()
        for each in names:
            self.addItem(each, each)
        self.setCurrentIndex(self.findText(name))
        self.setEditText(name)
        self.blockSignals(False)

    def name(self) -> str:
        return "".join(self.currentText().split())

    def _spell_out(self) -> None:
        typed = self.name()
        found = fitting([self.itemText(place) for place in range(self.count())], typed) if typed else ()
        if found and typed.isascii():
            self.setCurrentIndex(self.findText(found[0]))


class PlaceBoxes(QWidget):
    """Each box offers what belongs to what the one before it holds."""

    changed = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.province, self.city, self.county = (DivisionBox(says) for says in ("省", "市", "县（市、区）"))
        row(self, self.province, self.city, self.county, gap="gap")
        province, city, county = place
        self.province.offer(divisions.provinces(), province)
        self.city.offer(divisions.cities(province), city)
        self.county.offer(divisions.counties(province, city), county)
        self._hear(self.province, self._take_province)
        self._hear(self.city, self._take_city)
        self._hear(self.county, self.changed.emit)

    def place(self) -> Place:
        return self.province.name(), self.city.name(), self.county.name()

    def _hear(self, box: DivisionBox, then: Callable[[], object]) -> None:
        box.currentTextChanged.connect(lambda _: then())

    def _take_province(self) -> None:
        cities = divisions.cities(self.province.name())
        self.city.offer(cities, _kept(self.city.name(), cities))
        self._take_city()

    def _take_city(self) -> None:
        counties = divisions.counties(self.province.name(), self.city.name())
        self.county.offer(counties, _kept(self.county.name(), counties))
        self.changed.emit()


def _kept(name: str, names: Sequence[str]) -> str:
    """Return the name where it is still one of these, the only one where there is one; else nothing."""
    return name if name in names else names[0] if len(names) == 1 else ""
