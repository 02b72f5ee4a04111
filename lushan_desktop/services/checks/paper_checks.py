"""A paper from outside, checked: read in the child for foreign files, held against what the office knows."""

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from lushan_desktop.base import clock
from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import write_whole
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.checks.correcting import Change, corrected, safe_changes
from lushan_desktop.checks.gathering import gather, without_office
from lushan_desktop.checks.holding import HeldDraft, held
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.running import Finding, alike, check_text
from lushan_desktop.domain.mentions.draft import Draft
from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.domain.recognise.aligned import PaperText
from lushan_desktop.intake import limits
from lushan_desktop.intake.text import LARGEST_TEXT, TEXTS, bytes_of, decoded, encoded, plain
from lushan_desktop.storage.store import Store

__all__ = ["CheckedPaper", "CorrectedFile", "ExtractedDrafts", "alike", "safe_changes"]
G = TypeVar("G")
_AUTHOR = "校核"
_REFUSED = "文稿太大或已损坏，没有读入。请在WPS或Word里打开，另存为.docx后重试。"


@dataclass(frozen=True)
class CheckedPaper:
    """A text as read, and what was found in it."""

    name: str
    paper: PaperText
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        return self.paper.text


@dataclass(frozen=True)
class ExtractedDrafts:
    """A text as read, and the drafts that were found in it."""

    name: str
    paper: PaperText
    drafts: tuple[HeldDraft, ...]


@dataclass(frozen=True)
class CorrectedFile:
    """The corrected file, how many corrections it bears, and how many have to be made by hand."""

    file: Path
    made: int
    left_out: int


def ledger_of(store: Store | None) -> Ledger:
    """Return what a text is held against; without an office, what ships."""
    if store is None:
        return without_office()
    with store.read_long() as session:
        return gather(session)


def check_file(
    store: Store | None, file: Path, *, with_all: bool = False, progress: Progress = UNWATCHED
) -> CheckedPaper:
    """The findings in a .docx, .txt or .pdf. Raises UserError."""
    from lushan_desktop.intake.paper_text import read_paper

    progress.report(0, 0, file.name)
    return _in_child(read_paper, file.absolute(), file.name, ledger_of(store), with_all)


def check_pasted(
    store: Store | None, text: str, *, with_all: bool = False, progress: Progress = UNWATCHED
) -> CheckedPaper:
    """The findings in a pasted text. Raises UserError."""
    from lushan_desktop.intake.paper_text import read_pasted_paper

    progress.report(0, 0)
    return _in_child(read_pasted_paper, text, "粘贴的文字", ledger_of(store), with_all)


def _in_child(
    reader: Callable[[G], PaperText], given: G, name: str, ledger: Ledger, with_all: bool
) -> CheckedPaper:
    paper, findings = _called(read_and_check, reader, given, ledger, with_all)
    return CheckedPaper(name, paper, findings)


def _called(function: Callable[..., Any], *given: Any) -> Any:
    """Call in the child for foreign files, which is replaced after every refusal."""
    try:
        return FOREIGN.call_within(limits.PATIENCE, function, *given)
    except UserError:
        FOREIGN.close()
        raise
    except (BrokenExecutor, TimeoutError, MemoryError) as error:
        FOREIGN.close()
        raise limits.unread(error, _REFUSED) from error


def read_and_check(
    reader: Callable[[G], PaperText], given: G, ledger: Ledger, with_all: bool
) -> tuple[PaperText, tuple[Finding, ...]]:
    """Runs in the child for foreign files, within its limits."""
    limits.limit()
    paper = reader(given)
    return paper, check_text(paper, ledger, with_all=with_all)


def extract_file(store: Store | None, file: Path, *, progress: Progress = UNWATCHED) -> ExtractedDrafts:
    """Return what a .docx, .txt or .pdf speaks of, held against the ledger. Raises UserError."""
    from lushan_desktop.intake.paper_text import read_paper

    progress.report(0, 0, file.name)
    return _extracted(read_paper, file.absolute(), file.name, ledger_of(store))


