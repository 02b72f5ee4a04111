"""The dialog for files is Qt's own on Linux: it speaks Chinese, and nothing in it is cut."""

import json
import subprocess
import sys

import pytest

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
        timeout=60,
        check=True,
    )
    seen = json.loads(ran.stdout.splitlines()[-1])

    assert any("取消" in word for word in seen["words"])
    assert [word for word in seen["words"] if word and word.isascii()] == []
    assert seen["faults"] == []
    assert seen["wide"], "a name of fifteen characters is read whole"
    assert seen["fits"]
