"""The place where the program asks for files; the one place that opens the system's dialogs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from lushan_desktop.ui.plain import plain

_KINDS = {
    ".pdf": "PDF 文件 (*.pdf)",
    ".docx": "Word 文档 (*.docx)",
    ".xlsx": "Excel 工作簿 (*.xlsx)",
    ".zip": "备份文件 (*.zip)",
    ".txt": "文本文件 (*.txt)",
    ".lscj": "报送包 (*.lscj)",
}


def ask_where_to_save(parent: QWidget, name: str, ending: str) -> Path | None:
    """Return where to put a file; None where the user thought better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "另存为", f"{name}{ending}", _KINDS[ending])
    if not chosen:
        return None
    file = Path(chosen)
    return file if file.suffix.lower() == ending else file.with_name(file.name + ending)


def ask_for_file(parent: QWidget, ending: str) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择文件", "", _KINDS[ending])
    return Path(chosen) if chosen else None


def ask_for_text(parent: QWidget) -> Path | None:
    """A text that somebody wrote."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择文稿", "", "文稿 (*.docx *.txt *.pdf)")
    return Path(chosen) if chosen else None


def ask_for_paper(parent: QWidget) -> Path | None:
    """A paper to check, or to find records in."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择文稿", "", "文稿 (*.docx *.txt *.pdf)")
    return Path(chosen) if chosen else None


def ask_for_table(parent: QWidget) -> Path | None:
    """A workbook or a .csv to import."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "选择要导入的表格", "", "表格 (*.xlsx *.xls *.csv *.txt)")
    return Path(chosen) if chosen else None


def ask_for_files(parent: QWidget) -> Sequence[Path]:
    """Any number of files of any kind."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "选择文件")
    return [Path(name) for name in chosen]


def ask_for_page(parent: QWidget, current: int, count: int) -> int:
    """Return which page to go to; 0 where the user thought better of it."""
    number, is_given = QInputDialog.getInt(parent, "跳到某一页", f"页码（1 至 {count}）", current, 1, count)
    return number if is_given else 0


def ask_for_folder(parent: QWidget, title: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def ask_for_words(parent: QWidget, title: str, label: str) -> str:
    """A line that somebody types; empty where the user thought better of it."""
    words, is_given = QInputDialog.getText(parent, title, plain(label))
    return words.strip() if is_given else ""
