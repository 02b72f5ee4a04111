"""What a kept 情况说明 says, and ways to change what it speaks of."""

from sqlalchemy import select

from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.domain.papers.paragraph import Paragraph
from lushan_desktop.services.papers import statements
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store


def paragraph_about(store: Store, statement_id: str, text: str) -> Paragraph:
    statement = statements.preview(store, {"statement": statement_id})
    found = next(each for each in statement.paragraphs if text in each.text)
    with store.read() as session:
        return session.get(Paragraph, found.stored)


def meeting_called(store: Store, title: str) -> str:
    with store.read() as session:
        return next(each.id for each in session.scalars(select(Meeting)).all() if title in each.title)


def rename(store: Store, old: str, new: str) -> None:
    records.save(store, MEETING, {"title": new}, meeting_called(store, old))
