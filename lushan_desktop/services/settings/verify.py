"""核对: whether file, log, tables, journal, backups and evidence still say the same."""

from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.storage import distrust, drafts, objects
from lushan_desktop.storage.file.backup import held_objects, known_heads
from lushan_desktop.storage.folder.contents import BACKUPS, JOURNAL
from lushan_desktop.storage.log import last_known
from lushan_desktop.storage.log.journal import heads_of_journal
from lushan_desktop.storage.rescue import soundness
from lushan_desktop.storage.store import Store

UNSEEN = "佐证文件夹（objects）有无法打开的位置，其中的文件没有核对。请检查文件夹权限后重新核对。"
START_AGAIN = "请重新启动程序，程序会用备份和日志找回。"


def verify(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """All that is wrong, in sentences; nothing where all is well. Damage is made good at the next start."""
    return [
        *verify_records(store, progress=progress),
        *verify_kept(store, progress=progress),
        *verify_evidence(store, progress=progress),
    ]


def verify_records(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """What is wrong with the database and its log."""
    progress.report(0, 0, "核对数据和操作记录")
    noted = [heads_of_journal(store.folder / JOURNAL), last_known.read(store.folder).heads]
    problems = store.verify([*noted, *known_heads(store.folder / BACKUPS)])
    if problems:
        distrust.note(store.folder)
        problems.append(START_AGAIN)
    return problems


def verify_kept(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """Journal, notes and backups that are no longer what was written."""
    looks = list(soundness.pieces(store.folder))
    kept = [problem for look in over(progress, looks, "核对日志和备份") for problem in look(UNWATCHED)]
    return [*kept, *drafts.problems(store)]


def verify_evidence(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """Evidence files that are gone or no longer what they were."""
    with store.read_long() as session:
        gone = objects.missing(session, store.folder)
    missing = f"有 {len(gone)} 份佐证材料的文件不在了，请从备份找回，或重新添加。"
    return [*([missing] if gone else []), *verify_files(store, progress=progress)]


def verify_files(store: Store, *, progress: Progress = UNWATCHED) -> list[str]:
    """Evidence files of which the content is no longer what it was."""
    try:
        held = sorted(held_objects(store.folder))
    except OSError:
        return [UNSEEN]
    damaged = [
        name for name in over(progress, held, "核对佐证文件") if not objects.is_intact(store.folder, name)
    ]
    if not damaged:
        return []
    first = objects.path_of(store.folder, damaged[0])
    return [f"有 {len(damaged)} 个佐证文件的内容已变（如 {first}），请从备份找回。"]
