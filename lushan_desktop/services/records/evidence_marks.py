"""A file is looked at before it is stored: what bears the mark of a state secret stays where it is."""

from concurrent.futures import BrokenExecutor
from pathlib import Path

from lushan_desktop.base.computing import FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.intake.first_look import FirstLook, first_look, mark_in_name

_TOO_HARD = "”太大或已损坏，页数无法统计，请打开核对。"


def looked_at(path: Path, name: str, progress: Progress = UNWATCHED) -> FirstLook:
    """Return what the first look at a file tells. Raises UserError where it is marked as a secret."""
    refuse_marked_name(name)
    if not path.is_file():
        return FirstLook()  # a pipe would never end; what is no file is refused in words afterwards
    try:
        look: FirstLook = FOREIGN.call_watched(progress, first_look, path, path.suffix.lower(), name)
    except (BrokenExecutor, MemoryError, OSError):
        return FirstLook(trouble=_TOO_HARD)
    _refuse(look.mark, name)
    return look


def refuse_marked_name(name: str) -> None:
    """Raise UserError where the name itself bears the mark of a secret."""
    _refuse(mark_in_name(name), name)


def _refuse(mark: str, name: str) -> None:
    if mark:
        raise UserError(f"“{name}”标有“{mark}”，本程序不得处理国家秘密，没有收存。请在涉密计算机上办理。")
