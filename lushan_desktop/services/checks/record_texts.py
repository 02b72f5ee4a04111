"""校核 over the texts of all records: what each is told of as it is saved, told of all at once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.checks.fields import FieldFinding, check_many
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.registers import Registers
from lushan_desktop.checks.running import Finding
from lushan_desktop.domain.record import ChildRecord
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records.text_findings import ledger_of_fields, texts_of
from lushan_desktop.storage.store import Store

_TEXTS = "校核文字"
_ROUND = 20_000
"""Characters that are read at once: others who need the child wait no longer than that takes."""


class _Said(NamedTuple):
    """The texts of a record with the names of their fields."""

    type: str
    id: str
    texts: Sequence[tuple[str, str]]


class FieldSlip(NamedTuple):
    """A finding in a field of a record, and where in its text it begins."""

    type: str
    id: str
    field: str
    start: int
    finding: Finding


def check_texts(store: Store, *, progress: Progress = UNWATCHED) -> list[FieldSlip]:
    """The findings in the fields of all records. Raises Cancelled."""
    progress.report(0, 0, _TEXTS)
    ledger = ledger_of_fields(store)
    slips: list[FieldSlip] = []
    for said in over(progress, list(_rounds(_all_said(store))), _TEXTS):
        slips += _check(said, ledger)
    return slips


def _check(said: Sequence[_Said], ledger: Ledger) -> Iterator[FieldSlip]:
    texts = [[text for _, text in one.texts] for one in said]
    found: dict[int, tuple[FieldFinding, ...]] = CHILD.call(check_many, texts, ledger)
    for place, findings in found.items():
        one = said[place]
        for each in findings:
            yield FieldSlip(one.type, one.id, one.texts[each.place][0], each.start, each.finding)


def _all_said(store: Store) -> Iterator[_Said]:
    with store.read_long() as session:
        registers = Registers(session)
        for record_type in RECORD_TYPES:
            if not issubclass(record_type.model, ChildRecord):
                for row in registers.rows(record_type.key):
                    if texts := texts_of(record_type, row):
                        yield _Said(record_type.key, row["id"], texts)


def _rounds(all_said: Iterator[_Said]) -> Iterator[list[_Said]]:
    """As many records at once as fill a round."""
    held: list[_Said] = []
    length = 0
    for one in all_said:
        held.append(one)
        length += sum(len(text) for _, text in one.texts)
        if length >= _ROUND:
            yield held
            held, length = [], 0
    if held:
        yield held
