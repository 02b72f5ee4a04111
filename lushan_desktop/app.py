"""The only place that wires the parts together: folder, store, runner, window.

What is heavy is reached by its path: the first screen is there before any of it is imported.
"""

import gc
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lushan_desktop.base import clock, paths
from lushan_desktop.base.errors import UserError
from lushan_desktop.services.office import office

if TYPE_CHECKING:
    from collections.abc import Callable

    from lushan_desktop.storage.parts import Parts
    from lushan_desktop.storage.store import Store

SAMPLE_OFFICE = {
    "unit": "县创建办",
    "person": "示例甲",
    "cycle_start": "2021",
    "cycle_end": "2023-07-27",
    "is_sample": True,
}


@cache
def parts() -> "Parts":
    """Return what the store of an office stands on: migrations, journal and rescue."""
    from lushan_desktop.storage.folder.memory import Memory
    from lushan_desktop.storage.migrations.schema import MigratedSchema
    from lushan_desktop.storage.parts import Parts
    from lushan_desktop.storage.rescue.guard import guarded

    made: Parts = guarded(Parts(schema=MigratedSchema, memory=Memory(paths.memory_folder())))
    return made


def open_store(folder: Path, *, create: bool = True) -> "Store":
    """The store of a data folder with its journal, migrations and recovery. Raises UserError."""
    from lushan_desktop.services.office import identity, own_part
    from lushan_desktop.storage.rescue.soundness import settings_told
    from lushan_desktop.storage.store import Store

    settings = office.load(folder)
    clock.stand_still(settings.standing_day)
    spoilt = identity.spoilt(folder) if (folder / identity.FILE).is_file() else ""
    unit = identity.own_unit_id(folder) if (folder / identity.FILE).is_file() and not spoilt else ""
    told = spoilt or (settings_told(folder) if folder.is_dir() else "")
    store: Store = Store.open(folder, person=settings.person, unit=unit, create=create, parts=parts())
    store.notice = store.notice or told
    if unit:
        store.about["county"] = identity.of_store(store).county
    if not spoilt:
        with suppress(UserError):  # a disk without room: it counts as before, until the next opening
            own_part.note(store)
    return store


def open_sample(folder: Path, *, has_files: bool = True) -> "Store":
    """The sample office, filled where the folder is empty; `has_files`: with proofs, which take a second.

    Raises UserError where other data lie there.
    """
    from lushan_desktop.services.office import identity
    from lushan_desktop.services.records.undoing import has_steps
    from lushan_desktop.services.settings.sample import PLACE, load_sample

    is_held = folder.is_dir() and any(folder.iterdir())
    if is_held and not office.load(folder).is_sample:
        raise UserError(f"“{folder}”里已有其他数据，不能装入示例数据。请用 --data 指定一个空文件夹。")
    if not is_held:
        folder.mkdir(parents=True, exist_ok=True)
        office.change(folder, **SAMPLE_OFFICE)
    if not (folder / identity.FILE).is_file():
        identity.keep(folder, identity.Office(*PLACE, str(SAMPLE_OFFICE["unit"])))
    store = open_store(folder)
    # A start that was cut short left the folder without its records.
    if not has_steps(store):
        load_sample(store, has_files=has_files)
    return store


def run_window(
    folder: Path, open_folder: "Callable[[Path], Store]" = open_store, *, given: Path | None = None
) -> int:
    """Show the window of a data folder, or the package it was given, until it is closed; the exit code."""
    # Nothing made until the first paint is garbage; from then on the session looks for it, on its own thread.
    from lushan_desktop.services.settings.diagnostics import begin
    from lushan_desktop.ui.application import Application

    gc.disable()
    begin()
    application = Application(sys.argv[:1])
    try:
        # Only the office's own folder begins with questions; the sample knows the answers.
        ways = (open_folder, open_sample) if open_folder is open_store else (open_folder,)
        return int(application.run(folder, *ways, given=given))
    finally:
        _close_children()


def _close_children() -> None:
    from lushan_desktop.base.computing import close_all

    close_all()
