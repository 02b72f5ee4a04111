"""What the office knows, as values that a text is held against."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lushan_desktop.base.text.dates import PartialDate

_COUNTY = re.compile(r"^(?:中共)?([\u4e00-\u9fff]{1,8}?(?:自治县|县|区|市|旗))(?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class KnownUnit:
    """A unit with all the ways in which it may be called."""

    id: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.name, self.short_name, *self.aliases)))


@dataclass(frozen=True)
class KnownTenure:
    """A post held from `since` to `until`, either of which may be unknown."""

    post: str
    short_post: str = ""
    unit: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    is_acting: bool = False

    def holds_on(self, day: date) -> bool:
        begun = self.since is None or self.since.first_day <= day
        return begun and (self.until is None or day <= self.until.last_day)

    @property
    def is_dated(self) -> bool:
        return self.since is not None or self.until is not None


@dataclass(frozen=True)
class KnownPerson:
    id: str
    name: str
    tenures: tuple[KnownTenure, ...] = ()
    rank: int | None = None


@dataclass(frozen=True)
class KnownDocument:
    id: str
    number: str
    title: str
    signed_on: PartialDate | None = None
    issuing_body: str = ""
    kind: str = ""


@dataclass(frozen=True)
class KnownEvent:
    """A meeting, an instruction, an honour, a visit: its type, name and day, and words that it holds."""

    type: str
    id: str
    name: str
    on: PartialDate | None = None
    words: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    is_recurring: bool = False
    upon: str = ""
    """The paper that an instruction was written on, where that is known."""
    kind: str = ""
    content: str = ""
    """Of a measure, and in the office's own words what was done."""


@dataclass(frozen=True)
class Ledger:
    """All that a text can be held against; nothing of it is asked again while a text is checked."""

    counties: tuple[str, ...] = ()
    units: tuple[KnownUnit, ...] = ()
    persons: tuple[KnownPerson, ...] = ()
    documents: tuple[KnownDocument, ...] = ()
    events: tuple[KnownEvent, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    """机关代字 and the name of the issuer that uses it."""
    titles: tuple[str, ...] = ()
    """Names of the titles and honours that the office works for."""
    words: tuple[tuple[str, str], ...] = ()
    """The office's own words that are easily mistaken: wrong and right."""
    is_own: bool = False
    """True if the text is the office's own, so that what no register holds is an error."""

    @cached_property
    def person_named(self) -> dict[str, KnownPerson]:
        return {person.name: person for person in self.persons}

    @cached_property
    def unit_named(self) -> dict[str, KnownUnit]:
        return {name: unit for unit in reversed(self.units) for name in unit.names}

    @cached_property
    def document_numbered(self) -> dict[str, KnownDocument]:
        return {document.number: document for document in self.documents if document.number}


EMPTY = Ledger()


def own_counties(ledger: Ledger, issuing_body: str) -> tuple[str, ...]:
    """The county whose paper it is: the office's own, and the one that signed it."""
    found = _COUNTY.match(issuing_body)
    signed = (found[1],) if found and len(found[1]) > 1 else ()
    return tuple(dict.fromkeys((*ledger.counties, *signed)))
