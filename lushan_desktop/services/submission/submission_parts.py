"""What a submission is made of, part by part: gathered from the records, with what its files depend on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import safe_name
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.evidence import spine, volume
from lushan_desktop.reports.indicators import indicator_facts
from lushan_desktop.reports.report import Options
from lushan_desktop.services.evidence import folder_tree, proof_pages, proofs
from lushan_desktop.services.settings import about
from lushan_desktop.services.submission import submission_making
from lushan_desktop.services.submission.submission_making import Copy, Limits, Made
from lushan_desktop.storage import objects
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.store import Store

STATEMENT, CATALOGUE, VOLUME, COPIES = "statement", "catalogue", "volume", "copies"
MISSING, TASKS, SCORES, ARCHIVE, LABELS = "missing", "tasks", "scores", "archive", "labels"
OF_ONE = {
    STATEMENT: "情况说明",
    CATALOGUE: "佐证材料目录",
    VOLUME: "佐证材料汇编",
    COPIES: "佐证材料",
}
OF_ALL = {
    MISSING: "缺项清单",
    TASKS: "指标任务分解表",
    SCORES: "自评打分表",
    ARCHIVE: "归档文件目录",
    LABELS: "盒脊标签",
}
TOGETHER = "00 总表"
_NO_BOX = "材料都没有填盒号，没有生成盒脊标签。要打标签，请先在佐证材料里填盒号。"
_REPORT = {MISSING: "missing_materials", TASKS: "indicator_tasks", SCORES: "self_scores"}


@dataclass(frozen=True)
class Part:
    """One part, ready to be made in the child: its function, what it is called, and its values."""

    kind: str
    name: str
    make: Callable[..., Made] | None
    values: tuple[Any, ...] = ()
    problems: tuple[str, ...] = ()
    gaps: int = 0
    depends: tuple[Any, ...] = ()
    """What the files depend on besides."""

    @property
    def fingerprint(self) -> str:
        """What its files depend on, but neither the day nor the head of the log."""
        told = repr(
            (
                about.version(),
                self.name,
                self.make.__name__ if self.make else "",
                *map(_timeless, self.values),
                self.problems,
                self.depends,
            )
        )
        return sha256(told.encode()).hexdigest()


def _timeless(value: Any) -> Any:
    if callable(value):
        return value.__qualname__
    if hasattr(value, "ledger"):
        return replace(value, ledger=_timeless(value.ledger))
    moments = {"log_head", "made_on"} & set(getattr(value, "__dataclass_fields__", ()))
    if isinstance(value, volume.VolumeValue):
        moments = {"date"}
    return replace(value, **dict.fromkeys(moments, "")) if moments else value


@dataclass(frozen=True)
class PartsRequest:
    """What the parts are gathered for."""

    store: Store
    includes: tuple[str, ...]
    limits: Limits
    period: Options
    room: int
    """Characters that the path of a file may have below the folder of the submission."""


def folder_name(session: Session, indicator: Indicator, room: int) -> str:
    """The folder of an indicator: its number, so that folders stand in its order, and its text."""
    return safe_name(folder_tree.folder_title(session, indicator), room=min(60, room // 2))


def of_indicator(session: Session, indicator_id: str, folder: str, asked: PartsRequest) -> Iterator[Part]:
    """The parts of one indicator, as far as they are wanted."""
    gather: dict[str, Callable[[], Part | None]] = {
        STATEMENT: partial(_statement, session, indicator_id, folder, asked),
        CATALOGUE: partial(_catalogue, session, indicator_id, folder),
        VOLUME: partial(_volume, session, indicator_id, folder, asked),
        COPIES: partial(_copies, session, indicator_id, folder, asked),
    }
    yield from _wanted(gather, asked)


def of_all(session: Session, indicator_ids: Sequence[str], asked: PartsRequest) -> Iterator[Part]:
    """The parts that speak of all indicators together, as far as they are wanted and filled in."""
    gather: dict[str, Callable[[], Part | None]] = {
        **{kind: partial(_table, session, indicator_ids, kind) for kind in _REPORT},
        ARCHIVE: partial(_archive, session, indicator_ids),
        LABELS: partial(_labels, session, indicator_ids),
    }
    yield from _wanted(gather, asked)


def _wanted(gather: dict[str, Callable[[], Part | None]], asked: PartsRequest) -> Iterator[Part]:
    for kind, part in gather.items():
        if kind in asked.includes and (found := part()) is not None:
            yield found


def _papers(kind: str, folder: str, key: str, value: Any, endings: Sequence[str]) -> Part:
    name = {**OF_ONE, **OF_ALL}[kind]
    return Part(kind, f"{folder}/{name}", submission_making.write_papers, (key, value, tuple(endings)))


def _statement(session: Session, indicator_id: str, folder: str, asked: PartsRequest) -> Part:
    report = REPORTS.get(statement_terms.REPORT)
    value = report.gather(session, report.completed(session, {**asked.period, "indicator": indicator_id}))
    part = _papers(STATEMENT, folder, report.key, value, (".pdf", ".docx"))
    return replace(part, gaps=0 if value.final else len(value.gaps))


def _proof(session: Session, indicator_ids: Sequence[str]) -> tuple[str, ...]:
    found = (proof.evidence for one in indicator_ids for proof in proofs.numbers(session, one))
    return tuple(dict.fromkeys(found))


def _ledger(session: Session, key: str, indicator_ids: Sequence[str]) -> Any:
    """A ledger of the material of these indicators; None where they have none."""
    only = _proof(session, indicator_ids)
    if not only:
        return None
    options: Options = {"query": ListQuery(only=only), "indicators": tuple(indicator_ids)}
    return replace(REPORTS.get(key).gather(session, options), filter_line=_said(session, indicator_ids))


def _said(session: Session, indicator_ids: Sequence[str]) -> str:
    if len(indicator_ids) > 1:
        return f"{len(indicator_ids)}项指标"
    indicator = session.get(Indicator, indicator_ids[0])
    return f"第{indicator.number}项　{indicator.text}" if indicator else ""


def _catalogue(session: Session, indicator_id: str, folder: str) -> Part | None:
    value = _ledger(session, "evidence_catalogue", [indicator_id])
    return _papers(CATALOGUE, folder, "evidence_catalogue", value, (".pdf",)) if value else None


def _volume(session: Session, indicator_id: str, folder: str, asked: PartsRequest) -> Part | None:
    try:
        value = volume.gather(session, [indicator_id])
    except UserError:
        return None
    hashes = [piece.sha256 for piece in value.chapters[0].pieces]
    paged = tuple(proof_pages.kept_at(asked.store.folder, one).is_file() for one in hashes if one)
    held = (*_held(asked.store, hashes), *paged)
    name = f"{folder}/{OF_ONE[VOLUME]}"
    return Part(VOLUME, name, submission_making.write_volume, (value, asked.limits), depends=held)


def _held(store: Store, hashes: Sequence[str]) -> tuple[bool, ...]:
    """Return which of the files are there: one that comes back makes the part anew."""
    return tuple(bool(one) and objects.holds(store.folder, one) for one in hashes)


def _copies(session: Session, indicator_id: str, folder: str, asked: PartsRequest) -> Part | None:
    leaves = list(folder_tree.leaves(session, indicator_id))
    if not leaves:
        return None
    name = f"{folder}/{OF_ONE[COPIES]}"
    room = asked.room - len(name) - 1
    copies = tuple(Copy(_fit(leaf.name, room), leaf.sha256) for leaf in leaves)
    held = _held(asked.store, [copy.sha256 for copy in copies])
    return Part(COPIES, name, submission_making.write_copies, (copies, asked.limits), depends=held)


def _fit(name: str, room: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return safe_name(stem if dot else name, f".{suffix}" if dot else "", room=min(80, room))


def _table(session: Session, indicator_ids: Sequence[str], kind: str) -> Part | None:
    options: Options = {
        "system": indicator_facts.system_in_use(session, {}),
        "indicators": tuple(indicator_ids),
    }
    facts = indicator_facts.facts(session, options)
    is_filled = {
        MISSING: bool(facts),
        TASKS: any(fact.materials or fact.entry["lead_unit"] for fact in facts),
        SCORES: any(fact.score is not None for fact in facts),
    }
    if not is_filled[kind]:
        return None
    report = REPORTS.get(_REPORT[kind])
    return _papers(kind, TOGETHER, report.key, report.gather(session, options), (".pdf", ".xlsx"))


def _archive(session: Session, indicator_ids: Sequence[str]) -> Part | None:
    value = _ledger(session, "archive_catalogue", indicator_ids)
    return _papers(ARCHIVE, TOGETHER, "archive_catalogue", value, (".pdf", ".xlsx")) if value else None


def _labels(session: Session, indicator_ids: Sequence[str]) -> Part | None:
    name = f"{TOGETHER}/{OF_ALL[LABELS]}"
    try:
        spines = spine.gather(session, indicator_ids)
    except UserError:
        if not _proof(session, indicator_ids):
            return None
        return Part(LABELS, name, None, problems=(_NO_BOX,))
    return Part(LABELS, name, submission_making.write_labels, (spines,))
