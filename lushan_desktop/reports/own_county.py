"""The county itself, by its names: who recommends, and where no visit to learn elsewhere leads."""

import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.people.unit import ABOVE, Unit

_ORGAN = re.compile(r"^(?:中共|中国共产党)?(.{2,10}?(?:自治县|县|市|区|旗))(?:委员会|人民政府|人大|政协)")
_LEADING = "县级领导机关"
_OF_A_CITY = re.compile(r"^[^县区旗]{2,4}市(.+[县区旗])$")
_PLACE = re.compile(r"^(?:中共)?(?:.{2,3}省)?(?:[^县区旗]{2,4}市)?([^市]{1,6}?(?:自治县|县|区|旗))")
_CITY = re.compile(r"^(?:中共)?(?:.{2,3}省)?([^县区旗]{2,4}市)")


def names(session: Session) -> tuple[str, ...]:
    """示例县, as the office was set up, and as the names of its leading organs tell it."""
    living = select(Unit).where(col(Unit.kind) == _LEADING, col(Unit.deleted).is_(False))
    return names_of(session.scalars(living), set_up(session))


def set_up(session: Session) -> str:
    """The county that the office was set up for; empty where nobody said so."""
    return str(session.info.get("county", ""))


def names_of(units: Iterable[Unit], own: str = "") -> tuple[str, ...]:
    """The same, told by units that were read already; `own` is the county that the office was set up for."""
    leading = (unit.name for unit in units if unit.kind == _LEADING)
    told = (match[1] for name in leading if (match := _ORGAN.match(name)))
    return tuple(dict.fromkeys(filter(None, (own, *map(_without_city, told)))))


def _without_city(name: str) -> str:
    """西湖区 of 杭州市西湖区."""
    match = _OF_A_CITY.match(name)
    return match[1] if match else name


def elsewhere(unit: Unit, own: Iterable[str]) -> str:
    """The other county that a unit belongs to; empty where it is of the own one, or of the city above."""
    if unit.kind in ABOVE or unit.name.startswith(known := tuple(own)) or not known:
        return ""
    place = _PLACE.match(unit.name) or _CITY.match(unit.name)
    return "" if place is None or place[1] in known else place[1]
