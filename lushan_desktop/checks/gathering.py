"""Gathers what a text is held against from the registers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.listed import listed
from lushan_desktop.checks.ledger import (
    KnownDocument,
    KnownEvent,
    KnownPerson,
    KnownTenure,
    KnownUnit,
    Ledger,
)
from lushan_desktop.checks.registers import Registers, Row
from lushan_desktop.reports.own_county import names

_BRACKETED = re.compile(r"(.*?)([\u4e00-\u9fff]{3})（([\u4e00-\u9fff]{2,4})）")


def gather(session: Session, *, is_own: bool = False) -> Ledger:
    """All that the office knows; one question for each register."""
    registers = Registers(session)
    return replace(
        _names_only(session, registers),
        documents=tuple(map(_document, registers.rows("document"))),
        events=(*_meetings(registers), *_instructions(registers), *_others(registers)),
        is_own=is_own,
    )


def gather_for_fields(session: Session) -> Ledger:
    """What a field is held against: names and words; documents and events are asked for by papers alone."""
    return replace(_names_only(session, Registers(session)), is_own=True)


def _names_only(session: Session, registers: Registers) -> Ledger:
    return Ledger(
        counties=names(session),
        units=tuple(map(_unit, registers.rows("unit"))),
        persons=_persons(registers),
        codes=tuple((row["code"], row["name"]) for row in registers.rows("issuer") if row["code"]),
        titles=_titles(registers),
        words=tuple((row["wrong"], row["right"]) for row in registers.rows("office_word")),
    )


def without_office() -> Ledger:
    """Return what is known where there is no office yet: the shipped kinds of titles."""
    return Ledger(titles=_names(term.name for term in catalogue("title_kinds").terms))


def _unit(row: Row) -> KnownUnit:
    return KnownUnit(row["id"], row["name"], row["short_name"], tuple(listed(row["aliases"])), row["kind"])


def _persons(registers: Registers) -> tuple[KnownPerson, ...]:
    unit_of = {row["id"]: row["name"] for row in registers.rows("unit")}
    held: dict[str, list[KnownTenure]] = defaultdict(list)
    for row in registers.rows("tenure"):
        unit = unit_of.get(row["unit"], "")
        days = _day(row["since"]), _day(row["until"])
        held[row["person"]].append(
            KnownTenure(row["post"], row["short_post"], unit, *days, is_acting=bool(row["acting"]))
        )
    return tuple(
        KnownPerson(row["id"], row["name"], tuple(held[row["id"]]), row["rank"])
        for row in registers.rows("person")
    )


def _document(row: Row) -> KnownDocument:
    return KnownDocument(
        row["id"], row["number"], row["title"], _day(row["signed_on"]), row["issuing_body"], row["kind"]
    )


def _meetings(registers: Registers) -> Iterable[KnownEvent]:
    person_of = {row["id"]: row["name"] for row in registers.rows("person")}
    said: dict[str, list[Row]] = defaultdict(list)
    for row in registers.rows("demand"):
        said[row["parent"]].append(row)
    for row in registers.rows("meeting"):
        demands = said[row["id"]]
        words = tuple(demand["words"] for demand in demands if demand["words"])
        who = tuple(person_of.get(demand["speaker"], "") for demand in demands)
        is_recurring = bool(row["recurring"])
        yield KnownEvent(
            "meeting", row["id"], row["title"], _day(row["held_on"]), words, who, is_recurring=is_recurring
        )


def _instructions(registers: Registers) -> Iterable[KnownEvent]:
    person_of = {row["id"]: row["name"] for row in registers.rows("person")}
    paper_of = {row["id"]: row["title"] for key in ("document", "briefing") for row in registers.rows(key)}
    for row in registers.rows("instruction"):
        upon = paper_of.get(row["document"]) or paper_of.get(row["briefing"]) or row["carrier"]
        words = (row["words"],) if row["words"] else ()
        who = (person_of.get(row["leader"], ""),)
        yield KnownEvent("instruction", row["id"], row["kind"], _day(row["given_on"]), words, who, upon=upon)


def _others(registers: Registers) -> Iterable[KnownEvent]:
    unit_of = {row["id"]: row["name"] for row in registers.rows("unit")}
    for row in registers.rows("honour"):
        who = (unit_of.get(row["unit"], ""),)
        yield KnownEvent("honour", row["id"], row["name"], _day(row["named_on"]), (), who)
    for row in registers.rows("study_visit"):
        yield KnownEvent("study_visit", row["id"], row["place"], _day(row["held_on"]))
    for row in registers.rows("supervision_round"):
        yield KnownEvent("supervision_round", row["id"], row["title"], _day(row["held_on"]))
    for row in registers.rows("inclusion"):
        yield KnownEvent("inclusion", row["id"], row["item"])
    for row in registers.rows("measure"):
        day, kind, content = _day(row["held_on"]), row["kind"], row["content"]
        yield KnownEvent("measure", row["id"], row["title"], day, kind=kind, content=content)
    for row in registers.rows("briefing"):
        yield KnownEvent("briefing", row["id"], row["title"], upon=str(row["issue"] or ""))


def _titles(registers: Registers) -> tuple[str, ...]:
    """The names of titles and honours, and the shipped kinds."""
    kinds = (term.name for term in catalogue("title_kinds").terms)
    kept = (row["name"] for key in ("title", "honour") for row in registers.rows(key))
    return _names((*kept, *kinds))


def _names(told: Iterable[str]) -> tuple[str, ...]:
    """示范点（标兵） is two names."""
    found: dict[str, None] = {}
    for name in filter(None, told):
        if name.endswith("市县"):
            continue
        both = _BRACKETED.fullmatch(name)
        for one in (f"{both[1]}{both[2]}", f"{both[1]}{both[3]}") if both else (name,):
            found[one] = None
    return tuple(found)


def _day(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None
