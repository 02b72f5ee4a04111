"""A statement is proposed and written from records that are read once; what a step changes is read anew."""

from sqlalchemy import event

from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.papers.reading import read_ledger
from lushan_desktop.reports.periods import Period
from lushan_desktop.services.records import records

STATEMENT = REPORTS.get("situation_statement")


def test_a_reader_asks_for_the_meetings_of_a_statement_no_second_time_to_write_it(sample):
    indicator = sample.find("indicator", "number", "93")
    asked: list[str] = []
    with sample.store.read() as session:
        event.listen(
            session.connection(), "before_cursor_execute", lambda *told: asked.append(told[2]), named=False
        )
        options = STATEMENT.completed(session, {"indicator": indicator})
        before = sum("FROM meeting" in each for each in asked)
        STATEMENT.gather(session, options)
        assert before == sum("FROM meeting" in each for each in asked) > 0


def test_a_step_sees_what_it_has_changed_and_so_does_the_next_reader(office):
    indicator = office.find("indicator", "number", "93")

    def meetings(session) -> int:
        return len(read_ledger(session, indicator, Period()).all(Meeting))

    with office.store.read() as session:
        before = meetings(session)
    with office.store.change("示例") as step:
        assert meetings(step.session) == before
        values = {**MEETING.blank(), "title": "示例会", "kind": "推进会", "indicators": (indicator,)}
        records.write(step, MEETING, Meeting(), values)
        step.session.flush()
        assert meetings(step.session) == before + 1
    with office.store.read() as session:
        assert meetings(session) == before + 1
