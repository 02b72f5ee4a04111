"""Looking after the bytes of evidence: which are missing, which changed, which say nearly the same.

Each call does one small piece in the background; what is found is derived and shown in the list of evidence.
"""

from concurrent.futures import BrokenExecutor
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.base.errors import Cancelled
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.evidence.likeness import ALIKE, marks_of
from lushan_desktop.services.records.evidence_text import READER
from lushan_desktop.storage import evidence_state as state
from lushan_desktop.storage import objects
from lushan_desktop.storage.index import evidence_text
from lushan_desktop.storage.store import Store

FILES_A_START = 20
"""Files that are read whole again after each start; over the weeks all have their turn."""


def look_for_missing(store: Store) -> int:
    """Note which files are not there, and which are there again; returns how many are missing."""
    with store.read_long() as session:
        named, known = state.named(session), state.of_state(session, state.MISSING)
    missing = {sha256 for sha256 in named if not objects.holds(store.folder, sha256)}
    if missing != known & named and not store.is_read_only:
        with store.writing() as connection:
            state.forget_found(connection, known - missing)
            state.note(connection, [(one, state.MISSING) for one in sorted(missing)], _now())
    return len(missing)


def check_files(store: Store, count: int = FILES_A_START, *, progress: Progress = UNWATCHED) -> int:
    """Read the next files of the rolling plan whole again, in the child; returns how many had changed."""
    if store.is_read_only:
        return 0
    with store.read_long() as session:
        due = state.due(session, count)
    changed = 0
    for each in due:
        if progress.is_cancelled:
            raise Cancelled
        found = _state_of(store, each.sha256)
        changed += found == state.CHANGED
        with store.writing() as connection:
            state.note(connection, [(each.sha256, found)], _now())
    return changed


def _state_of(store: Store, sha256: str) -> str:
    if not objects.holds(store.folder, sha256):
        return state.MISSING
    try:
        is_intact = READER.call(read_whole, store.folder, sha256)
    except BrokenExecutor:
        is_intact = False
    if is_intact:
        return state.INTACT
    return state.CHANGED if objects.holds(store.folder, sha256) else state.MISSING


def read_whole(folder: Path, sha256: str) -> bool:
    """Runs in the child, behind everything else: whether the bytes still have their hash."""
    from lushan_desktop.intake.limits import give_way
    from lushan_desktop.storage.objects import is_intact

    give_way()
    return is_intact(folder, sha256)


def compare_next(store: Store) -> bool:
    """Compare the words of one file with those of all others; False where all were compared."""
    if store.is_read_only:
        return False
    with store.read_long() as session:
        sha256 = state.unmarked(session)
        text = "".join(body for _, body in evidence_text.text_of(session, sha256)) if sha256 else ""
    if not sha256:
        return False
    try:
        marks = READER.call(marks_of, text)
    except BrokenExecutor:
        marks = ()
    with store.writing() as connection:
        state.keep_marks(connection, sha256, marks, ALIKE)
    return True


def _now() -> str:
    return clock.now().isoformat()


def look_after(store: Store, left: int, *, progress: Progress = UNWATCHED) -> int:
    """One small piece: what is missing, `left` files to read again, then comparing; -1 when all is done."""
    if left > 0:
        if left == FILES_A_START:
            look_for_missing(store)
        check_files(store, 1, progress=progress)
        return left - 1
    if compare_next(store):
        return 0
    READER.close()
    return -1
