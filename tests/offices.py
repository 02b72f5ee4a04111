"""Data folders made once and copied: a copy is opened in a twentieth of the time that making one takes.

What is about the making itself opens a store of its own. A copy of the sample is not held against its log,
as every folder is that the program opens: `tests/durability` proves that.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lushan_desktop import app
from lushan_desktop.services.settings.sample import load_sample
from lushan_desktop.storage import distrust
from lushan_desktop.storage.folder.contents import RESERVE
from lushan_desktop.storage.opening import RESERVE_SIZE
from lushan_desktop.storage.parts import Parts, Schema
from lushan_desktop.storage.store import Store


def new_store(folder: Path, *, parts: Parts | None = None, **options: Any) -> Store:
    """The store of a folder; where the folder is not there or is empty, of an office that holds nothing."""
    parts = parts or Parts()
    if is_free(folder):
        _copy(_empty(parts), folder)
    return Store.open(folder, parts=parts, **options)


Deed = Callable[[Store], object]
"""What was done in an office before it is copied."""


def sample_store(
    folder: Path, *, parts: Parts | None = None, after: Deed | None = None, **options: Any
) -> Store:
    """The store of an office that holds the records of the sample and has no settings of its own."""
    parts = parts or Parts()
    _copy(_filled(parts.schema, after), folder)
    return Store.open(folder, parts=parts, **options)


def open_sample(folder: Path, *, after: Deed | None = None) -> Store:
    """The sample office as `app.open_sample` leaves it without files, made where the folder is free."""
    if not is_free(folder):
        return app.open_sample(folder)
    _copy(_sample(after), folder)
    with patch.object(distrust, "refuse_changed_rows", lambda _store: None):
        return app.open_sample(folder)


def is_free(folder: Path) -> bool:
    return not folder.is_dir() or not any(folder.iterdir())


_EMPTY: list[tuple[Parts, Path]] = []


def _empty(parts: Parts) -> Path:
    for known, place in _EMPTY:
        if known.schema is parts.schema and known.record_types is parts.record_types:
            return place
    place = _place()
    Store.open(place, parts=Parts(schema=parts.schema, record_types=parts.record_types)).close()
    _EMPTY.append((parts, place))
    return place


@cache
def _filled(schema: Callable[..., Schema], after: Deed | None) -> Path:
    place = _place()
    with new_store(place, parts=Parts(schema=schema)) as store:
        load_sample(store)
        if after is not None:
            after(store)
    return place


@cache
def _sample(after: Deed | None) -> Path:
    place = _place()
    with app.open_sample(place, has_files=False) as store:
        if after is not None:
            after(store)
    return place


def _place() -> Path:
    place = Path(tempfile.mkdtemp(prefix="lushan-office-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def _copy(template: Path, folder: Path) -> None:
    """Copy a closed folder; its reserve, which is all zeros, without writing them."""
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns(RESERVE), dirs_exist_ok=True)
    if (template / RESERVE).exists():
        with (folder / RESERVE).open("wb") as reserve:
            reserve.truncate(RESERVE_SIZE)
