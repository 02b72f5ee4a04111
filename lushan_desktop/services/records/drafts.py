"""What was typed into a form and not yet saved: kept, offered again, forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from uuid_utils import uuid7

from lushan_desktop.base import clock
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.storage import drafts
from lushan_desktop.storage.folder import failures
from lushan_desktop.storage.store import Store

NO_ROOM = failures.NO_ROOM


@dataclass(frozen=True)
class Draft:
    """What stood in a form, and since when it is kept."""

    key: str
    content: Mapping[str, Any]
    saved_at: datetime
    older: int = 0
    """The number of more are kept for the same form."""

    @property
    def time(self) -> str:
        """10:32; with the day before it where that is not today."""
        local = self.saved_at.astimezone(clock.CHINA)
        day = "" if local.date() == clock.today() else f"{local.month}月{local.day}日 "
        return f"{day}{local:%H:%M}"


def key_for(record_type: RecordType, record_id: str = "") -> str:
    """The form of a record, or of a new one of its type."""
    return f"{record_type.key}:{record_id or 'new'}"


def key_of_one(form: str) -> str:
    """A key for what is typed into this form now: it never takes the place of what was kept before."""
    return f"{form}:{uuid7()}"


def keep(store: Store, key: str, content: Mapping[str, Any]) -> None:
    """Keep what stands in a form. Raises UserError where the disk is full."""
    drafts.save_draft(store, key, dict(content))


def kept(store: Store, form: str, *, but: str = "") -> Draft | None:
    """The last that was kept for this form, `but` what is typed there now; None where nothing was."""
    saved_at = {
        key: moment
        for key, moment in drafts.drafts(store).items()
        if key != but and (key == form or key.startswith(f"{form}:"))
    }
    for place, (key, moment) in enumerate(saved_at.items(), 1):
        content = drafts.draft(store, key)
        if content is not None:  # or it was given up in this very moment
            return Draft(key, content, datetime.fromisoformat(moment), older=len(saved_at) - place)
    return None


def drop(store: Store, key: str) -> None:
    """Forget it, for it was saved or given up."""
    drafts.drop_draft(store, key)
