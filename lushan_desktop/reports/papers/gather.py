"""From the options and the records to a whole statement."""

from dataclasses import replace

from sqlalchemy.orm import Session

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.papers.statement_terms import NOT_APPLICABLE, TOPIC
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.reports.indicator_finding import find_indicator
from lushan_desktop.reports.known_records import Ledger, link
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.reports.own_county import names_of
from lushan_desktop.reports.papers.annex import placed
from lushan_desktop.reports.papers.citing import with_proofs
from lushan_desktop.reports.papers.heading import Head
from lushan_desktop.reports.papers.issuing import LOCAL
from lushan_desktop.reports.papers.material_state import material_notes
from lushan_desktop.reports.papers.not_applicable import why_not
from lushan_desktop.reports.papers.own_template import own_plan
from lushan_desktop.reports.papers.reading import read_ledger
from lushan_desktop.reports.papers.remedies import last_event, later_than, proposed_signature, remedies
from lushan_desktop.reports.papers.request import Request, read_request
from lushan_desktop.reports.papers.review import remark_aside, review_notes, with_undecided, with_void
from lushan_desktop.reports.papers.sections import Sections
from lushan_desktop.reports.papers.stored import with_stored
from lushan_desktop.reports.papers.template import Plan
from lushan_desktop.reports.papers.topic import on_topic
from lushan_desktop.reports.papers.writing import Writing, county_of
from lushan_desktop.reports.persons import Mentions
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.signing import only_issuer
from lushan_desktop.reports.statement_value import Statement, StatementSection

__all__ = ["find_indicator", "gather", "only_issuer", "propose_signature", "read_request", "write"]


def gather(session: Session, options: Options) -> Statement:
    """The statement as it stands now, with everything its paper depends on."""
    request = read_request(session, options)
    indicator = request.indicator
    ledger = read_ledger(session, indicator.id if indicator else "", request.period)
    ledger = ledger.without({each.record for each in request.left_out})
    system = session.get(IndicatorSystem, indicator.system) if indicator else None
    plan = own_plan(session, indicator.number if indicator else "")
    statement = with_stored(session, write(request, ledger, system, plan), request.stored)
    if indicator:
        statement = replace(statement, notes=statement.notes + material_notes(session, indicator))
    if indicator and (request.manner.cites_proofs or request.manner.lists_proofs):
        statement = with_proofs(session, statement)
    statement = with_void(session, with_undecided(session, statement), ledger)
    return replace(statement, log_head=log_head(session))


def write(request: Request, ledger: Ledger, system: IndicatorSystem | None, plan: Plan) -> Statement:
    """Compose all sentences; needs no database."""
    proposed = proposed_signature(ledger, request.period)
    signed = request.signed or proposed
    issuer = request.issuer.name if request.issuer else ""
    number = request.indicator.number if request.indicator else ""
    head = _head(request, issuer, system, signed)
    writing = _writing(request, ledger, plan, issuer, signed)
    sections = _sections(request, writing, plan, head)
    if request.shape == TOPIC:
        writing.keep_to(sections)
    sections, annexes = placed(sections, writing.annex)
    remark_aside(writing)
    late = later_than(ledger, signed) if request.shape != NOT_APPLICABLE else ()
    told = {each.record for section in sections for one in section.paragraphs for each in one.links}
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
        shape=request.shape,
        topic=request.topic,
        manner=request.manner,
        notes=review_notes(writing, signed, is_proposed=signed == proposed, late=late),
        remedies=remedies(ledger, signed, request.period, late),
        late=late,
        annexes=annexes,
        unused=tuple(link(each) for each in ledger.of_the_period() if each.id not in told),
        left_out=request.left_out,
        head_gaps=head.gaps(link(request.indicator) if request.indicator else None),
    )


def _head(request: Request, issuer: str, system: IndicatorSystem | None, signed: PartialDate | None) -> Head:
    indicator = request.indicator
    number, level = (indicator.number, indicator.level) if indicator else ("", "")
    return Head(issuer, system.name if system else "", number, signed, request.shape, request.topic, level)


def _writing(
    request: Request, ledger: Ledger, plan: Plan, issuer: str, signed: PartialDate | None
) -> Writing:
    until = _last_day(request.end, signed, request.today)
    home = _township(ledger, request.issuer)
    return Writing(
        ledger,
        _county(ledger, issuer),
        signed,
        until,
        is_complete=request.manner.ledger_complete,
        mentions=Mentions(comrade=request.manner.comrade, now=_last_day(signed, request.today)),
        wording=plan.wording,
        issuers=request.issuers | {issuer},
        codes=request.codes,
        start=request.start,
        today=request.today,
        home=_township_name(home),
        home_unit=home.id if home else "",
        own_unit=request.issuer.origin if request.issuer else "",
        stored=request.stored.id if request.stored else "",
        is_dated=last_event(ledger, request.period) is not None,
    )


def _county(ledger: Ledger, issuer: str) -> str:
    """The county as its leading organs are called; the issuer's name tells where there are none."""
    known = names_of(ledger.all(Unit), ledger.county)
    named = [each for each in known if each in issuer]
    told = county_of(issuer) if not ledger.county else ""
    return (*named, *filter(None, (told,)), *known, "")[0]


def _township(ledger: Ledger, issuer: Issuer | None) -> Unit | None:
    """The township that writes: the unit of the issuer, else the one that entered the issuer for itself."""
    if issuer is None:
        return None
    unit = ledger.get(Unit, issuer.unit or issuer.origin)
    return unit if unit and unit.kind in LOCAL else None


def _township_name(unit: Unit | None) -> str:
    return unit.name.removesuffix("办事处").removesuffix("人民政府") if unit else ""


def _last_day(*days: PartialDate | None) -> PartialDate | None:
    """The first of these days to end: the close of the period, the signature, today."""
    return min(filter(None, days), key=lambda each: each.last_day, default=None)


def _sections(request: Request, writing: Writing, plan: Plan, head: Head) -> tuple[StatementSection, ...]:
    if request.shape == NOT_APPLICABLE:
        return why_not(writing, request.indicator, head.system)
    sections = Sections(writing, plan.template).written()
    return on_topic(writing, sections, request.topic) if request.shape == TOPIC else sections


def propose_signature(session: Session, options: Options) -> PartialDate | None:
    """The day after the last event in the period."""
    request = read_request(session, options)
    if request.indicator is None:
        return None
    ledger = read_ledger(session, request.indicator.id, request.period)
    return proposed_signature(ledger, request.period)
