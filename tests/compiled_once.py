"""A statement that one store has compiled is known to the next: a store of a test lives for a moment only.

In the program a store stays open for the day, and so does what its connections have compiled.
"""

from typing import Any

from sqlalchemy import Engine

from lushan_desktop.storage.file import connection

MOST = 20_000
"""Statements that are kept; those of all tests together."""


def share() -> None:
    """Have all connections of a driver know what one of them has compiled, for the rest of the process."""
    make = connection.create_engine
    kept: dict[Any, tuple[Any, Any]] = {}

    def made(url: str, *, module: Any, **options: Any) -> Engine:
        engine = make(url, module=module, query_cache_size=MOST, **options)
        engine.dialect, engine._compiled_cache = kept.setdefault(
            module, (engine.dialect, engine._compiled_cache)
        )
        return engine

    connection.create_engine = made
