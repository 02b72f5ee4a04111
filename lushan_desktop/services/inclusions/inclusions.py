"""七个纳入 as a matrix: each item, and each unit, with the paper, the meeting and the proof of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.inclusions.including import DONE, NONE, PARTLY, state
from lushan_desktop.services.records.asking import Ask, asking
from lushan_desktop.services.records.named import NAMED
from lushan_desktop.storage.store import Store

TONES = {DONE: "ok", PARTLY: "warn", NONE: "bad"}
SIGNS = {DONE: "✓", PARTLY: "部分", NONE: "缺"}
__all__ = [
    "DONE",
    "NONE",
    "PARTLY",
    "SIGNS",
    "TONES",
    "Entry",
    "Item",
    "Link",
    "Matrix",
    "UnitRow",
    "look",
    "matrix",
]

CATALOGUE = "seven_inclusions"
NOBODY = "尚未明确责任单位"


@dataclass(frozen=True)
class Link:
    """A record that an item is carried out by."""

    id: str
    name: str


@dataclass(frozen=True)
class Entry:
    """What one unit did for one item in one year."""

    id: str
    item: str
    unit: str
    unit_name: str
    year: int | None
    documents: tuple[Link, ...]
    meetings: tuple[Link, ...]
    proofs: int

    @property
    def state(self) -> str:
        return state(
            has_paper=bool(self.documents), has_meeting=bool(self.meetings), has_proof=bool(self.proofs)
        )


@dataclass(frozen=True)
class Item:
    """One of the seven with all that was done for it."""

    number: int
    title: str
    entries: tuple[Entry, ...] = ()

    @property
    def state(self) -> str:
        states = {entry.state for entry in self.entries}
        if states == {DONE}:
            return DONE
        return NONE if states <= {NONE} else PARTLY

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.unit_name for entry in self.entries if entry.unit_name))

    @property
    def documents(self) -> tuple[Link, ...]:
        return tuple(dict.fromkeys(link for entry in self.entries for link in entry.documents))

    @property
    def meetings(self) -> tuple[Link, ...]:
        return tuple(dict.fromkeys(link for entry in self.entries for link in entry.meetings))

    @property
    def proofs(self) -> int:
        return sum(entry.proofs for entry in self.entries)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is needed and none of its units has."""
        parts = (("载体文件", self.documents), ("佐证", self.proofs))
        return tuple(name for name, there in parts if not there)

    @property
    def sentence(self) -> str:
        """What is missing and who answers for it."""
        who = f"责任单位：{'、'.join(self.units)}" if self.units else NOBODY
        if not self.lacks:
            waiting = [entry.unit_name for entry in self.entries if entry.state != DONE]
            said = f"还差{'、'.join(waiting)}" if any(waiting) else "已经完成"
        else:
            said = f"还没有{'和'.join(self.lacks)}"
        return f"第 {self.number} 项“{self.title}”{said}，{who}"


@dataclass(frozen=True)
class UnitRow:
    """One unit across the seven."""

    unit: str
    name: str
    entries: tuple[tuple[Entry, ...], ...] = field(default=())
    """What it did for each of the seven, in their order."""

    def state(self, place: int) -> str:
        return Item(place + 1, "", self.entries[place]).state

    @property
    def done(self) -> int:
        return sum(self.state(place) == DONE for place in range(len(self.entries)))


@dataclass(frozen=True)
class Matrix:
    """All seven, for one year or all."""

    items: tuple[Item, ...]
    years: tuple[int, ...]
    """Those there is something of, the latest first."""

    @cached_property
    def units(self) -> tuple[UnitRow, ...]:
        """Every unit that has to do with one of them, those that have done most first."""
        names = {entry.unit: entry.unit_name for item in self.items for entry in item.entries}
        rows = [
            UnitRow(
                unit,
                name or NOBODY,
                tuple(tuple(one for one in item.entries if one.unit == unit) for item in self.items),
            )
            for unit, name in names.items()
        ]
        return tuple(sorted(rows, key=lambda one: (not one.unit, -one.done, one.name)))

    @property
    def sentence(self) -> str:
        """7 项中 5 项完成，1 项部分，1 项缺失."""
        count = {word: sum(item.state == word for item in self.items) for word in TONES}
        told = "，".join(f"{count[word]} 项{word}" for word in TONES)
        return f"{len(self.items)} 项中 {told}"


