"""校核 over all registers, and what somebody decided to leave as it is."""

from dataclasses import dataclass

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.checks.running import check_office
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import beside
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

LEFT = "checks_left.json"
"""What is left as it is, by the keys of findings, with the reason and the day."""


@dataclass(frozen=True)
class OfficeFinding:
    """What was found in a record, as it is shown; `reason` where it was decided to leave it."""

    rule: str
    title: str
    topic: str
    group: str
    type: str
    type_title: str
    id: str
    name: str
    field: str
    shown: str
    sentence: str
    reason: str = ""

    @property
    def key(self) -> str:
        """By which it is known again, as long as it says the same of the same record."""
        return f"{self.rule} {self.id} {self.sentence}"


def check_all(store: Store, *, progress: Progress = UNWATCHED) -> tuple[OfficeFinding, ...]:
    """The findings in all registers, those that are left among them. Raises Cancelled."""
    left = beside.read(store.folder, LEFT)
    with store.read_long() as session:
        found = check_office(session, progress=progress)
        names = queries.names(session, list(dict.fromkeys(one.id for one in found)))
    return tuple(
        OfficeFinding(
            one.rule, one.title, one.topic, one.group, one.type, RECORD_TYPES.get(one.type).title, one.id,
            names.get(one.id, ""), one.field, one.shown, one.sentence,
            str(left.get(f"{one.rule} {one.id} {one.sentence}", {}).get("reason", "")),
        )
        for one in found
    )  # fmt: skip


def leave(store: Store, keys: tuple[str, ...], reason: str) -> None:
    """Leave these findings as they are, for this reason; they come again once they say something else."""
    if not reason.strip():
        raise UserError("请写明不改的理由（印入校核单）。", field="reason")
    for key in keys:
        beside.keep(store, LEFT, key, {"reason": reason.strip(), "on": clock.today().isoformat()})


def take_up(store: Store, keys: tuple[str, ...]) -> None:
    """Tell of these findings again."""
    for key in keys:
        beside.keep(store, LEFT, key, {})
