"""An office put into a store, tried, and taken back as if it had never been there."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from hypothesis import HealthCheck, settings

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.records import records
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store
from tests.properties.statement_laws import LAWS, TYPES
from tests.properties.statement_offices import Office, build_within
from tests.properties.statement_oracle import Oracle
from tests.properties.statement_told import Told

quick = partial(settings, deadline=None, suppress_health_check=list(HealthCheck))
"""How often a law is tried is what it costs: none of them waits for anything."""


class Over(Exception):
    """Ends a trial, so that nothing of it is saved."""


@dataclass
class Trial:
    """An office within a step that is never saved."""

    step: Step
    ids: dict[str, str]
    options: dict[str, Any]

    @property
    def indicator(self) -> str:
        return self.ids["指标"]

    def told(self, **changed: Any) -> Told:
        """The statement as the records stand now, beside what they prove."""
        options = {**self.options, **changed}
        days = {name: PartialDate.from_iso(options[name]) for name in DAYS if options.get(name)}
        others = {name: value for name, value in options.items() if name not in DAYS}
        report, session = REPORTS.get("situation_statement"), self.step.session
        session.flush()
        statement = report.gather(session, {"indicator": self.indicator, **others, **days})
        signed = statement.signed.first_day if statement.signed else None
        oracle = Oracle.of(session, TYPES, signed, clock.today() + timedelta(days=1))
        return Told(statement, oracle, self.indicator)

    def put(self, key: str, record: str, **values: Any) -> None:
        """Set fields of a record, given as their kinds hold them."""
        record_type = RECORD_TYPES.get(key)
        records.write(self.step, record_type, self.step.get(record_type.model, record), values)
        self.step.session.flush()

    def add(self, key: str, **values: Any) -> str:
        """Enter one more record."""
        record_type = RECORD_TYPES.get(key)
        made = records.write(self.step, record_type, record_type.model(), {**record_type.blank(), **values})
        self.step.session.flush()
        return made.id

    def title_of(self, kind: str) -> str:
        """The title of a kind that the office has entered; empty where it has none."""
        return self.ids.get(kind, "")

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What is changed within is as it was afterwards."""
        self.step.session.flush()
        attempt = self.step.session.begin_nested()
        try:
            yield
        finally:
            attempt.rollback()
            self.step.session.expire_all()

    def remove(self, key: str, record: str) -> None:
        row = self.step.get(RECORD_TYPES.get(key).model, record)
        row.deleted = True
        self.step.add(row)


DAYS = ("start", "end", "signed")


@contextmanager
def trial(store: Store, base: Mapping[str, str], office: Office) -> Iterator[Trial]:
    """The office in the store, for as long as it is tried."""
    with suppress(Over), store.change("示例") as step:
        yield Trial(step, build_within(step, office, base), office.options)
        raise Over


def hold(store: Store, base: Mapping[str, str], office: Office) -> Told:
    """Hold the office's statement to every law."""
    with trial(store, base, office) as tried:
        told = tried.told()
        for law in LAWS:
            law(told)
    return told
