"""核对: whether file, log, tables, journal, backups and evidence still say the same."""

from pathlib import Path

from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.storage import objects
from lushan_desktop.storage.file.backup import held_objects, known_heads
from lushan_desktop.storage.folder.contents import BACKUPS, JOURNAL
from lushan_desktop.storage.log.journal import heads_of_journal
from lushan_desktop.storage.store import Store


def verify(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """All that is wrong, in sentences; nothing where all is well."""
    progress.report(0, 0, "核对数据和操作记录")
    known = [heads_of_journal(store.folder / JOURNAL), *known_heads(store.folder / BACKUPS)]
    problems = store.verify(known)
    if problems and problems[0].startswith("数据文件损坏"):
        return [*problems, "请重新启动程序，程序会用备份和日志找回。"]
    return [*problems, *verify_evidence(store, progress=progress)]


def verify_evidence(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """Evidence files that are gone or no longer what they were."""
    problems = []
    with store.read_long() as session:
        gone = objects.missing(session, store.folder)
    if gone:
        problems.append(f"有 {len(gone)} 份佐证材料的文件不在了，请从备份找回，或重新添加。")
    damaged = [
        name
        for name in over(progress, sorted(held_objects(store.folder)), "核对佐证文件")
        if not objects.is_intact(store.folder, name)
    ]
    if damaged:
        first = Path(objects.path_of(store.folder, damaged[0]))
        problems.append(f"有 {len(damaged)} 个佐证文件的内容已变（如 {first}），请从备份找回。")
    return problems
