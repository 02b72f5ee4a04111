"""unit.json, which comes with the installer: whose computer this is going to be."""

import codecs
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from lushan_desktop.base import paths
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import write_whole

NAME = "unit.json"
TOWNSHIP, COUNTY = "township", "county"
_STICKS = ("media/*", "media/*/*", "run/media/*/*")
"""The place where a desktop of Linux shows a stick."""
_LARGEST = 10_000


@dataclass(frozen=True)
class UnitFile:
    """A unit with the county it belongs to."""

    province: str = ""
    city: str = ""
    county: str = ""
    unit: str = ""
    edition: str = ""
    """TOWNSHIP or COUNTY; empty where the name of the unit tells."""


def read(file: Path) -> UnitFile:
    """Return what the file says. Raises UserError where it names no unit."""
    try:
        content = file.read_bytes()[:_LARGEST]
        # The installer for Windows writes what it is told in the spelling of Windows.
        encoding = "utf-16" if content.startswith(codecs.BOM_UTF16_LE) else "utf-8-sig"
        held = json.loads(content.decode(encoding))
        told = {each.name: held.get(each.name, "") for each in fields(UnitFile)}
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise UserError(f"“{file}”不是单位文件，无法读取单位名称。请重新从指挥部办公室拷取。") from error
    if not all(isinstance(value, str) for value in told.values()) or not told["unit"].strip():
        raise UserError(f"“{file}”里没有单位名称。请重新从指挥部办公室拷取。")
    return UnitFile(**{name: value.strip() for name, value in told.items()})


def write(file: Path, told: UnitFile) -> None:
    """Put the file on a stick."""
    write_whole(file, json.dumps(asdict(told), ensure_ascii=False, indent=1).encode())


def found(system: Path = Path("/")) -> UnitFile | None:
    """The unit this computer was given: beside the program, else on the one stick that names one."""
    beside = paths.resources("..", NAME)
    for files in ([beside], sorted(set(_on_sticks(system)))):
        told = {each for file in files if (each := _read_quietly(file))}
        if len(told) == 1:
            return told.pop()
    return None


def unit_of(folder: Path) -> str:
    """The unit that the material of a stick in this folder is for; empty where nothing tells."""
    told = _read_quietly(folder / NAME)
    return told.unit if told else ""


def _read_quietly(file: Path) -> UnitFile | None:
    try:
        return read(file)
    except UserError:
        return None


def _on_sticks(system: Path) -> Iterator[Path]:
    if sys.platform == "win32":  # there the installer has put it beside the program
        return
    for pattern in _STICKS:
        for depth in ("", "*/"):
            yield from system.glob(f"{pattern}/{depth}{NAME}")
