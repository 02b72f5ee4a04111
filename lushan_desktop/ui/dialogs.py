"""The place where the program asks for files; the one place that opens the system's dialogs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from lushan_desktop.ui.file_dialog import asked_for
from lushan_desktop.ui.plain import plain

_KINDS = {
    ".pdf": "PDF 文件 (*.pdf)",
    ".docx": "Word 文档 (*.docx)",
    ".xlsx": "Excel 工作簿 (*.xlsx)",
    ".zip": "备份文件 (*.zip)",
    ".txt": "文本文件 (*.txt)",
    ".lscj": "报送包 (*.lscj)",
}
_TEXTS = "文稿 (*.docx *.txt *.pdf)"


def ask_where_to_save(parent: QWidget, name: str, ending: str, *others: str) -> Path | None:
    """Return where to put a file; None where the user thought better of it. `others` will do as well."""
    endings = (ending, *others)
    kinds = ";;".join(_KINDS[each] for each in endings)
    file = _one(asked_for(parent, "另存为", kinds, QFileDialog.FileMode.AnyFile, name=name + ending))
    if file is None:
        return None
    return file if file.suffix.lower() in endings else file.with_name(file.name + ending)


def ask_for_file(parent: QWidget, ending: str) -> Path | None:
    return _one(asked_for(parent, "选择文件", _KINDS[ending]))


def ask_for_text(parent: QWidget) -> Path | None:
    """A text that somebody wrote."""
    return _one(asked_for(parent, "选择文稿", _TEXTS))


def ask_for_paper(parent: QWidget) -> Path | None:
    """A paper to check, or to find records in."""
    return _one(asked_for(parent, "选择文稿", _TEXTS))


def ask_for_table(parent: QWidget) -> Path | None:
    """A workbook or a .csv to import."""
    return _one(asked_for(parent, "选择要导入的表格", "表格 (*.xlsx *.xls *.csv *.txt)"))


def ask_for_files(parent: QWidget) -> Sequence[Path]:
    """Any number of files of any kind."""
    return asked_for(parent, "选择文件", mode=QFileDialog.FileMode.ExistingFiles)


def ask_for_page(parent: QWidget, current: int, count: int) -> int:
    """Return which page to go to; 0 where the user thought better of it."""
    number, is_given = QInputDialog.getInt(parent, "跳到某一页", f"页码（1 至 {count}）", current, 1, count)
    return number if is_given else 0


def ask_for_folder(parent: QWidget, title: str, begin: Path | None = None) -> Path | None:
    """A folder that somebody chooses; the question begins in the one that is likely meant."""
    return _one(asked_for(parent, title, mode=QFileDialog.FileMode.Directory, begin=begin))


def _one(chosen: Sequence[Path]) -> Path | None:
    return chosen[0] if chosen else None


def ask_for_words(parent: QWidget, title: str, label: str) -> str:
    """A line that somebody types; empty where the user thought better of it."""
    words, is_given = QInputDialog.getText(parent, title, plain(label))
    return words.strip() if is_given else ""
