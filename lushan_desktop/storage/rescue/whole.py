"""Whether a database from elsewhere is whole and ours: chain, tables, settings, and nothing added to it."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import text

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.connection import connect, engine_on
from lushan_desktop.storage.file.snapshot import Measure, Watch, measure_sound
from lushan_desktop.storage.folder.disk import explain
from lushan_desktop.storage.log import integrity
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.registry import Registry


def measure_whole(file: Path, driver: Any, parts: Parts, watch: Watch | None = None) -> Measure:
    """The figures of a database of which every operation and row is right. Raises UserError.

    The rows of an older one are held against its log once they have been brought up to date.
    """
    try:
        measure = measure_sound(driver, file, watch)
        problems = _problems(file, driver, parts, measure.schema)
    except driver.Error as error:
        if explain(error, file.parent, "核对"):
            raise
        raise UserError("数据库已损坏，不能使用。") from error
    if problems:
        raise UserError(f"数据库的内容与操作记录对不上，不能使用：{problems[0]}")
    return measure


def _problems(file: Path, driver: Any, parts: Parts, version: int) -> list[str]:
    registry = Registry(parts.record_types)
    is_ours = version == parts.schema(registry, driver).version
    with closing(connect(driver, file)) as raw:
        raw.execute("PRAGMA query_only = ON").fetchall()
        with engine_on(raw, driver).connect() as connection:
            connection.execute(text("BEGIN"))
            return integrity.log_problems(connection, registry, is_older=not is_ours)
