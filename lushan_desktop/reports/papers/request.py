"""What is asked of a statement, with the records behind the options."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.papers.statement import Statement as StatementRecord
from lushan_desktop.domain.papers.statement_terms import CLOSED, FULL, MANNERS, NOT_APPLICABLE, REOPENED_BY
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.indicator_finding import find_indicator
from lushan_desktop.reports.known_records import day
from lushan_desktop.reports.papers.issuing import OF_THE_COUNTY
from lushan_desktop.reports.periods import Period
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.signing import only_issuer
from lushan_desktop.reports.statement_value import Link, Manner


@dataclass(frozen=True)
class Request:
    """What is asked for, with the records behind the options."""

    indicator: Indicator | None
    issuer: Issuer | None
    start: PartialDate | None
    end: PartialDate | None
    signed: PartialDate | None
    shape: str = FULL
    topic: str = ""
    is_final: bool = False
    manner: Manner = field(default_factory=Manner)
    left_out: tuple[Link, ...] = ()
    """Records that a clerk keeps out of this one statement."""
    stored: StatementRecord | None = None
    today: PartialDate | None = None
    issuers: frozenset[str] = frozenset()
    """The names that the office writes under."""
    codes: frozenset[str] = frozenset()
    """Their 机关代字."""

    @property
    def period(self) -> Period:
        return Period(self.start, self.end, self.today)


def read_request(session: Session, options: Options) -> Request:
    """The options, filled from a stored statement where they are open."""
    stored = session.get(StatementRecord, options.get("statement") or "")
    if stored is not None and stored.stage in CLOSED:
        _refuse_changes(stored, options)
        options = _as_it_stands(stored, options)
    wanted = options.get("indicator") or (stored.indicator if stored else "")
    issuer_id = options.get("issuer") or (stored.issuer if stored else "")

    def day_of(name: str, field: str) -> Any:
        return options.get(name) or (day(getattr(stored, field)) if stored else None)

    start = day_of("start", "period_start")

    def unless_before(kept: Any) -> Any:
        """A day kept for an earlier period says nothing of a later one."""
        return None if kept and start and kept.last_day < start.first_day else kept

    indicator = find_indicator(session, str(wanted))
    own = session.scalars(select(Issuer).where(col(Issuer.deleted).is_(False))).all()
    return Request(
        indicator=indicator,
        issuer=session.get(Issuer, issuer_id) if issuer_id else only_issuer(session),
        start=start,
        end=options.get("end") or unless_before(day_of("end", "period_end")),
        signed=options.get("signed") or unless_before(day_of("signed", "signed_on")),
        shape=str(options.get("shape") or (stored.shape if stored else "") or shape_of(indicator)),
        topic=str(options.get("topic") or (stored.topic if stored else "")).strip(),
        # Who closed a paper has settled its marks: it prints as a final one.
        is_final=bool(options.get("final") or (stored and stored.stage in CLOSED)),
        manner=Manner(
            **{name: bool(options.get(name) or (stored and getattr(stored, name))) for name in MANNERS}
        ),
        left_out=left_out_of(session, stored.id) if stored else (),
        stored=stored,
        today=PartialDate.from_date(clock.today()),
        issuers=frozenset(issuer.name for issuer in own),
        codes=frozenset(issuer.code for issuer in own if issuer.code and not _is_of_a_unit(session, issuer)),
    )


_HEAD = {"start": "period_start", "end": "period_end", "shape": "shape", "topic": "topic"}
"""The options that say what a statement tells of, and where they are kept."""


def _refuse_changes(stored: StatementRecord, options: Options) -> None:
    """Raises UserError where a statement that is closed is asked to tell of another period or matter."""
    for name, kept_as in _HEAD.items():
        asked, kept = options.get(name), getattr(stored, kept_as) or ""
        told = asked.iso if isinstance(asked, PartialDate) else asked
        if told and told != (kept or _OPEN.get(name, "")):
            said = f"这份情况说明{stored.stage}，{STATEMENT.field(kept_as).label}不再改动。"
            raise UserError(f"{said}要改，请先在文稿里点“{REOPENED_BY[stored.stage]}”。", field=name)


def _as_it_stands(stored: StatementRecord, options: Options) -> Options:
    """The options of a statement that is closed: who signs it, when and how it is written is settled."""
    head = {"issuer": stored.issuer, "signed": day(stored.signed_on)}
    settled = {name: value for name, value in head.items() if value}
    return {**options, **settled, **{name: getattr(stored, name) for name in MANNERS}}


_OPEN = {"shape": FULL}
"""What an older statement says by saying nothing."""


def _is_of_a_unit(session: Session, issuer: Issuer) -> bool:
    """Return True if a township or a bureau writes under a name, and not the county."""
    unit = session.get(Unit, issuer.unit) if issuer.unit else None
    return unit is not None and unit.kind not in OF_THE_COUNTY


def shape_of(indicator: Indicator | None) -> str:
    """The shape to begin with: an indicator that does not apply is explained, not reported on."""
    return NOT_APPLICABLE if indicator and indicator.not_applicable else FULL


def left_out_of(session: Session, statement_id: str) -> tuple[Link, ...]:
    """The records that were taken out of a kept statement."""
    rows = select(Reference).where(
        col(Reference.parent) == statement_id,
        col(Reference.field) == "left_out",
        col(Reference.deleted).is_(False),
    )
    return tuple(Link(row.role, row.target) for row in session.scalars(rows))
