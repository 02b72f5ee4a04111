"""Puts Chinese in the place of what NSIS says in English before the language of an installer is loaded.

python packaging/windows/words.py FILE
"""

import sys
from pathlib import Path

TEXTS = {
    "verifying installer: %d%%": "正在核对文件：%d%%",
    "NSIS Error": "没有能够打开",
    "Error launching installer": "没有能够打开，请再试一次。",
    "Error writing temporary file. Make sure your temp folder is valid.": (
        "临时文件写不进去，请看看磁盘是否已满。"
    ),
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media. "
    "Contact the\ninstaller's author to obtain a new copy.\n\n"
    "More information at:\nhttp://nsis.sf.net/NSIS_Error": (
        "文件不完整：复制时出了错，或者 U 盘有损坏。\n\n"
        "请从发放的 U 盘重新复制；仍不行的，请发放单位另给一份。"
    ),
}
"""Texts of its program, each ended by a zero."""
OF_SOLID = {"unpacking data: %d%%": "正在读取文件：%d%%"}
"""Those that are there only where all is packed as one."""
LABELS = {"Please wait while Setup is loading...": "正在打开，请稍候……"}
"""Texts of its windows, whose length is fixed: they are set in the middle."""


def translated(content: bytes) -> bytes:
    """Return the head of an installer with our words. Raises ValueError where it has other texts."""
    for text, ours in (TEXTS | OF_SOLID).items():
        if text in OF_SOLID and _spelled(text) not in content:
            continue
        content = _exchanged(content, f"{text}\0", ours.ljust(len(text) + 1, "\0"))
    for text, ours in LABELS.items():
        content = _exchanged(content, f"{text}\0", ours.center(len(text)) + "\0")
    return content


def _exchanged(content: bytes, text: str, ours: str) -> bytes:
    before, after = _spelled(text), _spelled(ours)
    if before not in content or len(before) != len(after):
        raise ValueError(text)
    return content.replace(before, after)


def _spelled(text: str) -> bytes:
    return text.encode("utf-16-le")


if __name__ == "__main__":
    head = Path(sys.argv[1])
    head.write_bytes(translated(head.read_bytes()))
