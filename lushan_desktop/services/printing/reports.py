"""Making papers: gather on a reader, compose and set in the child, write the file in one move."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import write_whole
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.papers import statement_terms
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.services.printing import issuing
from lushan_desktop.services.printing.rendering import (
    JoinedPages,
    compose_and_measure,
    compose_and_render,
    measured,
    warm_up,
)
from lushan_desktop.services.records import answers, issued_papers, remembered
from lushan_desktop.services.records.issued_papers import Paper
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.store import Store

_FOR_READER = "lushan-preview-"
_KIND_BY_ENDING = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel"}


@dataclass(frozen=True)
class Preview:
    """A paper as it will print."""

    key: str
    options: Options
    value: Any
    """What was gathered for it."""
    typeset: Any
    """The bytes, with the places of marks and paragraphs."""
    sizes: tuple[tuple[float, float], ...]
    """Width and height of every page in pt."""
    prints: tuple[str, ...]
    """A fingerprint of every page: where it stays the same, the page looks the same."""
    starts: tuple[int, ...] = ()
    """The pages on which another paper begins, where several go to the printer together."""
    issued: Paper | None = None
    """The issued paper whose bytes these are; None where it was set anew."""


@dataclass(frozen=True)
class Beginning:
    """What the fields beside a preview begin with."""

    options: Options
    name_by_id: dict[str, str]


def prepare(_store: Store) -> None:
    """Have what a first preview needs at hand, so that nobody waits for a new process, imports and fonts."""
    CHILD.submit(warm_up)
    REPORTS.get(statement_terms.REPORT)


def read_options(store: Store, key: str, given: Mapping[str, str], *, until: date | None = None) -> Options:
    """Options typed as text (`-o name=value`), read by their kinds. Raises UserError with what to type."""
    report = REPORTS.get(key)
    option_by_name = {option.name: option for option in report.options}
    options: Options = {}
    with store.read() as session:

        def find(target: str, name: str) -> str | None:
            return queries.find_by_name(session, target, name) or _held(session, target, name)

        for name in given:
            if name not in option_by_name:
                raise UserError(f"“{report.title}”没有选项“{name}”，可用的有：{'、'.join(option_by_name)}。")
        # A deadline is read in the light of the day that it follows.
        for name in sorted(given, key=lambda each: bool(option_by_name[each].after)):
            day = options.get(option_by_name[name].after)
            reading = Reading(clock.today(), until, find, day.first_day if day else None)
            options[name] = option_by_name[name].kind.parse(given[name], reading)
    return options


def _held(session: Session, target: str, record_id: str) -> str | None:
    """A record named by its 编号, as the lists of the commands print it."""
    if target not in RECORD_TYPES.keys:
        return None
    found = session.get(RECORD_TYPES.get(target).model, record_id)
    return found.id if found is not None and not found.deleted else None


def begin(store: Store, key: str, given: Options, cycle: str = "") -> Beginning:
    """Return what was given, else chosen last time in this 创建周期, else proposed."""
    report = REPORTS.get(key)
    known = {**remembered.fitting(key, remembered.last_options(store, key, cycle), given), **given}
    options: Options = {}
    with store.read() as session:
        for option in report.options:
            value = known.get(option.name, option.kind.empty)
            if option.kind.is_empty(value) and option.propose:
                value = option.propose(session, options)
            options[option.name] = value
    return Beginning(options, answers.names_in(store, options))


def complete(store: Store, key: str, options: Options) -> Options:
    """The options with every open one filled by its proposal. Raises UserError for what must be given."""
    report = REPORTS.get(key)
    with store.read() as session:
        return report.completed(session, options)


def gather(store: Store, key: str, options: Options) -> Any:
    """All that the paper depends on, read in one go."""
    report = REPORTS.get(key)
    with store.read_long() as session:
        return report.gather(session, report.completed(session, options))


def save_bytes(_store: Store, data: bytes, file: Path) -> Path:
    """Put the very bytes that were previewed into a file."""
    write_whole(file, data)
    return file


def copy_for_reader(_store: Store, data: bytes) -> Path:
    """A file of its own for the system's reader; those of earlier times are taken away."""
    for old in Path(tempfile.gettempdir()).glob(f"{_FOR_READER}*.pdf"):
        with suppress(OSError):  # another reader still has it, or it is somebody else's
            old.unlink()
    handle, name = tempfile.mkstemp(".pdf", _FOR_READER)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return Path(name)


def preview(
    store: Store, key: str, options: Options, *, anew: bool = False, progress: Progress = UNWATCHED
) -> Preview:
    """The very pages that will print, with the options as they were completed. Raises Cancelled.

    A paper that was issued is shown as it went out; `anew` sets it from the records, to correct it.
    """
    completed = complete(store, key, options)
    value = gather(store, key, completed)
    held = None if anew else issuing.held(store, key, value)
    if held is not None:
        pages = CHILD.call_watched(progress, compose_and_render, REPORTS.get(key).compose, value, ".pdf")
        kept = issued_papers.bytes_of(store, held)
        # What is set anew as it went out still tells where its marks and paragraphs stand.
        pages = pages if pages.pdf == kept else JoinedPages(kept)
        typeset, sizes, prints = CHILD.call_watched(progress, measured, pages)
        return Preview(key, completed, value, typeset, sizes, prints, issued=held)
    compose = REPORTS.get(key).compose
    typeset, sizes, prints = CHILD.call_watched(progress, compose_and_measure, compose, value)
    return Preview(key, completed, value, typeset, sizes, prints)


def picture(_store: Store, pdf: bytes, number: int, scale: float = 2.0) -> Any:
    """One page drawn in the child, `scale` pixels to the pt: width, height and its bytes."""
    from lushan_desktop.paper.finished.raster import draw_page

    return CHILD.call(draw_page, pdf, number, scale)


def page_text(_store: Store, pdf: bytes, number: int) -> Any:
    """Return what stands on a page (from 0): its characters, their areas and lines."""
    from lushan_desktop.paper.finished.page_text import page_text

    return CHILD.call(page_text, pdf, number)


def find_words(_store: Store, pdf: bytes, words: str) -> Any:
    """Return where these words stand in a finished paper: hits with a page and areas."""
    from lushan_desktop.paper.finished.page_text import find_words

    return CHILD.call(find_words, pdf, words)


def write(
    store: Store,
    key: str,
    options: Options,
    file: Path,
    *,
    gathered: Any = None,
    progress: Progress = UNWATCHED,
) -> Path:
    """Make the paper as the file's ending says, and put it there whole or not at all.

    `gathered` is what it depends on, where that was read before.
    """
    report = REPORTS.get(key)
    ending = file.suffix.lower()
    if ending not in report.endings:
        offered = "、".join(f"{_KIND_BY_ENDING[each]}（{each}）" for each in report.endings)
        raise UserError(f"“{report.title}”不能存为“{ending or file.name}”，可存为{offered}。")
    value = gather(store, key, options) if gathered is None else gathered
    held = issuing.held(store, key, value)
    if held is not None and ending == ".pdf":
        write_whole(file, issued_papers.bytes_of(store, held))
        return file
    if held is not None:
        raise UserError(f"“{held.called}”已经印发，只能存 PDF 原件；有误的请更正后重发。", field="number")
    rendered = CHILD.call_watched(progress, compose_and_render, REPORTS.get(key).compose, value, ending)
    write_whole(file, rendered.pdf if ending == ".pdf" else rendered)
    return file
