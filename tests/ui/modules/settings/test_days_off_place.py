"""放假安排 is a matter of the settings, and stands nowhere else."""

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.modules.settings.days_off_panel import DaysOffPanel
from lushan_desktop.ui.modules.settings.settings_page import DAYS_OFF, TOPICS, SettingsPage


def test_the_days_off_are_kept_under_settings(qtbot, context):
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.show()
    assert "放假安排" in [topic.title for topic in TOPICS]
    page.open(DAYS_OFF)

    assert page.findChild(DaysOffPanel).isVisible()
    assert [one.key for one in MODULES if "calendar_day" in one.record_types] in ([], ["settings"])
