"""The county itself, by its names: who recommends, and where no visit to learn elsewhere leads."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.domain.people.unit import Unit

_ORGAN = re.compile(r"^(?:中共|中国共产党)?(.{2,10}?(?:自治县|县|市|区|旗))(?:委员会|人民政府|人大|政协)")
_LEADING = "县级领导机关"


def names(session: Session) -> tuple[str, ...]:
    """鲁山县, as the names of its leading organs tell it."""
    living = select(col(Unit.name)).where(col(Unit.kind) == _LEADING, col(Unit.deleted).is_(False))
    found = (match[1] for name in session.scalars(living) if (match := _ORGAN.match(name)))
    return tuple(dict.fromkeys(found))
