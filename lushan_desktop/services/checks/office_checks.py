"""校核 over all registers, and what somebody decided to leave as it is."""

from dataclasses import dataclass

from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.checks.running import check_office
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class OfficeFinding:
    """What was found in a record, as it is shown."""

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

    @property
    def key(self) -> str:
        """By which it is known again: the rule and the record, as long as it says the same."""
        return f"{self.rule} {self.id} {self.sentence}"


def check_all(store: Store, *, progress: Progress = UNWATCHED) -> tuple[OfficeFinding, ...]:
    """The findings in all registers. Raises Cancelled."""
    with store.read_long() as session:
        found = check_office(session, progress=progress)
        names = queries.names(session, list(dict.fromkeys(one.id for one in found)))
    return tuple(
        OfficeFinding(
            one.rule, one.title, one.topic, one.group, one.type, RECORD_TYPES.get(one.type).title, one.id,
            names.get(one.id, ""), one.field, one.shown, one.sentence,
        )
        for one in found
    )  # fmt: skip
