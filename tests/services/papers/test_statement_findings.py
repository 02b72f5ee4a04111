"""校核 over statements: what was changed after the signature, what no sentence tells of."""

from datetime import date, timedelta

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.running import check_office
from lushan_desktop.domain.papers.paragraph import PARAGRAPH
from lushan_desktop.domain.papers.statement import STATEMENT
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.papers.gather import gather
from lushan_desktop.services.papers import statement_stages
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records, text_findings
from tests.proved import proves


def found(store, rule):
    with store.read() as session:
        return [one for one in check_office(session) if one.rule == rule]


def a_paragraph(store) -> str:
    with store.read() as session:
        sql = "SELECT id FROM paragraph WHERE deleted = 0 AND text <> '' ORDER BY id LIMIT 1"
        return str(session.connection().exec_driver_sql(sql).scalar())


def sign(store, kept, day: date | None) -> None:
    records.save(store, STATEMENT, {"signed_on": PartialDate.from_date(day) if day else None}, kept)


@proves("DAT-12", told=1)
@pytest.mark.parametrize("days", [1, 40, 900])
def test_a_text_changed_after_its_signature_is_told(store, kept, days):
    sign(store, kept, clock.today() - timedelta(days))

    records.save(store, PARAGRAPH, {"text": "示例：改过的一段。"}, a_paragraph(store))

    (one,) = found(store, "DAT-12")
    assert (one.type, one.id, one.field, one.group) == ("statement", kept, "signed_on", "建议核对")
    assert "又改了正文" in one.sentence


@proves("DAT-12", silent=1)
@pytest.mark.parametrize("days", [2, 40, None])
def test_a_text_changed_before_the_day_of_its_signature_is_not(store, kept, days):
    sign(store, kept, None if days is None else clock.today() + timedelta(days))

    records.save(store, PARAGRAPH, {"text": "示例：改过的一段。"}, a_paragraph(store))

    assert not found(store, "DAT-12")


@proves("CON-04", told=1, silent=1)
@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("document", {"title": "示例来文一件", "direction": "收文", "signed_on": PartialDate(2023, 5, 6)}),
        ("document", {"title": "示例来函", "direction": "收文", "signed_on": PartialDate(2022, 3, 4)}),
        ("document", {"title": "示例转来意见", "direction": "收文", "signed_on": PartialDate(2023, 1, 9)}),
    ],
)
def test_a_record_that_a_draft_does_not_tell_of_is_named_until_it_is_left_out(store, kept, key, values):
    with store.read() as session:
        sql = "SELECT id FROM indicator WHERE number = '93'"
        indicator = session.connection().exec_driver_sql(sql).scalar()
    made = records.save(store, RECORD_TYPES.get(key), {**values, "indicators": (indicator,)}).ids(key)[0]

    told = [one.sentence for one in found(store, "CON-04")]
    assert len(told) == 1
    assert values["title"] in told[0] or "等" in told[0]

    with store.read() as session:
        statement = gather(session, {"statement": kept})
    for link in statement.unused:
        statement_stages.leave_out(store, kept, link)
    assert made in {each.record for each in statement.unused}
    assert not [one for one in found(store, "CON-04") if values["title"] in one.sentence]


def test_the_pages_that_print_are_held_to_the_rules_of_pages(store, kept):
    shown = reports.preview(store, "situation_statement", {"indicator": "93", "statement": kept})

    assert shown.typeset.pages > 1
    assert text_findings.of_pages(store, shown.typeset.pdf, []) == ()
