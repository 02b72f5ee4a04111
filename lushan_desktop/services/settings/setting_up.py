"""The first start: whose computer this is, and an office that has its units and nothing else yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import explained
from lushan_desktop.base.text.sayable import one_line
from lushan_desktop.domain.people.unit import UNIT
from lushan_desktop.exchange.manifest import Office as Copy
from lushan_desktop.services.office import divisions, identity, office
from lushan_desktop.services.office.edition import TOWNSHIP_KINDS, shipped_units
from lushan_desktop.services.office.office import Office, is_new
from lushan_desktop.services.settings import backup, sample, unit_file
from lushan_desktop.services.settings.sample import SampleRecord
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import UNITS_ENTERED

__all__ = [
    "COUNTY_OFFICE",
    "Answers",
    "Place",
    "departments",
    "enter_units",
    "found",
    "given",
    "is_new",
    "restore",
    "settle",
    "ships_units",
    "townships",
    "units_in",
]

COUNTY_OFFICE = "县创建办"
Place = tuple[str, str, str]
"""Province, city and county; three empty texts where nobody has said."""
NOWHERE: Place = ("", "", "")
_NO_COUNTY = ("市辖",)
"""What the table says where a row stands for no county."""


@dataclass(frozen=True)
class Answers:
    """What was answered at the first start."""

    unit: str = COUNTY_OFFICE
    person: str = ""
    text_size: str = "标准"
    place: Place = NOWHERE
    units: tuple[str, ...] = ()
    """Departments of the county, where none ship with the program."""


def given() -> Answers:
    """Return what is known before anybody has answered: the unit this computer was given."""
    told = unit_file.found()
    if told is None:
        return Answers()
    place = (told.province, told.city, told.county)
    shipped = (COUNTY_OFFICE, *townships(sample.PLACE), *departments(sample.PLACE))
    return Answers(
        unit=told.unit, place=place if all(place) else sample.PLACE if told.unit in shipped else NOWHERE
    )


def ships_units(place: Place) -> bool:
    """Return True if the departments of this county come with the program."""
    return place == sample.PLACE


def townships(place: Place) -> tuple[str, ...]:
    """The townships and subdistricts of a county, in the order of their codes."""
    return shipped_units(*TOWNSHIP_KINDS) if ships_units(place) else divisions.townships(place)


def departments(place: Place) -> tuple[str, ...]:
    """The departments that are known by name; others are typed."""
    return shipped_units("县直", "垂直") if ships_units(place) else ()


def units_in(text: str) -> tuple[str, ...]:
    """The names of a list that was typed or pasted: one a line, or parted by 、 or ，; each once."""
    for mark in "、，,;；\t":
        text = text.replace(mark, "\n")
    return tuple(dict.fromkeys(filter(None, map(one_line, text.splitlines()))))


def settle(folder: Path, answers: Answers) -> Office:
    """Note in the folder whose it is; from now on it is no longer new."""
    folder.mkdir(parents=True, exist_ok=True)
    if all(answers.place) and not (folder / identity.FILE).is_file():
        named = dict(zip(("province", "city", "county"), answers.place, strict=True))
        identity.keep(folder, identity.made({**named, "unit": answers.unit}))
    return office.change(folder, unit=answers.unit, person=answers.person, text_size=answers.text_size)


def enter_units(store: Store, more: Sequence[str] = ()) -> Changes | None:
    """The county's units as records, so that every field that asks for a unit can offer them.

    Every copy of the county gives them the same ids. None where nothing is known of its units.
    """
    own = identity.identity(store.folder)
    known = [*_known_units(own.place), *_departments(more, own.county)]
    return sample.enter(store, sample.with_shared_ids(store, known), UNITS_ENTERED) if known else None


def _known_units(place: Place) -> Iterator[SampleRecord]:
    if ships_units(place):
        yield from (entry for entry in sample.sample_records() if entry.record_type is UNIT)
        return
    yield from _leading(place[-1])
    for name in divisions.townships(place):
        kind = "街道" if name.endswith("街道") else "乡镇"
        yield SampleRecord(name, UNIT, {"name": name, "kind": kind})


def _leading(county: str) -> Iterator[SampleRecord]:
    """What leads any county, by the names that papers and tables of indicators give it."""
    if county.endswith(("县", "市", "区", "旗")) and not county.startswith(_NO_COUNTY):
        for rank, (name, called) in enumerate(
            ((f"中共{county}委员会", "委"), (f"{county}人民政府", "政府")), 1
        ):
            told = {"name": name, "short_name": county[-1] + called, "kind": "县级领导机关", "rank": rank}
            yield SampleRecord(name, UNIT, told)


def _departments(names: Iterable[str], county: str) -> Iterator[SampleRecord]:
    """What stands behind the county is what papers call it by: 示例县司法局 is 县司法局."""
    for name in names:
        above, _, own = name.rpartition(county) if county else ("", "", "")
        short = f"{county[-1]}{own}" if own and own != name else ""
        kind = "垂直" if above.startswith("国家") else "县直"
        yield SampleRecord(name, UNIT, {"name": name, "short_name": short, "kind": kind})


def found(folder: Path, whose: Copy, person: str) -> Office:
    """Note whose copy an empty folder is to be. Raises UserError where something lies there already."""
    if not is_new(folder):
        raise UserError(f"“{folder}”里已经有数据，没有改动。请用 --data 指定一个空文件夹。")
    try:
        settled = settle(folder, Answers(whose.unit, person, place=whose.place))
    except OSError as error:
        raise explained(error, folder) from error
    identity.keep(folder, whose)
    return settled


def restore(file: Path, folder: Path) -> None:
    """Fill the new folder from a backup of another computer. Raises UserError where it is none."""
    backup.restore_archive(file, folder)
