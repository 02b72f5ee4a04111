"""Finding anything from anywhere: records of every type and papers, grouped, with what matched marked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from lushan_desktop.base.text.date_spellings import day_asked
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.records import beside, lists
from lushan_desktop.services.records.lists import ListRow
from lushan_desktop.services.records.matching import AROUND, LONGEST_QUOTED, Mark, excerpt, mark
from lushan_desktop.storage.index import evidence_text, finding
from lushan_desktop.storage.index.evidence_text import Passage
from lushan_desktop.storage.index.search import Hit
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

PAPER, PAPERS = "report", "报表"
EVIDENCE = evidence_text.KEY
MOST_READ = 200
"""Records that are ranked; where more answer, the rest is counted apart."""
MOST_IN_GROUP, MOST_ALONE = 5, 12
MOST_RECENT = 8
RECENT_FILE, _OPENED = "recent.json", "opened"
_EXACT, _IN_TITLE, _ELSEWHERE = range(3)


@dataclass(frozen=True)
class Found:
    """Something that answers; `type` is the key of a record type, or `report`."""

    type: str
    id: str
    icon: str
    title: str
    detail: str = ""
    title_mark: Mark | None = None
    """From where to where the title is what was typed."""
    detail_mark: Mark | None = None
    rank: int = _ELSEWHERE


@dataclass(frozen=True)
class _Asked:
    """What was typed, and the date it is if it is one."""

    typed: str
    day: PartialDate | None = None


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    key: str
    title: str
    count: int
    """All that answer, also those beyond the ones shown."""
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Findings:
    """The answer to one text."""

    text: str
    groups: tuple[Group, ...] = ()
    is_whole: bool = True
    """False where so many answer that `find_all(…, whole=True)` still has to count them."""

    @property
    def total(self) -> int:
        return sum(group.count for group in self.groups)


def find_all(
    store: Store,
    text: str,
    type_keys: Sequence[str],
    *,
    today: date,
    until: date | None = None,
    whole: bool = False,
) -> Findings:
    """All that answers to characters, pinyin, a document number or a date, the groups in the given order.

    Without `whole` only the newest 200 are looked at, which is quick however many there are.
    """
    typed = text.strip()
    if not typed:
        return Findings(text)
    day = day_asked(typed, today, until)
    with store.read() as session:
        hits = finding.newest(session, typed, MOST_READ, type_keys=type_keys, day=day)
        is_whole = whole or len(hits) < MOST_READ
        counts = dict(Counter(hit.type for hit in hits))
        if whole and len(hits) == MOST_READ:
            counts |= finding.counts(session, typed, type_keys=type_keys, day=day)
            hits += _left_out(session, typed, counts, hits)
        best = _best(session, typed, hits)
    asked = _Asked(typed, day)
    groups = [_group(store, key, best[key], counts[key], asked) for key in type_keys if key in best]
    # A paper that is called so stands before records that bear its name.
    groups = [*_papers(typed), *groups]
    groups.sort(key=_is_less_sought)
    return Findings(text, tuple(groups), is_whole)


def _is_less_sought(group: Group) -> tuple[bool, bool]:
    is_called_so = any(found.rank == _EXACT for found in group.found)
    return not is_called_so, group.key == PAPER and not is_called_so


def _left_out(session: Session, typed: str, counts: Mapping[str, int], hits: Sequence[Hit]) -> list[Hit]:
    """Some of each type that the newest records crowded out."""
    silent = counts.keys() - {hit.type for hit in hits}
    return [hit for key in silent for hit in finding.newest(session, typed, MOST_ALONE, type_keys=[key])]


def _best(session: Session, typed: str, hits: Sequence[Hit]) -> dict[str, list[tuple[int, str]]]:
    """The best of each type as (rank, id): so called, so named in part, all others; newest first."""
    name_by_id = queries.names(session, [hit.id for hit in hits])
    ranked: dict[str, list[tuple[int, int, str]]] = {}
    for hit in hits:
        rank = _rank(name_by_id.get(hit.id, ""), typed)
        ranked.setdefault(hit.type, []).append((rank, -hit.number, hit.id))
    most = MOST_ALONE if len(ranked) == 1 else MOST_IN_GROUP
    return {
        key: [(rank, record) for rank, _, record in sorted(entries)[:most]] for key, entries in ranked.items()
    }


def _rank(title: str, typed: str) -> int:
    marked = mark(title, typed)
    # A name spelt to its end stands before all that mention who bears it.
    if marked == (0, len(title)) or typed.lower() in (title.lower(), *title.lower().split()):
        return _EXACT
    return _ELSEWHERE if marked is None else _IN_TITLE


def _group(store: Store, key: str, best: Sequence[tuple[int, str]], count: int, asked: _Asked) -> Group:
    record_type = RECORD_TYPES.get(key)
    rows = {row.id: row for row in lists.block(store, record_type, [record for _, record in best]) if row}
    found = [_found(key, rows[record], asked, rank) for rank, record in best if record in rows]
    if key == EVIDENCE:
        found = _with_words(store, found, asked)
    return Group(key, record_type.title, max(count, len(found)), tuple(found))


def _found(key: str, row: ListRow, asked: _Asked, rank: int = _ELSEWHERE) -> Found:
    record_type = RECORD_TYPES.get(key)
    when = row.when if row.values.get(record_type.dated_by) else ""
    detail = " · ".join(part for part in (when, row.second) if part)
    title_mark, detail_mark = mark(row.title, asked.typed), mark(detail, asked.typed)
    if title_mark is None and detail_mark is None:
        detail = excerpt(record_type, row.values, row.name_by_id, asked.typed) or detail
        detail_mark = mark(detail, asked.typed)
    return Found(key, row.id, record_type.icon, row.title, detail, title_mark, detail_mark, rank)


def _with_words(store: Store, found: Sequence[Found], asked: _Asked) -> list[Found]:
    """Where neither name nor note holds what was typed, the words of the file around it, and their page."""
    silent = [one.id for one in found if one.title_mark is None and one.detail_mark is None]
    if not silent:
        return list(found)
    with store.read() as session:
        said = evidence_text.passages(session, silent, asked.typed, before=AROUND, length=LONGEST_QUOTED)
    return [_with_passage(one, said[one.id], asked.typed) if one.id in said else one for one in found]


def _with_passage(found: Found, passage: Passage, typed: str) -> Found:
    words = " ".join(passage.words.split())
    detail = f"{passage.place or '文件里'}：{'…' if passage.is_begun else ''}{words}"
    return replace(found, detail=detail, detail_mark=mark(detail, typed))


def _papers(typed: str) -> list[Group]:
    found = [
        Found(
            PAPER, report.key, "act.print", report.title, "打开报表", marked, rank=_rank(report.title, typed)
        )
        for report in REPORTS
        if (marked := mark(report.title, typed)) is not None
    ]
    found.sort(key=lambda one: one.rank)
    return [Group(PAPER, PAPERS, len(found), tuple(found[:MOST_IN_GROUP]))] if found else []


def recent(store: Store, type_keys: Sequence[str]) -> Findings:
    """Return what was opened from the search last, then what was changed last."""
    with store.read() as session:
        changed = finding.recently_changed(session, MOST_RECENT, type_keys=type_keys)
        opened = [one for one in _opened(store) if one[0] in type_keys]
        types = finding.living(session, [record for _, record in opened])
    held = [(key, record) for key, record in opened if types.get(record) == key]
    rest = [(hit.type, hit.id) for hit in changed if (hit.type, hit.id) not in held]
    groups = [
        _plain_group(store, "opened", "最近打开", held),
        _plain_group(store, "changed", "最近修改", rest[: MOST_RECENT - min(len(held), MOST_IN_GROUP)]),
    ]
    return Findings("", tuple(group for group in groups if group.found))


def _plain_group(store: Store, key: str, title: str, wanted: Iterable[tuple[str, str]]) -> Group:
    found = []
    for type_key, record in wanted:
        row = lists.block(store, RECORD_TYPES.get(type_key), [record])[0]
        if row is not None:
            found.append(_found(type_key, row, _Asked("")))
    return Group(key, title, len(found), tuple(found))


def note_opened(store: Store, type_key: str, record: str) -> None:
    """Remember, on this machine only, that a record was opened from the search."""
    held = [one for one in _opened(store) if one != (type_key, record)]
    kept = [(type_key, record), *held][:MOST_RECENT]
    beside.keep(store, RECENT_FILE, _OPENED, kept)


def _opened(store: Store) -> list[tuple[str, str]]:
    """Return what the file holds; nothing where there is none or it cannot be read."""
    try:
        held = beside.read(store.folder, RECENT_FILE).get(_OPENED, [])
        return [(str(key), str(record)) for key, record in held]
    except (ValueError, TypeError):
        return []
