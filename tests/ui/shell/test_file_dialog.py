"""The dialog for files is Qt's own on Linux: it speaks Chinese, and nothing in it is cut."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from lushan_desktop.ui import file_dialog
from lushan_desktop.ui.file_dialog import asked_for, first_shown

SCRIPT = """
import json, sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLabel, QPushButton, QTreeView
from lushan_desktop.services.office.office import Office
from lushan_desktop.ui.application import Application
from lushan_desktop.ui.file_dialog import file_dialog
from tests.ui.fit import faults

application = Application([])
application.dress(Office(text_size=sys.argv[2]))
dialog = file_dialog(None, "选择材料", QFileDialog.FileMode.ExistingFiles)
dialog.setDirectory(sys.argv[1])
dialog.show()
application.processEvents()
heads = dialog.findChild(QTreeView).header()
words = [one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind) if one.isVisible()]
rows = heads.model()
shown = [at for at in range(heads.count()) if not heads.isSectionHidden(at)]
words += [rows.headerData(at, Qt.Orientation.Horizontal) for at in shown]
while not rows.rowCount(here := rows.index(sys.argv[1])):
    application.processEvents()
words += [rows.index(0, at, here).data() for at in shown if at in (0, 2)]
name = heads.fontMetrics().horizontalAdvance("示" * 15)
seen = {"words": words, "faults": faults(dialog), "wide": heads.sectionSize(0) >= name}
print(json.dumps({**seen, "fits": dialog.width() <= 1180 and dialog.height() <= 620}))
"""


@pytest.mark.parametrize("size", ["标准", "特大"])
def test_it_speaks_chinese_and_its_widths_fit(tmp_path, size):
    (tmp_path / "示例文件夹").mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), size],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    seen = json.loads(ran.stdout.splitlines()[-1])

    assert any("取消" in word for word in seen["words"])
    assert [word for word in seen["words"] if word and word.isascii()] == []
    assert seen["faults"] == []
    assert seen["wide"], "a name of fifteen characters is read whole"
    assert seen["fits"]


@pytest.mark.parametrize("mode", ["ExistingFiles", "AnyFile", "Directory"])
def test_it_begins_where_something_was_chosen_last(qtbot, tmp_path, monkeypatch, mode):
    chosen, begun = tmp_path / "示例.jpg", []
    chosen.write_bytes(b"1")

    def choose(dialog):
        begun.append(Path(dialog.directory().absolutePath()))
        return True

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(chosen)])
    for begin in (None, None, tmp_path.parent, None):
        assert asked_for(None, "选择材料", mode=QFileDialog.FileMode[mode], begin=begin) == [chosen]
    assert begun[1:] == [tmp_path, tmp_path.parent, tmp_path]


def test_one_file_and_several_come_from_the_same_folder_and_what_is_gone_is_not_begun_with(
    qtbot, tmp_path, monkeypatch
):
    gone = tmp_path / "示例"
    gone.mkdir()
    one, several = QFileDialog.FileMode.ExistingFile, QFileDialog.FileMode.ExistingFiles
    monkeypatch.setattr(QFileDialog, "exec", lambda _: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(gone / "甲.jpg")])
    asked_for(None, "选择材料", mode=several)
    assert first_shown(one) == first_shown(several) == gone
    gone.rmdir()
    assert first_shown(one).is_dir()


def test_the_desktop_and_a_stick_stand_at_its_side(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(file_dialog, "disks_put_in", lambda: [tmp_path])
    made = file_dialog.file_dialog(None, "选择材料", QFileDialog.FileMode.ExistingFiles)
    qtbot.addWidget(made)
    offered = [url.toLocalFile() for url in made.sidebarUrls()]
    assert str(tmp_path) in offered
    assert QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation) in offered
