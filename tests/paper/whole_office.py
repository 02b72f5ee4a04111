"""An office whose every field is filled in; of each type there is one record, too, that says hardly anything.

What a paper prints of a field, and what where there is nothing, is seen on the papers of this office.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from lushan_desktop.app import open_store
from lushan_desktop.domain.kinds import (
    Choice,
    Day,
    DocumentNumber,
    Files,
    Flag,
    Link,
    Number,
    Points,
    Primitive,
    Ref,
    Refs,
    Rows,
)
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.services.importing.choices import terms_of
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store

WHOLE, OTHER, BARE = range(3)
"""Two of each type hold everything, with the first and the last of their terms; one what must be told."""
MARKS = "甲乙丙"
LEFT_ALONE = ("is_example", "deleted", "origin")
NOT_MADE = ("submission_package", "duplicate", "reference")
"""What the program writes of its own work."""
_FIRST = date(2023, 1, 4)


def id_of(key: str, number: int, parent: str = "") -> str:
    return f"{number:08x}{str(uuid5(NAMESPACE_OID, key + parent))[8:]}"


@contextmanager
def whole_office(folder: Path) -> Iterator[Store]:
    with open_store(folder) as store:
        with store.change("装入示例记录") as step:
            for record_type in RECORD_TYPES:
                if record_type.key not in NOT_MADE and not record_type.is_child:
                    for number in (WHOLE, OTHER, BARE):
                        _add(step, record_type, id_of(record_type.key, number), number, {})
        yield store


def _add(step: Step, record_type: RecordType, own: str, number: int, place: dict[str, Primitive]) -> None:
    told = [spec for spec in record_type.fields if spec.name not in LEFT_ALONE]
    told = [spec for spec in told if number != BARE or spec.required]
    values = {
        spec.name: _value(record_type, spec, number, n) for n, spec in enumerate(told) if spec.kind.is_column
    }
    step.add_many(record_type.model, [{"id": own, **values, **place}])
    for spec in told:
        if isinstance(spec.kind, Rows):
            child = RECORD_TYPES.get(spec.kind.child)
            for n in (WHOLE, OTHER, BARE):
                _add(step, child, id_of(child.key, n, own), n, {"parent": own, "position": n})
        elif not spec.kind.is_column:
            step.add_many(Reference, list(_links(spec, own, number)))


def _value(record_type: RecordType, spec: FieldSpec, number: int, n: int) -> Primitive:
    kind = spec.kind
    match kind:
        case Choice():
            terms = terms_of(kind) or ("示例",)
            return terms[-1 if number == OTHER else 0]
        case Day():
            day = _FIRST + timedelta(days=11 * n + 100 * number)
            return day.isoformat() if number != OTHER else day.isoformat()[:7]
        case Number() | Points():
            return 3 + n + 20 * number
        case Flag():
            return number == WHOLE
        case Ref():
            return id_of(kind.target or "document", OTHER if number == OTHER else WHOLE)
        case DocumentNumber():
            return f"示法办〔2023〕{n + number}号"
        case Link():
            return f"https://example.cn/{n}"
    return f"{record_type.title}{spec.label}{MARKS[number]}"


def _links(spec: FieldSpec, own: str, number: int) -> Iterator[dict[str, Primitive]]:
    assert isinstance(spec.kind, Refs | Files)
    for position in range(2 if number == WHOLE else 1):
        target = id_of(spec.kind.target or "document", position)
        yield {"parent": own, "field": spec.name, "target": target, "position": position}


def asked_for(key: str) -> Iterator[Options]:
    """What a report may be asked about: nothing, then of each kind two that are whole and a bare one."""
    kinds = [(option.name, option.kind) for option in REPORTS.get(key).options]
    yield {}
    for number in (WHOLE, OTHER, BARE):
        yield {name: id_of(kind.target, number) for name, kind in kinds if isinstance(kind, Ref)}
