"""Everything in one file: what is not exactly as it was written is refused, and nothing shows of it."""

import multiprocessing
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage import objects
from lushan_desktop.storage.file.manifest import Manifest
from lushan_desktop.storage.rescue.archive import check_archive, restore_archive, write_archive
from lushan_desktop.storage.rescue.guard import guarded
from tests import on_disk
from tests.storage.office import PARTS, TrialPerson, open_office

tmp_path = on_disk.tmp_path


@pytest.fixture
def written(tmp_path):
    """An archive of a small office."""
    source = tmp_path / "示例.pdf"
    source.write_bytes(b"paper")
    with open_office(tmp_path / "data", parts=guarded(PARTS)) as store:
        objects.put(store.folder, source)
        with store.change("新增人员") as step:
            step.add(TrialPerson(name="示例甲"))
        write_archive(store, tmp_path / "all.zip")
    return tmp_path / "all.zip"


class Killed:
    """Ends the process, as a pulled plug does, once the archive has grown to hold a file."""

    is_cancelled = False

    def report(self, done: int, _total: int, text: str = "") -> None:
        if text == "写入备份" and done == 1:
            os.kill(os.getpid(), signal.SIGKILL)


def contents(file: Path) -> list[tuple[str, bytes]]:
    with ZipFile(file) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def pack(file: Path, entries: list[tuple[str, bytes]], compression: int = ZIP_STORED) -> None:
    with ZipFile(file, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)


def refused(file: Path, folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        restore_archive(file, folder, driver, parts=PARTS)
    assert not folder.exists()
    assert not folder.with_name(f"{folder.name}.part").exists()
    return caught.value.message


def test_it_is_stored_and_leaves_nothing_beside_it(written, tmp_path):
    with ZipFile(written) as archive:
        assert {info.compress_type for info in archive.infolist()} == {ZIP_STORED}
    assert not list(tmp_path.glob("*.part*"))
    check_archive(written)


def test_what_a_killed_program_has_left_beside_it_goes_with_the_next_archive(tmp_path):
    with open_office(tmp_path / "data", parts=guarded(PARTS)) as store:
        process = multiprocessing.get_context("fork").Process(
            target=write_archive, args=(store, tmp_path / "all.zip"), kwargs={"progress": Killed()}
        )
        process.start()
        process.join()
        left = [file for file in tmp_path.iterdir() if file.name != "data"]
        assert process.exitcode == -signal.SIGKILL
        assert [file.suffix for file in left] == [".part"]

        write_archive(store, tmp_path / "all.zip")

    assert sorted(file.name for file in tmp_path.iterdir()) == ["all.zip", "data"]


def test_every_flipped_bit_in_the_content_is_noticed(written, tmp_path):
    whole = written.read_bytes()
    for place in range(0, len(whole), len(whole) // 300 + 1):
        content = bytearray(whole)
        content[place] ^= 4
        written.write_bytes(content)
        try:
            check_archive(written)
        except UserError:
            continue
        # What no reader looks at, such as the time of day in a header, may change without harm.
        assert contents(written) == contents_of(whole, tmp_path)


def contents_of(content: bytes, place: Path) -> list[tuple[str, bytes]]:
    (place / "whole.zip").write_bytes(content)
    return contents(place / "whole.zip")


@pytest.mark.parametrize("part", [0, 1, 100, 0.5, 0.99])
def test_a_cut_off_archive_is_refused(written, tmp_path, part):
    whole = written.read_bytes()
    written.write_bytes(whole[: int(part * len(whole)) if isinstance(part, float) else part])

    assert "这份备份不能用" in refused(written, tmp_path / "new")


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out", "objects/../../out", "extra.txt", "objects/ab/x", "C:\\out.txt"]
)
def test_names_that_do_not_belong_are_refused(written, tmp_path, name):
    pack(written, [*contents(written), (name, b"x")])

    assert "所含文件与清单不符" in refused(written, tmp_path / "new")


def test_a_manifest_that_names_such_a_file_is_refused_as_well(written, tmp_path):
    entries = dict(contents(written))
    manifest = replace(Manifest.read(entries["manifest.json"]), settings={"../out": "0" * 64})
    pack(written, [*(entries | {"manifest.json": manifest.to_bytes(), "../out": b"x"}).items()])

    assert "不认识的文件" in refused(written, tmp_path / "new")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_refused(written, tmp_path):
    pack(written, [*contents(written), contents(written)[-1]])

    assert "与清单不符" in refused(written, tmp_path / "new")


def test_a_file_that_is_left_out_is_refused(written, tmp_path):
    pack(written, contents(written)[:-1])

    assert "与清单不符" in refused(written, tmp_path / "new")


def test_what_could_unpack_to_more_than_it_is_is_refused(written, tmp_path):
    pack(written, contents(written), ZIP_DEFLATED)

    assert "这份备份不能用" in refused(written, tmp_path / "new")


def test_another_database_under_the_same_manifest_is_refused(written, tmp_path):
    entries = dict(contents(written))
    database = bytearray(entries["data.db"])
    database[-1] ^= 1
    pack(written, [*(entries | {"data.db": bytes(database)}).items()])

    assert "内容与清单不符" in refused(written, tmp_path / "new")


def test_a_file_that_is_no_archive_is_refused(written, tmp_path):
    written.write_bytes(os.urandom(5000))

    assert "不是完整的备份文件" in refused(written, tmp_path / "new")
    assert "没有找到备份文件" in refused(tmp_path / "nowhere.zip", tmp_path / "new")


def test_a_folder_with_something_in_it_is_left_alone(written, tmp_path):
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "file").write_bytes(b"mine")

    with pytest.raises(UserError, match="还原只能放进空文件夹"):
        restore_archive(written, tmp_path / "used", driver, parts=PARTS)

    assert [file.name for file in (tmp_path / "used").iterdir()] == ["file"]


def test_an_empty_folder_that_cannot_be_replaced_is_filled(written, tmp_path, monkeypatch):
    (tmp_path / "new").mkdir()

    def refuse(*_: object) -> None:
        raise OSError("busy")

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(Path, "rmdir", refuse)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    restore_archive(written, tmp_path / "new", driver, parts=PARTS)

    with open_office(tmp_path / "new", parts=guarded(PARTS)) as store, store.read() as session:
        assert session.connection().exec_driver_sql("SELECT name FROM trial_person").scalars().all() == [
            "示例甲"
        ]
