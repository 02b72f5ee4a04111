"""Whether this is the county's copy or that of a township or subdistrict, told by the unit it belongs to."""

import json

from lushan_desktop.base.paths import resources

TOWNSHIP_KINDS = ("乡镇", "街道")
_UNITS = "01_units.json"
"""The units that the county's own statement names, and its townships: facts, no samples."""
_ENDINGS = ("乡", "镇", "街道", "乡人民政府", "镇人民政府", "街道办事处")


def shipped_units(*kinds: str) -> tuple[str, ...]:
    """The names of the units of these kinds, in the order of their codes."""
    content = json.loads(resources("sample", _UNITS).read_text("utf-8"))
    found = [entry["values"] for entry in content["records"] if entry["values"].get("kind") in kinds]
    found.sort(key=lambda values: values.get("code", ""))
    return tuple(values["name"] for values in found)


def is_township(unit: str) -> bool:
    """Return True if the unit is a township or a subdistrict: its window has the short rail."""
    return unit.strip().endswith(_ENDINGS)
