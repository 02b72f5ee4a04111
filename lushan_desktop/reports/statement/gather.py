"""From the options and the records to a whole statement."""

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records.indicator import Indicator
from lushan_desktop.domain.records.indicator_system import IndicatorSystem
from lushan_desktop.domain.records.issuer import Issuer
from lushan_desktop.domain.records.statement import Statement as StatementRecord
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.statement.heading import Head
from lushan_desktop.reports.statement.ledger import Ledger, day, link
from lushan_desktop.reports.statement.persons import Mentions
from lushan_desktop.reports.statement.reading import read_ledger
from lushan_desktop.reports.statement.remedies import later_than, proposed_signature, remedies
from lushan_desktop.reports.statement.review import review_notes
from lushan_desktop.reports.statement.sections import Sections
from lushan_desktop.reports.statement.stored import with_stored
from lushan_desktop.reports.statement.template import template_for
from lushan_desktop.reports.statement.value import Statement
from lushan_desktop.reports.statement.writing import Writing, county_of


@dataclass(frozen=True)
class Request:
    """What is asked for, with the records behind the options."""

    indicator: Indicator | None
    issuer: Issuer | None
    start: PartialDate | None
    end: PartialDate | None
    signed: PartialDate | None
    is_final: bool = False
    is_complete: bool = False
    says_comrade: bool = False
    stored: StatementRecord | None = None


def find_indicator(session: Session, wanted: str) -> Indicator | None:
    """The indicator of this id or number; of several editions the one in use. None where nothing is asked."""
    if not wanted:
        return None
    if found := session.get(Indicator, wanted):
        return found
    number = wanted.removeprefix("第").removesuffix("项").strip()
    rows = session.exec(
        select(Indicator).where(col(Indicator.number) == number, col(Indicator.deleted).is_(False))
    ).all()
    if not rows:
        raise UserError(f"没有找到指标“{wanted}”，请填指标序号，如 93。", field="indicator")

    def is_current(indicator: Indicator) -> tuple[bool, str]:
        system = session.get(IndicatorSystem, indicator.system)
        return bool(system and system.in_use), indicator.id

    return max(rows, key=is_current)


def read_request(session: Session, options: Options) -> Request:
    """The options, filled from a stored statement where they are open."""
    stored = session.get(StatementRecord, options.get("statement") or "")
    wanted = options.get("indicator") or (stored.indicator if stored else "")
    issuer_id = options.get("issuer") or (stored.issuer if stored else "")

    def day_of(name: str, field: str) -> Any:
        return options.get(name) or (day(getattr(stored, field)) if stored else None)

    return Request(
        indicator=find_indicator(session, str(wanted)),
        issuer=session.get(Issuer, issuer_id) if issuer_id else only_issuer(session),
        start=day_of("start", "period_start"),
        end=day_of("end", "period_end"),
        signed=day_of("signed", "signed_on"),
        is_final=bool(options.get("final")),
        is_complete=bool(options.get("ledger_complete") or (stored and stored.ledger_complete)),
        says_comrade=bool(options.get("comrade")),
        stored=stored,
    )


def only_issuer(session: Session) -> Issuer | None:
    """The name the office writes under: the first in its order."""
    rows = session.exec(select(Issuer).where(col(Issuer.deleted).is_(False))).all()
    return min(rows, key=lambda each: (each.rank is None, each.rank or 0, each.id), default=None)


def gather(session: Session, options: Options) -> Statement:
    """The statement as it stands now, with everything its paper depends on."""
    request = read_request(session, options)
    indicator_id = request.indicator.id if request.indicator else ""
    ledger = read_ledger(session, indicator_id, request.start, request.end)
    system = session.get(IndicatorSystem, request.indicator.system) if request.indicator else None
    statement = write(request, ledger, system)
    return replace(with_stored(session, statement, request.stored), log_head=log_head(session))


def write(request: Request, ledger: Ledger, system: IndicatorSystem | None) -> Statement:
    """Compose all sentences; needs no database."""
    proposed = proposed_signature(ledger)
    signed = request.signed or proposed
    issuer = request.issuer.name if request.issuer else ""
    number = request.indicator.number if request.indicator else ""
    head = Head(issuer, system.name if system else "", number, signed)
    mentions = Mentions(comrade=request.says_comrade)
    writing = Writing(ledger, county_of(issuer), signed, request.is_complete, mentions)
    sections = Sections(writing, template_for(number), request.indicator).written()
    late = later_than(ledger, signed)
    return Statement(
        title=head.title,
        title_lines=head.lines,
        indicator=request.indicator.id if request.indicator else "",
        number=number,
        issuer=issuer,
        issuer_id=request.issuer.id if request.issuer else "",
        signed=signed,
        sections=sections,
        start=request.start,
        end=request.end,
        final=request.is_final,
        notes=review_notes(writing, signed, is_proposed=signed == proposed, late=late),
        remedies=remedies(ledger, signed, late),
        late=late,
        ledger_complete=request.is_complete,
        head_gaps=head.gaps(link(request.indicator) if request.indicator else None),
    )


def propose_signature(session: Session, options: Options) -> PartialDate | None:
    """The day after the last event in the period."""
    request = read_request(session, options)
    if request.indicator is None:
        return None
    return proposed_signature(read_ledger(session, request.indicator.id, request.start, request.end))
