"""Who did a thing: the unit that its record names, the one that handed the record in, or the county."""

import re
from collections.abc import Collection
from typing import Any

from lushan_desktop.domain.people.person import Person
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import Record, key_of
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.known_records import link
from lushan_desktop.reports.papers.issuing import LOCAL
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.remedies import label_of
from lushan_desktop.reports.papers.writing import Writing

_OF_ONE_UNIT = (*LOCAL, "县直", "垂直")
"""The kinds of units whose records tell of what they did themselves; the office itself may be such a unit."""
_NAMED_BY = {
    "meeting": "organiser",
    "measure": "unit",
    "training": "unit",
    "supervision_round": "organiser",
    "symposium": "",
    "study_visit": "",
}
"""The field of a record that says who did it; without one only the sender of the record tells."""


_CHAIR = ("chair", "chair_post")
_LED_BY = re.compile(
    r"(?:时任)?(?:[省市县区州]委|[省市县区乡镇]政府|[省市县区]人大|[省市县区]政协)?(?:常委、?|党组)?"
    r"(?:常务)?副?(?:书记|[省市县区州乡镇]长|主席|主任|主要领导|领导|负责同志)"
)
"""The words of a record that begin with the leader who did it."""
_ONE_OF_SEVERAL = ("、", "和", "与", "及", "等")


def doer(writing: Writing, record: Record) -> Unit | None:
    """The unit that did it; nothing where that is the county, or nobody is known to."""
    named = _named(record)
    unit = writing.ledger.get(Unit, named) if named else _sender(writing, record)
    return None if unit is None or _is_we(writing, unit) else unit


def _is_we(writing: Writing, unit: Unit) -> bool:
    return unit.name in (writing.county, writing.home) or unit.id == writing.home_unit != ""


def _us(writing: Writing, record: Record, *, full: bool) -> str:
    """我县, or the county by name; where a township writes of what is its own, the township."""
    unit = writing.ledger.get(Unit, _named(record))
    is_countys = writing.is_of_the_county(record) if unit is None else not _is_we(writing, unit)
    if writing.home and (is_countys or (unit and unit.name == writing.county)):
        return writing.county if full and writing.county else writing.county_we
    return writing.who if full else writing.we


def does_it_itself(writing: Writing, record: Record) -> bool:
    """Return True if the county did it, as far as the record tells."""
    is_ours = not writing.is_of_the_county(record) or bool(_named(record))
    return is_ours and doer(writing, record) is None and not is_gone(writing, record)


def is_gone(writing: Writing, record: Record) -> bool:
    """Return True if a unit was named that is not there any more."""
    named = _named(record)
    return bool(named) and writing.ledger.get(Unit, named) is None


def say_doer(
    writing: Writing, passage: Passage, record: Record, *, own: Collection[str] = (), full: bool = False
) -> Passage:
    """我县, or the unit; `own` are the kinds of units that are told as the county.

    A unit that was deleted since is asked for: the county must not be told to have done it.
    """
    if is_gone(writing, record):
        field = _NAMED_BY[key_of(record)]
        label = RECORD_TYPES.get(key_of(record)).field(field).label
        return passage.lack(label, link(record, field))
    unit = doer(writing, record)
    if unit is None or unit.kind in own:
        return passage.say(_us(writing, record, full=full), link(record))
    return passage.say(unit.short_name or unit.name, link(record))


def say_host(writing: Writing, passage: Passage, meeting: Record) -> Passage:
    """As `say_doer`, of a meeting that nobody is known to have chaired: the chair would be told instead."""
    if not is_gone(writing, meeting):
        return say_doer(writing, passage, meeting)
    if any(getattr(meeting, field) for field in _CHAIR):
        return say_doer(writing, passage, meeting)
    return passage.lack("主办单位或主持人", *(link(meeting, field) for field in ("organiser", *_CHAIR)))


