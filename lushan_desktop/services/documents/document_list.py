"""The register of documents: by 机关代字 and year, with what is missing between the numbers told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lushan_desktop.domain.documents.document import DOCUMENT
from lushan_desktop.domain.numbering import Span, read_numbers
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.documents import number_series
from lushan_desktop.services.documents.number_series import INCOMING, NUMBER, OUTGOING, RECEIPT, Series
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.lists import Listing, ListQuery, block_of
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

UNNUMBERED = {NUMBER: "没有文号", RECEIPT: "没有收文号"}
SIDES: Mapping[str, tuple[str, ...]] = {OUTGOING: (OUTGOING,), INCOMING: (INCOMING, "")}
"""The values of 收发 that a side of the register shows; what says nothing was not issued here."""


@dataclass(frozen=True)
class Head:
    """A row that begins a group: 鲁法办〔2023〕 2 件 缺 3 个号, 下一号：6号."""

    title: str
    count: int
    badge: tuple[str, str] = ("", "mute")
    series: Series | None = None

    @property
    def note(self) -> str:
        return f"下一号：{self.series.next_free}号" if self.series else ""


@dataclass(frozen=True)
class MissingNumbers:
    """Numbers between others that no document holds."""

    series: Series
    span: Span
    reason: str | None = None
    """Why they were never used; None where nobody has said so: a gap."""

    @property
    def is_gap(self) -> bool:
        return self.reason is None


Marker = Head | MissingNumbers
_Item = str | Marker


@dataclass(frozen=True)
class Register(Listing):
    """A listing with rows between that are no document; their ids are empty."""

    markers: Mapping[int, Marker]


def look_out(
    store: Store, record_type: RecordType, query: ListQuery, *, blocks: Sequence[int] = ()
) -> Register:
    """The register of what the office issued."""
    return _register(store, record_type, query, NUMBER, blocks)


def look_in(
    store: Store, record_type: RecordType, query: ListQuery, *, blocks: Sequence[int] = ()
) -> Register:
    """The register of what came in, by 收文号."""
    return _register(store, record_type, query, RECEIPT, blocks)


def _register(
    store: Store, record_type: RecordType, query: ListQuery, field: str, blocks: Sequence[int]
) -> Register:
    if query.sort:
        found = lists.look(store, record_type, query, blocks=blocks)
        return Register(found.ids, found.blocks, {})
    listing = lists.look(store, record_type, query)
    with store.read() as session:
        text_by_id = dict(number_series.numbers(session, field))
        series = {(one.code, one.year): one for one in number_series.series_in(session, field)}
    is_whole = not (query.text.strip() or query.chip or query.only_missing)
    items = list(_items(_grouped(listing.ids, text_by_id), series, UNNUMBERED[field], tells_gaps=is_whole))
    ids = tuple(item if isinstance(item, str) else "" for item in items)
    shown = {number: lists.block(store, record_type, ids[block_of(number)]) for number in blocks}
    markers = {place: item for place, item in enumerate(items) if not isinstance(item, str)}
    return Register(ids, shown, markers)


_Key = tuple[str, int]
_Groups = dict[_Key | None, list[tuple[int, str]]]


def _grouped(ids: Sequence[str], text_by_id: Mapping[str, str]) -> _Groups:
    """The records by series, with their serials; a joint paper stands where its first number does."""
    groups: _Groups = {}
    for record in ids:
        numbers = read_numbers(text_by_id.get(record, ""))
        key = (numbers[0].code, numbers[0].year) if numbers else None
        groups.setdefault(key, []).append((numbers[0].serial if numbers else 0, record))
    return groups


def _items(
    groups: _Groups, series: Mapping[_Key, Series], unnumbered: str, *, tells_gaps: bool
) -> Iterator[_Item]:
    """Heads, records and gaps in the order of the register; what has no number stands last."""
    for key in sorted((key for key in groups if key is not None), key=number_series.place):
        members = sorted(groups[key])
        of = series.get(key) or Series(*key, {}, {})
        yield Head(of.name, len(members), of.standing if of.holders else ("", "mute"), of)
        yield from _with_gaps(members, of) if tells_gaps else (record for _, record in members)
    if None in groups:
        yield Head(unnumbered, len(groups[None]), ("待补", "warn"))
        yield from (record for _, record in groups[None])


def _with_gaps(members: Sequence[tuple[int, str]], series: Series) -> Iterator[_Item]:
    between = [MissingNumbers(series, span) for span in series.gaps]
    between += [MissingNumbers(series, Span(one, one), reason) for one, reason in series.voided.items()]
    placed: list[tuple[int, _Item]] = [*members, *((gap.span.first, gap) for gap in between)]
    yield from (item for _, item in sorted(placed, key=lambda pair: pair[0]))


def counts(store: Store) -> dict[str, int]:
    """Return how many documents each side has."""
    with store.read() as session:
        return {
            side: queries.count(session, DOCUMENT, ListQuery(filters={"direction": values}))
            for side, values in SIDES.items()
        }
