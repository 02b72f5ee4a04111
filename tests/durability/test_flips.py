"""One bit turns over somewhere in the data folder: 核对 notices it, and what was saved comes back."""

import json
import os
import random
import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.app import open_store
from lushan_desktop.base.errors import UserError
from lushan_desktop.services.office import identity
from lushan_desktop.services.office import office as office_file
from lushan_desktop.services.records import beside
from lushan_desktop.services.settings.verify import verify_files, verify_kept, verify_records
from lushan_desktop.storage.drafts import save_draft
from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.store import Store
from tests.durability.office import look, open_safe, save
from tests.offices import open_sample

PLACES, MANY_PLACES = 24, 300
LOOKS = (verify_records, verify_kept, verify_files)
DERIVED = ("search", "ordered", "evidence_")
"""Made again from the records: a bit there may hide a row from the search, but changes no record."""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Records, evidence, a backup and a journal that goes on behind it."""
    folder = tmp_path_factory.mktemp("office") / "data"
    attachment = folder.parent / "示例.pdf"
    saved = set()
    with open_safe(folder) as store:
        for number in range(16):
            attachment.write_bytes(f"示例{number}".encode() * 20)
            saved.add(save(store, attachment if number % 4 == 0 else None, f"示例{number}"))
            if number == 8:
                back_up(store, folder / BACKUPS, "手动")
        save_draft(store, "trial_meeting", {"title": "示例：还没有存"})
        beside.keep(store, "looks.json", "trial_meeting", {"widths": {"title": 120}})
    office_file.change(folder, unit="示例办", person="示例甲")
    identity.keep(folder, identity.Office("示例省", "示例市", "示例县", "示例办"))
    (folder / "reserve").unlink(missing_ok=True)
    return folder, saved, content_of(folder / "data.db")


def content_of(file: Path) -> list[tuple[object, ...]] | str:
    """Every row that is not derived; what went wrong where they cannot be read."""
    try:
        with closing(driver.connect(str(file))) as connection:
            named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            tables = sorted(name for (name,) in named if not name.startswith(DERIVED))
            rows = [(name, *row) for name in tables for row in connection.execute(f'SELECT * FROM "{name}"')]
            schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
            return [*rows, *sorted(schema, key=repr)]
    except Exception as error:
        return repr(error)


def files_of(folder: Path) -> dict[str, list[Path]]:
    found = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != "lock")
    kinds: dict[str, list[Path]] = {}
    for file in found:
        place = file.relative_to(folder)
        kind = place.parts[0] if file.suffix != ".json" else f"{place.parts[0]}{file.suffix}"
        kind = f"{place.parts[0]}/objects" if "objects" in place.parts[1:] else kind
        kinds.setdefault(kind, []).append(file)
    return kinds


def flip(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def said_by(file: Path) -> dict[str, object]:
    """What settings beside the data say, but for the name of their check; empty where that is nothing."""
    try:
        held = json.loads(file.read_bytes())
        return {key: held[key] for key in held if len(str(held[key])) != 64}
    except (ValueError, TypeError):
        return {}


def faults_after(office, place: Path, number: int) -> list[str]:
    """What is wrong with how one flip was taken: unnoticed, something lost, or no sentence."""
    template, saved, content = office
    folder, chance = place / str(number), random.Random(number)
    shutil.copytree(template, folder)
    kinds = files_of(folder)
    kind = sorted(kinds)[number % len(kinds)]
    file = chance.choice(kinds[kind])
    is_setting = file.suffix == ".json" and file.parent == folder and file.name != "heads.json"
    before = said_by(file) if is_setting else {}
    flip(file, chance)
    if (kind == "data.db" and content_of(file) == content) or (before and said_by(file) == before):
        return []
    try:
        with open_safe(folder) as store:
            is_noticed = bool(store.notice) or any(verify(store) for verify in LOOKS)
        open_safe(folder).close()
    except UserError:
        return [f"{kind}: refused"]
    except Exception as error:
        return [f"{kind}: {error!r}"]
    lost = saved - look(folder / "data.db").records
    return [f"{kind}: not noticed"] * (not is_noticed) + [f"{kind}: {len(lost)} lost"] * bool(lost)


def faults(office, place: Path, numbers: range) -> Counter[str]:
    return Counter(fault for number in numbers for fault in faults_after(office, place, number))


def test_a_flip_anywhere_is_noticed_and_costs_nothing(office, tmp_path):
    assert faults(office, tmp_path, range(PLACES)) == Counter()


CHANGES = (
    "UPDATE operation SET clock = 'x' WHERE position = (SELECT max(position) FROM operation)",
    "UPDATE operation SET fields = '{' WHERE position = 3",
    "UPDATE operation SET fields = '[]' WHERE position = 3",
    "UPDATE operation SET parents = '7' WHERE position = 3",
    "UPDATE operation SET person = CAST(x'ff' AS TEXT) WHERE position = 3",
    "UPDATE operation SET seq = 'x' WHERE position = 3",
    "UPDATE head SET heads = '{' WHERE number = 2",
    'UPDATE head SET heads = \'{"*":["a:1"]}\' WHERE number = 2',
    "UPDATE step SET label = '伪'",
    "DELETE FROM step WHERE position = 2",
    "UPDATE setting SET value = 'x' WHERE key = 'former_replicas' OR key = 'place'",
    "DELETE FROM setting",
    "UPDATE trial_meeting SET title = '伪'",
    "UPDATE trial_meeting SET title = CAST(x'ff' AS TEXT)",
    "UPDATE trial_person SET name = '伪' WHERE id = (SELECT max(id) FROM trial_person)",
    "UPDATE trial_meeting SET deleted = 1 WHERE id = (SELECT min(id) FROM trial_meeting)",
    "INSERT INTO trial_person SELECT 'x', origin, deleted, note, name, post FROM trial_person LIMIT 1",
    "UPDATE operation SET record = 'x' WHERE position = 3",
    "UPDATE operation SET previous = 'x' WHERE position = 5",
    "UPDATE operation SET label = '伪' WHERE position = 5",
    "DELETE FROM operation WHERE position = (SELECT max(position) FROM operation)",
    "UPDATE head SET parent = 'x' WHERE number = 1",
    "DELETE FROM head WHERE number = 2",
    "UPDATE step SET state = 'x', operations = 9",
    "CREATE UNIQUE INDEX kept_out ON operation (hash)",
    "DELETE FROM trial_meeting",
    "CREATE TRIGGER gone AFTER INSERT ON operation BEGIN DELETE FROM trial_meeting; END",
    "CREATE VIEW seen AS SELECT * FROM operation",
)


HIDDEN_OR_NOT = [
    pytest.param(sql, is_hidden, marks=() if is_hidden == number % 2 else pytest.mark.slow)
    for number, sql in enumerate(CHANGES)
    for is_hidden in (False, True)
]
"""Each change, with the time of the file put back or not; the other way is among the long drills."""


@pytest.mark.parametrize(("sql", "is_hidden"), HIDDEN_OR_NOT)
def test_what_somebody_changes_in_the_database_is_made_good_at_the_next_start(
    office, tmp_path, sql, is_hidden
):
    template, saved, _ = office
    folder = tmp_path / "data"
    shutil.copytree(template, folder)
    before = (folder / "data.db").stat()
    with closing(driver.connect(str(folder / "data.db"), isolation_level=None)) as connection:
        ours = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in ours:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
        for _, trigger in ours:
            connection.execute(trigger)

    if is_hidden:
        os.utime(folder / "data.db", ns=(before.st_atime_ns, before.st_mtime_ns))
    with open_safe(folder) as store:
        assert "找回全部 32 条" in store.notice
        assert store.verify() == []
    assert look(folder / "data.db").records == saved


@pytest.mark.slow
def test_300_flips_are_noticed_and_cost_nothing(office, tmp_path):
    assert faults(office, tmp_path, range(PLACES, PLACES + MANY_PLACES)) == Counter()


@pytest.mark.parametrize(
    "bit", [0, 5, 31, *(pytest.param(bit, marks=pytest.mark.slow) for bit in (1, 2, 3, 4, 6, 7, 16, 30))]
)
def test_a_file_that_says_it_is_older_or_newer_than_it_is_is_found_again(tmp_path, bit):
    """A bit of the version in the head of the file."""
    folder = tmp_path / "data"
    with open_sample(folder) as store:
        held = count_of(store)
    file = folder / "data.db"
    content = bytearray(file.read_bytes())
    version = int.from_bytes(content[60:64]) ^ 1 << bit
    content[60:64] = version.to_bytes(4)
    file.write_bytes(content)

    with open_store(folder) as store:
        assert "找回" in store.notice
        assert count_of(store) == held
        assert store.verify() == []


def count_of(store: Store) -> int:
    with store.read() as session:
        asked = session.connection().exec_driver_sql("SELECT count(DISTINCT record) FROM operation")
        return int(asked.scalar_one())
