"""Whatever the records are: a statement tells what they prove on a day, and names what it does not tell."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.statement_value import Statement
from lushan_desktop.services.records import records
from tests.offices import new_store
from tests.properties.statement_offices import NAMES, Office, build, offices
from tests.properties.statement_oracle import Oracle, Row, within

TYPES = ("document", "meeting", "demand", "attendance", "instruction", "measure", "study_visit", "symposium")
TYPES += ("supervision_round", "supervision_team", "supervision_visit", "problem", "title", "batch")
TYPES += ("application", "honour", "tenure", "person", "unit", "reference")
GAP = re.compile("【待补[^】]*】")
DATE = re.compile(r"(?<!截至)(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
CLOSING = "现将有关情况说明如下。"


@dataclass(frozen=True)
class Told:
    """A statement beside what its records prove."""

    statement: Statement
    oracle: Oracle
    indicator: str

    @property
    def sentences(self) -> list[tuple[str, list[Row]]]:
        """Every sentence with the rows that it is credited to."""
        found = []
        for paragraph in self.statement.paragraphs:
            for each in paragraph.sentences:
                rows = [
                    self.oracle.rows[link.record] for link in each.links if link.record in self.oracle.rows
                ]
                found.append((paragraph.text[each.start : each.end], rows))
        return found

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.statement.paragraphs)

    @property
    def until(self) -> date:
        end = self.statement.end.last_day if self.statement.end else date.max
        return min(end, self.oracle.today)


def events(oracle: Oracle, rows: list[Row]) -> list[Row]:
    """The rows that a sentence tells of as something that happened; of a demand, its meeting."""
    found = [oracle.rows.get(row["parent"], row) if row["type"] == "demand" else row for row in rows]
    return [row for row in found if row["type"] in ("meeting", "instruction", "study_visit", "symposium")]


def who_is_told_present_was_present(told: Told) -> None:
    for text, rows in told.sentences:
        about = events(told.oracle, rows)
        if about and all(row["type"] == "meeting" for row in about):
            there = set().union(*map(told.oracle.present, about))
            assert {name for name in NAMES if name in text} <= there, text


def each_post_is_that_of_the_day(told: Told) -> None:
    for text, rows in told.sentences:
        about = events(told.oracle, rows)
        for name in NAMES if about else ():
            for place in (match.start() for match in re.finditer(name, text)):
                before = text[:place]
                if text[place:].startswith(f"{name}【待补：{name}") or before.endswith("【待补："):
                    continue
                allowed = set().union(*(told.oracle.posts(name, row) for row in about))
                fitting = [post for post in allowed if before.endswith(post)]
                assert fitting, (text, allowed)
                longest = max(fitting, key=len)
                assert longest.startswith("时任") or not before.endswith(f"时任{longest}"), (text, allowed)


def nothing_lies_beyond_the_close_or_in_the_future(told: Told) -> None:
    for year, month, day in DATE.findall(told.text):
        assert date(int(year), int(month or 1), int(day or 1)) <= told.until, told.text


def the_paper_is_dated_within_its_time(told: Told) -> None:
    signed, start = told.statement.signed, told.statement.start
    if signed:
        assert signed.first_day <= told.oracle.today
        assert start is None or signed.last_day >= start.first_day


def each_count_is_that_of_its_rows(told: Told) -> None:
    rows = told.oracle.rows.values()
    for text, about in told.sentences:
        for row in about:
            if row["type"] == "supervision_round":
                mine = [each for each in rows if each.get("supervision_round") == row["id"]]
                teams = sum(each["type"] == "supervision_team" for each in mine)
                assert all(int(count) == teams for count in re.findall(r"成立(\d+)个督导组", text)), text
                found = [
                    each for each in mine if each["type"] == "problem" and _had_come(told, each["found_on"])
                ]
                assert all(int(n) == len(found) for n in re.findall(r"(?:反馈|发现)问题(\d+)个", text)), text


def _had_come(told: Told, stored: str | None) -> bool:
    signed = told.statement.signed.last_day if told.statement.signed else date.max
    start = told.statement.start
    begins, ends = within(stored)
    return not stored or (begins <= min(told.until, signed) and (not start or ends >= start.first_day))


def each_plural_has_two_rows_or_a_record_that_says_so(told: Told) -> None:
    for text, rows in told.sentences:
        if "多个督导组" in text:
            said = any("多个" in row.get("formation", "") for row in rows)
            assert said or sum(row["type"] == "supervision_team" for row in rows) > 1, text
        if "多次" in text:
            assert any(row.get("recurring") and row.get("times") != 1 for row in rows), text


def a_paper_without_a_subject_is_the_countys(told: Told) -> None:
    own = ("", "鲁山县人民政府")
    for text, rows in told.sentences:
        issued = [row for row in rows if row["type"] == "document"]
        if text.startswith("印发"):
            assert all(row["issuing_body"] in own for row in issued), text
        elif "印发" in text and issued:
            assert any(row["issuing_body"] not in own for row in issued), text


def each_sentence_has_a_record_or_is_a_mark(told: Told) -> None:
    for paragraph in told.statement.paragraphs:
        for each in paragraph.sentences:
            text = GAP.sub("", paragraph.text[each.start : each.end]).strip("。；，")
            assert each.links or not text or f"{text}。" == CLOSING, text


def nothing_of_the_period_is_passed_over(told: Told) -> None:
    statement = told.statement
    named = {link.record for paragraph in statement.paragraphs for link in paragraph.links}
    named |= {link.record for link in statement.unused}
    named |= {link.record for note in statement.notes for link in note.links}
    for row in told.oracle.answering(told.indicator):
        begins, ends = told.oracle.span(row)
        starts = statement.start.first_day if statement.start else date.min
        if begins <= told.until and ends >= starts:
            assert row["id"] in named, row


def nothing_is_told_twice(told: Told) -> None:
    numbers = re.findall(r"鲁法〔2023〕\d+号", told.text)
    assert len(numbers) == len(set(numbers)), told.text
    sentences = [text for text, _ in told.sentences if len(GAP.sub("", text)) > 8]
    assert len(sentences) == len(set(sentences)), told.text


def every_mark_names_empty_fields(told: Told) -> None:
    for gap in told.statement.gaps:
        assert gap.fills, gap
        for fill in gap.fills:
            row = told.oracle.rows.get(fill.record)
            if row is not None and fill.field in row:
                assert row[fill.field] in (None, ""), (gap, row)


def the_text_is_whole_without_its_marks(told: Told) -> None:
    for paragraph in told.statement.paragraphs:
        text = paragraph.final_text
        assert not re.search("[，。；、]{2}|^[，。；、]|“。|》。》|《《|在上作", text.strip("。")), text
        assert text.count("“") == text.count("”"), text
        assert not text or text.endswith(("。", "！", "？", "。”", "！”", "？”", "；")), text


LAWS: tuple[Callable[[Told], None], ...] = (
    who_is_told_present_was_present,
    each_post_is_that_of_the_day,
    nothing_lies_beyond_the_close_or_in_the_future,
    the_paper_is_dated_within_its_time,
    each_count_is_that_of_its_rows,
    each_plural_has_two_rows_or_a_record_that_says_so,
    a_paper_without_a_subject_is_the_countys,
    each_sentence_has_a_record_or_is_a_mark,
    nothing_of_the_period_is_passed_over,
    nothing_is_told_twice,
    every_mark_names_empty_fields,
    the_text_is_whole_without_its_marks,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture(scope="module")
def base(store):
    return build(store, Office(), {})


def compose(store, indicator: str, options: dict) -> Told:
    days = {name: PartialDate.from_iso(options[name]) for name in ("start", "end") if options.get(name)}
    given_options = {"indicator": indicator, "ledger_complete": options.get("ledger_complete", False), **days}
    report = REPORTS.get("situation_statement")
    with store.read_long() as session:
        statement = report.gather(session, report.completed(session, given_options))
        signed = statement.signed.first_day if statement.signed else None
        oracle = Oracle.of(session, indicator, TYPES, signed)
    return Told(statement, oracle, indicator)


def hold(store, base, office: Office) -> Told:
    """Put the office into the store and hold its statement to every law."""
    ids = build(store, office, base)
    told = compose(store, ids["指标"], office.options)
    for law in LAWS:
        law(told)
    store_is_left_small(store, ids)
    return told


def store_is_left_small(store, ids) -> None:
    """The rows of an office are taken away again, so that the next is composed as fast."""
    with store.change("示例") as step:
        for key in ("person", "document", "meeting", "tenure"):
            model = RECORD_TYPES.get(key).model
            for one in ids.values():
                row = step.session.get(model, one)
                if row is not None:
                    row.deleted = True
                    step.add(row)


SOMEBODY = re.compile(
    rf"(?:时任|[市代副书记常委县长秘、（）挂职局])*(?:{'|'.join(NAMES)})(?:【待补：[^】]*职务】)?"
)
REMOVED = ("document", "meeting", "instruction", "measure", "study_visit", "symposium", "honour")
"""Of these one is taken away, to see what that changes elsewhere."""


def what_else_is_told_stays(before: Told, after: Told, gone: str) -> None:
    """Away from one record only forms of names, numbering, sums and the date of the paper change."""
    with_it = [rows for _, rows in before.sentences if _speaks_of(rows, gone)]
    touched = {gone, *(row["id"] for rows in with_it for row in rows)}
    for note in (*before.statement.notes, *after.statement.notes):
        about = {link.record for link in note.links}
        touched |= about if gone in about else set()
    was, now = (
        {
            _formless(text)
            for text, rows in told.sentences
            if rows and not touched & {row["id"] for row in rows}
        }
        for told in (before, after)
    )
    assert was == now, (gone, was ^ now)


def _speaks_of(rows: list[Row], one: str) -> bool:
    return any(one in (row["id"], row.get("parent"), row.get("basis"), row.get("document")) for row in rows)


def _formless(text: str) -> str:
    """A sentence without numbers, and with nothing of a person but that somebody was named."""
    return re.sub(r"\d+", "0", SOMEBODY.sub("某", text))


quick = partial(settings, deadline=None, suppress_health_check=list(HealthCheck))


@quick(max_examples=15)
@given(offices())
def test_a_statement_tells_no_untruth_of_any_office(store, base, office):
    hold(store, base, office)


def take_one_away(store, base, office: Office, number: int) -> None:
    """Take one record of an office away and hold what is told of the others to what it was."""
    ids = build(store, office, base)
    before = compose(store, ids["指标"], office.options)
    rows = sorted((row["id"], row["type"]) for row in before.oracle.answering(ids["指标"]))
    able = [row for row in rows if row[1] in REMOVED]
    if able:
        gone, key = able[number % len(able)]
        records.remove(store, RECORD_TYPES.get(key), [gone])
        what_else_is_told_stays(before, compose(store, ids["指标"], office.options), gone)
    store_is_left_small(store, ids)


@quick(max_examples=8)
@given(offices(), st.integers(0, 20))
def test_one_record_less_leaves_what_is_told_of_the_others(store, base, office, number):
    take_one_away(store, base, office, number)


@pytest.mark.slow
@quick(max_examples=300)
@given(offices(), st.integers(0, 20))
def test_one_record_less_leaves_the_others_in_three_hundred_offices(store, base, office, number):
    take_one_away(store, base, office, number)


@pytest.mark.slow
@quick(max_examples=1000)
@given(offices())
def test_a_statement_tells_no_untruth_of_a_thousand_offices(store, base, office):
    hold(store, base, office)
