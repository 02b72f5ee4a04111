"""备份: what was written elsewhere can be opened from the sentence that says so."""

from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.settings.backup_panel import BackupPanel


def test_a_backup_that_lies_elsewhere_leads_to_its_place(qtbot, context, tmp_path, monkeypatch):
    file, folder = tmp_path / "备份.zip", tmp_path / "优盘"
    folder.mkdir()
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_: file)
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: folder)
    panel = BackupPanel(context)
    qtbot.addWidget(panel)

    for button, place in ((panel.file, file), (panel.second, folder)):
        with qtbot.waitSignal(context.told_saved) as told:
            button.click()
        assert told.args[1] == place
        assert str(place) in told.args[0]
        assert place.exists()
