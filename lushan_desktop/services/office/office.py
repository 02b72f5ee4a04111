"""Whose copy this is: the unit, the person at the keyboard, the period worked on, how the screen looks."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.office.edition import is_township
from lushan_desktop.storage.folder import checked, files

FILE, UNIT_FILE = "office.json", "unit.json"
MARK_WIDTHS = range(40, 157)
"""In mm: 发文机关标志 is no wider than the type area."""


@dataclass(frozen=True)
class Office:
    """What the data folder knows about its users; none of it is a record, so none of it is in the log."""

    unit: str = ""
    """The name shown in the top bar, such as 县创建办."""
    person: str = ""
    cycle_start: str = ""
    """The first day of the 创建周期, as a stored date; empty: no limit."""
    cycle_end: str = ""
    """材料截止日."""
    text_size: str = "标准"
    is_dark: bool = False
    is_compact: bool = False
    """True if the rows of lists stand close together."""
    is_sample: bool = False
    mark_width: int = 0
    """发文机关标志 of papers that are typeset, in mm; 0 goes by the number of its characters."""
    edition: str = ""
    """township or county, as unit.json says; empty where the name of the unit tells."""

    @property
    def cycle(self) -> tuple[PartialDate | None, PartialDate | None]:
        return _date(self.cycle_start), _date(self.cycle_end)

    @property
    def cycle_text(self) -> str:
        start, end = self.cycle
        if not start and not end:
            return "不限"
        return f"{start or '不限'}至{end or '今'}"

    @property
    def is_township(self) -> bool:
        """True if this copy reports to a county: its window has the short rail."""
        return self.edition == "township" or (not self.edition and is_township(self.unit))

    @property
    def standing_day(self) -> date | None:
        """The day that the sample takes for today: its deadlines were years ago; None in any other office."""
        return self.last_day if self.is_sample else None

    @property
    def last_day(self) -> date | None:
        """The close of the period: where a date without a year is put."""
        end = self.cycle[1]
        return end.last_day if end else None


def _date(stored: str) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None


def is_new(folder: Path) -> bool:
    """Return True if nobody has worked in this folder yet."""
    return not folder.is_dir() or not any(folder.iterdir())


def load(folder: Path) -> Office:
    """The settings of this data folder; the plain ones where there are none or they cannot be read."""
    try:
        held: dict[str, Any] = json.loads(files.read(folder / FILE))
        plain = asdict(Office())
        office = Office(**{name: held[name] for name in plain if type(held.get(name)) is type(plain[name])})
        if all(map(_is_day, (office.cycle_start, office.cycle_end))):
            return _with_edition(folder, office)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        pass
    return _with_edition(folder, Office())


def _is_day(stored: str) -> bool:
    try:
        _date(stored)
    except ValueError:
        return False
    return True


def _with_edition(folder: Path, office: Office) -> Office:
    try:
        told = json.loads(files.read(folder / UNIT_FILE))["edition"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return office
    return replace(office, edition=str(told))


def change(folder: Path, **values: Any) -> Office:
    """Set some of the settings; a reader sees the old file or the new one, never half of it."""
    office = replace(load(folder), **values)
    files.save(folder / FILE, checked.spelt(asdict(office)))
    return office
