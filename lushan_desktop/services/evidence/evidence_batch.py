"""Taking whole folders in as evidence: what the names say is shown first, then all is written as one step."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base import clock
from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.sayable import sayable_name
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.evidence.proof import Proof
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.record import Reference
from lushan_desktop.reports.indicator_finding import find_indicator
from lushan_desktop.reports.proof_numbers import kept_serials
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.evidence.evidence_answering import Answering
from lushan_desktop.services.evidence.evidence_titles import indicator_of, read_name
from lushan_desktop.services.office import office
from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

MOST_FILES = 10_000
_PAGES = "lushan_desktop.intake.showing:page_count"
_ZIP = b"PK\x03\x04"
_PLAIN_ZIPS = frozenset({".zip", ".docx", ".xlsx", ".pptx", ".ofd", ".odt", ".ods", ".odp"})
_REST = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class Proposal:
    """What a file will be as evidence; everything but the path may be put right before it is written."""

    path: Path
    title: str
    indicator: str = ""
    """The number of the indicator it proves, such as 93; empty: none yet."""
    serial: int | None = None
    signed_on: PartialDate | None = None

    @property
    def name(self) -> str:
        return sayable_name(self.path.name)


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
            parts.append(f"{len(self.answering)} 份与应备材料同名，已挂到该项材料")
        if self.refused:
            parts.append(f"{len(self.refused)} 份没有添加")
        return "；".join(parts)


def survey(store: Store, paths: Sequence[Path], *, progress: Progress = UNWATCHED) -> Survey:
    """All files below these, with what their names and folders say.

    Raises Cancelled; UserError for what is not there.
    """
    if gone := next((path for path in paths if not path.exists() and not path.is_symlink()), None):
        raise UserError(f"找不到“{gone}”，请核对名称和位置。")
    proposals: list[Proposal] = []
    problems: list[str] = []
    until = office.load(store.folder).last_day
    for file, folders in _files(paths, progress):
        if len(proposals) == MOST_FILES:
            problems.append(f"一次最多添加 {MOST_FILES} 份，其余的请分批添加。")
            break
        said = read_name(sayable_name(file.name), today=clock.today(), until=until)
        indicator = said.indicator or indicator_of(folders)
        proposals.append(Proposal(file, said.title, indicator, said.serial, said.signed_on))
    if not proposals and not problems:
        problems.append("文件夹里没有文件。")
    return Survey(tuple(proposals), tuple(problems))


def _files(paths: Sequence[Path], progress: Progress) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Files with the names of the folders they lie in, from the one that was given."""
    for path in paths:
        if not path.is_dir():
            yield path, (path.parent.name,)
            continue
        for file in sorted(_below(path, progress)):
            yield file, (path.name, *file.relative_to(path).parts[:-1])


def _below(folder: Path, progress: Progress) -> Iterator[Path]:
    for count, file in enumerate(folder.rglob("*")):
        if progress.is_cancelled:
            raise Cancelled
        progress.report(count, 0, file.name)
        is_hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        if not is_hidden and file.name.lower() not in _REST and file.is_file():
            yield file


def known_indicators(store: Store) -> dict[str, str]:
    """The indicators that evidence may be put to, by number, with their names."""
    with store.read() as session:
        rows = session.scalars(select(Indicator).where(col(Indicator.deleted).is_(False))).all()
        return {row.number: row.text for row in rows if row.number}


def under(proposals: Sequence[Proposal], indicator: str) -> tuple[Proposal, ...]:
    """All of them proving one indicator; serials read from the names of another are given up."""
    if not indicator:
        return tuple(proposals)
    return tuple(
        each if each.indicator == indicator else replace(each, indicator=indicator, serial=None)
        for each in proposals
    )


def add(store: Store, proposals: Sequence[Proposal], *, progress: Progress = UNWATCHED) -> Batch:
    """Take the files in, count their pages and write all of it as one step. Raises Cancelled, UserError."""
    ids = _indicator_ids(store, {each.indicator for each in proposals if each.indicator})
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
            if answered.answers(item, indicator, each.proposal.title):
                answering.append(each.proposal.name)
        for indicator in dict.fromkeys(ids.values()):
            proofs.assign_within(step, indicator)
    remarks = tuple(each.remark for each in taken if each.remark)
    added = len(taken) - len(linked)
    return Batch(step.changes, added, tuple(linked), tuple(answering), tuple(refused), remarks)


def _indicator_ids(store: Store, numbers: Iterable[str]) -> dict[str, str]:
    """Raises UserError where there is no such indicator."""
    with store.read() as session:
        found = {number: find_indicator(session, number) for number in sorted(numbers)}
    return {number: indicator.id for number, indicator in found.items() if indicator}


@dataclass(frozen=True)
class _Taken:
    proposal: Proposal
    file: TakenFile
    pages: int | None = None
    remark: str = ""


def _take(store: Store, proposal: Proposal, progress: Progress) -> _Taken:
    """Copy one file in and look at its pages. Raises UserError with one sentence where it is no use."""
    _refuse_disguise(proposal.path)
    stored = objects.put(store.folder, proposal.path, progress=evidence.Within(progress))
    file = TakenFile(proposal.name, stored.sha256, stored.size, stored.suffix)
    taken = _Taken(proposal, file)
    place = objects.path_of(store.folder, file.sha256)
    try:
        return replace(taken, pages=FOREIGN.call_watched(progress, _PAGES, place, file.suffix, file.name))
    except UserError as error:
        return replace(taken, remark=f"“{file.name}”已添加，但{error.message.split('”', 1)[-1]}")
    except (BrokenExecutor, MemoryError, OSError):
        return replace(taken, remark=f"“{file.name}”已添加，但太大或已损坏，页数数不出来，请打开核对。")


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
