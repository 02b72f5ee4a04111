"""Province, city and county: chosen, found by pinyin, or typed."""

import re
from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from lushan_desktop.base.text.near import fitting, near
from lushan_desktop.services.office import divisions
from lushan_desktop.services.settings.setting_up import Place
from lushan_desktop.ui.widgets.choice_box import ChoiceBox
from lushan_desktop.ui.widgets.layout import row

_LETTERS = re.compile(r"[^\u3400-\u9fff·]")
"""What no name of a place holds."""


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
        if found and (typed.isascii() or (len(found) == 1 and found[0].startswith(typed))):
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
        cast("QLineEdit", self.county.lineEdit()).editingFinished.connect(self._take_county)

    def place(self) -> Place:
        return self.province.name(), self.city.name(), self.county.name()

    def missing(self) -> str:
        """Return what is still to be said of the place, in words; empty where nothing is."""
        province, city, county = self.place()
        same = divisions.places(county) if county and not (province and city) else ()
        if len(same) > 1:
            return f"叫“{county}”的有 {len(same)} 处，请先选择省、市。"
        letters = next((name for name in self.place() if _LETTERS.search(name)), "")
        if letters:
            return f"没有找到“{letters}”，请从列表选择，或输入全称。"
        return "" if province and city and county else "请选择或输入所在的省、市、县。"

    def doubt(self) -> str:
        """Return what is asked once of a county that the table does not hold; empty where it does."""
        province, city, county = self.place()
        known = divisions.counties(province, city)
        if not known or county in known:
            return ""
        meant = "、".join(near(known, county, 1))
        asked = f"是否为“{meant}”？" if meant else ""
        return f"{city}没有列出“{county}”。{asked}确认无误，请再点“下一步”。"

    def _hear(self, box: DivisionBox, then: Callable[[], object]) -> None:
        box.currentTextChanged.connect(lambda _: then())

    def _take_province(self) -> None:
        cities = divisions.cities(self.province.name())
        self.city.offer(cities, _kept(self.city.name(), cities))
        self._take_city()

    def _take_county(self) -> None:
        """A county of which there is one brings its province and city with it."""
        found = divisions.places(self.county.name()) if not all(self.place()[:2]) else ()
        if len(found) != 1:
            return
        province, city, county = found[0]
        self.province.offer(divisions.provinces(), province)
        self.city.offer(divisions.cities(province), city)
        self.county.offer(divisions.counties(province, city), county)
        self.changed.emit()

    def _take_city(self) -> None:
        counties = divisions.counties(self.province.name(), self.city.name())
        self.county.offer(counties, _kept(self.county.name(), counties))
        self.changed.emit()


def _kept(name: str, names: Sequence[str]) -> str:
    """Return the name where it is still one of these, the only one where there is one; else nothing."""
    return name if name in names else names[0] if len(names) == 1 else ""
