"""Archives that somebody has made up, and places where none may go: refused in words, nothing is harmed."""

import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.manifest import Manifest
from lushan_desktop.storage.rescue.archive import restore_archive, write_archive
from lushan_desktop.storage.rescue.guard import guarded
from tests.storage.office import PARTS, TrialPerson, open_office
from tests.storage.test_archive import contents, pack

MADE_UP = {
    "a row that the log does not know": "UPDATE trial_person SET name = '伪'",
    "a row that was put in": "UPDATE trial_person SET id = 'x'",
    "an operation that was rewritten": "UPDATE operation SET fields = replace(fields, '示例甲', '伪')",
    "a trigger": "CREATE TRIGGER x AFTER INSERT ON operation BEGIN DELETE FROM draft; END",
    "a view": "CREATE VIEW x AS SELECT * FROM operation",
    "an index that refuses": "CREATE UNIQUE INDEX x ON operation (person)",
    "an index that computes": "CREATE INDEX x ON trial_person (zeroblob(length(name) * 1000000))",
    "a table that refuses": "CREATE TABLE x (name TEXT CHECK (name <> ''))",
    "a table of another make": "CREATE VIRTUAL TABLE x USING fts5(name)",
    "a table under a false name": "CREATE VIRTUAL TABLE search_x USING rtree(id, low, high)",
    "a column that computes": "ALTER TABLE trial_person ADD COLUMN x TEXT AS (hex(name))",
    "a step": "UPDATE step SET label = '伪'",
    "a step that was taken out": "DELETE FROM step",
    "a clock": "UPDATE operation SET clock = 'x'",
    "a person": "UPDATE operation SET person = '伪'",
    "a place in the chain": "UPDATE operation SET seq = seq + 1",
    "a hash": "UPDATE operation SET hash = previous",
    "an operation that was taken out": "DELETE FROM operation",
    "a setting": "UPDATE setting SET value = 'x'",
    "a head": "UPDATE head SET heads = '{}'",
    "bytes that are no text": "UPDATE trial_person SET name = CAST(x'ff' AS TEXT)",
    "a dropped table": "DROP TABLE trial_person",
}
WRONG = (None, 7, [], "x", {"x": None}, {"x": {}})


@pytest.fixture
def written(tmp_path):
    with open_office(tmp_path / "data", parts=guarded(PARTS)) as store:
        with store.change("新增人员") as step:
            step.add(TrialPerson(name="示例甲"))
        write_archive(store, tmp_path / "all.zip")
    return tmp_path / "all.zip"


def restored(file: Path, folder: Path) -> str:
    """Return what is said; empty where everything went well."""
    try:
        restore_archive(file, folder, driver, parts=PARTS)
    except UserError as error:
        return error.message
    return ""


@pytest.mark.parametrize("sql", MADE_UP.values(), ids=MADE_UP)
def test_a_database_that_was_changed_is_refused_though_its_manifest_agrees(written, tmp_path, sql):
    held = dict(contents(written))
    database = tmp_path / "made up.db"
    database.write_bytes(held["data.db"])
    with closing(driver.connect(str(database), isolation_level=None)) as connection:
        ours = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.executescript(f"DROP TRIGGER {ours[0][0]}; DROP TRIGGER {ours[1][0]}; {sql};")
        for _, trigger in ours:
            connection.execute(trigger)
    content = database.read_bytes()
    told = Manifest.read(held["manifest.json"]).to_bytes()
    manifest = json.loads(told) | {"sha256": sha256(content).hexdigest(), "size": len(content)}
    manifest["counts"] = {name: count(database, name) for name in manifest["counts"]}
    del manifest["check"]
    pack(tmp_path / "bad.zip", [("manifest.json", json.dumps(manifest).encode()), ("data.db", content)])

    assert "这份备份不能用" in restored(tmp_path / "bad.zip", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def count(file: Path, table: str) -> int:
    with closing(driver.connect(str(file))) as connection:
        try:
            return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        except driver.Error:
            return 0


def test_a_database_that_is_none_is_refused(written, tmp_path):
    for content in (b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 5000):
        manifest = json.loads(dict(contents(written))["manifest.json"])
        manifest |= {"sha256": sha256(content).hexdigest(), "size": len(content)}
        del manifest["check"]
        pack(tmp_path / "bad.zip", [("manifest.json", json.dumps(manifest).encode()), ("data.db", content)])

        assert "这份备份不能用" in restored(tmp_path / "bad.zip", tmp_path / "new")


def test_a_manifest_with_anything_in_any_place_is_refused_in_words(written, tmp_path):
    held = dict(contents(written))
    manifest = json.loads(held["manifest.json"])
    del manifest["check"]
    said = set()
    for key in manifest:
        for number, wrong in enumerate(WRONG):
            place = tmp_path / f"{key}{number}"
            made = json.dumps(manifest | {key: wrong}).encode()
            pack(tmp_path / "bad.zip", [("manifest.json", made), ("data.db", held["data.db"])])
            said.add((restored(tmp_path / "bad.zip", place)[:8], place.exists()))

    assert said <= {("这份备份不能用：", False), ("", True)}


def test_a_folder_of_somebody_else_beside_the_target_stays(written, tmp_path):
    for name in ("new.part", ".new.part", ".new.x.part"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "别人的.txt").write_text("示例")

    assert restored(written, tmp_path / "new") == ""
    assert len(list(tmp_path.glob("*new*part/别人的.txt"))) == 3


def test_the_folder_one_stands_in_can_be_filled(written, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert restored(written, Path()) == ""
    assert (tmp_path / "here" / "data.db").is_file()


@pytest.mark.parametrize("name", ["data.db", "backups/all.zip", "x.zip", "."])
def test_an_archive_never_goes_among_the_data_or_takes_their_place(tmp_path, name):
    with open_office(tmp_path / "data", parts=guarded(PARTS)) as store:
        before = sorted(file.name for file in store.folder.rglob("*"))

        with pytest.raises(UserError, match=r"数据文件夹|是文件夹"):
            write_archive(store, store.folder / name)

        assert sorted(file.name for file in store.folder.rglob("*")) == before
        assert store.verify() == []
