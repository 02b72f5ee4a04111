"""Killed or without power at any point of an export and a merge: all is whole, or as before."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from lushan_desktop.exchange import package
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.storage import objects
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.rescue.guard import guarded
from lushan_desktop.storage.store import Store
from tests.durability.crash import Platter, lay_out
from tests.durability.disk import Event, Trace, TracedDisk, traced_calls
from tests.durability.facade import Driver
from tests.exchange import offices
from tests.exchange.offices import Desk

FEW = 12
STICK = "优盘/包.lscj"


class SafeDesk(Desk):
    """A desk with a journal and a rescue, on whatever disk."""

    driver: Any = None

    def _opened(self) -> Store:
        parts = guarded(Parts(), self.driver) if self.driver else guarded(Parts())
        more = {"driver": self.driver} if self.driver else {}
        store = Store.open(self.folder, parts=parts, person="示例", **more)
        if self.driver:
            # All connections of this driver are one: a question inside another has to join it.
            store._readers[1].close()
            store._readers = store._readers[:1] * 2
        return store


def desk_at(folder: Path, unit: str, edition: str, driver: Any = None) -> SafeDesk:
    desk = SafeDesk.__new__(SafeDesk)
    desk.folder, desk.driver = folder, driver
    desk.office = offices.Office(*offices.PLACE, unit, edition, 1)
    desk.store = desk._opened()
    return desk


class Recorded:
    """What reached the disks while a package was written and merged, and how things stood."""

    def __init__(self, base: Path) -> None:
        self.base = base
        for name, unit, edition in (("县1", "县创建办", "county"), ("下汤镇1", "下汤镇", "township")):
            Desk(base / name, unit, edition).close()
        (base / "优盘").mkdir()
        scan = base.parent / "示例.pdf"
        scan.write_bytes(b"%PDF-1.4 " + bytes(range(256)) * 400)
        township = desk_at(base / "下汤镇1", "下汤镇", "township")
        for number in range(12):
            files = (NewFile(scan, "照片"),) if number == 5 else ()
            township.save("meeting", title=f"示例：学法会{number}", kind="推进会", files=files)
        township.close()
        county = desk_at(base / "县1", "县创建办", "county")
        self.before = county.tables()
        county.close()
        self.lasting = {
            str(file.relative_to(base)): file.read_bytes()
            for file in base.rglob("*")
            if file.is_file() and file.name != "reserve"
        }
        self.events = self._trace()
        county = desk_at(base / "县1", "县创建办", "county")
        self.after = county.tables()
        county.close()

    def _trace(self) -> list[Event]:
        trace = Trace(self.base)
        disk = TracedDisk("merges", trace)
        driver = Driver("merges")
        with pytest.MonkeyPatch.context() as patch, traced_calls(trace, patch):
            township = desk_at(self.base / "下汤镇1", "下汤镇", "township", driver)
            township.export(self.base / STICK)
            township.close()
            trace.events.append(Event("exported"))
            county = desk_at(self.base / "县1", "县创建办", "county", driver)
            county.merge(self.base / STICK)
            trace.events.append(Event("merged"))
            county.close()
        disk.unregister()
        return trace.events


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Recorded:
    return Recorded(tmp_path_factory.mktemp("merges") / "县里")


def endure(recorded: Recorded, place: Path, moments: list[int], chance: random.Random) -> None:
    platter, position, said = Platter(recorded.lasting), 0, set[str]()
    for moment in moments:
        for event in recorded.events[position:moment]:
            if event.kind in ("exported", "merged"):
                said.add(event.kind)
            else:
                platter.play(event)
        position = moment
        folder = place / "after"
        shutil.rmtree(folder, ignore_errors=True)
        lay_out(platter.crash(chance), folder)
        look(recorded, folder, said)


def look(recorded: Recorded, folder: Path, said: set[str]) -> None:
    file = folder / STICK
    assert file.is_file() or "exported" not in said
    if file.is_file():
        with package.opened(file) as opened:
            assert len(list(opened.operations())) == opened.manifest.operations
            opened.check_objects()
    county = desk_at(folder / "县1", "县创建办", "county")
    try:
        tables = county.tables()
        assert tables in ((recorded.after,) if "merged" in said else (recorded.before, recorded.after))
        assert county.problems() == []
        if tables == recorded.after:
            with county.store.read() as session:
                assert objects.missing(session, county.folder) == []
        if file.is_file():
            assert county.merge(file).conflicts == 0
            assert county.tables() == recorded.after
    finally:
        county.close()


def test_a_crash_leaves_the_package_whole_and_the_office_before_or_after(recorded, tmp_path):
    chance = random.Random(14)
    moments = sorted(chance.sample(range(len(recorded.events) + 1), FEW))
    endure(recorded, tmp_path, moments, chance)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_crash_at_every_point(recorded, tmp_path, seed):
    endure(recorded, tmp_path, list(range(len(recorded.events) + 1)), random.Random(seed))
