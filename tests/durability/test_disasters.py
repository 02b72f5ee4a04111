"""The database is cut off, overwritten, emptied or deleted: everything that was saved comes back."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.backup import back_up, list_backups
from lushan_desktop.storage.folder.contents import BACKUPS
from tests.durability.office import look, missing_attachments, open_safe, save

PAGE = 4096


def cut_off(file: Path, chance: random.Random) -> None:
    file.write_bytes(file.read_bytes()[: chance.randrange(file.stat().st_size)])


def overwrite(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    start = chance.randrange(len(content))
    content[start : start + 20_000] = chance.randbytes(min(20_000, len(content) - start))
    file.write_bytes(content)


def overwrite_all(file: Path, chance: random.Random) -> None:
    file.write_bytes(chance.randbytes(file.stat().st_size))


def empty_a_page(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    page = chance.randrange(len(content) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    file.write_bytes(content)


def break_the_header(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(16) : 100] = chance.randbytes(20)
    file.write_bytes(content)


def delete(file: Path, chance: random.Random) -> None:
    file.unlink()


def put_an_older_one(file: Path, chance: random.Random) -> None:
    """What happens when the -wal is lost, or when somebody copies a file back."""
    newest = list_backups(file.parent / BACKUPS)
    if newest:
        shutil.copyfile(newest[0].file, file)
    else:
        file.write_bytes(b"")


DISASTERS: tuple[Callable[[Path, random.Random], None], ...] = (
    cut_off,
    overwrite,
    overwrite_all,
    empty_a_page,
    break_the_header,
    delete,
    put_an_older_one,
)


@pytest.fixture(scope="module", params=["backed up", "never backed up"])
def office(request, tmp_path_factory):
    """An office with records, attachments and journals, as a crash leaves it: with its -wal."""
    folder = tmp_path_factory.mktemp("office") / "data"
    attachment = folder.parent / "示例.pdf"
    saved = set()
    store = open_safe(folder)
    for number in range(60):
        attachment.write_bytes(f"示例{number}".encode())
        saved.add(save(store, attachment if number % 5 == 0 else None, f"示例{number}"))
        if request.param == "backed up" and number in (20, 40):
            back_up(store, folder / BACKUPS, "手动")
    left = folder.with_name("left")
    shutil.copytree(folder, left)
    store.close()
    (left / "reserve").unlink(missing_ok=True)
    return left, saved


def after_disaster(office: tuple[Path, set[str]], place: Path, number: int) -> tuple[Path, str]:
    left, _ = office
    chance = random.Random(number)
    folder = place / str(number)
    shutil.copytree(left, folder)
    if chance.random() < 0.5:
        (folder / "data.db-wal").unlink()
        (folder / "data.db-shm").unlink(missing_ok=True)
    DISASTERS[number % len(DISASTERS)](folder / "data.db", chance)
    with open_safe(folder) as store:
        return folder, store.notice


def endure(office, place: Path, drills: int) -> None:
    for number in range(drills):
        folder, _ = after_disaster(office, place, number)

        findings = look(folder / "data.db")

        assert (findings.damage, findings.halves) == ([], [])
        assert office[1] - findings.records == set()
        assert missing_attachments(folder, findings.attachments) == set()
        shutil.rmtree(folder)


def test_everything_saved_comes_back(office, tmp_path):
    endure(office, tmp_path, len(DISASTERS))


@pytest.mark.slow
def test_everything_saved_comes_back_from_200_disasters(office, tmp_path):
    endure(office, tmp_path, 100)


def test_the_user_is_told_how_much_came_back_and_where_the_bad_file_is(office, tmp_path):
    folder, notice = after_disaster(office, tmp_path, DISASTERS.index(overwrite_all))

    assert "找回全部 120 条；坏文件存于" in notice
    assert list(folder.glob("aside/*/data.db"))


def test_a_second_disaster_right_after_the_first_costs_nothing_either(office, tmp_path):
    folder, _ = after_disaster(office, tmp_path, DISASTERS.index(overwrite_all))
    with open_safe(folder) as store:
        later = save(store, None, "示例")
    overwrite_all(folder / "data.db", random.Random(0))

    open_safe(folder).close()

    assert look(folder / "data.db").records >= {later, *office[1]}


def test_without_journal_and_backup_nothing_empty_takes_its_place(office, tmp_path):
    folder = tmp_path / "bare"
    shutil.copytree(office[0], folder)
    shutil.rmtree(folder / "journal")
    shutil.rmtree(folder / BACKUPS, ignore_errors=True)
    (folder / "data.db-wal").unlink()
    overwrite_all(folder / "data.db", random.Random(0))
    before = {file.name: file.stat().st_size for file in folder.iterdir()}

    with pytest.raises(UserError, match="请勿删除"):
        open_safe(folder)

    assert {name: (folder / name).stat().st_size for name in before} == before | {
        "lock": (folder / "lock").stat().st_size
    }
