"""Names of files that every system takes and that nothing else bears yet."""

import re
from pathlib import Path

LONGEST_NAME = 80
_MOST_BYTES, _LONGEST_SUFFIX = 240, 10
_UNFIT = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]+'
)
"""What some system refuses, and what nobody sees: a mark that turns the writing hides an ending."""
_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")


def safe_name(text: str, suffix: str = "", *, room: int = LONGEST_NAME) -> str:
    """A name without what a file system refuses: ≤ 80 characters, ≤ 240 bytes, its ending kept."""
    suffix = _UNFIT.sub("_", suffix[:_LONGEST_SUFFIX])
    stem = _UNFIT.sub("_", " ".join(text.split())).strip(" .")
    stem = stem[: max(1, room - len(suffix))].rstrip(" .") or "未命名"
    if _RESERVED.fullmatch(stem.split(".")[0]):
        stem = f"_{stem}"
    while len((stem + suffix).encode()) > _MOST_BYTES:
        stem = stem[:-1].rstrip(" .")
    return stem + suffix


def free(path: Path) -> Path:
    """The path, with a number where something stands there already."""
    free, number = path, 2
    while free.exists():
        free, number = path.with_name(f"{path.stem}（{number}）{path.suffix}"), number + 1
    return free
