"""The applications for one title in one batch, as the papers about all of them name them."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from lushan_desktop.domain.titles import applying
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.paper.content import Column, Table
from lushan_desktop.reports.cells import Entry
from lushan_desktop.reports.titles.application_facts import ApplicationFacts
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery

Named = tuple[tuple[str, ...], ...]
"""A place, an applicant and what it applies for."""
COLUMNS = (Column("序号", 12, "center"), Column("申报单位"), Column("创建项目", 70))


def beside(session: Session, facts: ApplicationFacts) -> Sequence[Entry]:
    """The living applications for the same title in the same batch, by place, else in the order they came.

    Rows made for show are told together with others made for show only.
    """
    entry = facts.entry
    asked = {"title": entry["title"], "batch": entry["batch"]}
    query = ListQuery(filters={name: value for name, value in asked.items() if value})
    found = queries.rows(session, APPLICATION, queries.ids(session, APPLICATION, query))
    same = ("title", "batch", "is_example")
    like = [each for each in found if all(each[name] == entry[name] for name in same)]
    return sorted(like, key=lambda each: (each["rank"] is None, each["rank"], each["id"]))


def subject(facts: ApplicationFacts) -> str:
    """The record that a paper about all of them belongs to: their batch, else the application."""
    return str(facts.entry["batch"] or facts.entry["id"])


def rows_of(facts: ApplicationFacts, entries: Sequence[Entry]) -> Named:
    """Every applicant with what it applies for."""
    named = facts.title_and_batch()
    return tuple(
        (str(place), applying.applicant(entry, entry["names"]), named)
        for place, entry in enumerate(entries, 1)
    )


def table(rows: Named) -> Table:
    return Table(COLUMNS, rows)


def told(rows: Named) -> str:
    """示例甲局, or 示例甲局等2个单位."""
    return rows[0][1] if len(rows) == 1 else f"{rows[0][1]}等{len(rows)}个单位"
