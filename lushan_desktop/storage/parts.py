"""What a store needs from elsewhere: the record types, the schema of the file, the journal, the rescue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlmodel import SQLModel

from lushan_desktop.domain.operation import Operation
from lushan_desktop.domain.record import table_of
from lushan_desktop.storage.file.connection import engine_on
from lushan_desktop.storage.folder.memory import Memory
from lushan_desktop.storage.registry import RecordTypes, Registry
from lushan_desktop.storage.tables import LOG_TABLES


class Journal(Protocol):
    """The place where operations are written a second time, one line each, before a save is called a save."""

    def append(self, operations: Sequence[Operation]) -> None:
        """Write the operations and bring them to the disk."""

    def close(self) -> None:
        """Let go of the file."""


class Schema(Protocol):
    """How the tables of a file come into being and are brought up to date."""

    version: int

    def create(self, connection: Any) -> None:
        """Make all tables but the derived ones, in an empty file."""

    def upgrade(self, folder: Path, version: int) -> None:
        """Bring the tables of an older file up to date, after a backup."""


class ModelSchema:
    """The tables as the classes describe them now."""

    version = 1

    def __init__(self, registry: Registry, driver: Any) -> None:
        self._registry = registry
        self._driver = driver

    def create(self, connection: Any) -> None:
        engine = engine_on(connection, self._driver)
        tables = [table_of(model) for model in self._registry.models]
        SQLModel.metadata.create_all(engine, tables=tables)
        for statement in LOG_TABLES.split(";"):
            if statement.strip():
                connection.execute(statement)

    def upgrade(self, folder: Path, version: int) -> None:
        raise RuntimeError(f"{folder} has version {version}, and nothing knows how to bring it on")


@dataclass(frozen=True)
class Parts:
    """The seats around a store; tests put record types of their own there."""

    record_types: RecordTypes | None = None
    """None: the record types of the office."""
    schema: Callable[[Registry, Any], Schema] = ModelSchema
    journal: Callable[[Path], Journal] | None = None
    memory: Memory | None = None
    """Tells a folder that was put back from the one that it was copied from."""
    recover: Callable[[Path], str] | None = None
    """Puts a good database into the folder and says what it found again. Raises UserError where it cannot."""
    is_behind: Callable[[Path], bool] | None = None
    """True if the journal tells of steps that the database has lost, as with its -wal."""
