"""校核 over all registers, and what somebody decided to leave as it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.correcting import corrected, safe_changes
from lushan_desktop.checks.running import RecordFinding, check_office
from lushan_desktop.domain.leaders_words import STANDING, WORDS
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.checks.record_texts import FieldSlip, check_texts
from lushan_desktop.services.records import beside, closing, ownership, records
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

LEFT = "checks_left.json"
"""What is left as it is, by the keys of findings, with the reason and the day."""

FOUND = "checks_found.json"
"""How many were found last, for the rail."""
_OPEN = "open"
_AT_ONCE = 500


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
    start: int = 0
    correction: str | None = None
    """What is right in place of `shown`, which begins at `start` in the field, where that is safe."""

    @property
    def end(self) -> int:
        return self.start + len(self.shown)

    @property
    def key(self) -> str:
        """By which it is known again, as long as it says the same of the same record."""
        return f"{self.rule} {self.id} {self.sentence}"


def check_all(store: Store, *, progress: Progress = UNWATCHED) -> tuple[OfficeFinding, ...]:
    """The findings in all registers and in what their records say, those that are left among them.

    Raises Cancelled.
    """
    with store.read_long() as session:
        found = [_of_record(one) for one in check_office(session, progress=progress)]
    found += map(_of_text, check_texts(store, progress=progress))
    with store.read_long() as session:
        names = _names(session, found)
    left = beside.read(store.folder, LEFT)
    named = (replace(one, name=names.get(one.id, "")) for one in found)
    told = tuple(replace(one, reason=str(left.get(one.key, {}).get("reason", ""))) for one in named)
    _note(store, sum(not one.reason for one in told))
    return told


def _names(session: Session, found: Sequence[OfficeFinding]) -> dict[str, str]:
    """How the records are called; of those called alike each with its day."""
    type_of = {one.id: one.type for one in found}
    names = queries.names(session, list(type_of))
    often = Counter(names.values())
    alike = [id for id, name in names.items() if often[name] > 1]
    by_type: dict[str, list[str]] = defaultdict(list)
    for id in alike:
        by_type[type_of[id]].append(id)
    days = {id: day for type, ids in by_type.items() for id, day in _days(session, type, ids)}
    return names | {id: f"{names[id]}（{day}）" for id, day in days.items()}


def _days(session: Session, type: str, ids: Sequence[str]) -> Iterator[tuple[str, PartialDate]]:
    record_type = RECORD_TYPES.get(type)
    if not record_type.dated_by:
        return
    columns = col(record_type.model.id), getattr(record_type.model, record_type.dated_by)
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        for id, day in session.execute(select(*columns).where(columns[0].in_(some))):
            if day:
                yield id, PartialDate.from_iso(day)


def standing(store: Store) -> int:
    """How many findings nobody has decided about, as far as is known: what was found last; else look now."""
    noted = beside.read(store.folder, FOUND).get(_OPEN, {}).get("count")
    return noted if isinstance(noted, int) else sum(not one.reason for one in check_all(store))


def _note(store: Store, count: int) -> None:
    beside.keep(store, FOUND, _OPEN, {"count": count})


def _note_decided(store: Store, count: int) -> None:
    """So many have been left as they are, or fewer than none: are told again."""
    noted = beside.read(store.folder, FOUND).get(_OPEN, {}).get("count")
    if isinstance(noted, int):
        _note(store, max(0, noted - count))


def _of_record(one: RecordFinding) -> OfficeFinding:
    title = RECORD_TYPES.get(one.type).title
    return OfficeFinding(
        one.rule, one.title, one.topic, one.group, one.type, title, one.id, "", one.field, one.shown,
        one.sentence,
    )  # fmt: skip


def _of_text(one: FieldSlip) -> OfficeFinding:
    found, record_type = one.finding, RECORD_TYPES.get(one.type)
    is_spoken = one.field == WORDS.name and any(spec.name == STANDING.name for spec in record_type.fields)
    return OfficeFinding(
        found.rule, found.title, found.topic, found.group, one.type, record_type.title, one.id, "",
        one.field, found.text, found.sentence, start=one.start,
        correction=None if is_spoken else found.correction,
    )  # fmt: skip


def correct(store: Store, findings: Sequence[OfficeFinding]) -> Changes:
    """Put these right in their records, as one step. Raises UserError where a record has changed since."""
    by_field: dict[tuple[str, str, str], list[OfficeFinding]] = defaultdict(list)
    for one in findings:
        if one.correction is not None:
            by_field[one.type, one.id, one.field].append(one)
    if not by_field:
        raise UserError("选中的各处没有可以直接改正的，请逐条核对。")
    count = sum(len(safe_changes(slips)) for slips in by_field.values())
    with store.change(f"校核改正{count}处") as step:
        for (type, id, field), slips in by_field.items():
            record_type = RECORD_TYPES.get(type)
            record = step.get(record_type.model, id)
            given = {field: _put_right(str(getattr(record, field)), slips)}
            ownership.refuse(store, record_type, given, id)
            closing.refuse(store, record_type, given, id)
            records.write(step, record_type, record, given)
    return step.changes


def _put_right(text: str, slips: Sequence[OfficeFinding]) -> str:
    if any(text[one.start : one.end] != one.shown for one in slips):
        raise UserError(f"{slips[0].type_title}“{slips[0].name}”校核后又改动过，请按F5重新校核。")
    return corrected(text, safe_changes(slips))


def leave(store: Store, keys: tuple[str, ...], reason: str) -> None:
    """Leave these findings as they are, for this reason; they come again once they say something else."""
    if not reason.strip():
        raise UserError("请写明不改的理由（印入校核单）。", field="reason")
    noted = {"reason": reason.strip(), "on": clock.today().isoformat()}
    beside.keep_all(store, LEFT, dict.fromkeys(keys, noted))
    _note_decided(store, len(keys))


def take_up(store: Store, keys: tuple[str, ...]) -> None:
    """Tell of these findings again."""
    beside.keep_all(store, LEFT, {key: {} for key in keys})
    _note_decided(store, -len(keys))
