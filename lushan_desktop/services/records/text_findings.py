"""What 校核 finds in texts of the office itself: a record as it was saved, a statement as it stands."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lushan_desktop.base.computing import CHILD
from lushan_desktop.checks.fields import FieldFinding, check_fields
from lushan_desktop.checks.gathering import gather, gather_for_fields
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.running import Finding, check_text
from lushan_desktop.domain.kinds import LongText, Text
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store

_NO_PROSE = frozenset({"phone", "code", "number", "sha256", "suffix", "file_name", "public_key"})
_NAMES_THINGS = frozenset(
    {"unit", "evidence", "indicator", "indicator_system", "office_word", "statement_template", "meeting_kit"}
    | {"submission_package", "duplicate"}
)
"""What others wrote, and what only names things: many names of a unit are no slip."""
_OF_PAGES = ("LAY-01", "LAY-02", "LAY-04")
_FEWEST = 2


@dataclass(frozen=True)
class TextFinding:
    """What was found, by the key of the text it stands in: a field of the record, a paragraph."""

    key: str
    group: str
    title: str
    sentence: str
    text: str


def of_record(store: Store, record_type: RecordType, record_id: str) -> tuple[TextFinding, ...]:
    """The findings in the texts of one record, field by field; nothing where it is gone."""
    texts = texts_of(record_type, records.detail(store, record_type, record_id).values)
    if not texts:
        return ()
    words = [text for _, text in texts]
    found: tuple[FieldFinding, ...] = CHILD.call(check_fields, words, ledger_of_fields(store))
    return tuple(_told(texts[one.place][0], one.finding) for one in found)


def texts_of(record_type: RecordType, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a record says in words of its own, by the names of its fields."""
    if record_type.key in _NAMES_THINGS:
        return []
    words = (
        (spec.name, str(values.get(spec.name) or ""))
        for spec in record_type.fields
        if isinstance(spec.kind, Text | LongText) and spec.name not in _NO_PROSE
    )
    return [(name, text) for name, text in words if len(text) >= _FEWEST]


def ledger_of_fields(store: Store) -> Ledger:
    """Return what a field is held against."""
    with store.read_long() as session:
        return gather_for_fields(session)


def of_paper(store: Store, texts: Sequence[tuple[str, str]]) -> tuple[TextFinding, ...]:
    """The findings in a whole paper, whose parts bear keys."""
    return tuple(_found(store, texts))


def of_pages(_store: Store, pdf: bytes, texts: Sequence[tuple[str, str]]) -> tuple[TextFinding, ...]:
    """What is wrong with the pages of a paper that was set here: first, last, ends of pages."""
    findings: tuple[Finding, ...] = CHILD.call(find_on_pages_in_child, pdf)
    told = []
    for one in findings:
        words = "".join(one.text.split())
        key = next((key for key, text in texts if words and words in "".join(text.split())), "")
        told.append(_told(key, one))
    return tuple(told)


def find_on_pages_in_child(pdf: bytes) -> tuple[Finding, ...]:
    """Runs in the child."""
    from lushan_desktop.intake.paper_text import read_paper

    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        file = Path(place, "paper.pdf")
        file.write_bytes(pdf)
        found = check_text(read_paper(file), Ledger(is_own=True))
    return tuple(one for one in found if one.rule.startswith(_OF_PAGES))


def _told(key: str, one: Finding) -> TextFinding:
    return TextFinding(key, one.group, one.title, one.sentence, one.text)


def _found(store: Store, texts: Sequence[tuple[str, str]]) -> list[TextFinding]:
    if not texts:
        return []
    with store.read_long() as session:
        ledger = gather(session, is_own=True)
    whole = "\n".join(text for _, text in texts)
    starts = [0, *accumulate(len(text) + 1 for _, text in texts)]
    findings: tuple[Finding, ...] = CHILD.call(find_in_child, whole, ledger)
    return [_told(_key(texts, starts, one.start), one) for one in findings]


def _key(texts: Sequence[tuple[str, str]], starts: Sequence[int], place: int) -> str:
    return texts[min(bisect_right(starts, place) - 1, len(texts) - 1)][0]


def find_in_child(whole: str, ledger: Ledger) -> tuple[Finding, ...]:
    """Runs in the child."""
    from lushan_desktop.intake.paper_text import read_pasted_paper

    return check_text(read_pasted_paper(whole), ledger)
