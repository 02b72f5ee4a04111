"""Which machine this is, so that a folder that was carried elsewhere, or a copied disk, is noticed."""

import struct
import sys
import uuid
from pathlib import Path

if sys.platform == "win32":
    import winreg

_PLACES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_CARDS = Path("/sys/class/net")
_SYSTEM = 1
"""The sort of a table of the firmware that names the computer as a whole."""


def identity() -> str:
    """A name that this installation of the system keeps and no other has, but one copied with its disk."""
    if sys.platform == "win32":
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for place in _PLACES:
        try:
            return place.read_text("ascii").strip()
        except OSError:
            continue
    return f"{uuid.getnode():012x}"


def marks() -> frozenset[str]:
    """Marks of the computer itself, which no copy of its disk takes along; nothing where none can be read."""
    try:
        if sys.platform == "win32":
            with winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Services\mssmbios\Data"
            ) as key:
                return system_marks(bytes(winreg.QueryValueEx(key, "SMBiosData")[0])[8:])
        return card_marks(_CARDS)
    except OSError:
        return frozenset()


def card_marks(cards: Path) -> frozenset[str]:
    """The addresses of the network cards that are built in or plugged in, not of those that are made up."""
    found = ((each / "address").read_text("ascii").strip() for each in cards.iterdir() if _is_real(each))
    return frozenset(one for one in found if one.strip("0:"))


def _is_real(card: Path) -> bool:
    return (card / "device").exists() and (card / "address").exists()


def system_marks(tables: bytes) -> frozenset[str]:
    """The number of the computer in the tables of its firmware; where the maker left it out, nothing."""
    place = 0
    while place + 4 <= len(tables):
        sort, length = struct.unpack_from("BB", tables, place)
        if sort == _SYSTEM and length >= 24:
            number = tables[place + 8 : place + 24]
            return frozenset({number.hex()} if len(set(number)) > 1 else ())
        end = tables.find(b"\0\0", place + length)
        if length < 4 or end < 0:
            break
        place = end + 2
    return frozenset()
