"""What the records prove, read by SQL of its own: nothing here knows how a statement is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

Row = dict[str, Any]
ANSWERING = (
    "document", "meeting", "instruction", "measure", "study_visit", "symposium", "supervision_round", "title",
    "batch", "application", "honour", "training", "publicity_item", "inclusion", "briefing",
)  # fmt: skip
DAY = {"document": "signed_on", "instruction": "given_on", "honour": "named_on", "application": "applied_on"}
DAY |= {"batch": "apply_by", "title": "started_on", "publicity_item": "published_on", "briefing": "issued_on"}
FOREVER = (date.min, date.max)
_ID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Oracle:
    """All living rows by their id, and the day of the paper."""

    rows: dict[str, Row]
    children: dict[str, list[Row]]
    signed: date | None
    today: date

    @classmethod
    def of(cls, session: Session, types: Iterable[str], signed: date | None, today: date) -> "Oracle":
        connection = session.connection()
        rows: dict[str, Row] = {}
        children: dict[str, list[Row]] = {}
        for key in types:
            found = connection.exec_driver_sql(f'SELECT * FROM "{key}" WHERE deleted = 0').mappings()
            for row in found:
                rows[row["id"]] = {**row, "type": key}
                if "parent" in row:
                    children.setdefault(row["parent"], []).append(rows[row["id"]])
        return cls(rows, children, signed, today)

    def answering(self, indicator: str) -> list[Row]:
        """The rows that answer the indicator."""
        held = [row for rows in self.children.values() for row in rows if row["type"] == "reference"]
        owners = {row["parent"] for row in held if (row["field"], row["target"]) == ("indicators", indicator)}
        return [self.rows[one] for one in owners if one in self.rows and self.rows[one]["type"] in ANSWERING]

    def is_gone(self, value: object) -> bool:
        """True if a record is named that is not there."""
        return isinstance(value, str) and bool(_ID.fullmatch(value)) and value not in self.rows

    def span(self, row: Row) -> tuple[date, date]:
        """The days on which a thing may have been; a thing that recurs runs on."""
        first, last = row.get(DAY.get(row["type"], "held_on")), row.get("until")
        begins, ends = within(first)
        if last:
            return begins, within(last)[1]
        return (begins, date.max) if row.get("recurring") or not first else (begins, ends)

    def until(self, row: Row) -> date:
        """The last day on which something came of it: an instruction is carried out later."""
        ends = self.span(row)[1]
        closed_on = row.get("closed_on") if row["type"] == "instruction" else None
        return max(ends, within(closed_on)[1]) if closed_on else ends

    def absent(self, meeting: Row) -> set[str]:
        """The names of those who were not there."""
        away = [row for row in self.children.get(meeting["id"], ()) if row.get("way") in ("缺席", "请假")]
        return {row["name"] or self.rows[row["person"]]["name"] for row in away}

    def present(self, meeting: Row) -> set[str]:
        """The names of those who were there, in the chair or speaking."""
        rows = self.children.get(meeting["id"], ())
        ids = {row["target"] for row in rows if row.get("field") == "leaders"}
        ids |= {row["speaker"] for row in rows if "speaker" in row} | {meeting["chair"]}
        return {self.rows[one]["name"] for one in ids if one in self.rows} - self.absent(meeting)

    def posts(self, person: str, row: Row) -> set[str]:
        """How somebody may be called for a thing: 时任 what was given up before the paper was signed."""
        begins, ends = self.span(row)
        asof = min(filter(None, (self.signed, self.today)))
        found = set()
        for held in self.rows.values():
            if held["type"] != "tenure" or self.rows[held["person"]]["name"] != person:
                continue
            since, until = within(held["since"])[0] if held["since"] else date.min, within(held["until"])[1]
            if since <= ends and until >= begins:
                was = "时任" if held["until"] and until < asof else ""
                found |= {was + name for name in _names(held)}
        return found


def within(stored: str | None) -> tuple[date, date]:
    """The first and the last day that a stored date may mean."""
    if not stored:
        return FOREVER
    parts = [int(part) for part in stored.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else None
    begins = date(year, month or 1, 1)
    following = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return begins, following - timedelta(days=1)


def _names(held: Row) -> set[str]:
    post, short = held["post"], held["short_post"]
    if not held["acting"]:
        return {post, short, *post.split("、")} - {""}
    return {"、".join([*post.split("、")[:-1], f"代{post.split('、')[-1]}"]), f"代{short}"}
