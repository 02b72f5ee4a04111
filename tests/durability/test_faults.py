"""The disk refuses at every point at which it is asked, once or for ever: nothing is spoilt or half there."""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.folder.contents import BACKUPS
from tests.durability.disk import Trace, TracedDisk, traced_calls
from tests.durability.facade import Driver
from tests.durability.office import Findings, look, missing_attachments, open_safe, save

KINDS = {"full": errno.ENOSPC, "error": errno.EIO}


@dataclass
class Outcome:
    """What the program said while the disk refused."""

    saved: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder with a little in it, not closed properly."""
    folder = tmp_path_factory.mktemp("faults") / "data"
    with open_safe(folder) as store:
        saved = [save(store, None, f"以前{number}") for number in range(3)]
        left = folder.with_name("left")
        shutil.copytree(folder, left)
    (left / "reserve").unlink(missing_ok=True)
    (folder.parent / "示例.pdf").write_bytes(b"paper")
    return left, saved


@pytest.fixture(scope="module")
def disk():
    """One file system for all runs; each run puts its own trace into it."""
    seated = TracedDisk("faults", Trace(Path("/")))
    yield seated
    seated.unregister()


def work(folder: Path, driver: Driver, outcome: Outcome) -> None:
    """An ordinary day: open, save twice, back up, save, close."""
    attachment = folder.parent / "示例.pdf"
    if not attempt(outcome, lambda: day(folder, driver, attachment, outcome)):
        driver.abandon()


def day(folder: Path, driver: Driver, attachment: Path, outcome: Outcome) -> None:
    store = open_safe(folder, driver)
    try:
        attempt(outcome, lambda: outcome.saved.append(save(store, None, "一")))
        attempt(outcome, lambda: outcome.saved.append(save(store, attachment, "二")))
        attempt(outcome, lambda: back_up(store, folder / BACKUPS, "手动"))
        attempt(outcome, lambda: outcome.saved.append(save(store, None, "三")))
    finally:
        store.close()


def attempt(outcome: Outcome, act: Callable[[], object]) -> bool:
    try:
        act()
    except UserError as error:
        outcome.sentences.append(error.message)
    except Exception as error:
        outcome.bugs.append(f"{type(error).__name__}: {error}")
    else:
        return True
    return False


def run(place: Path, office, disk: TracedDisk, refuse: Callable[[int], int | None]) -> tuple[Outcome, int]:
    """Work on a fresh copy while `refuse` says for each point of input or output whether it fails."""
    folder = place / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(office[0], folder)
    (place / "示例.pdf").write_bytes(b"paper")
    points = 0

    def before_each(_kind: str, _file: str) -> None:
        nonlocal points
        points += 1
        number = refuse(points)
        if number is not None:
            raise OSError(number, os.strerror(number))

    disk.trace = Trace(folder, before_each=before_each)
    outcome, driver = Outcome(), Driver("faults")
    with pytest.MonkeyPatch.context() as monkeypatch, traced_calls(disk.trace, monkeypatch):
        work(folder, driver, outcome)
    disk.trace = Trace(folder)
    driver.abandon()
    return outcome, points


def inspect(folder: Path, known: list[str]) -> Findings:
    """What is there afterwards, after the next start on a disk that works."""
    open_safe(folder).close()
    findings = look(folder / "data.db")
    assert (findings.damage, findings.halves) == ([], [])
    assert set(known) - findings.records == set()
    assert missing_attachments(folder, findings.attachments) == set()
    return findings


def sweep(place: Path, office, disk: TracedDisk, kind: str, *, for_ever: bool, every: int) -> None:
    _, points = run(place, office, disk, lambda point: None)
    bugs: set[str] = set()
    for chosen in range(1, points + 1, every):
        fails = (lambda point, at=chosen: point >= at) if for_ever else (lambda point, at=chosen: point == at)
        outcome, _ = run(
            place, office, disk, lambda point, fails=fails: KINDS[kind] if fails(point) else None
        )
        inspect(place / "data", [*office[1], *outcome.saved])
        bugs.update(outcome.bugs)
    assert bugs == set()


def test_the_ordinary_day_goes_well_without_faults(office, disk, tmp_path):
    outcome, points = run(tmp_path, office, disk, lambda point: None)

    assert (len(outcome.saved), outcome.sentences, outcome.bugs) == (3, [], [])
    assert points > 100
    inspect(tmp_path / "data", [*office[1], *outcome.saved])


def test_a_disk_that_is_full_at_the_start_is_opened_for_a_look(office, disk, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(office[0], folder)

    def refuse(kind: str, _file: str) -> None:
        if kind != "read":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    disk.trace = Trace(folder, before_each=refuse)
    driver = Driver("faults")
    with pytest.MonkeyPatch.context() as monkeypatch, traced_calls(disk.trace, monkeypatch):
        store = open_safe(folder, driver)
        told, records = store.notice, look(store.file).records
        with pytest.raises(UserError, match="只读"):
            save(store, None, "示例")
        store.close()
    disk.trace = Trace(folder)
    driver.abandon()

    assert told.startswith("磁盘空间不足，已以“只读”打开，可查可印不可改。以前的内容完好。请清理")
    assert records == set(office[1])
    inspect(folder, office[1])


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_refuses_spoils_nothing(office, disk, tmp_path, kind, for_ever):
    sweep(tmp_path, office, disk, kind, for_ever=for_ever, every=37)


@pytest.mark.slow
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_disk_that_refuses_anywhere_spoils_nothing(office, disk, tmp_path, kind, for_ever):
    sweep(tmp_path, office, disk, kind, for_ever=for_ever, every=1)
