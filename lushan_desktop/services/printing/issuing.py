"""Papers go out: what was previewed is kept as issued, what was issued is printed again, or corrected."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.issued_paper import ISSUED
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Issuance, Options, issuance_of
from lushan_desktop.services.printing.rendering import compose_and_render
from lushan_desktop.services.records import issued_papers
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.services.records.issued_papers import Draft, Identity, Lines, Paper
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store


def held(store: Store, key: str, value: Any) -> Paper | None:
    """The issued paper that a gathered value is a reprint of; None where it has not gone out yet."""
    going = issuance_of(value)
    if going is None or not (going.number or going.occasion):
        return None
    with store.read() as session:
        return standing(session, key, going)


def standing(session: Session, key: str, going: Issuance) -> Paper | None:
    """The same for whoever reads already."""
    return issued_papers.standing(session, identity_of(key, going))


def identity_of(key: str, going: Issuance) -> Identity:
    return Identity(key, going.subject, going.number, going.occasion)


def issue(store: Store, key: str, value: Any, pdf: bytes) -> Changes | None:
    """Keep what goes to the printer; None for a 送审稿, for what goes to nobody, and for a reprint."""
    going = issuance_of(value)
    if going is None or going.is_open:
        return None
    return issued_papers.issue(store, draft_of(key, going, pdf), pdf)


def correct(store: Store, key: str, value: Any, pdf: bytes, reason: str) -> Changes:
    """Issue a paper anew in the place of the one that went out.

    Raises UserError where none went out, the new one lacks something, or no reason is given.
    """
    going, before = issuance_of(value), held(store, key, value)
    if going is None or before is None:
        raise UserError("这份文书还没有印发，直接打印即可。", field="number")
    _check_whole(going)
    return issued_papers.correct(store, before.id, draft_of(key, going, pdf), pdf, reason)


def replaces_another(store: Store, key: str, value: Any) -> bool:
    """Return True if printing corrects a paper that went out. Raises UserError where it lacks something."""
    going = issuance_of(value)
    if going is None or held(store, key, value) is None:
        return False
    _check_whole(going)
    return True


def _check_whole(going: Issuance) -> None:
    if going.is_open:
        raise UserError("更正的文书还有没填好的内容，请先补齐。", field="number")


def issue_within(step: Step, store: Store, key: str, options: Options) -> None:
    """Set a paper from what the open step has written, and keep it as issued if nothing is missing in it."""
    report = REPORTS.get(key)
    value = report.gather(step.session, report.completed(step.session, options))
    going = issuance_of(value)
    if going is not None and not going.is_open and standing(step.session, key, going) is None:
        pdf = rendered(key, value)
        keep_within(step, stored(store, key, going, pdf), going.subject)


def rendered(key: str, value: Any) -> bytes:
    """The pages of a gathered value."""
    pdf: bytes = CHILD.call(compose_and_render, REPORTS.get(key).compose, value, ".pdf").pdf
    return pdf


def stored(store: Store, key: str, going: Issuance, pdf: bytes) -> tuple[Draft, TakenFile]:
    """Bring the bytes into the data folder, before a record speaks of them."""
    made = draft_of(key, going, pdf)
    return made, issued_papers.stored(store, issued_papers.file_title(made), pdf)


def keep_within(step: Step, kept: tuple[Draft, TakenFile], subject: str) -> None:
    """Keep an issued paper of a record that the step itself may have made; a reprint is not kept twice."""
    made, file = kept
    own = replace(made, identity=replace(made.identity, subject=subject))
    if issued_papers.standing(step.session, own.identity) is None:
        issued_papers.keep_within(step, file, own)


def draft_of(key: str, going: Issuance, pdf: bytes) -> Draft:
    """Return what is kept of a paper; its words are read out of the very pages."""
    from lushan_desktop.paper.finished.page_text import text_lines

    lines: Lines = tuple(("", line) for line in CHILD.call(text_lines, pdf))
    return Draft(
        identity_of(key, going), going.title, ISSUED, going.issued_on, going.addressee, lines, going.about
    )