def matrix(store: Store, year: int | None = None) -> Matrix:
    """Return how the seven stand; with a year, what belongs to it or to no year yet."""
    with asking(store) as ask:
        return look(ask, year)


def look(ask: Ask, year: int | None = None) -> Matrix:
    """The same for whoever can ask already."""
    rows = ask(
        "SELECT t.id, t.item, t.unit, coalesce(u.name, ''), t.year, t.basis, t.meeting FROM inclusion AS t"
        " LEFT JOIN unit AS u ON u.id = t.unit WHERE t.deleted = 0 ORDER BY t.rank IS NULL, t.rank, t.id",
        (),
    )
    documents, meetings = _named(ask, "document", "basis"), _named(ask, "meeting", "meeting")
    met = _met(ask)
    proofs = {str(record): int(count) for record, count in ask(_PROOFS, ())}
    entries = [
        _entry(row, documents, meetings, met.get(row[0], ()), proofs.get(row[0], 0))
        for row in rows
        if year is None or row[4] in (None, year)
    ]
    years = sorted({row[4] for row in rows if row[4]}, reverse=True)
    return Matrix(_items(entries), tuple(years))


_PROOFS = (
    "SELECT t.id, count(DISTINCT f.target) FROM inclusion AS t CROSS JOIN reference AS f ON f.parent = t.id"
    " CROSS JOIN evidence AS e ON e.id = f.target"
    " WHERE f.deleted = 0 AND f.field = 'files' AND e.deleted = 0 GROUP BY t.id"
)


def _named(ask: Ask, key: str, field: str) -> dict[str, str]:
    """Return what the records of a type are called that an inclusion names in this field."""
    sql = (
        f'SELECT t.id, {NAMED[key][2]} FROM "{key}" AS t'
        f" WHERE t.deleted = 0 AND t.id IN (SELECT {field} FROM inclusion WHERE deleted = 0)"
    )
    return {record: str(name or "") for record, name in ask(sql, ())}


def _met(ask: Ask) -> dict[str, list[Link]]:
    """The meetings that say they are about an item, by its record."""
    found: dict[str, list[Link]] = defaultdict(list)
    sql = (
        "SELECT f.target, m.id, m.title FROM inclusion AS t CROSS JOIN reference AS f ON f.target = t.id"
        " CROSS JOIN meeting AS m ON m.id = f.parent"
        " WHERE f.deleted = 0 AND f.field = 'inclusions' AND m.deleted = 0 ORDER BY m.held_on, m.id"
    )
    for inclusion, meeting, title in ask(sql, ()):
        found[inclusion].append(Link(meeting, title))
    return found


def _entry(
    row: tuple[Any, ...],
    documents: dict[str, str],
    meetings: dict[str, str],
    met: Sequence[Link],
    proofs: int,
) -> Entry:
    record, item, unit, unit_name, year, basis, meeting = row
    own = [Link(meeting, meetings[meeting])] if meeting in meetings else []
    return Entry(
        record,
        item,
        unit,
        unit_name,
        year,
        (Link(basis, documents[basis]),) if basis in documents else (),
        tuple(dict.fromkeys([*own, *met])),
        proofs,
    )


def _items(entries: Iterable[Entry]) -> tuple[Item, ...]:
    """The seven in their official order, then what the office wrote besides."""
    found: dict[str, list[Entry]] = {term.name: [] for term in catalogue(CATALOGUE).terms}
    for entry in entries:
        found.setdefault(entry.item, []).append(entry)
    return tuple(Item(number, title, tuple(own)) for number, (title, own) in enumerate(found.items(), 1))
