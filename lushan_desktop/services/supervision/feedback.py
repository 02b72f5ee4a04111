"""The feedback lists of a round: how far each unit is with its own, and all of them printed in one go."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.files import write_whole
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.quoting import in_quotes
from lushan_desktop.domain.supervision.problem import AWAITING
from lushan_desktop.domain.supervision.rectifying import is_open
from lushan_desktop.domain.supervision.supervision_visit import SupervisionVisit
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.supervision.feedback_letter import (
    Letter,
    Letters,
    latest_visits,
    numbered_anew,
)
from lushan_desktop.reports.supervision.supervision_facts import (
    problems,
    rounds_with_plan,
    stage_of,
    units_in_order,
)
from lushan_desktop.services.printing import issuing, reports
from lushan_desktop.services.records import issued_papers
from lushan_desktop.storage.store import Store

REPORT = "feedback_letter"
LOT = 8
"""Letters set in one call of the child: often enough to tell how far it is and to stop."""
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class UnitFeedback:
    """How a unit of a round stands with its feedback list."""

    unit: str
    name: str
    kind: str
    problems: int
    """Those that are not closed."""
    awaiting: int
    """Those of them that were not sent out yet."""
    visit: str
    """The visit that holds number and receipt; empty where none is recorded."""
    number: str
    feedback_on: PartialDate | None
    receipt: str
    """The one who signed for it."""
    receipt_on: PartialDate | None
    answered: int
    """Problems to which the unit has answered."""


@dataclass(frozen=True)
class WrittenLetters:
    """What was written, and what the clerk should know about it."""

    files: tuple[Path, ...]
    letters: int
    notices: tuple[str, ...] = ()


def round_named(store: Store, text: str) -> str:
    """The round of this name, of a part of it, or under a plan of this 文号.

    Raises UserError naming the rounds there are where none fits, or several do.
    """
    with store.read() as session:
        rounds = rounds_with_plan(session)
    wanted = text.strip()
    whole = [one for one, title, number in rounds if wanted in (title, number)]
    found = whole or [one for one, title, _ in rounds if wanted and wanted in title]
    if len(found) == 1:
        return found[0]
    known = "、".join(in_quotes(title) for _, title, _ in rounds)
    said = f"有{len(found)}轮督导都合“{text}”，请写全名" if found else f"没有督导轮次“{text}”"
    raise UserError(f"{said}。{f'已登记的有：{known}。' if known else '请先登记督导轮次。'}", field="round")


def units(store: Store, round_id: str) -> tuple[UnitFeedback, ...]:
    """The units of a round that have open problems, in protocol order."""
    with store.read() as session:
        return tuple(_waiting(session, round_id))


def _waiting(session: Session, round_id: str) -> Iterator[UnitFeedback]:
    by_unit: dict[str, list[Any]] = {}
    for entry in problems(session, supervision_round=round_id):
        if is_open(entry):
            by_unit.setdefault(entry["unit"], []).append(entry)
    visits = latest_visits(session, round_id)
    for unit in units_in_order(session, by_unit):
        visit = visits.get(unit.id) or SupervisionVisit()
        entries = by_unit[unit.id]
        yield UnitFeedback(
            unit.id,
            unit.name,
            unit.kind,
            len(entries),
            sum(stage_of(entry) == AWAITING for entry in entries),
            visit.id,
            visit.feedback_number,
            _day(visit.feedback_on),
            visit.receipt,
            _day(visit.receipt_on),
            sum(bool(entry["answer"]) for entry in entries),
        )


def write_each(
    store: Store,
    folder: Path,
    options: Options,
    *,
    only: Sequence[str] = (),
    progress: Progress = UNWATCHED,
) -> WrittenLetters:
    """One PDF for each unit (or for those of `only`) into the folder; `options` are those of the report.

    Raises UserError where nobody is to get a list, Cancelled where the user stops it; what was written by
    then stays.
    """
    letters = _letters(store, options, only)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for place, (letter, pdf) in enumerate(_set(store, letters, progress), 1):
        file = folder / f"{place:02d}-{_NO_FILE_NAME.sub('', letter.unit)}-反馈清单.pdf"
        write_whole(file, pdf)
        files.append(file)
    return WrittenLetters(tuple(files), len(files), _notices(letters))


def joined(
    store: Store, options: Options, *, only: Sequence[str] = (), progress: Progress = UNWATCHED
) -> tuple[bytes, WrittenLetters]:
    """One PDF with a bookmark for each unit, each letter with pages numbered by itself; to be printed."""
    from lushan_desktop.paper.binding.joining import join

    letters = _letters(store, options, only)
    parts = [(letter.unit, pdf) for letter, pdf in _set(store, letters, progress)]
    pdf: bytes = CHILD.call_watched(progress, join, parts)
    return pdf, WrittenLetters((), len(parts), _notices(letters))


def write_joined(
    store: Store,
    file: Path,
    options: Options,
    *,
    only: Sequence[str] = (),
    progress: Progress = UNWATCHED,
) -> WrittenLetters:
    """The same as a file."""
    pdf, written = joined(store, options, only=only, progress=progress)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, pdf)
    return replace(written, files=(file,))


def letters(store: Store, options: Options, only: Sequence[str]) -> Iterator[tuple[Letter, bytes]]:
    """The letter of each of these units with its pages; none where nobody is to get one."""
    found: Letters = reports.gather(store, REPORT, options)
    if any(letter.unit_id in only for letter in found.letters):
        yield from _set(store, _letters(store, options, only), UNWATCHED)


def _letters(store: Store, options: Options, only: Sequence[str]) -> Letters:
    found: Letters = reports.gather(store, REPORT, options)
    chosen = [letter for letter in found.letters if not only or letter.unit_id in only]
    if not chosen:
        raise UserError("这一轮督导没有要反馈的问题，请先登记问题。", field="supervision_round")
    # The numbers run over what is printed: the same ones are recorded when these lists are sent out.
    return replace(found, letters=numbered_anew(chosen, str(options.get("number") or "")))


def _set(store: Store, letters: Letters, progress: Progress) -> Iterator[tuple[Letter, bytes]]:
    """The pages of the letters, set in the child a few at a time, telling how far it is.

    What went out already comes as it went out.
    """
    total = len(letters.letters)
    for start in range(0, total, LOT):
        if progress.is_cancelled:
            raise Cancelled
        progress.report(start, total, "排反馈清单")
        lot = letters.letters[start : start + LOT]
        held = [issuing.held(store, REPORT, letter) for letter in lot]
        new = tuple(letter for letter, paper in zip(lot, held, strict=True) if paper is None)
        fresh = iter(CHILD.call_watched(progress, set_lot, replace(letters, letters=new)))
        for letter, paper in zip(lot, held, strict=True):
            yield letter, next(fresh) if paper is None else issued_papers.bytes_of(store, paper)
    progress.report(total, total, "排反馈清单")


def set_lot(letters: Letters) -> list[bytes]:
    """Runs in the child: each letter as a PDF of its own."""
    from lushan_desktop.paper.pdf import typeset

    compose, typeset = REPORTS.get(REPORT).compose, typeset
    return [typeset(compose(replace(letters, letters=(letter,)))).pdf for letter in letters.letters]


def _notices(letters: Letters) -> tuple[str, ...]:
    open_ones = [letter.unit for letter in letters.letters if letter.is_open]
    undated = [letter.unit for letter in letters.letters if letter.is_undated]
    told = []
    if open_ones:
        told.append(f"{len(open_ones)}份还缺发文名义或文号，印作送审稿。")
    if undated:
        told.append(f"有问题没有整改时限：{'、'.join(undated)}。")
    return tuple(told)


def _day(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None
