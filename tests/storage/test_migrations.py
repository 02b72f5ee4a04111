"""The tables of a data file are what the classes say, whatever version the file began with."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, SQLModel

from lushan_desktop.domain.kinds import Text
from lushan_desktop.domain.people.person import Person
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import ChildRecord, Record, table_of
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import issued_papers
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.log import history
from lushan_desktop.storage.migrations import env, versions
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.migrations.versions import REVISIONS, r0001_first_tables
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.tables import LOG_TABLES
from lushan_desktop.storage.undo import undo_last

Shape = dict[str, Any]


@contextmanager
def file(path: Path) -> Iterator[Connection]:
    """A file as a migration sees it: one connection, in a transaction that the test ends."""
    with closing(connect(driver, path, creates=True)) as raw:
        engine = create_engine("sqlite://", module=driver, creator=lambda: raw, poolclass=StaticPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection


def shape(connection: Connection) -> dict[str, Shape]:
    """Columns with types and nullability, keys and indexes of every table."""
    seen = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["primary_key"])
                for column in seen.get_columns(table)
            },
            "indexes": {
                str(index["name"]): (tuple(index["column_names"]), bool(index["unique"]))
                for index in seen.get_indexes(table)
            },
        }
        for table in seen.get_table_names()
    }


@pytest.fixture
def described() -> dict[str, Shape]:
    """The tables as the classes and the log describe them now."""
    engine = create_engine("sqlite://", module=driver, creator=lambda: driver.connect(":memory:"))
    with engine.begin() as connection:
        tables = [table_of(record_type.model) for record_type in RECORD_TYPES]
        SQLModel.metadata.create_all(connection, tables=tables)
        for statement in LOG_TABLES.split(";"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        found = shape(connection)
    engine.dispose()
    return found


def test_all_revisions_together_make_the_tables_the_classes_describe(tmp_path, described):
    with file(tmp_path / "data.db") as connection:
        env.upgrade(connection)

        made = shape(connection)

    assert made == described


def test_a_file_knows_which_revision_it_has_seen_and_sees_each_once(tmp_path):
    with file(tmp_path / "data.db") as connection:
        env.upgrade(connection)
        made = shape(connection)
        env.upgrade(connection)

        assert shape(connection) == made
        assert env.version_of(connection) == MigratedSchema.version == len(REVISIONS)


def test_a_revision_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(r0001_first_tables, "LOG", "CREATE TABLE unit (id TEXT)")
    with pytest.raises(Exception, match="already exists"), file(tmp_path / "data.db") as connection:
        env.upgrade(connection)

    with file(tmp_path / "data.db") as connection:
        assert shape(connection) == {}
        assert env.version_of(connection) == 0


def test_revisions_are_numbered_without_a_gap_and_know_their_forerunner():
    revisions = [env.revision(name) for name in REVISIONS]
    numbers = [revision.revision for revision in revisions]
    forerunners = [revision.down_revision for revision in revisions]

    assert numbers == [f"{number:04d}" for number in range(1, len(REVISIONS) + 1)]
    assert [name[1:5] for name in REVISIONS] == numbers
    assert forerunners == [None, *numbers[:-1]]
    assert sorted(file.stem for file in Path(versions.__file__).parent.glob("r[0-9]*.py")) == [*REVISIONS]


def test_every_revision_says_what_changed_for_the_office_and_stands_alone():
    for revision in map(env.revision, REVISIONS):
        source = Path(str(revision.__file__)).read_text("utf-8")
        assert str(revision.__doc__).strip().endswith(".")
        assert "lushan_desktop" not in source


class Seal(Record, table=True):
    """A record type that this test adds to the office."""

    name: str = ""
    keeper: str = Field(default="", index=True)


SEAL = RecordType(
    key="seal",
    title="印章",
    icon="ri.award-line",
    model=Seal,
    named_by=("name",),
    fields=(FieldSpec("name", "名称", Text()), FieldSpec("keeper", "保管人", Text())),
)


def test_a_new_kind_of_record_is_one_more_table_and_touches_no_other(tmp_path, described):
    with file(tmp_path / "data.db") as connection:
        env.upgrade(connection)
        table_of(Seal).create(connection)

        made = shape(connection)

    assert made.pop("seal")["columns"].keys() == {"id", "origin", "deleted", "note", "name", "keeper"}
    assert made == described


def test_an_older_file_is_backed_up_and_brought_up_to_date_with_all_its_rows(tmp_path, monkeypatch):
    parts = Parts(schema=MigratedSchema)
    with Store.open(tmp_path, parts=parts) as store, store.change("新增机构") as step:
        step.add(Unit(name="鲁山县司法局"))
        step.add_many(Person, [{"name": "刘鹏"}, {"name": "叶锐"}])
        before = row_counts(step.connection)
    add_a_revision(monkeypatch, "ALTER TABLE unit ADD COLUMN site VARCHAR DEFAULT ''")
    monkeypatch.setattr(MigratedSchema, "version", len(REVISIONS) + 1)

    with Store.open(tmp_path, parts=parts) as store, store.read() as session:
        after = row_counts(session.connection())
        sites = session.connection().exec_driver_sql("SELECT name, site FROM unit").all()

    assert sites == [("鲁山县司法局", "")]
    assert before["person"] == 2
    assert after == before | {"operation": 3, "head": 3, "step": 1, "ordered": 3}
    assert list((tmp_path / "backups").glob("*.db"))


def test_the_indexes_that_large_lists_had_of_every_column_are_dropped(tmp_path):
    with file(tmp_path / "data.db") as connection:
        env.upgrade(connection, 18)
        connection.exec_driver_sql('CREATE INDEX "sorted_person.phone" ON person (deleted, phone, id DESC)')
        connection.exec_driver_sql("CREATE TABLE filled (record TEXT PRIMARY KEY)")

        env.upgrade(connection)

        left = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert not [name for name in left if name == "filled" or name.startswith("sorted_")]


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {
        table: connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one()
        for table in inspect(connection).get_table_names()
        if not table.startswith("search")
    }


def add_a_revision(monkeypatch: pytest.MonkeyPatch, sql: str) -> None:
    """One more revision after the shipped ones."""
    name = f"r{len(REVISIONS) + 1:04d}_newer"
    newer = ModuleType(f"{versions.__name__}.{name}", "The office has something new.")
    newer.upgrade = lambda: r0001_first_tables.op.execute(sql)
    monkeypatch.setitem(sys.modules, newer.__name__, newer)
    monkeypatch.setattr(versions, "REVISIONS", (*REVISIONS, name))


class StatementVersion(ChildRecord, table=True):
    """A print of a statement as files of revision 15 kept it."""

    kind: str = ""
    kept_on: str | None = None
    evidence: str = ""
    sha256: str = ""
    text: str = ""
    marks: str = ""


OLD_PRINT = RecordType(
    key="statement_version",
    title="历次稿本",
    icon="ri.history-line",
    model=StatementVersion,
    named_by=("kind",),
    fields=tuple(FieldSpec(name, name, Text()) for name in ("kind", "kept_on", "evidence", "sha256")),
)


def test_old_prints_of_statements_are_issued_papers_and_the_log_agrees(tmp_path, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(versions, "REVISIONS", REVISIONS[:15])
        before.setattr(MigratedSchema, "version", 15)
        old = Parts(schema=MigratedSchema, record_types=(OLD_PRINT,))
        with Store.open(tmp_path, parts=old) as store, store.change("留存情况说明印本") as step:
            step.add(StatementVersion(parent="statement-1", kind="送审稿", kept_on="2023-07-01", text="一段"))
            step.add(StatementVersion(parent="statement-1", kind="定稿", kept_on="2023-07-02", position=1))

    with Store.open(tmp_path, parts=Parts(schema=MigratedSchema)) as store:
        with store.read() as session:
            kept = issued_papers.about(session, "statement-1")
            told = history.history(session, kept[0].id)

        assert [(paper.kind, str(paper.kept_on)) for paper in kept] == [
            ("送审稿", "2023年7月1日"),
            ("定稿", "2023年7月2日"),
        ]
        assert kept[0].lines == (("", "一段"),)
        assert {change.type for change in told} == {"issued_paper"}
        assert store.verify() == []
        undo_last(store)
        with store.read() as session:
            assert issued_papers.about(session, "statement-1") == ()
