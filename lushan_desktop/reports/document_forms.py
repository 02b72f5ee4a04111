"""What the forms of one document share: its record, its rows, room to write what is not recorded yet."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.paper.content import Content, Field, Form, FormRow, Title
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.report import Option, Options
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

DATED = "　　年　月　日"
"""The place where somebody who signs by hand writes the day."""


@dataclass(frozen=True)
class FilledForm:
    """A form as it stands on the paper."""

    name: str
    form: Form
    log_head: str = ""


def compose(filled: FilledForm) -> Content:
    """The name of the form and the form."""
    return Content(Title(filled.name), filled.form, name=filled.name, log_head=filled.log_head)


def origin(entry: Entry) -> str:
    """Return who issued it: the name of the office, or the body as it was entered."""
    return str(entry["names"].get(entry["issuer"], "") or entry["issuing_body"])


def document_of(session: Session, options: Options) -> Entry:
    """The record. Raises UserError where it is gone."""
    rows = queries.rows(session, DOCUMENT, [str(options["document"])])
    if not rows or rows[0]["deleted"]:
        raise UserError("这份文件已不存在，请另选一份。", field="document")
    return rows[0]


def named(entry: Entry, field: str) -> str:
    """The name of the record that the field points to."""
    return str(entry["names"].get(entry[field], ""))


def count(copies: int | None) -> str:
    """5份; empty where nobody knows."""
    return "" if copies is None else f"{copies}份"


def pair(*fields: tuple[str, object]) -> FormRow:
    """Short values side by side."""
    return FormRow(tuple(Field(label, str(value or "")) for label, value in fields), 11)


def line(label: str, value: str, height: float = 11) -> FormRow:
    """One value across the whole width."""
    return FormRow((Field(label, value),), height)


def room(label: str, value: str, height: float) -> FormRow:
    """Room to write in, with a place for the day."""
    return FormRow((Field(label, value, DATED),), height)


def document_option(direction: str) -> Option:
    """Return which document; the latest of this side of the register unless one is chosen."""

    def latest(session: Session, _options: Options) -> str:
        living = ListQuery(filters={"direction": direction}, sort=(("signed_on", True),))
        return next(iter(queries.ids(session, DOCUMENT, living)), "")

    return Option("document", "文件", Ref("document"), required=True, propose=latest)
