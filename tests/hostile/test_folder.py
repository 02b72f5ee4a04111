"""What lies in a data folder by accident or on purpose: it is closed, and a sentence says what is wrong."""

import json
import os
import shutil
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.app import open_store
from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import safe_name
from lushan_desktop.services.office import identity, office
from lushan_desktop.services.settings import about, rolling_check
from lushan_desktop.services.settings.backup import write_archive
from lushan_desktop.services.settings.verify import UNSEEN, verify_files, verify_kept, verify_records
from lushan_desktop.storage import objects
from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.folder import private
from lushan_desktop.storage.folder.contents import BACKUPS
from tests import on_disk
from tests.durability.office import open_safe, save

tmp_path = on_disk.tmp_path

OURS = ("data.db", "journal", "objects", "backups", "lock", "heads.json")
BELOW = (
    *("journal/heads.json", "journal/2099-01-01-1.jsonl", "backups/x.db", "backups/x.db.json"),
    *("objects/zz", "backups/objects", "backups/objects/zz"),
)
BESIDE = ("office.json", "aside", "restore.part", "recovery.part", "damaged", "data.db.part")
NAMES = (*OURS, "reserve", "office.json", "unit.json")
TURNED = "示例\u202egnp.exe\u200b\x1b\x9b"


def test_nobody_else_can_read_what_the_office_keeps(tmp_path):
    os.umask(0o022)
    (tmp_path / "示例.pdf").write_bytes(b"paper")
    with open_safe(tmp_path / "data") as store:
        save(store, tmp_path / "示例.pdf", "示例")
        back_up(store, store.folder / BACKUPS, "手动")
        save(store, None, "示例")
        open_to = [file for file in (store.folder, *store.folder.rglob("*")) if is_open(file)]

    assert open_to == []


def is_open(file: Path) -> bool:
    """Whether others can read it, in a folder that lets them in."""
    return bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)) and not file.is_dir()


@pytest.mark.parametrize("name", [*OURS, *BELOW, *BESIDE])
def test_a_link_in_the_folder_is_not_followed(tmp_path, name):
    with open_safe(tmp_path / "data") as store:
        save(store, None, "示例")
        back_up(store, store.folder / BACKUPS, "手动")
    held, elsewhere = tmp_path / "data" / name, tmp_path / "elsewhere"
    if held.exists():
        held.rename(elsewhere)
    else:
        elsewhere.mkdir()
        held.parent.mkdir(exist_ok=True)
    held.symlink_to(elsewhere)
    before = [(file, file.stat().st_mtime_ns) for file in elsewhere.rglob("*")]

    with pytest.raises(UserError, match=f"“{name}”是指向别处的链接"):
        open_safe(tmp_path / "data")

    assert [(file, file.stat().st_mtime_ns) for file in elsewhere.rglob("*")] == before


@pytest.mark.parametrize("kind", ["folder", "brackets", "bytes", "nothing"])
@pytest.mark.parametrize("name", NAMES)
def test_whatever_lies_under_our_names_is_opened_or_refused_in_words(tmp_path, name, kind):
    with open_safe(tmp_path / "data") as store:
        save(store, None, "示例")
    place = tmp_path / "data" / name
    if place.is_dir():
        place.rename(tmp_path / "moved")
    place.unlink(missing_ok=True)
    if kind == "folder":
        place.mkdir()
    else:
        place.write_bytes({"brackets": b"[" * 200_000, "bytes": b"\xff\x00" * 50, "nothing": b""}[kind])

    assert office.load(tmp_path / "data") == office.Office()
    assert opened(tmp_path / "data") in ("", "refused")


def opened(folder: Path) -> str:
    try:
        with open_safe(folder) as store:
            store.verify()
            office.load(folder)
            return ""
    except UserError as error:
        return "refused" if error.message.endswith("。") else error.message


def paths_of(folder: Path) -> list[Path]:
    return sorted(file.relative_to(folder) for file in folder.rglob("*") if file.name != "reserve")


@pytest.fixture
def kept(tmp_path):
    """An office with evidence, a backup and a journal behind it."""
    (tmp_path / "示例.pdf").write_bytes(b"%PDF-1.4 paper")
    with open_safe(tmp_path / "data") as store:
        save(store, tmp_path / "示例.pdf", "示例")
        back_up(store, store.folder / BACKUPS, "手动")
        save(store, None, "示例")
    return tmp_path / "data"


