"""The only place that wires the parts together: folder, store, runner, window."""

import sys
from collections.abc import Callable
from pathlib import Path

from lushan_desktop.base.computing import CHILD, FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.lazy import resolve
from lushan_desktop.services import office, sample, undoing
from lushan_desktop.storage.guard import guarded
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store

PARTS = guarded(Parts(schema=MigratedSchema))


SAMPLE_OFFICE = {
    "unit": "县创建办",
    "person": "示例甲",
    "cycle_start": "2021",
    "cycle_end": "2023-07-27",
    "is_sample": True,
}


def open_store(folder: Path) -> Store:
    """The store of a data folder with its journal, migrations and recovery. Raises UserError."""
    return Store.open(folder, person=office.load(folder).person, parts=PARTS)


def open_sample(folder: Path) -> Store:
    """The sample office, filled where the folder is empty. Raises UserError where other data lie there."""
    is_held = folder.is_dir() and any(folder.iterdir())
    if is_held and not office.load(folder).is_sample:
        raise UserError(f"“{folder}”里是别的数据，示例数据不能装到那里。请用 --data 指定一个空文件夹。")
    if not is_held:
        folder.mkdir(parents=True, exist_ok=True)
        office.change(folder, **SAMPLE_OFFICE)
    store = open_store(folder)
    # A start that was cut short left the folder without its records.
    if not undoing.has_steps(store):
        sample.load_sample(store)
    return store


def run_window(folder: Path, open_folder: Callable[[Path], Store] = open_store) -> int:
    """Show the window of a data folder until it is closed; returns the exit code."""
    application = resolve("lushan_desktop.ui.application:Application")(sys.argv[:1])
    try:
        # Only the office's own folder begins with questions; the sample knows the answers.
        ways = (open_folder, open_sample) if open_folder is open_store else (open_folder,)
        return int(application.run(folder, *ways))
    finally:
        CHILD.close()
        FOREIGN.close()
