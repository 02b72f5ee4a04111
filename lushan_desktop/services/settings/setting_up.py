"""The first start: whose computer this is, and an office that has its units and nothing else yet."""

from dataclasses import dataclass, replace
from pathlib import Path

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import explained
from lushan_desktop.exchange.manifest import Office as Copy
from lushan_desktop.services.office import identity, office
from lushan_desktop.services.office.edition import TOWNSHIP_KINDS, shipped_units
from lushan_desktop.services.office.office import Office, is_new
from lushan_desktop.services.settings import backup, sample, unit_file
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import UNITS_ENTERED

__all__ = [
    "COUNTY_OFFICE",
    "Answers",
    "departments",
    "enter_units",
    "found",
    "given",
    "is_known_county",
    "is_new",
    "restore",
    "settle",
    "townships",
]

COUNTY_OFFICE = "县创建办"
_LABEL = UNITS_ENTERED


@dataclass(frozen=True)
class Answers:
    """What was answered at the first start."""

    unit: str = COUNTY_OFFICE
    person: str = ""
    text_size: str = "标准"


def given() -> Answers:
    """Return what is known before anybody has answered: the unit this computer was given."""
    told = unit_file.found()
    return Answers() if told is None else Answers(unit=told.unit)


def townships() -> tuple[str, ...]:
    """The townships and subdistricts, in the order of their codes."""
    return shipped_units(*TOWNSHIP_KINDS)


def departments() -> tuple[str, ...]:
    """The departments that are known by name; others are typed."""
    return shipped_units("县直", "垂直")


def settle(folder: Path, answers: Answers) -> Office:
    """Note in the folder whose it is; from now on it is no longer new."""
    folder.mkdir(parents=True, exist_ok=True)
    place = _place_of(answers.unit)
    if place and not (folder / identity.FILE).is_file():
        named = dict(zip(("province", "city", "county"), place, strict=True))
        identity.keep(folder, identity.made({**named, "unit": answers.unit}))
    return office.change(folder, unit=answers.unit, person=answers.person, text_size=answers.text_size)


def _place_of(unit: str) -> tuple[str, str, str] | None:
    """The province, city and county of a unit: as its unit.json says, or as it ships with the program."""
    told = unit_file.found()
    if told is not None and told.province and told.city and told.county:
        return told.province, told.city, told.county
    return sample.PLACE if unit in (COUNTY_OFFICE, *townships(), *departments()) else None


def enter_units(store: Store) -> Changes:
    """The county's units as records, so that every field that asks for a unit can offer them.

    Every copy of the county gives them the same ids.
    """
    own = identity.identity(store.folder)
    known = [entry for entry in sample.sample_records() if entry.record_type.key == "unit"]
    if all(own.place):
        known = [replace(entry, id=identity.unit_id(own, str(entry.stored["name"]))) for entry in known]
    return sample.enter(store, known, _LABEL)


def found(folder: Path, whose: Copy, person: str) -> Office:
    """Note whose copy an empty folder is to be. Raises UserError where something lies there already."""
    if not is_new(folder):
        raise UserError(f"“{folder}”里已经有数据，没有改动。请用 --data 指定一个空文件夹。")
    try:
        settled = settle(folder, Answers(whose.unit, person))
    except OSError as error:
        raise explained(error, folder) from error
    identity.keep(folder, whose)
    return settled


def is_known_county(whose: Copy) -> bool:
    """Return True if the units of this county ship with the program."""
    return whose.place == sample.PLACE


def restore(file: Path, folder: Path) -> None:
    """Fill the new folder from a backup of another computer. Raises UserError where it is none."""
    backup.restore_archive(file, folder)
