"""What the office has on one indicator, held in memory while its statement is written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.people.person import Person as PersonRecord
from lushan_desktop.domain.people.tenure import Tenure as TenureRecord
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import ChildRecord, Record, Reference, key_of
from lushan_desktop.reports.own_county import elsewhere, names_of
from lushan_desktop.reports.persons import Person, Tenure
from lushan_desktop.reports.statement_value import Link

_NAMED = ("document", "briefing", "title", "supervision_round", "person", "unit", "meeting")

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=ChildRecord)


def day(stored: str | None) -> PartialDate | None:
    """A stored date as a value."""
    return PartialDate.from_iso(stored) if stored else None


def link(record: Record, field: str = "") -> Link:
    return Link(key_of(record), record.id, field)


def called(record: Any) -> str:
    """The title of a record as a sentence takes it: without the stop that it was entered with."""
    return str(record.title).strip().rstrip("。；，、！ ")


def distinct(records: Iterable[R]) -> list[R]:
    """Each record once, in the order of its first appearance."""
    return list({record.id: record for record in records}.values())


@dataclass(frozen=True)
class SetAside:
    """A record that is not told of: it lies ahead or before, or is there already as another."""

    record: Record
    told_as: Record | None = None
    is_earlier: bool = False
    """True if it lies before the period, and what came of it does not."""
    is_off: bool = False
    """True if it was called off or put off."""


class Ledger:
    """Records by type and id; the chosen ones answer the indicator and lie in the period."""

    def __init__(self, records: Iterable[Record], chosen: Iterable[str] = ()) -> None:
        self._by_id: dict[str, Record] = {}
        self._by_model: dict[type[Record], list[Any]] = defaultdict(list)
        self._by_parent: dict[str, list[Any]] = defaultdict(list)
        self._persons: dict[str, Person | None] = {}
        self._chosen = set(chosen)
        self.county = ""
        """The county that the office was set up for."""
        self.aside: tuple[SetAside, ...] = ()
        """What the 待核单 has to tell of because no sentence does."""
        self.beyond: tuple[Record, ...] = ()
        """Records outside the period by which it is known how others stood in it."""
        for record in sorted(records, key=lambda each: each.id):
            self._by_id[record.id] = record
            self._by_model[type(record)].append(record)
            if isinstance(record, ChildRecord):
                self._by_parent[record.parent].append(record)

    def without(self, left_out: set[str]) -> "Ledger":
        """The same ledger where these are not told of; a paper that others name is still named by them."""
        if not left_out:
            return self
        kept = [each for each in self._by_id.values() if each.id not in left_out or key_of(each) in _NAMED]
        ledger = Ledger(kept, self._chosen - left_out)
        ledger.county, ledger.beyond = self.county, self.beyond
        ledger.aside = tuple(each for each in self.aside if each.record.id not in left_out)
        return ledger

    def setting_aside(self, aside: Iterable[SetAside]) -> "Ledger":
        """The same ledger without these, which it remembers."""
        told = tuple(aside)
        ledger = self.without({each.record.id for each in told})
        ledger.aside = told
        return ledger

    def is_double(self, record: Record) -> bool:
        """Return True if another record is told of in place of this one."""
        return any(each.record.id == record.id and each.told_as for each in self.aside)

    def of_the_period(self) -> list[Record]:
        """All records that answer the indicator in the period, and what belongs to them and is told of."""
        return [record for record in self._by_id.values() if record.id in self._chosen]

    def get(self, model: type[R], record_id: str) -> R | None:
        found = self._by_id.get(record_id)
        return found if isinstance(found, model) else None

    def all(self, model: type[R]) -> list[R]:
        return list(self._by_model[model])

    def chosen(self, model: type[R]) -> list[R]:
        return [record for record in self._by_model[model] if record.id in self._chosen]

    def children(self, model: type[C], parent_id: str) -> list[C]:
        rows = [row for row in self._by_parent[parent_id] if isinstance(row, model)]
        return sorted(rows, key=lambda row: (row.position, row.id))

    def targets(self, parent_id: str, field: str) -> tuple[str, ...]:
        """The ids in a set of a record."""
        return tuple(row.target for row in self.children(Reference, parent_id) if row.field == field)

    def person(self, person_id: str) -> Person | None:
        """A person with all posts held."""
        if person_id not in self._persons:
            record = self.get(PersonRecord, person_id)
            held = [tenure for tenure in self._by_model[TenureRecord] if tenure.person == person_id]
            tenures = tuple(map(self._tenure, held))
            self._persons[person_id] = Person(record.id, record.name, tenures) if record else None
        return self._persons[person_id]

    def unit_name(self, unit_id: str) -> str:
        """The short name of a unit, by which running text calls it."""
        unit = self.get(Unit, unit_id)
        return (unit.short_name or unit.name) if unit else ""

    def _tenure(self, record: TenureRecord) -> Tenure:
        unit = self.get(Unit, record.unit)
        own = names_of(self.all(Unit), self.county)
        return Tenure(
            post=record.post,
            unit=unit.name if unit else "",
            short_post=record.short_post,
            start=day(record.since),
            end=day(record.until),
            rank=record.rank or 0,
            acting=record.acting,
            elsewhere=elsewhere(unit, own) if unit else "",
        )
