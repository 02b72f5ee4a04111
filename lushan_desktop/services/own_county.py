"""The county itself, by its names: a visit to learn elsewhere cannot lead there."""

import re

from sqlmodel import Session, col, select

from lushan_desktop.domain.records.unit import Unit
from lushan_desktop.storage.store import Store

_ORGAN = re.compile(r"^(?:中共|中国共产党)?(.{2,10}?(?:自治县|县|市|区|旗))(?:委员会|人民政府|人大|政协)")
_LEADING = "县级领导机关"
_OURS = ("本县", "我县")


def names(session: Session) -> tuple[str, ...]:
    """鲁山县, as the names of its leading organs tell it."""
    living = select(Unit.name).where(Unit.kind == _LEADING, col(Unit.deleted).is_(False))
    found = (match[1] for name in session.exec(living) if (match := _ORGAN.match(name)))
    return tuple(dict.fromkeys(found))


def visited(store: Store, places: str) -> str:
    """The own county among the places of a visit; empty where it is not."""
    with store.read() as session:
        own = names(session)
    for part in re.split(r"[、，,；;\s]+", places):
        for name in (*own, *_OURS):
            if name in part or part == name[:-1]:
                return name
    return ""


def warning(store: Store, places: str) -> str:
    """What is to be minded about the places; empty where nothing is."""
    own = visited(store, places)
    return f"考察地点里有本县（{own}）。外出学习的地点不会是本县，请核对；照样可以保存。" if own else ""
