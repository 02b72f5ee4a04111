"""The page of all applications: a card for each title, and the rows grouped by the kind of title."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import applying
from lushan_desktop.domain.titles.title_kinds import WHOLE_COUNTY
from lushan_desktop.services.records.matching import mark
from lushan_desktop.services.titles.applications_rows import Facts, Row, ids_found
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

__all__ = ["ApplicationFilter", "Card", "Group", "Overview", "Row", "overview"]

NO_APPLICANT = "待补培育或申报单位"


@dataclass(frozen=True)
class ApplicationFilter:
    """What the page is narrowed to."""

    title: str = ""
    batch: str = ""
    stage: str = ""
    text: str = ""

    @property
    def is_narrow(self) -> bool:
        """True if a group without rows is only hidden by the filter."""
        return bool(self.batch or self.stage or self.text)

    def takes(self, row: Row) -> bool:
        asked = ((self.title, row.title), (self.batch, row.batch_id), (self.stage, row.stage))
        return all(wanted in ("", held) for wanted, held in asked)

    def names(self, row: Row) -> bool:
        """Return True if the text names the unit or the title, by characters or pinyin."""
        return not self.text or any(mark(told, self.text) for told in (row.applicant, row.second))


@dataclass(frozen=True)
class Group:
    """The titles of one kind with what was applied for."""

    kind: str
    about: str
    """省级 · 第四批 · 标准：《…》."""
    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    """待补培育或申报单位, where a promised kind has none."""


@dataclass(frozen=True)
class Card:
    """One title above the list; the first, without an id, is all of them."""

    title: str
    name: str
    about: str
    count: int


@dataclass(frozen=True)
class Figures:
    """How many applied for a title, passed, were recommended and hold it; rows made for show left out."""

    title: str
    applied: int
    passed: int
    recommended: int
    designated: int
    has_examples: bool = False
    """True if there are rows that it leaves out."""

    @property
    def said(self) -> str:
        """申报 3，通过初审 2，推荐 1，获得命名 1, as the statement counts them."""
        counts = {"申报": self.applied, "通过初审": self.passed, "推荐": self.recommended}
        counts["获得命名"] = self.designated
        told = "，".join(f"{what} {count}" for what, count in counts.items())
        return f"{told}（不计示例）" if self.has_examples else told


@dataclass(frozen=True)
class Overview:
    """All that the page shows."""

    cards: tuple[Card, ...]
    groups: tuple[Group, ...]
    batches: tuple[tuple[str, str], ...]
    """Id and name of every batch, for the filter."""
    stages: tuple[str, ...]
    figures: Figures
    """The numbers of the title that the page is narrowed to; of all together without one."""

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def overview(store: Store, wanted: ApplicationFilter | None = None) -> Overview:
    """The page as it is narrowed; the cards always count everything."""
    wanted = wanted or ApplicationFilter()
    with store.read() as session:
        facts = Facts(session)
        rows = tuple(facts.rows())
        found = ids_found(session, wanted.text) if wanted.text else set()
        standards = queries.names(session, (each["standard"] for each in facts.titles.values()))
    used = {row.title for row in rows}
    listed = {
        key: title for key, title in facts.titles.items() if title["kind"] != WHOLE_COUNTY or key in used
    }
    shown = [row for row in rows if wanted.takes(row) and (row.id in found or wanted.names(row))]
    groups = _groups(listed, facts, shown, used, standards)
    if wanted.is_narrow or wanted.title:
        groups = [
            each for each in groups if each.rows or (wanted.title in each.titles and not wanted.is_narrow)
        ]
    return Overview(
        cards=_cards(listed, facts, rows),
        groups=tuple(groups),
        batches=tuple((each["id"], _batch_name(each, listed)) for each in facts.batches.values()),
        stages=tuple(dict.fromkeys(row.stage for row in rows)),
        figures=_figures(wanted.title, facts, rows),
    )


def _batch_name(batch: Values, listed: Mapping[str, Values]) -> str:
    title = listed.get(batch["title"])
    return f"{batch['name']}（{title['name']}）" if title else str(batch["name"])


def _groups(
    listed: Mapping[str, Values],
    facts: Facts,
    rows: Sequence[Row],
    used: Set[str],
    standards: Mapping[str, str],
) -> list[Group]:
    titles_by_kind: dict[str, list[Values]] = {}
    for title in listed.values():
        titles_by_kind.setdefault(str(title["kind"]), []).append(title)
    return [
        Group(
            kind=kind,
            about=_about_kind(held, facts, standards),
            titles=tuple(title["id"] for title in held),
            rows=tuple(row for title in held for row in rows if row.title == title["id"]),
            note="" if any(title["id"] in used for title in held) else NO_APPLICANT,
        )
        for kind, held in titles_by_kind.items()
    ]


def _about_kind(held: Sequence[Values], facts: Facts, standards: Mapping[str, str]) -> str:
    levels = dict.fromkeys(str(title["level"]) for title in held)
    ids = {title["id"] for title in held}
    batches = dict.fromkeys(str(each["name"]) for each in facts.batches.values() if each["title"] in ids)
    named = dict.fromkeys(standards.get(title["standard"], "") for title in held)
    papers = [f"标准：{_in_marks(name)}" for name in named if name]
    parts = [each for each in (*levels, *batches, *papers) if each]
    if not batches and not papers:
        started = [title["started_on"] for title in held if title["started_on"]]
        parts += [f"{min(started)}以来开展创建"] if started else []
    return " · ".join(parts)


def _in_marks(name: str) -> str:
    return name if name.startswith("《") else f"《{name}》"


def _cards(listed: Mapping[str, Values], facts: Facts, rows: Sequence[Row]) -> tuple[Card, ...]:
    cards = [Card("", "全部", f"{_NUMBERS.get(len(listed), len(listed))}类示范创建", len(rows))]
    for title in listed.values():
        own = [row for row in rows if row.title == title["id"]]
        cards.append(Card(title["id"], str(title["name"]), _about_title(title, facts, own), len(own)))
    return tuple(cards)


_NUMBERS = {1: "一", 2: "两", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九"}


def _about_title(title: Values, facts: Facts, own: Sequence[Row]) -> str:
    batches = [each for each in facts.batches.values() if each["title"] == title["id"]]
    honours = sum(row.holds_honour for row in own)
    if batches:
        return " · ".join(filter(None, (str(batches[0]["name"]), str(batches[0]["stage"]))))
    if honours:
        return f"已获得 {honours} 个"
    return own[0].stage if own else "待补培育单位"


def _figures(title: str, facts: Facts, rows: Sequence[Row]) -> Figures:
    real = [row for row in rows if not row.is_example and title in ("", row.title)]
    made = (facts.applications[row.id] for row in real if row.type == "application")
    progress = [applying.progress_by(each) for each in made]
    return Figures(
        title,
        sum(each.is_applied for each in progress),
        sum(each.is_passed for each in progress),
        sum(each.is_recommended for each in progress),
        sum(row.holds_honour for row in real),
        any(row.is_example and title in ("", row.title) for row in rows),
    )
