"""Taking whole folders in as evidence: what the names say is shown first, then all is written as one step."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.base.text.sayable import sayable_name
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.evidence.proof import Proof
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.indicator_finding import find_indicator
from lushan_desktop.reports.proof_numbers import kept_serials
from lushan_desktop.services.evidence import meeting_photos, proof_pages, proofs
from lushan_desktop.services.evidence.evidence_answering import Answering
from lushan_desktop.services.evidence.evidence_filing import Proposal, filed, placed, under, unplaced
from lushan_desktop.services.office import office
from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.services.records.evidence_marks import looked_at, refuse_marked_name
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

__all__ = [
    "Batch", "Proposal", "Survey", "add", "known_indicators", "placed", "survey", "under", "unknown_numbers",
    "unplaced",
]  # fmt: skip
MOST_FILES = 10_000
_ZIP = b"PK\x03\x04"
_PLAIN_ZIPS = frozenset({".zip", ".docx", ".xlsx", ".pptx", ".ofd", ".odt", ".ods", ".odp"})
_REST = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Survey:
    """What lies in the folders, before anything is read or written."""

    proposals: tuple[Proposal, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """What came of a batch."""

    changes: Changes | None
    added: int = 0
    linked: tuple[str, ...] = ()
    """Files whose content was there already."""
    answering: tuple[str, ...] = ()
    """Files that are called as a required material is, and were put to it."""
    refused: tuple[str, ...] = ()
    """One sentence for each file that was not taken."""
    remarks: tuple[str, ...] = ()
    """One sentence for each file that was taken and wants looking at."""

    @property
    def sentence(self) -> str:
        """已添加 12 份材料；其中 2 份内容相同，没有另存；1 份没有添加."""
        parts = [f"已添加 {self.added} 份材料" if self.added else "没有添加新的材料"]
        if self.linked:
            parts.append(f"{len(self.linked)} 份已有同样的文件，直接挂接，没有另存")
        if self.answering:
            parts.append(f"{len(self.answering)} 份与应备材料同名，已挂接到该项材料")
        if self.refused:
            parts.append(f"{len(self.refused)} 份没有添加")
        return "；".join(parts)


def survey(store: Store, paths: Sequence[Path], *, progress: Progress = UNWATCHED) -> Survey:
    """All files below these, with what their names and folders say.

    Raises Cancelled; UserError for what is not there.
    """
    if gone := next((path for path in paths if not path.exists() and not path.is_symlink()), None):
        raise UserError(f"找不到“{gone}”，请核对名称和位置。")
    problems: list[str] = []
    files: list[tuple[Path, tuple[str, ...]]] = []
    for file, folders in _files(paths, progress, problems):
        if len(files) == MOST_FILES:
            problems.append(f"一次最多添加 {MOST_FILES} 份，其余的请分批添加。")
            break
        files.append((file, folders))
    until = office.load(store.folder).last_day
    proposals = filed(files, known_indicators(store), today=clock.today(), until=until)
    if not proposals and not problems:
        problems.append("文件夹里没有文件。")
    problems += [sentence for each in proposals if (sentence := _refused_by_name(each))]
    return Survey(tuple(proposals), tuple(problems))


def _refused_by_name(proposal: Proposal) -> str:
    """Return why a file will not be taken, as far as its name and first bytes tell; else nothing."""
    try:
        refuse_marked_name(proposal.name)
        objects.refuse_by_name(proposal.path)
        _refuse_disguise(proposal.path)
    except UserError as error:
        return error.message
    return ""


def unknown_numbers(store: Store, proposals: Iterable[Proposal]) -> frozenset[str]:
    """The numbers that no indicator bears: what is put to them proves nothing yet."""
    return frozenset(_indicator_ids(store, {each.indicator for each in proposals if each.indicator})[1])


def _files(
    paths: Sequence[Path], progress: Progress, problems: list[str]
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Files with the names of the folders they lie in, from the one that was given."""
    for path in paths:
        if not path.is_dir():
            yield path, (path.absolute().parent.name,)
            continue
        for file in sorted(_below(path, progress, problems)):
            yield file, (path.absolute().name, *file.relative_to(path).parts[:-1])


def _below(folder: Path, progress: Progress, problems: list[str]) -> Iterator[Path]:
    """Files at any depth; a link to another folder is not gone into."""
    count = 0
    for place, folders, names in os.walk(folder):
        for link in (name for name in folders if (Path(place) / name).is_symlink()):
            problems.append(
                f"“{sayable_name(link)}”是指向其他位置的链接，未读取；需收存的，请直接添加该文件夹。"
            )
        folders[:] = sorted(name for name in folders if not name.startswith((".", "~$")))
        for name in names:
            count += 1
            if progress.is_cancelled:
                raise Cancelled
            progress.report(count, 0, sayable_name(name))
            is_hidden = name.startswith((".", "~$")) or name.lower() in _REST
            if not is_hidden and (Path(place) / name).is_file():
                yield Path(place) / name


def known_indicators(store: Store) -> dict[str, str]:
    """The indicators that evidence may be put to, by number, with their names."""
    with store.read() as session:
        rows = session.scalars(select(Indicator).where(col(Indicator.deleted).is_(False))).all()
        return {row.number: row.text for row in rows if row.number}


