"""unit.json: of which county this copy is, which unit it serves, and which of its machines it is."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.sayable import one_line
from lushan_desktop.exchange.manifest import COUNTY, TOWNSHIP, Office
from lushan_desktop.services.office import office as office_file
from lushan_desktop.services.office.edition import is_township
from lushan_desktop.storage.folder import checked, files

if TYPE_CHECKING:
    from lushan_desktop.storage.store import Store

__all__ = [
    "FILE", "Office", "identity", "keep", "known_identity", "made", "of_store", "own_unit_id", "read",
    "settle", "unit_id",
]  # fmt: skip

FILE = "unit.json"
_NAMES = {"province": "省", "city": "市", "county": "县", "unit": "单位"}
_UNITS = UUID("6a1f0d52-0f4e-5a0b-9a5a-4d0c6f1f6a10")
_LARGEST = 65536


def identity(folder: Path) -> Office:
    """Whose copy lies in this folder. A copy that was never told its county knows its unit alone."""
    file = folder / FILE
    if file.is_file():
        return _read(file, files.read)
    return _never_told(folder)


def _never_told(folder: Path) -> Office:
    unit = office_file.load(folder).unit
    return Office("", "", "", unit, TOWNSHIP if is_township(unit) else COUNTY)


def known_identity(folder: Path) -> Office:
    """The same. Raises UserError where the county was never told: packages need it."""
    found = identity(folder)
    if not all(found.place) or not found.unit:
        raise UserError("还没有填写本单位所在的省、市、县，不能报送或合并。请先在设置的“本单位”里填写。")
    return found


def read(file: Path) -> Office:
    """Return what such a file says, wherever it lies. Raises UserError where it is none."""
    return _read(file, Path.read_bytes)


def _read(file: Path, read_bytes: Callable[[Path], bytes]) -> Office:
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError("too large")
        said = json.loads(read_bytes(file))
        return made(said)
    except OSError as error:
        raise UserError(f"不能读取“{file.name}”，请检查文件是否在那里。") from error
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(f"“{file.name}”无法识别，请向县创建办重新索取。") from error


def made(said: Mapping[str, Any]) -> Office:
    """The copy that is described so. Raises UserError that names what is missing."""
    texts = {name: one_line(str(said.get(name) or "")) for name in _NAMES}
    missing = [called for name, called in _NAMES.items() if not texts[name]]
    if missing:
        raise UserError(f"请写明{'、'.join(missing)}。")
    edition = said.get("edition") or (TOWNSHIP if is_township(texts["unit"]) else COUNTY)
    if edition not in (COUNTY, TOWNSHIP):
        raise UserError(f"版本应为 {COUNTY} 或 {TOWNSHIP}，不能是“{edition}”。")
    written = str(said.get("number") or 1).strip()
    number = int(written) if written.isdecimal() and len(written) < 3 else 0
    if not number:
        raise UserError("本机编号请填 1 至 99。")
    return Office(**texts, edition=edition, number=number)


def keep(folder: Path, office: Office) -> None:
    """Note whose copy this is, beside its data."""
    said = {name: getattr(office, name) for name in (*_NAMES, "edition", "number")}
    files.save(folder / FILE, checked.spelt(said))


def of_store(store: "Store") -> Office:
    """Whose copy this open folder is; of one whose file is spoilt what is known without it."""
    try:
        return identity(store.folder)
    except UserError:
        return _never_told(store.folder)


def settle(store: "Store", said: Mapping[str, Any]) -> Office:
    """Note what was typed into the settings, the edition as it was. Raises UserError that says what lacks."""
    found = made({"edition": of_store(store).edition, **said})
    keep(store.folder, found)
    store.unit = unit_id(found, found.unit)
    store.about["county"] = found.county
    return found


def unit_id(office: Office, unit: str) -> str:
    """The id of a unit that every copy of a county gives it, so that nobody registers it twice."""
    return str(uuid5(_UNITS, "/".join((*office.place, unit))))


def spoilt(folder: Path) -> str:
    """Return what is wrong with the file; empty where all is well."""
    try:
        identity(folder)
    except UserError as error:
        return f"本单位所在县（{FILE}）已损坏：{error.message}请在“设置”的“本单位”里重新填写并保存。"
    return ""


def own_unit_id(folder: Path) -> str:
    """The id under which records say that they come from this unit; empty where the county is not known."""
    found = identity(folder)
    return unit_id(found, found.unit) if all(found.place) and found.unit else ""
