"""What came of the work: what was won is told while it is held, and what was included with its paper."""

import re
from collections.abc import Callable

from tests.properties.statement_oracle import Row, within
from tests.properties.statement_told import Told

_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,})\1")


def what_was_won_is_told_while_it_is_held(told: Told) -> None:
    shown = {row["id"] for _, rows in told.sentences for row in rows}
    for row in told.oracle.answering(told.indicator):
        is_held = row["type"] == "honour" and not (row["revoked_on"] or row["valid_until"])
        if is_held and told.had_come(row["named_on"]) and row["unit"] in told.oracle.rows:
            assert row["id"] in shown, row


def nobody_is_told_to_hold_what_was_taken_away(told: Told) -> None:
    gone = [row for row in told.oracle.rows.values() if row["type"] == "honour" and _is_over(told, row)]
    for text, rows in told.sentences:
        for row in rows if "已被命名" in text else ():
            if row["type"] == "application":
                assert row["honour"] not in {each["id"] for each in gone}, text
                honour = told.oracle.rows.get(row["honour"], {})
                later = not row["designated_on"] and honour.get("named_on")
                assert not later or within(honour["named_on"])[0] <= told.until, text


def _is_over(told: Told, row: Row) -> bool:
    """True if an honour had certainly been revoked and not been given again."""
    asof = min(told.until, told.statement.signed.last_day) if told.statement.signed else told.until
    return bool(row["revoked_on"] and within(row["revoked_on"])[1] <= asof and not row["revalidated_on"])


def what_was_included_is_told_with_its_paper(told: Told) -> None:
    papers = {row["id"]: row for row in told.oracle.rows.values() if row["type"] == "document"}
    for row in told.oracle.answering(told.indicator):
        if row["type"] == "inclusion" and told.had_come(row["held_on"]) and row["basis"] in papers:
            unit = told.oracle.rows.get(row["unit"], {"kind": ""})
            sentences = [text for text, rows in told.sentences if row["id"] in {each["id"] for each in rows}]
            name = papers[row["basis"]]["title"].strip("。").replace("“", "").replace("”", "")
            is_told = any(row["item"] in text and name in re.sub("[“”]", "", text) for text in sentences)
            assert is_told is (unit["kind"] != "乡镇"), (row, sentences)


def no_word_is_said_twice_in_a_row(told: Told) -> None:
    for text, rows in told.sentences:
        said = "".join(str(value) for row in rows for value in row.values())
        for match in _DOUBLED.finditer(text):
            assert match[0] in said, (match[0], text)


OUTCOMES: tuple[Callable[[Told], None], ...] = (
    what_was_won_is_told_while_it_is_held,
    nobody_is_told_to_hold_what_was_taken_away,
    what_was_included_is_told_with_its_paper,
    no_word_is_said_twice_in_a_row,
)
