"""The office's records in one file: open it, read it, change it in steps."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlcipher3.dbapi2
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation
from lushan_desktop.storage import distrust
from lushan_desktop.storage.file.connection import Channel, connect, engine_on
from lushan_desktop.storage.file.snapshot import find_damage
from lushan_desktop.storage.folder import failures, wrong_clock
from lushan_desktop.storage.folder.contents import DATABASE
from lushan_desktop.storage.folder.damage import is_damage
from lushan_desktop.storage.folder.disk import explained
from lushan_desktop.storage.index import search
from lushan_desktop.storage.log import integrity, steps
from lushan_desktop.storage.log.capture import watch
from lushan_desktop.storage.log.log import Log, Setting
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.opening import HeldFile, Opening
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.registry import Registry
from lushan_desktop.storage.replica import own_replica

S = TypeVar("S", bound="Store")


class Store:
    """One data folder, held by this program alone; usable from several threads."""

    def __init__(self, folder: Path, opened: HeldFile, driver: Any, parts: Parts, registry: Registry) -> None:
        self.folder = folder
        self.person = self.unit = ""
        """The clerk, and the id of the office's own unit: what new records say they come from."""
        self.notice = opened.notice
        """What the user is to be told about the opening; empty where nothing is out of the ordinary."""
        self.warning = ""
        """What the user is to be told about the last save; empty where it stands in the journal as well."""
        self.is_read_only = opened.is_read_only
        self.registry = registry
        self.driver = driver
        self.journal = None
        self._opened = opened
        self._step: Step | None = None
        self.about: dict[str, str] = {}  # what every session knows of the office: session.info["county"]
        self._unjournaled: list[Operation] = []
        self._writer = self._channel("BEGIN IMMEDIATE")
        self._readers = [self._channel("BEGIN", query_only=True) for _ in range(2)]
        if parts.recover is not None:
            distrust.refuse_changed_settings(self)
        self._memory = None if self.is_read_only else parts.memory
        self._log = Log(own_replica(self, opened.file, self._memory))
        self._load_log()
        self.notice += wrong_clock.warning(self._log.last)
        self.journal = parts.journal(folder) if parts.journal and not self.is_read_only else None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        driver: Any = sqlcipher3.dbapi2,
        person: str = "",
        unit: str = "",
        create: bool = True,
        parts: Parts | None = None,
    ) -> Self:
        """Open the data folder. Raises UserError where it is held by another or cannot be worked on."""
        parts = parts or Parts()
        registry = Registry(parts.record_types)
        with explained(folder, "打开"):
            opening = Opening(folder, driver, parts, registry)
            try:
                store = _on(cls, folder, opening.run(person, create=create), driver, parts)
            except Exception as error:
                if failures.is_full(error) and (folder / DATABASE).exists():
                    return _on(cls, folder, opening.look_only(error), driver, parts)
                if parts.recover is None or not is_damage(error, driver):
                    raise
                with distrust.spoken(folder, driver):
                    opened = opening.run(person, create=False, is_distrusted=True)
                    store = _on(cls, folder, opened, driver, parts)
        store.person, store.unit = person, unit
        return store

    def close(self) -> None:
        """Wait for what is under way, then let go of the file."""
        for channel in (*self._readers, self._writer):
            channel.close()
        if self.journal is not None:
            self.journal.close()
        self._opened.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def replica(self) -> str:
        """Whose chain the operations of this folder on this machine form."""
        return self._log.replica

    @property
    def file(self) -> Path:
        """The database itself; a copy of it where the store is read-only."""
        return self._opened.file

    def read(self) -> AbstractContextManager[Session]:
        """A session for the window's questions; it sees one state of the tables and cannot write."""
        return self._readers[0].session()

    def read_long(self) -> AbstractContextManager[Session]:
        """A session for questions that take long, beside the window's."""
        return self._readers[1].session()

    @contextmanager
    def change(self, label: str, *, undoes: str = "") -> Iterator[Step]:
        """One undoable step: all of it is saved, or nothing. A step inside a step joins it."""
        if self.is_read_only:
            raise UserError(self.notice or failures.READ_ONLY)
        with self._writer.lock:
            if self._step is not None:
                yield from self._join(self._step)
            else:
                self._take_hold()
                yield from self._run(Setting(self.person, str(uuid7()), label, undoes))

    def _join(self, step: Step) -> Iterator[Step]:
        try:
            yield step
        except BaseException:
            step.is_broken = True
            raise

    def _run(self, setting: Setting) -> Iterator[Step]:
        end = self._log.seq, self._log.hash
        session = self._writer.new_session()
        step = self._step = Step(session, self._log, self.registry, setting, self.unit)
        watch(session, step)
        try:
            session.connection()
            yield step
            self._finish(step)
        except BaseException as error:
            self._log.seq, self._log.hash = end
            step.forget()
            self._roll_back(session)
            self._raise_spoken(error)
            raise
        finally:
            self._step = None
            session.close()
        if self._memory is not None and step.operations:
            self._memory.note(self.replica, self._log.seq)
        self._write_journal([*step.taking.operations, *step.operations])

    def _finish(self, step: Step) -> None:
        if step.is_broken:
            raise RuntimeError("a step inside this one failed; none of it is saved")
        touched = step.finish()
        if not step.operations:
            return self._finish_idle(step)
        last = step.operations[-1]
        steps.add(step.connection, self.replica, step.setting, last.clock, len(step.operations))
        fresh = {operation.record for operation in step.operations if operation.is_creation}
        fresh |= step.taking.fresh
        search.update(step.connection, self.registry, touched, fresh, progress=step.progress)
        step.taking.forget_gone(step.connection)
        self._opened.refuse_if_gone()
        try:
            step.session.commit()
        except Exception:
            self._roll_back(step.session)
            if not self.holds(last):
                raise

    @staticmethod
    def _finish_idle(step: Step) -> None:
        """Leave no trace of a step that changed nothing, but that what it takes back is taken back."""
        step.forget()
        if step.setting.undoes:
            steps.settle(step.connection, step.setting.undoes)
        step.session.commit()

    def _roll_back(self, session: Session) -> None:
        """Undo what was not saved; a connection that cannot even do that is replaced."""
        with suppress(Exception):
            session.rollback()
        if not self._writer.is_idle():
            session.close()
            self._writer.reopen()

    def _raise_spoken(self, error: BaseException) -> None:
        """Say in words what the tables complain about; whatever else went wrong is left as it is."""
        if isinstance(error, DBAPIError | self.driver.Error):
            sentence = failures.spoken(error, self.folder)
            if sentence:
                raise sentence from error

    def holds(self, operation: Operation) -> bool:
        """Return True if the operation is in the log, asked on a connection of its own."""
        try:
            return _is_in(self.driver, self.file, operation)
        except (self.driver.Error, OSError):
            return False

    def _write_journal(self, operations: Sequence[Operation]) -> None:
        """Write what was saved a second time; what could not be written goes with the next step."""
        self._unjournaled += operations
        if not self._unjournaled or self.journal is None:
            self._unjournaled = []
            return
        try:
            self.journal.append(self._unjournaled)
        except (OSError, UserError):
            self.warning = "已保存，但当日日志未能写入，请检查磁盘空间并尽快备份。"
        else:
            self._unjournaled, self.warning = [], ""

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """The writer's own connection inside a transaction, for what is no record: drafts, settings."""
        if self.is_read_only:
            raise UserError(self.notice or failures.READ_ONLY)
        with self._writer.lock:
            if self._step is not None:
                raise RuntimeError("a draft is not saved inside a step")
            self._take_hold()
            try:
                with self._writer.engine.begin() as connection:
                    yield connection
            except Exception as error:
                if not self._writer.is_idle():
                    self._writer.reopen()
                self._raise_spoken(error)
                raise

    def verify(self, known: Iterable[integrity.Known] = (), *, may_lack_end: bool = False) -> list[str]:
        """What is wrong with file, log and tables; `known` are links noted in a journal or a backup."""
        if damaged := _damage(self.driver, self.file):
            return damaged
        with self.read_long() as session:
            connection = session.connection()
            return integrity.log_problems(connection, self.registry, known, may_lack_end=may_lack_end)

    def _take_hold(self) -> None:
        """Raises UserError where nothing can be saved because the folder is gone or another's by now."""
        if self._opened.take_hold(self.person):
            self._load_log()

    def _channel(self, begin: str, *, query_only: bool = False) -> Channel:
        def open_connection() -> Any:
            connection = connect(self.driver, self.file)
            if query_only or self.is_read_only:
                connection.execute("PRAGMA query_only = ON").fetchall()
            return connection

        def prepare(raw: Any) -> Engine:
            engine = engine_on(raw, self.driver, begin)
            event.listen(engine, "before_cursor_execute", self._guard)
            return engine

        return Channel(open_connection, self.registry, prepare, self.about)

    def _guard(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        """Refuse SQL that writes to a record table past the step."""
        step = self._step
        if step and not step.is_writing and self.registry.write_pattern.search(statement):
            raise RuntimeError("records are written by step.add and step.add_many alone")

    def _load_log(self) -> None:
        with self._readers[0].session() as session:
            self._log.load(session.connection())


def _on(cls: type[S], folder: Path, opened: HeldFile, driver: Any, parts: Parts) -> S:
    try:
        store = cls(folder, opened, driver, parts, Registry(parts.record_types))
        if opened.is_unproven and parts.recover is not None:
            distrust.refuse_changed_rows(store)
    except BaseException:
        opened.release()
        raise
    return store


def _damage(driver: Any, file: Path) -> list[str]:
    with closing(connect(driver, file)) as fresh:
        return [f"数据文件损坏：{line}" for line in find_damage(driver, fresh)]


def _is_in(driver: Any, file: Path, operation: Operation) -> bool:
    with closing(connect(driver, file)) as connection:
        found = connection.execute(
            "SELECT hash FROM operation WHERE replica = ? AND seq = ?", (operation.replica, operation.seq)
        ).fetchone()
    return bool(found and found[0] == operation.hash)
