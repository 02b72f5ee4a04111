"""Records put into an office past the window."""

from typing import Any

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store


def save(store: Store, key: str, **values: Any) -> str:
    """Save a new record of this type; returns its id."""
    return records.save(store, RECORD_TYPES.get(key), values).ids(key)[0]


def day(text: str) -> PartialDate:
    """2023-06-02 or 2023-06."""
    return PartialDate.from_iso(text)


def a_meeting(store: Store, **values: Any) -> str:
    """Save a meeting, which has a title and a kind unless others are given; returns its id."""
    return save(store, "meeting", **{"title": "示例：推进会", "kind": "推进会", **values})