def put_a_folder(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
        place.write_bytes(b"x")
    else:
        place.unlink()
        place.mkdir()


def put_a_pipe(place: Path) -> None:
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    os.mkfifo(place)


def shut(place: Path) -> None:
    place.chmod(0)


@pytest.mark.parametrize("spoil", [put_a_folder, put_a_pipe, shut])
def test_a_place_that_is_taken_or_shut_is_told_wherever_it_is(kept, tmp_path, spoil):
    untold = []
    for number, path in enumerate(paths_of(kept)):
        folder = tmp_path / "others" / str(number)
        shutil.copytree(kept, folder)
        spoil(folder / path)
        if not any(told_by_an_office_at(folder)):
            untold.append(str(path))

    # The last word on evidence has the record that names it, and the list of backups on what it lacks.
    assert [path for path in untold if "objects/" not in path] == []


@pytest.mark.parametrize("name", ["journal", "backups", "objects", "backups/objects"])
def test_a_folder_of_ours_that_is_none_is_told_by_the_check(kept, name):
    put_a_folder(kept / name)

    with open_safe(kept) as store:
        assert any(f"“{name}”无法打开" in told for told in verify_kept(store))
        assert verify_files(store) == ([UNSEEN] if name == "objects" else [])


def test_a_folder_in_the_place_of_a_journal_does_not_keep_the_office_shut(kept):
    put_a_folder(sorted(kept.glob("journal/*.jsonl"))[-1])

    with open_safe(kept) as store:
        save(store, None, "示例")
        assert store.warning == ""
        assert any("journal/" in told for told in verify_kept(store))


def told_by_an_office_at(folder: Path) -> Iterator[str]:
    """Every sentence of a day with this folder; anything but a sentence is raised."""
    with as_one_without_power(folder):
        try:
            store = open_safe(folder)
        except UserError as error:
            yield error.message
            return
        with store:
            yield store.notice
            yield from (*verify_records(store), *verify_kept(store), *verify_files(store))
            for act in (
                lambda: save(store, folder.parent.parent / "示例.pdf", "示例"),
                lambda: back_up(store, folder / BACKUPS, "手动"),
                lambda: write_archive(store, folder.parent / f"{folder.name}.zip"),
                lambda: go_round(store),
            ):
                try:
                    act()
                except UserError as error:
                    yield error.message
            yield store.warning


def go_round(store) -> None:
    place = rolling_check.Place()
    while place is not None:
        place = rolling_check.look(store, place).place


@contextmanager
def as_one_without_power(folder: Path) -> Iterator[None]:
    """As a user to whom modes mean something, which they do not to the one who may do everything."""
    if os.geteuid() != 0:
        yield
        return
    nobody = 65534
    for place in (folder.parent.parent, folder.parent, folder, *folder.rglob("*")):
        os.chown(place, nobody, nobody)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_others_can_open_is_told_of(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    own, elsewhere = tmp_path / "home" / "data", tmp_path / "D" / "data"
    for folder in (own, elsewhere):
        folder.mkdir(parents=True)

    assert private.openness(own, by_profile=True) == ""
    assert "本机其他用户也能打开" in private.openness(elsewhere, by_profile=True)
    elsewhere.chmod(0o755)
    assert "本机其他用户也能打开" in private.openness(elsewhere, by_profile=False)


def test_a_disk_that_knows_no_modes_is_told_when_the_folder_is_made_and_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr(private, "_close", lambda _place: None)
    (tmp_path / "data").mkdir(mode=0o777)
    (tmp_path / "data").chmod(0o777)

    for told in (True, False):
        with open_safe(tmp_path / "data") as store:
            assert ("本机其他用户也能打开" in store.notice) is told
            assert "本机其他用户也能打开" in about.place_of(store)


@pytest.mark.parametrize("value", [None, 5, [], {}, "x" * 9, "9999-99-99", True])
@pytest.mark.parametrize("key", ["unit", "cycle_start", "text_size", "is_dark", "edition"])
def test_a_setting_of_another_kind_is_left_out(tmp_path, key, value):
    (tmp_path / "office.json").write_text(f'{{"{key}": {json.dumps(value)}}}', "utf-8")

    held = office.load(tmp_path)

    assert isinstance(held.cycle_text, str)
    assert isinstance(held.is_township, bool)


@pytest.mark.parametrize("years", [40, -40])
def test_a_clock_far_off_is_told_and_harms_nothing(tmp_path, years):
    with open_safe(tmp_path / "data") as store:
        save(store, None, "示例")
    now = clock.now()
    clock.seat(lambda: now + timedelta(days=365 * years))
    try:
        with open_safe(tmp_path / "data") as store:
            assert "请核对电脑的日期和时间" in store.notice
            save(store, None, "示例")
    finally:
        clock.seat(None)
    with open_safe(tmp_path / "data") as store:
        save(store, None, "示例")
        assert store.verify() == []


def test_a_name_hides_nothing(tmp_path):
    source = tmp_path / "a\u202efdp.exe"
    source.write_bytes(b"MZ")

    with pytest.raises(UserError) as caught:
        objects.put(tmp_path, source)

    assert "\u202e" not in caught.value.message
    assert safe_name(TURNED, ".pdf") == "示例_gnp.exe_.pdf"


@settings(max_examples=50)
@given(st.text(max_size=120))
def test_a_name_that_is_written_can_be_read(text):
    name = safe_name(text, ".pdf")

    assert name.endswith(".pdf")
    assert not {"Cc", "Cs"} & set(map(unicodedata.category, name))
    assert not any("\u202a" <= char <= "\u202e" for char in name)
    assert len(name.encode()) <= 240


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff", b"[" * 99_999, b'{"unit": 5}', b'{"province": null}']
)
def test_an_office_whose_file_of_its_county_is_spoilt_opens_and_is_put_right(tmp_path, content):
    place = {"province": "示例省", "city": "示例市", "county": "示例县", "unit": "示例办"}
    with open_store(tmp_path / "data") as store:
        identity.settle(store, place)
        own = store.unit
    (tmp_path / "data" / identity.FILE).write_bytes(content)

    with open_store(tmp_path / "data") as store:
        assert "unit.json）已损坏" in store.notice
        assert store.unit == ""
        identity.settle(store, place)
        assert store.unit == own
    with open_store(tmp_path / "data") as store:
        assert (store.notice, store.unit) == ("", own)
