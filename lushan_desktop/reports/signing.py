"""Under which name and on which day a paper goes out, as it is asked beside the paper."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day, Ref
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.record import by_rank
from lushan_desktop.reports.report import Option, Options

NO_ISSUER, NO_NUMBER, NO_DAY = "【待补：发文名义】", "【待补：发文字号】", "【待补：成文日期】"


def only_issuer(session: Session) -> Issuer | None:
    """The name the office writes under: the first in its order."""
    rows = session.scalars(select(Issuer).where(col(Issuer.deleted).is_(False))).all()
    return min(rows, key=by_rank, default=None)


def proposed_issuer(session: Session, options: Options) -> str:
    """The name under which the organiser of the meeting writes; else the only one there is."""
    issuers = session.scalars(select(Issuer).where(col(Issuer.deleted).is_(False))).all()
    meeting = session.get(Meeting, str(options.get("meeting") or ""))
    organiser = meeting.organiser if meeting else ""
    own = [issuer.id for issuer in issuers if organiser and issuer.unit == organiser]
    if own or len(issuers) != 1:
        return own[0] if own else ""
    return issuers[0].id


def issuer_name(session: Session, options: Options) -> str:
    """The name that was chosen; its mark where none was."""
    issuer = session.get(Issuer, str(options.get("issuer") or ""))
    return issuer.name if issuer else NO_ISSUER


def signed_day(options: Options) -> PartialDate:
    """The day of the paper; today unless another is given."""
    given: PartialDate | None = options.get("signed")
    return given or _today()


def _today(*_: object) -> PartialDate:
    return PartialDate.from_date(clock.today())


ISSUER_OPTION = Option("issuer", "发文名义", Ref("issuer"), propose=proposed_issuer)
SIGNED_OPTION = Option("signed", "日期", Day(), propose=_today)
