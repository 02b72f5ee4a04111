"""版记 of a paper that is made from records: as its number is registered, else as the paper itself says."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.kinds import Day, Text
from lushan_desktop.paper.formal import Imprint
from lushan_desktop.reports.number_facts import OUTGOING
from lushan_desktop.reports.report import Option, Options


def _registered(session: Session, options: Options) -> Document | None:
    """The paper as it was registered, if its number is given and known."""
    number = options.get("number")
    wanted = select(Document).where(
        col(Document.number) == number, col(Document.direction) == OUTGOING, col(Document.deleted).is_(False)
    )
    return session.scalars(wanted.order_by(col(Document.id))).first() if number else None


def _printed_on(session: Session, options: Options) -> PartialDate | None:
    """印发日期 as registered; a paper that is not registered yet goes to print on the day it bears."""
    document = _registered(session, options)
    stored = document.printed_on if document else None
    signed: PartialDate | None = options.get("signed")
    return PartialDate.from_iso(stored) if stored else signed


def _copied_to(session: Session, options: Options) -> str:
    document = _registered(session, options)
    return document.copy_to if document else ""


IMPRINT_OPTIONS = (
    Option("copy_to", "抄送", Text(), hint="登记过的按登记", propose=_copied_to),
    Option("printed_on", "印发日期", Day(), hint="登记过的按登记，没有登记的与成文同日", propose=_printed_on),
)
"""To stand behind `number` and `signed`, from which they are proposed."""


def imprint_of(options: Options, issuer: str) -> Imprint:
    """抄送, 印发机关 and 印发日期 (GB/T 9704—2012, 7.4)."""
    copied, printed_on = str(options.get("copy_to") or ""), options.get("printed_on")
    return Imprint((("抄送", copied),) if copied else (), issuer, str(printed_on) if printed_on else "")
