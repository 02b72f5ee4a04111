"""What is opened is held against the log before anybody relies on it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.orm import Session

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage import settings
from lushan_desktop.storage.folder import files
from lushan_desktop.storage.folder.contents import DAMAGED
from lushan_desktop.storage.folder.damage import DamagedContent, is_damage
from lushan_desktop.storage.log import integrity
from lushan_desktop.storage.registry import Registry

QUICKLY_READ = 500
"""Operations that are held against the rows at every opening: in 40 ms, the time of an older disk aside."""


class Opening(Protocol):
    """What a store is while it is opened."""

    registry: Registry

    def read(self) -> AbstractContextManager[Session]:
        """A session for questions."""

    def close(self) -> None:
        """Let go of the file."""


def refuse_changed_settings(store: Opening) -> None:
    """Raises Damaged where the settings are not as they were kept, before others are kept over them."""
    with store.read() as session:
        is_sealed = settings.is_sealed(session.connection().exec_driver_sql)
    if not is_sealed:
        store.close()
        raise DamagedContent("settings")


def refuse_changed_rows(store: Opening) -> None:
    """Raises Damaged where rows are not what the log says, as far as looking costs no time."""
    with store.read() as session:
        connection = session.connection()
        count = connection.exec_driver_sql("SELECT max(position) FROM operation").scalar() or 0
        problems = integrity.log_problems(connection, store.registry) if count <= QUICKLY_READ else []
    if problems:
        store.close()
        raise DamagedContent(problems[0])


@contextmanager
def spoken(folder: Path, driver: Any) -> Iterator[None]:
    """Say in words that what was recovered cannot be opened either."""
    try:
        yield
    except Exception as error:
        if not is_damage(error, driver):
            raise
        raise UserError(
            f"数据文件损坏，没有能找回的备份。文件都在 {folder}，请勿删除，请联系维护人员。"
        ) from error


def note(folder: Path) -> None:
    """Note that damage was met: the next opening begins with a recovery."""
    with suppress(OSError):
        files.mark(folder / DAMAGED)
