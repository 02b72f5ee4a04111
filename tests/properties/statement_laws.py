"""The laws of a statement: what it may tell of any office, held against an oracle of its own."""

import re
from collections.abc import Callable
from datetime import date

from lushan_desktop.reports.statement_value import GAP
from tests.properties.drawn_offices import NAMES
from tests.properties.statement_counts import COUNTS
from tests.properties.statement_deeds import DEEDS
from tests.properties.statement_oracle import Oracle, Row
from tests.properties.statement_outcomes import OUTCOMES
from tests.properties.statement_told import Told, untidy

TYPES = ("document", "meeting", "demand", "attendance", "instruction", "measure", "study_visit", "symposium")
TYPES += ("supervision_round", "supervision_team", "supervision_visit", "problem", "title", "batch")
TYPES += ("application", "honour", "tenure", "person", "unit", "reference", "training", "publicity_item")
TYPES += ("inclusion", "briefing", "headquarters_member", "issuer")
DATE = re.compile(r"(?<!截至)(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
COUNTYS = ("鲁山县人民政府", "鲁山县法治政府建设领导小组办公室")
_AGAIN = re.compile("(?:出席会议|提出要求)。$")
"""What may be said of somebody at one meeting as at another."""
CLOSING = "现将有关情况说明如下。"


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


def each_plural_has_two_rows_or_a_record_that_says_so(told: Told) -> None:
    for text, rows in told.sentences:
        if "多个督导组" in text:
            said = any("多个" in row.get("formation", "") for row in rows)
            assert said or sum(row["type"] == "supervision_team" for row in rows) > 1, text
        if "多次" in text:
            assert any(row.get("recurring") and row.get("times") != 1 for row in rows), text


def a_paper_without_a_subject_is_the_countys(told: Told) -> None:
    for text, rows in told.sentences:
        issued = [row for row in rows if row["type"] == "document"]
        if text.startswith(("印发", "先后印发")):
            assert all(_is_of_the_county(told, row) for row in issued), text
        elif "印发" in text and issued:
            assert not all(_is_of_the_county(told, row) for row in issued), text


def _is_of_the_county(told: Told, document: Row) -> bool:
    """True if it is proved that the county issued it, or a mark asks for that."""
    named = told.oracle.rows.get(document["issuer"], {"name": ""})["name"]
    issuer = document["issuing_body"] or named
    asked = {fill.record for gap in told.statement.gaps for fill in gap.fills if fill.field == "issuing_body"}
    return document["id"] in asked if not issuer else issuer in COUNTYS


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
        begins, ends = told.oracle.span(row)[0], told.oracle.until(row)
        starts = statement.start.first_day if statement.start else date.min
        if begins <= told.until and ends >= starts:
            assert row["id"] in named, row


def nothing_is_told_twice(told: Told) -> None:
    issued = re.sub("按照《[^》]*》（[^）]*）", "", GAP.sub("", told.text))
    numbers = re.findall(r"鲁法〔2023〕\d+号", issued)
    assert len(numbers) == len(set(numbers)), told.text
    sentences = [text for text, _ in told.sentences if len(GAP.sub("", text)) > 8]
    sentences = [text for text in sentences if not _AGAIN.search(GAP.sub("", text))]
    assert len(sentences) == len(set(sentences)), told.text


def every_mark_names_empty_fields(told: Told) -> None:
    for gap in told.statement.gaps:
        assert gap.fills, gap
        for fill in gap.fills:
            row = told.oracle.rows.get(fill.record)
            if row is not None and fill.field in row:
                told_vaguely = "规范名称" in gap.text and "科室" in row[fill.field]
                is_empty = row[fill.field] in (None, "") or told.oracle.is_gone(row[fill.field])
                assert is_empty or told_vaguely, (gap, row)


def the_text_is_well_formed_with_and_without_its_marks(told: Told) -> None:
    for paragraph in told.statement.paragraphs:
        for text in (paragraph.text, paragraph.final_text):
            assert not untidy(text), (untidy(text), text)
        text = paragraph.final_text
        assert not text.strip("。") or text.endswith(("。", "！", "？", "。”", "！”", "？”", "；")), text


LAWS: tuple[Callable[[Told], None], ...] = (
    who_is_told_present_was_present,
    each_post_is_that_of_the_day,
    nothing_lies_beyond_the_close_or_in_the_future,
    the_paper_is_dated_within_its_time,
    *COUNTS,
    *DEEDS,
    *OUTCOMES,
    each_plural_has_two_rows_or_a_record_that_says_so,
    a_paper_without_a_subject_is_the_countys,
    each_sentence_has_a_record_or_is_a_mark,
    nothing_of_the_period_is_passed_over,
    nothing_is_told_twice,
    every_mark_names_empty_fields,
    the_text_is_well_formed_with_and_without_its_marks,
)
