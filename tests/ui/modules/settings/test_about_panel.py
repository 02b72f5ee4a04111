"""关于: what the program is, and what is handed over when it fails."""

import zipfile

from lushan_desktop.services.settings import about
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.settings.about_panel import AboutPanel


def test_diagnostics_are_put_into_the_folder_that_is_chosen(qtbot, context, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path)
    panel = AboutPanel(context)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(context.told_saved) as told:
        panel.save.click()

    (made,) = tmp_path.glob("诊断信息-*.zip")
    assert str(made) in told.args[0]
    with zipfile.ZipFile(made) as packed:
        facts = packed.read("系统.txt").decode()
    assert about.version() in facts
    assert "屏幕：" in facts
    assert "界面字体：" in facts


def test_a_folder_that_cannot_take_them_is_told_and_nothing_is_said_to_be_saved(
    qtbot, context, tmp_path, monkeypatch
):
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path / "gone")
    panel = AboutPanel(context)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(context.told) as told:
        panel.save.click()

    assert "已存成" not in told.args[0]


def test_where_the_data_lie_and_who_else_can_look_in_is_told(qtbot, context, store):
    panel = AboutPanel(context)
    qtbot.addWidget(panel)

    qtbot.waitUntil(lambda: panel.place.text() == f"数据文件夹“{store.folder}”只有您能打开。")
    store.folder.chmod(0o755)
    again = AboutPanel(context)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: "本机其他用户也能打开" in again.place.text())
