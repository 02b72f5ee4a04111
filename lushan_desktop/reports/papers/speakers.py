"""Naming the leader of a record: the person with the post of that day, or the post alone."""

import re
from typing import Any

from lushan_desktop.domain.record import Record
from lushan_desktop.reports.known_records import link
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.persons import NamedPerson, Person, mark_between
from lushan_desktop.reports.statement_value import Link

_NAMELESS = re.compile(r"(?:书记|[省市县区州乡镇局厅]长|主任|主席)$")
"""An office without anybody's name: of one day somebody held it, whom an official paper names."""


def say_person(writing: Writing, passage: Passage, record: Record, field: str, days: Days) -> Passage:
    """Write the person in `field`, else the post in `field`_post; nobody at all is a mark."""
    values: Any = record
    person = writing.ledger.person(getattr(values, field))
    post = getattr(values, f"{field}_post", "")
    if person:
        return say_named(writing, passage, person, days, link(record))
    if post:
        passage.say(post, link(record))
        if days.is_one and _NAMELESS.search(post):
            passage.lack(f"{post}的姓名", link(record, field))
        return passage
    fields = [name for name in (field, f"{field}_post") if hasattr(values, name)]
    return passage.lack("领导姓名和职务", *(link(record, name) for name in fields))


def say_named(writing: Writing, passage: Passage, person: Person, days: Days, owner: Link) -> Passage:
    """Write a person with the post of that day."""
    return _say_named(writing, passage, writing.mentions.name(person, days), days, owner)


def say_persons(
    writing: Writing, passage: Passage, person_ids: tuple[str, ...], days: Days, owner: Link
) -> Passage:
    """Write several persons in one sentence, the highest first."""
    persons = [person for person in map(writing.ledger.person, person_ids) if person]
    persons.sort(key=lambda each: writing.mentions.rank(each, days))
    named = [writing.mentions.name(person, days) for person in persons]
    mark = mark_between(named)
    for n, each in enumerate(named):
        _say_named(writing, passage.say(mark if n else "", owner), each, days, owner)
    return passage


def _say_named(writing: Writing, passage: Passage, named: NamedPerson, days: Days, owner: Link) -> Passage:
    passage.say(named.text, owner, named.link)
    if named.lacks_post:
        _lack_post(writing, passage, named, days)
    elif days.first and days.is_one and not named.person.is_sure(days.first):
        told = f"{named.person.name}的任职起止日期不够细，正文所写的职务可能不对，请核对任职。"
        writing.remark(told, named.link)
    return passage


def _lack_post(writing: Writing, passage: Passage, named: NamedPerson, days: Days) -> None:
    when = f"{days.first}的" if days.is_one else ""
    passage.lack(f"{named.person.name}{when}职务", Link("tenure", "", "post"))
    writing.remark(f"{named.person.name}{when}职务没有登记，请在人员机构补录任职。", named.link)
