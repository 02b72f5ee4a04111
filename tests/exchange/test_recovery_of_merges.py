"""What was merged survives the loss of the database, a failure on the way, and a copy of the folder."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from lushan_desktop.app import open_store
from lushan_desktop.base.errors import UserError
from lushan_desktop.exchange import merging, package
from lushan_desktop.services.exchange import machines, told
from lushan_desktop.storage.folder import machine
from lushan_desktop.storage.folder.contents import DATABASE
from lushan_desktop.storage.log import settling
from tests.exchange import offices
from tests.exchange.offices import PLACE, Desk, Stick


class RealDesk(Desk):
    """A desk whose store has its journal and its backups, as the program opens it."""

    def __init__(self, folder: Path, unit: str, edition: str = "county", number: int = 1) -> None:
        self.folder = folder
        self.office = offices.Office(*PLACE, unit, edition, number)
        folder.mkdir(parents=True, exist_ok=True)
        offices.identity.keep(folder, self.office)
        self.store = self._opened()

    def _opened(self):
        return open_store(self.folder)


@pytest.fixture
def real(tmp_path: Path):
    county = RealDesk(tmp_path / "真县", "县创建办")
    township = RealDesk(tmp_path / "真镇", "下汤镇", "township")
    yield county, township
    county.close()
    township.close()


def test_a_lost_database_comes_back_with_all_that_was_merged(real, stick: Stick):
    county, township = real
    unit = county.save("unit", name="下汤镇", kind="乡镇")
    county.save("unit", name="尧山镇", kind="乡镇")
    county.save("problem", unit=unit, description="示例：下汤镇的问题")
    county.save("instruction", kind="批示", text="示例：不下发的批示")
    township.merge(county.export(stick.place(), "下汤镇"))
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    county.merge(township.export(stick.place()))
    second = county.merge(township.export(stick.place(), is_from_start=True)).id
    assert second
    before = {desk: desk.tables() for desk in real}

    for desk in real:
        desk.close()
        for file in desk.folder.glob(f"{DATABASE}*"):
            file.unlink()
        desk.store = desk._opened()

    for desk in real:
        assert desk.tables() == before[desk]
        assert desk.problems() == []
    assert county.value("meeting", meeting, "title") == "示例：学法会"


def given_later(county: Desk, township: Desk, stick: Stick) -> str:
    """A problem whose place the township knew, and whose content comes when the problem is given to it."""
    names = ("下汤镇", "尧山镇")
    ours, others = (county.save("unit", name=name, kind="乡镇") for name in names)
    problem = county.save("problem", unit=others, description="示例：给了别的镇")
    county.merge(township.merge(county.export(stick.place(), "下汤镇")).receipt)
    assert township.value("problem", problem, "description") is None
    county.save("problem", problem, unit=ours)
    return problem


def lose_the_database(desk: Desk) -> None:
    desk.close()
    for file in desk.folder.glob(f"{DATABASE}*"):
        file.unlink()
    desk.restart_closed()


@pytest.mark.parametrize("is_journal_late", [False, True])
def test_content_that_came_later_survives_a_lost_database(real, stick: Stick, monkeypatch, is_journal_late):
    county, township = real
    problem = given_later(county, township, stick)
    file = county.export(stick.place(), "下汤镇")
    if is_journal_late:
        # As if the computer went out between the database and the journal.
        monkeypatch.setattr(township.store.journal, "append", lambda _: None)
    township.merge(file)
    monkeypatch.undo()
    before = township.tables()
    assert township.value("problem", problem, "description") == "示例：给了别的镇"
    if is_journal_late:
        township.restart()

    lose_the_database(township)

    assert township.tables() == before
    assert township.problems() == []


def test_content_alone_is_taken_back_and_comes_again(county, township, stick: Stick):
    problem = given_later(county, township, stick)
    before, conflicts = township.tables(), township.conflicts()
    file = county.export(stick.place(), "下汤镇")
    package = township.merge(file).id
    with_it = township.tables()
    assert with_it["problem"][problem]

    merging.undo_merge(township.store, package)

    assert (township.tables(), township.conflicts()) == (before, conflicts)
    township.restart()
    assert township.tables() == before
    assert township.problems() == []
    stand, anew = township.rebuilt_heads()
    assert stand == anew
    township.merge(file)
    assert township.tables() == with_it


def test_a_full_package_after_a_narrow_one_is_taken_back(county, tmp_path, stick: Stick):
    second = offices.county(tmp_path, 2)
    county.save("instruction", kind="批示", text="示例：不下发的批示")
    county.save("unit", name="下汤镇", kind="乡镇")
    second.merge(county.export(stick.place()))
    before = second.tables()
    package = second.merge(county.export(stick.place(), "县创建办", is_from_start=True)).id
    assert second.tables()["instruction"] == county.tables()["instruction"]

    merging.undo_merge(second.store, package)

    assert second.tables() == before
    second.close()


def test_a_merge_that_fails_on_the_way_leaves_everything_as_it_was(county, township, stick, monkeypatch):
    township.save("meeting", title="示例：学法会", kind="推进会")
    file = township.export(stick.place())
    before = county.tables()

    def fail(*_args: object) -> None:
        raise UserError("磁盘空间不足。")

    monkeypatch.setattr(settling, "settle_lot", fail)
    with pytest.raises(UserError, match="磁盘空间不足"):
        county.merge(file)
    monkeypatch.undo()

    assert county.tables() == before
    assert county.merge(file).added == 1


def test_an_export_that_fails_leaves_no_file_under_its_name(township, stick, monkeypatch):
    township.save("meeting", title="示例：学法会", kind="推进会")
    place = stick.place()

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(package, "settle", fail)
    with pytest.raises(UserError, match="磁盘空间不足"):
        township.export(place)

    assert list(place.parent.iterdir()) == []


def test_a_copied_folder_draws_a_name_of_its_own_and_both_go_on(county, township, tmp_path, stick):
    township.save("meeting", title="示例：第一次", kind="推进会")
    township.close()
    shutil.copytree(township.folder, tmp_path / "拷贝")
    township.restart_closed()
    copied = Desk.__new__(Desk)
    copied.folder, copied.office = tmp_path / "拷贝", township.office
    copied.store = copied._opened()
    assert copied.store.replica != township.store.replica
    township.save("meeting", title="示例：原机后来的", kind="推进会")
    copied.save("meeting", title="示例：拷贝后来的", kind="推进会")

    first = county.merge(township.export(stick.place()))
    second = county.merge(copied.export(stick.place()))

    assert len(county.tables()["meeting"]) == 3
    assert (first.is_called_twice, second.is_called_twice) == (False, True)
    assert any("另有一份数据也叫下汤镇·1号机" in line for line in told.lines(second))
    assert county.problems() == []
    copied.close()


def test_an_older_state_in_place_of_the_folder_writes_under_a_name_of_its_own(real, tmp_path, stick: Stick):
    county, township = real
    township.save("meeting", title="示例：第一次", kind="推进会")
    township.close()
    shutil.copytree(township.folder, tmp_path / "旧的")
    township.restart_closed()
    before = township.store.replica
    lost = township.save("meeting", title="示例：后来丢了的", kind="推进会")
    county.merge(township.export(stick.place()))
    township.close()
    # Byte by byte over the files that are there: to the system they are the same files.
    for file in (tmp_path / "旧的").rglob("*"):
        if file.is_file():
            (township.folder / file.relative_to(tmp_path / "旧的")).write_bytes(file.read_bytes())
    for file in (township.folder / "journal").iterdir():
        if not (tmp_path / "旧的" / "journal" / file.name).is_file():
            file.unlink()

    township.restart_closed()
    township.save("meeting", title="示例：另一件事", kind="推进会")

    assert township.store.replica != before
    county.merge(township.export(stick.place()))
    township.merge(county.export(stick.place(), "下汤镇"))
    assert len(county.tables()["meeting"]) == 3
    assert township.value("meeting", lost, "title") == "示例：后来丢了的"


def test_a_computer_that_got_a_copy_of_the_disk_writes_under_a_name_of_its_own(
    county, township, tmp_path, stick, monkeypatch
):
    monkeypatch.setattr(machine, "marks", lambda: frozenset({"甲"}))
    township.restart()
    before = township.store.replica
    monkeypatch.setattr(machine, "marks", lambda: frozenset({"甲", "网卡"}))
    township.restart()
    assert township.store.replica == before
    township.save("meeting", title="示例：原机的", kind="推进会")
    county.merge(township.export(stick.place()))

    # The same disk, to the last bit, in another computer.
    monkeypatch.setattr(machine, "marks", lambda: frozenset({"乙"}))
    township.restart()

    assert township.store.replica != before
    township.restart()
    assert township.store.replica != before
    township.save("meeting", title="示例：另一台的", kind="推进会")
    assert county.merge(township.export(stick.place())).added == 1
    monkeypatch.setattr(machine, "marks", frozenset)
    now = township.store.replica
    township.restart()
    assert township.store.replica == now


def test_another_machine_under_the_number_of_this_one_is_told(county, tmp_path, stick):
    other = offices.Desk(tmp_path / "另一台", "县创建办")
    other.save("meeting", title="示例：另一台的", kind="推进会")
    county.merge(other.export(stick.place(), "县创建办"))

    (told,) = machines.machines(county.store)

    assert told.is_twin
    other.close()


def test_a_package_that_a_copied_disk_wrote_in_our_name_is_told_as_such(county, township, tmp_path, stick):
    township.save("meeting", title="示例：第一次", kind="推进会")
    county.merge(township.export(stick.place()))
    township.close()
    shutil.copytree(township.folder, tmp_path / "整盘")
    township.restart_closed()
    twin = Desk.__new__(Desk)
    twin.folder, twin.office = tmp_path / "整盘", township.office
    place = f"{machine.identity()}:{(twin.folder / DATABASE).stat().st_ino}"
    with closing(sqlcipher3.dbapi2.connect(str(twin.folder / DATABASE))) as connection:
        connection.execute("UPDATE setting SET value = ? WHERE key = 'place'", (place,))
        connection.commit()
    twin.store = twin._opened()
    assert twin.store.replica == township.store.replica
    for desk in (township, twin):
        desk.save("meeting", title=f"示例：{desk.folder.name}", kind="推进会")
    county.merge(township.export(stick.place()))
    before = county.state(), township.state()

    file = twin.export(stick.place())

    for desk, words in ((township, "整盘复制"), (county, "查明以哪一份数据为准")):
        with pytest.raises(UserError, match=words):
            desk.merge(file)
    assert (county.state(), township.state()) == before
    twin.close()