def say_doer_of(
    writing: Writing, passage: Passage, record: Record, words: str, *, full: bool = False
) -> bool:
    """Say who did it, unless the record's own words begin with that; returns True if it was said."""
    unit = doer(writing, record)
    own = _in_the_county(writing, unit) if unit else _own_names(writing)
    words = words.lstrip()
    is_told = words.startswith(tuple(own)) or is_led(writing, words)
    if not is_gone(writing, record) and (is_told or _does_another(writing, record, words)):
        return False
    say_doer(writing, passage, record, full=full)
    return True


def _does_another(writing: Writing, record: Record, words: str) -> bool:
    """Return True, and ask, if words begin with a unit that is neither that of the record nor below it."""
    unit, named = doer(writing, record), unit_before(writing, words)
    if unit is None or named is None or named.superior == unit.id:
        return False
    told = f"{label_of(record)}登记的是{unit.name}，做法以{named.name}开头，正文照做法写，请核对。"
    writing.remark(told, link(record))
    return True


def is_led(writing: Writing, words: str) -> bool:
    """Return True if words begin with a leader, by the office or by the name."""
    names = tuple(each.name for each in writing.ledger.all(Person) if each.name)
    return bool(post_before(words)) or words.startswith(names)


def starts_with_unit(writing: Writing, words: str) -> bool:
    """Return True if words begin with a unit of the county, which is not the county itself."""
    return unit_before(writing, words) is not None


def post_before(words: str) -> str:
    """县委书记, 时任县长: the post of a leader that words begin with."""
    match = _LED_BY.match(words)
    return match[0] if match else ""


def unit_before(writing: Writing, words: str) -> Unit | None:
    """The unit of the county that words begin with: not the county itself, nor 县委 where 县委书记 did it."""
    if is_led(writing, words):
        return None
    units = [each for each in writing.ledger.all(Unit) if words.startswith(tuple(_own(writing, each)))]
    return max(units, key=lambda each: len(_before(words, _own(writing, each))), default=None)


def subject_before(writing: Writing, words: str) -> str:
    """县司法局, 县长某某: the unit or the one leader that words begin with."""
    if unit := unit_before(writing, words):
        return _before(words, _own(writing, unit))
    post = post_before(words)
    name = _before(words[len(post) :], {each.name for each in writing.ledger.all(Person)})
    is_one = name and not words[len(post + name) :].startswith(_ONE_OF_SEVERAL)
    return post + name if is_one else ""


def _own(writing: Writing, unit: Unit) -> set[str]:
    return _names(unit) - {writing.county}


def _before(words: str, names: Collection[str]) -> str:
    return max((name for name in names if words.startswith(name)), key=len, default="")


def countys(writing: Writing) -> tuple[str, ...]:
    """我县, 本县, 示例县: how the county's words may begin with itself."""
    return writing.we, f"本{writing.we[1:]}", writing.who


def _own_names(writing: Writing) -> set[str]:
    """The names of the county, and of each unit in it that the county's words may begin with."""
    units = writing.ledger.all(Unit)
    return {*countys(writing)} | {name for each in units for name in _names(each)}


def _in_the_county(writing: Writing, unit: Unit) -> set[str]:
    """The names of a unit, and 我县司法局."""
    local = unit.name.removeprefix(writing.county)
    return _names(unit) | ({f"{writing.we}{local}"} if writing.county and local != unit.name else set())


def _names(unit: Unit) -> set[str]:
    return {name for name in (unit.name, unit.short_name) if name}


def same_doer(writing: Writing, record: Record) -> tuple[str, str]:
    """What records that one unit did have in common."""
    unit = doer(writing, record)
    other = _named(record) if is_gone(writing, record) else ""
    return unit.id if unit else "", other or (_us(writing, record, full=False) if unit is None else "")


def _named(record: Any) -> str:
    field = _NAMED_BY.get(key_of(record), "")
    return str(getattr(record, field)) if field else ""


def _sender(writing: Writing, record: Record) -> Unit | None:
    """The unit that entered a record on its own, and handed it in."""
    if record.origin in ("", writing.own_unit, writing.home_unit):
        return None
    unit = writing.ledger.get(Unit, record.origin)
    kinds = _OF_ONE_UNIT if writing.own_unit else LOCAL
    return unit if unit and unit.kind in kinds else None
