"""报送材料: everything that is handed in for indicators, as one folder that can be made in several goes.

What stands in the folder from an earlier go and would come out the same is kept; a changed record makes
only its own parts anew. No record is written, but for the numbers of proof that `number` gives.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.files import DISK_TROUBLE, explained
from lushan_desktop.base.progress import Progress, Unwatched
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.paper.content import Content
from lushan_desktop.reports.signing import only_issuer
from lushan_desktop.reports.submission import submission_lists
from lushan_desktop.reports.submission.submission_lists import HandIn, ListedFile, Problems
from lushan_desktop.services.evidence import proof_pages, proofs
from lushan_desktop.services.evidence.folder_tree import outside, room_below
from lushan_desktop.services.office import office
from lushan_desktop.services.submission import submission_parts
from lushan_desktop.services.submission.submission_folder import MadePart, SubmissionFolder, open_folder
from lushan_desktop.services.submission.submission_making import MEGABYTE, Limits, Made, Place
from lushan_desktop.services.submission.submission_parts import OF_ALL, OF_ONE, TOGETHER, Part, PartsRequest
from lushan_desktop.services.submission.submission_verdict import Verdict
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

V = TypeVar("V")

_log = logging.getLogger(__name__)
EVERYTHING = (*OF_ONE, *OF_ALL)
PROBLEMS, HAND_IN = "problems", "hand_in"
_LISTS = "lushan_desktop.reports.submission.submission_lists:{0}"
_LEAST_ROOM = 70
_FAILED = "{0}未完成，程序出错，已记入日志。其余的照常生成；重新打开程序后可以再试一次。"


@dataclass(frozen=True)
class SubmissionRequest:
    """What is to be handed in."""

    indicators: tuple[str, ...]
    includes: tuple[str, ...] = EVERYTHING
    most_megabytes: int = 0
    """How large a file may be; 0: as large as it is."""
    shrinks: bool = True


@dataclass(frozen=True)
class DeliveredFolder:
    """What stands in the folder now."""

    place: Path
    verdicts: tuple[Verdict, ...]
    together: Verdict
    files: int
    size: int

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """The indicator, and what is wrong there."""
        return tuple((one.name, said) for one in (*self.verdicts, self.together) for said in one.problems)

    @property
    def gaps(self) -> int:
        """Places that the papers leave open."""
        return sum(part.gaps for one in (*self.verdicts, self.together) for _, part in one.parts)

    @property
    def sentence(self) -> str:
        made = sum(one.made for one in (*self.verdicts, self.together))
        kept = sum(one.kept for one in (*self.verdicts, self.together))
        went_on = f"（{kept} 部分上次已做好，这次新做 {made} 部分）" if kept else ""
        said = f"{len(self.verdicts)} 项指标的报送材料已生成，共 {self.files} 个文件{went_on}"
        said += f"；情况说明里还有 {self.gaps} 处【待补】" if self.gaps else ""
        return f"{said}；有 {len(self.problems)} 处问题，见问题清单" if self.problems else said


class Watcher(Progress, Protocol):
    """Hears of every indicator as soon as it is finished."""

    def tell(self, verdict: Verdict) -> None:
        """Show what came of it."""


class Unheard(Unwatched):
    """Nobody listens."""

    def tell(self, verdict: Verdict) -> None:
        """Say nothing."""


UNHEARD = Unheard()


def number(store: Store, wanted: SubmissionRequest) -> Changes | None:
    """Give all proof that has none its number, as one step; None where all have theirs."""
    return proofs.assign_all(store, wanted.indicators)


def make(
    store: Store, wanted: SubmissionRequest, chosen: Path, *, progress: Watcher = UNHEARD
) -> DeliveredFolder:
    """Make what is not in the folder yet. Raises UserError, Cancelled; what was finished stays."""
    if not wanted.indicators:
        raise UserError("还没有选指标。请先勾选要报送的指标。")
    outside(store, chosen)
    folder = open_folder(chosen)
    try:
        return _Run(store, wanted, folder, progress).deliver()
    except OSError as error:
        raise explained(error, folder.place) from error
    finally:
        folder.close()


@dataclass
class _Run:
    """One go over all indicators."""

    store: Store
    wanted: SubmissionRequest
    folder: SubmissionFolder
    progress: Watcher
    keys: set[str] = field(default_factory=set)

    def deliver(self) -> DeliveredFolder:
        asked = self._asked()
        if submission_parts.VOLUME in self.wanted.includes:
            self._make_pages()
        total = len(self.wanted.indicators) + 1
        verdicts: list[Verdict] = []
        names: set[str] = set()
        for done, one in enumerate(self.wanted.indicators):
            with self.store.read_long() as session:
                name, folder = self._named(session, one, names, asked.room)
                self.progress.report(done, total, name)
                parts = list(submission_parts.of_indicator(session, one, folder, asked))
            verdicts.append(self._make_all(Verdict(one, name), parts))
            self.progress.tell(verdicts[-1])
        self.progress.report(total - 1, total, TOGETHER)
        with self.store.read_long() as session:
            parts = list(submission_parts.of_all(session, self.wanted.indicators, asked))
            issuer = only_issuer(session)
        together = self._make_all(Verdict("", TOGETHER), parts)
        self._write_lists([*verdicts, together], issuer.name if issuer else "")
        self.progress.report(total, total, "")
        files = self.folder.files
        return DeliveredFolder(
            self.folder.place, tuple(verdicts), together, len(files), sum(file.size for file in files)
        )

    def _make_pages(self) -> None:
        """Proofs that are no PDF and no picture become pages before they are bound."""
        with self.store.read_long() as session:
            found = [item for one in self.wanted.indicators for item in proofs.evidence_of(session, one)]
        files = [(item.sha256, item.suffix, item.file_name) for item in found]
        proof_pages.ready(self.store, files, progress=self.progress)

    def _asked(self) -> PartsRequest:
        room = room_below(self.folder.place, 2, least=_LEAST_ROOM)
        limits = Limits(self.wanted.most_megabytes * MEGABYTE, self.wanted.shrinks)
        start, end = office.load(self.store.folder).cycle
        period = {name: day for name, day in (("start", start), ("end", end)) if day}
        return PartsRequest(self.store, self.wanted.includes, limits, period, room)

    def _named(self, session: Session, one: str, taken: set[str], room: int) -> tuple[str, str]:
        """The name of an indicator, and a folder that no other has."""
        indicator = session.get(Indicator, one)
        if indicator is None:
            raise UserError("有一项指标已不存在，请重新选择要报送的指标。")
        folder = plain = submission_parts.folder_name(session, indicator, room)
        while folder in taken:
            folder = f"{plain}（{sum(each.startswith(plain) for each in taken) + 1}）"
        taken.add(folder)
        return f"{indicator.number} {indicator.text}".strip(), folder

    def _make_all(self, verdict: Verdict, parts: Iterable[Part]) -> Verdict:
        for part in parts:
            verdict = verdict.having(part.kind, *self._made(verdict.indicator, part))
        return verdict

    def _made(self, owner: str, part: Part) -> tuple[MadePart, bool]:
        """The part, and whether it stood there already."""
        if self.progress.is_cancelled:
            raise Cancelled
        key = f"{owner}/{part.kind}"
        self.keys.add(key)
        if held := self.folder.holds(key, part.fingerprint):
            return held, True
        blank = MadePart(key, part.fingerprint, problems=part.problems, gaps=part.gaps)
        made = self._computed(part.make, part, blank) if part.make else Made(blank, {})
        told = self.folder.take(made.part, made.files)
        return replace(made.part, problems=(*made.part.problems, *told)), False

    def _computed(self, make: Callable[..., Made], part: Part, blank: MadePart) -> Made:
        """Made in the child; what cannot be made at all is told, and nothing else suffers."""
        work = self.folder.work
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            place = Place(self.store.folder, work, part.name)
            made = CHILD.call_watched(self.progress, make, blank, place, *part.values)
        except Cancelled:
            raise
        except UserError as error:
            return _failed(blank, f"{Path(part.name).name}：{error.message}")
        except Exception as error:  # a bug: one part must not take the others with it
            if isinstance(error, OSError) and error.errno in DISK_TROUBLE:
                raise
            _log.exception("a part of a submission could not be made")
            return _failed(blank, _FAILED.format(Path(part.name).name))
        return made

    def _write_lists(self, verdicts: Sequence[Verdict], issuer: str) -> None:
        """问题清单 where there is any, 报送清单 and the hashes; what is no longer wanted goes."""
        today = str(PartialDate.from_date(clock.today()))
        rows = tuple((one.name, said) for one in verdicts for said in one.problems)
        if rows:
            self._list(PROBLEMS, "问题清单", submission_lists.compose_problems, Problems(today, rows))
        self.folder.drop(self.folder.parts.keys() - self.keys - {f"/{HAND_IN}"})
        files = tuple(
            ListedFile(file.path, file.size, file.sha256)
            for file in self.folder.files
            if file not in self._own_list()
        )
        listed = HandIn(issuer, today, files, len(self.wanted.indicators))
        self._list(HAND_IN, "报送清单", submission_lists.compose_hand_in, listed)
        self.folder.write_hashes()

    def _own_list(self) -> tuple[object, ...]:
        part = self.folder.parts.get(f"/{HAND_IN}")
        return part.files if part else ()

    def _list(self, kind: str, name: str, compose: Callable[[V], Content], value: V) -> None:
        from lushan_desktop.services.submission.submission_making import write_list

        self._made("", Part(kind, name, write_list, (compose, value)))


def _failed(blank: MadePart, said: str) -> Made:
    """No file, and a fingerprint that the next go does not find."""
    return Made(replace(blank, fingerprint="", problems=(*blank.problems, said)), {})
