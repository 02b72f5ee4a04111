"""What was typed into a form and not yet saved: kept, offered again, forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.storage import drafts
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class Draft:
    """What stood in a form, and since when it is kept."""

    key: str
    content: Mapping[str, Any]
    saved_at: datetime

    @property
    def time(self) -> str:
        """10:32; with the day before it where that is not today."""
        local = self.saved_at.astimezone(clock.CHINA)
        day = "" if local.date() == clock.today() else f"{local.month}月{local.day}日 "
        return f"{day}{local:%H:%M}"


def key_for(record_type: RecordType, record_id: str = "") -> str:
    return f"{record_type.key}:{record_id or 'new'}"


def keep(store: Store, key: str, content: Mapping[str, Any]) -> None:
    """Keep what stands in a form. Raises UserError where the disk is full."""
    drafts.save_draft(store, key, dict(content))


def kept(store: Store, key: str) -> Draft | None:
    """What was kept for this form; None where nothing was."""
    content = drafts.draft(store, key)
    saved_at = drafts.drafts(store).get(key)
    if content is None or saved_at is None:
        return None
    return Draft(key, content, datetime.fromisoformat(saved_at))


def drop(store: Store, key: str) -> None:
    """Forget it, for it was saved or given up."""
    drafts.drop_draft(store, key)
