"""Giving the units of a round their feedback lists: printing all in one go, sending out, signing for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD, path_of
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.files import write_whole
from lushan_desktop.base.lazy import resolve
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.records.problem import AWAITING, PROBLEM, Problem
from lushan_desktop.domain.records.supervision_visit import SUPERVISION_VISIT, SupervisionVisit
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.reports.supervision.feedback_letter import (
    Letter,
    Letters,
    in_series,
    is_further,
    latest_visits,
    numbered_anew,
)
from lushan_desktop.reports.supervision.supervision_facts import (
    is_open,
    named,
    problems,
    rounds_with_plan,
    stage_of,
    units_in_order,
)
from lushan_desktop.services.papers import reports
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import supervision
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

REPORT = "feedback_letter"
LOT = 8
"""Letters set in one call of the child: often enough to tell how far it is and to stop."""
_TYPESET = "lushan_desktop.paper.pdf:typeset"
_JOIN = "lushan_desktop.paper.binding.joining:join"
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')


@dataclass(frozen=True)
class Waiting:
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
    """Who signed for it."""
    receipt_on: PartialDate | None
    answered: int
    """Problems to which the unit has answered."""


@dataclass(frozen=True)
class Written:
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
    known = "、".join(f"“{title}”" for _, title, _ in rounds)
    said = f"有{len(found)}轮督导都合“{text}”，请写全名" if found else f"没有督导轮次“{text}”"
    raise UserError(f"{said}。{f'已登记的有：{known}。' if known else '请先登记督导轮次。'}", field="round")


def units(store: Store, round_id: str) -> tuple[Waiting, ...]:
    """The units of a round that have open problems, in protocol order."""
    with store.read() as session:
        return tuple(_waiting(session, round_id))


def _waiting(session: Session, round_id: str) -> Iterator[Waiting]:
    by_unit: dict[str, list[Any]] = {}
    for entry in problems(session, supervision_round=round_id):
        if is_open(entry):
            by_unit.setdefault(entry["unit"], []).append(entry)
    visits = latest_visits(session, round_id)
    for unit in units_in_order(session, by_unit):
        visit = visits.get(unit.id) or SupervisionVisit()
        entries = by_unit[unit.id]
        yield Waiting(
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
) -> Written:
    """One PDF for each unit (or for those of `only`) into the folder; `options` are those of the report.

    Raises UserError where nobody is to get a list, Cancelled where the user stops it; what was written by
    then stays.
    """
    letters = _letters(store, options, only)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for place, (letter, pdf) in enumerate(_set(letters, progress), 1):
        file = folder / f"{place:02d}-{_NO_FILE_NAME.sub('', letter.unit)}-反馈清单.pdf"
        write_whole(file, pdf)
        files.append(file)
    return Written(tuple(files), len(files), _notices(letters))


def joined(
    store: Store, options: Options, *, only: Sequence[str] = (), progress: Progress = UNWATCHED
) -> tuple[bytes, Written]:
    """One PDF with a bookmark for each unit, each letter with pages numbered by itself; to be printed."""
    letters = _letters(store, options, only)
    parts = [(letter.unit, pdf) for letter, pdf in _set(letters, progress)]
    pdf: bytes = CHILD.call_watched(progress, _JOIN, parts)
    return pdf, Written((), len(parts), _notices(letters))


def write_joined(
    store: Store,
    file: Path,
    options: Options,
    *,
    only: Sequence[str] = (),
    progress: Progress = UNWATCHED,
) -> Written:
    """The same as a file."""
    pdf, written = joined(store, options, only=only, progress=progress)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, pdf)
    return replace(written, files=(file,))


def _letters(store: Store, options: Options, only: Sequence[str]) -> Letters:
    found: Letters = reports.gather(store, REPORT, options)
    chosen = [letter for letter in found.letters if not only or letter.unit_id in only]
    if not chosen:
        raise UserError("这一轮督导没有要反馈的问题，请先登记问题。", field="supervision_round")
    # The numbers run over what is printed: the same ones are recorded when these lists are sent out.
    return replace(found, letters=numbered_anew(chosen, str(options.get("number") or "")))


def _set(letters: Letters, progress: Progress) -> Iterator[tuple[Letter, bytes]]:
    """Set the letters in the child, a few at a time, telling how far it is."""
    total = len(letters.letters)
    for start in range(0, total, LOT):
        if progress.is_cancelled:
            raise Cancelled
        progress.report(start, total, "排反馈清单")
        lot = letters.letters[start : start + LOT]
        pdfs = CHILD.call_watched(progress, path_of(set_lot), replace(letters, letters=lot))
        yield from zip(lot, pdfs, strict=True)
    progress.report(total, total, "排反馈清单")


def set_lot(letters: Letters) -> list[bytes]:
    """Runs in the child: each letter as a PDF of its own."""
    compose, typeset = REPORTS.get(REPORT).compose, resolve(_TYPESET)
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


def issue(
    store: Store,
    round_id: str,
    unit_ids: Sequence[str],
    *,
    on: PartialDate | None = None,
    first_number: str = "",
) -> Changes:
    """Note that these units got their lists and send their problems out, as one step.

    The number and the day stand with the visit; a unit that nobody recorded a visit to gets one without a
    date. Where a list went out before, the further one takes its place, and the remarks of the visit keep
    what the first was. Raises UserError, naming the problem, where one has no demand or no deadline.
    """
    if not unit_ids:
        raise UserError("请先选要反馈的单位。", field="unit")
    day = on or PartialDate.from_date(clock.today())
    with store.read() as session:
        order = [unit.id for unit in units_in_order(session, unit_ids)]
        visits = latest_visits(session, round_id)
        sent = _sent_out(session, round_id, order, day)
        further = {unit for unit in order if unit in visits and _is_further(session, visits[unit])}
    kept = ["" if unit in further or unit not in visits else visits[unit].feedback_number for unit in order]
    with store.change(f"制发反馈清单{len(order)}份") as step:
        for unit, number in zip(order, in_series(kept, first_number), strict=True):
            visit = step.get(SupervisionVisit, visits[unit].id) if unit in visits else SupervisionVisit()
            written: Values = {"feedback_on": day, "feedback_number": number}
            if unit in further:
                written |= {"note": _with_earlier(visit), "receipt": "", "receipt_on": None}
            if unit not in visits:
                written = {
                    **SUPERVISION_VISIT.blank(),
                    **written,
                    "unit": unit,
                    "supervision_round": round_id,
                }
            records.write(step, SUPERVISION_VISIT, visit, written)
        for problem, values in sent.items():
            records.write(step, PROBLEM, step.get(Problem, problem), values)
    return step.changes


def _is_further(session: Session, visit: SupervisionVisit) -> bool:
    held = problems(session, supervision_round=visit.supervision_round, unit=visit.unit)
    return is_further(visit, held)


def _with_earlier(visit: SupervisionVisit) -> str:
    """The remarks of a visit with the list that went out before: its number, its day, who signed for it."""
    signed = f"，{visit.receipt}{_day(visit.receipt_on) or ''}签收" if visit.receipt else ""
    told = f"此前的反馈清单{visit.feedback_number}{_day(visit.feedback_on)}下发{signed}"
    return "；".join(filter(None, (visit.note, told)))


def _sent_out(
    session: Session, round_id: str, unit_ids: Sequence[str], on: PartialDate
) -> Mapping[str, Values]:
    """What is written to each problem of these units that was not sent out yet."""
    numbers = supervision.Numbers(session)
    sent: dict[str, Values] = {}
    for unit in unit_ids:
        for entry in problems(session, supervision_round=round_id, unit=unit):
            if stage_of(entry) == AWAITING:
                number = entry["number"] or numbers.take(entry["found_on"])
                try:
                    sent[entry["id"]] = supervision.sent_out(
                        session, dict(entry), issued_on=on, number=number
                    )
                except UserError as error:
                    name = f"{named(entry, 'unit')}“{entry['description'][:20]}”"
                    raise UserError(f"{name}：{error.message}", field=error.field) from error
    return sent


def record_receipt(store: Store, visit_id: str, signer: str, on: PartialDate | None = None) -> Changes:
    """Note who signed for a list, and when. Raises UserError where nobody is named."""
    if not signer.strip():
        raise UserError("请填写签收人。", field="receipt")
    written = {"receipt": signer.strip(), "receipt_on": on or PartialDate.from_date(clock.today())}
    return records.save(store, SUPERVISION_VISIT, written, visit_id, label="登记反馈清单签收")


def _day(stored: str | None) -> PartialDate | None:
    return PartialDate.from_iso(stored) if stored else None
