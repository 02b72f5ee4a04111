"""Which machine this is, so that a folder that was carried elsewhere is noticed."""

import sys
import uuid
from pathlib import Path

if sys.platform == "win32":
    import winreg

_PLACES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def identity() -> str:
    """A name that this installation of the system keeps and no other has."""
    if sys.platform == "win32":
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for place in _PLACES:
        try:
            return place.read_text("ascii").strip()
        except OSError:
            continue
    return f"{uuid.getnode():012x}"