def extract_pasted(store: Store | None, text: str, *, progress: Progress = UNWATCHED) -> ExtractedDrafts:
    """Return what a pasted text speaks of, held against the ledger. Raises UserError."""
    from lushan_desktop.intake.paper_text import read_pasted_paper

    progress.report(0, 0)
    return _extracted(read_pasted_paper, text, "粘贴的文字", ledger_of(store))


def _extracted(reader: Callable[[G], PaperText], given: G, name: str, ledger: Ledger) -> ExtractedDrafts:
    paper, found = _called(read_and_extract, reader, given, ledger)
    return ExtractedDrafts(name, paper, found)


def read_and_extract(
    reader: Callable[[G], PaperText], given: G, ledger: Ledger
) -> tuple[PaperText, tuple[HeldDraft, ...]]:
    """Runs in the child for foreign files, within its limits."""
    limits.limit()
    paper = reader(given)
    return paper, tuple(held(draft, ledger) for draft in drafts(paper))


def held_again(store: Store, drafts: Sequence[Draft]) -> tuple[HeldDraft, ...]:
    """How these drafts stand now, after something was registered or taken back."""
    found: tuple[HeldDraft, ...] = _called(hold_in_child, tuple(drafts), ledger_of(store))
    return found


def hold_in_child(drafts: Sequence[Draft], ledger: Ledger) -> tuple[HeldDraft, ...]:
    """Runs in the child for foreign files, as all that is held against the whole ledger."""
    return tuple(held(draft, ledger) for draft in drafts)


def write_corrected(
    checked: CheckedPaper, source: Path | None, findings: Sequence[Finding], file: Path
) -> CorrectedFile:
    """The text with the corrections of these findings, there whole or not at all. Raises UserError.

    A .docx keeps its format and has them as tracked changes; whatever was no .docx becomes one without
    format, with its changes tracked, or a .txt that has them put in, in its own encoding. A file that has
    changed since is not corrected: the places are those of the text that was checked.
    """
    changes = safe_changes(findings)
    if file.suffix.lower() == ".docx":
        is_word = source is not None and source.suffix.lower() == ".docx"
        return _tracked(source if is_word else None, checked.text, changes, file)
    if file.suffix.lower() != ".txt":
        raise UserError(f"不能存为“{file.suffix or file.name}”，可存为Word（.docx）、文字（.txt）。")
    write_whole(file, _as_it_was(checked.text, changes, source))
    return CorrectedFile(file, len(changes), 0)


def _as_it_was(text: str, changes: Sequence[Change], source: Path | None) -> bytes:
    """Corrected, and encoded as the .txt that it was read from; UTF-8 where it was none."""
    right = corrected(text, changes)
    if source is None or source.suffix.lower() not in TEXTS:
        return right.encode()
    data = bytes_of(source, LARGEST_TEXT)
    _refuse_another(plain(decoded(data, source.name)), text, source)
    return encoded(right, data, source.name)


def _tracked(source: Path | None, text: str, changes: Sequence[Change], file: Path) -> CorrectedFile:
    placed = [(change.start, change.end, change.text) for change in changes]
    if source is None:
        made = _called(change_text_in_child, text, placed, clock.now())
    else:
        made = _called(change_in_child, source.absolute(), text, placed, clock.now())
    write_whole(file, made.data)
    return CorrectedFile(file, len(changes) - made.left_out, made.left_out)


def change_in_child(
    source: Path, text: str, placed: Sequence[tuple[int, int, str]], moment: datetime
) -> object:
    """Runs in the child for foreign files, within its limits."""
    from lushan_desktop.intake.paper_text import read
    from lushan_desktop.intake.word_changes import with_changes

    limits.limit()
    _refuse_another(read(source).text, text, source)
    return with_changes(source.read_bytes(), source.name, placed, _AUTHOR, moment)


def _refuse_another(now: str, checked: str, source: Path) -> None:
    if now != checked:
        raise UserError(f"“{source.name}”在校核以后又改过，没有保存。请重新校核这份文稿。")


def change_text_in_child(text: str, placed: Sequence[tuple[int, int, str]], moment: datetime) -> object:
    """Runs in the child for foreign files, where a document is made."""
    from lushan_desktop.intake.word_changes import text_with_changes

    return text_with_changes(text, placed, _AUTHOR, moment)