def add(store: Store, proposals: Sequence[Proposal], *, progress: Progress = UNWATCHED) -> Batch:
    """Take the files in, count their pages and write all of it as one step. Raises Cancelled, UserError."""
    ids, unknown = _indicator_ids(store, {each.indicator for each in proposals if each.indicator})
    taken: list[_Taken] = []
    refused: list[str] = []
    for proposal in over(progress, proposals, "复制文件"):
        try:
            taken.append(_take(store, proposal, progress))
        except UserError as error:
            refused.append(error.message)
    if not taken:
        return Batch(None, refused=tuple(refused))
    linked: list[str] = []
    answering: list[str] = []
    with store.change(f"添加材料{len(taken)}份") as step:
        proving, answered = _Proving(step), Answering(step)
        for each in over(progress, taken, "登记材料"):
            indicator = ids.get(each.proposal.indicator, "")
            item, is_held = _register(step, proving, each, indicator)
            if is_held:
                linked.append(each.proposal.name)
            if each.proposal.meeting:
                meeting_photos.hang(step, item, each.proposal.meeting)
            if answered.answers(item, indicator, each.proposal.title):
                answering.append(each.proposal.name)
        for indicator in dict.fromkeys(ids.values()):
            proofs.assign_within(step, indicator)
    remarks = tuple(each.remark for each in taken if each.remark)
    remarks += tuple(_not_placed(each.proposal) for each in taken if each.proposal.indicator in unknown)
    added = len(taken) - len(linked)
    return Batch(step.changes, added, tuple(linked), tuple(answering), tuple(refused), remarks)


def _indicator_ids(store: Store, numbers: Iterable[str]) -> tuple[dict[str, str], set[str]]:
    """The ids of the indicators by number, and the numbers that no indicator bears."""
    ids: dict[str, str] = {}
    unknown: set[str] = set()
    with store.read() as session:
        for number in sorted(numbers):
            try:
                indicator = find_indicator(session, number)
            except UserError:
                indicator = None
            if indicator is None:
                unknown.add(number)
            else:
                ids[number] = indicator.id
    return ids, unknown


def _not_placed(proposal: Proposal) -> str:
    why = f"（{proposal.why}）" if proposal.why else ""
    return f"“{proposal.name}”已添加，但指标体系里没有{proposal.indicator}{why}，没有对应到指标。"


@dataclass(frozen=True)
class _Taken:
    proposal: Proposal
    file: TakenFile
    pages: int | None = None
    remark: str = ""


def _take(store: Store, proposal: Proposal, progress: Progress) -> _Taken:
    """Look at one file and copy it in. Raises UserError with one sentence where it is no use."""
    _refuse_disguise(proposal.path)
    look = looked_at(proposal.path, proposal.name, progress)
    stored = objects.put(store.folder, proposal.path, progress=evidence.Within(progress))
    file = TakenFile(proposal.name, stored.sha256, stored.size, stored.suffix)
    trouble = look.trouble.split("”", 1)[-1]
    remark = f"“{file.name}”已添加，但{trouble}" if trouble else ""
    pages = look.pages
    if pages is None and not trouble:
        pages = proof_pages.pages_counted(store, file.sha256, file.suffix, file.name)
    return _Taken(proposal, file, pages, remark)


def _refuse_disguise(path: Path) -> None:
    """A packed folder under the name of a paper or a picture helps nobody."""
    if path.suffix.lower() in _PLAIN_ZIPS or not path.is_file():
        return  # a pipe would never end; what is no file is refused in words afterwards
    try:
        with path.open("rb") as file:
            is_zip = file.read(4) == _ZIP
    except OSError:
        return
    if is_zip and path.suffix.lower() in (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"):
        raise UserError(
            f"“{sayable_name(path.name)}”的内容是压缩包，与扩展名不符，没有添加。"
            "请找到原件，或改名为 .zip 后添加。"
        )


def _register(step: Step, proving: "_Proving", taken: _Taken, indicator: str) -> tuple[Evidence, bool]:
    """Write the evidence and what it proves; whether the same content was there before."""
    proposal = taken.proposal
    held = evidence.same_as(step, taken.file)
    item = held or evidence.register(step, taken.file, title=proposal.title)
    signed_on = proposal.signed_on.iso if proposal.signed_on else None
    if (held is None or not held.signed_on) and signed_on:
        item.signed_on = signed_on
    if item.pages is None:
        item.pages = taken.pages
    step.add(item)
    if indicator:
        proving.prove(item, indicator, proposal.serial)
    return item, held is not None


class _Proving:
    """Says of evidence that it proves an indicator, under the number in its name where that is free."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._serials: dict[str, dict[str, int]] = {}

    def prove(self, item: Evidence, indicator: str, serial: int | None) -> None:
        step = self._step
        links = select(Reference).where(
            col(Reference.parent) == item.id,
            col(Reference.field) == "indicators",
            col(Reference.deleted).is_(False),
        )
        rows = step.session.scalars(links).all()
        if all(row.target != indicator for row in rows):
            step.add(Reference(parent=item.id, field="indicators", target=indicator, position=len(rows)))
        kept = self._serials.setdefault(indicator, {}) or kept_serials(step.session, indicator)
        self._serials[indicator] = kept
        if serial and item.id not in kept and serial not in kept.values():
            kept[item.id] = serial
            step.add(Proof(indicator=indicator, evidence=item.id, serial=serial))
