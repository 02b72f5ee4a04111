"""A package of many operations beside a bare executemany of the same rows; files beside a copy with fsync."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Engine, event

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.storage import objects
from lushan_desktop.storage.file.driving import connect
from lushan_desktop.storage.folder.contents import DATABASE
from tests.benchmarks.conftest import meeting_rows
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

pytestmark = pytest.mark.slow

FEW, MANY = 20_000, 100_000
MOST = 5.0
"""So many times the bare writing of its rows may a merge take, with all its checks, indexes and the log."""
LEAST_LINEAR = 1.35
COPIES, MEGABYTES = 2.0, 1024
Statement = tuple[str, list[Any]]


@contextmanager
def written() -> Iterator[list[Statement]]:
    """All rows that are written meanwhile, with the statements that write them."""
    found: list[Statement] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, many: bool) -> None:
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            found.append((sql, list(values) if many else [values]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def bare(folder: Path, statements: list[Statement]) -> float:
    """CPU seconds of writing the same rows into the same tables of an office that is as empty."""
    folder.mkdir()
    shutil.copyfile(offices.empty_office() / DATABASE, folder / DATABASE)
    with closing(connect(sqlcipher3.dbapi2, folder / DATABASE)) as connection:
        start = time.process_time()
        connection.execute("BEGIN")
        for sql, values in statements:
            connection.executemany(sql, values)
        connection.execute("COMMIT")
        return time.process_time() - start


def merged(folder: Path, count: int) -> tuple[float, float]:
    """CPU seconds of merging so many new records, and of writing their rows alone."""
    folder.mkdir()
    sender = offices.township(folder)
    with sender.store.change("装入示例会议") as step:
        step.add_many(Meeting, meeting_rows(count))
    file = sender.export(Stick(folder / "优盘").place())
    sender.close()
    spent = []
    for turn in range(2):
        receiver = Desk(folder / f"县{turn}", "县创建办")
        with written() as statements:
            start = time.process_time()
            summary = receiver.merge(file)
            spent.append(time.process_time() - start)
        assert summary.added == count
        receiver.close()
    return min(spent), min(bare(folder / f"裸{turn}", statements) for turn in range(3))


def test_a_merge_costs_a_few_times_the_bare_writing_of_its_rows_and_grows_evenly(tmp_path, capsys):
    few, bare_few = merged(tmp_path / "少", FEW)
    many, bare_many = merged(tmp_path / "多", MANY)
    slope = (many / MANY) / (few / FEW)
    with capsys.disabled():
        print(
            f"\nmerge of {FEW}: {few:.2f} s, bare {bare_few:.2f} s, {few / bare_few:.1f} times;"
            f" of {MANY}: {many:.2f} s, bare {bare_many:.2f} s, {many / bare_many:.1f} times;"
            f" slope {slope:.2f}"
        )
    assert few <= MOST * bare_few
    assert many <= MOST * bare_many
    assert slope <= LEAST_LINEAR


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on a disk, which is waited for."""
    place = Path(tempfile.mkdtemp(prefix="lushan-export-", dir=tempfile.gettempdir()))
    yield place
    shutil.rmtree(place, ignore_errors=True)


def test_files_are_exported_in_twice_the_time_of_copying_them(disk, capsys):
    sender = offices.township(disk)
    sources = []
    with sender.store.change("装入示例佐证") as step:
        for number in range(MEGABYTES // 32):
            block = hashlib.sha256(str(number).encode()).digest() * (1 << 20)
            name = objects.put_blocks(sender.folder, iter([block]))
            step.add(Evidence(title=f"示例照片{number}", sha256=name, size=len(block)))
            sources.append(objects.path_of(sender.folder, name))
    place = Stick(disk / "优盘").place()

    start = time.perf_counter()
    sender.export(place)
    exporting = time.perf_counter() - start
    copying = _copied(sources, disk / "拷贝")
    sender.close()

    with capsys.disabled():
        print(f"\nexport of {MEGABYTES} MB: {exporting:.1f} s, copied with fsync in {copying:.1f} s")
    assert place.stat().st_size >= MEGABYTES << 20
    assert exporting <= COPIES * copying


def _copied(sources: list[Path], folder: Path) -> float:
    folder.mkdir()
    start = time.perf_counter()
    for source in sources:
        with source.open("rb") as read, (folder / source.name).open("wb") as out:
            shutil.copyfileobj(read, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
    return time.perf_counter() - start
