"""本单位: the county and the number of the machine, which packages need."""

from lushan_desktop.services.office import identity
from lushan_desktop.ui.modules.settings.office_panel import OfficePanel


def test_the_county_and_the_number_are_kept(qtbot, context, store):
    panel = OfficePanel(context)
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: panel.number.text() == "1")
    for name, text in (("province", "河南省"), ("city", "平顶山市"), ("county", "示例县")):
        panel.place[name].setText(text)
    panel.number.setText("2")

    panel.save()

    qtbot.waitUntil(lambda: identity.identity(store.folder).number == 2)
    assert identity.known_identity(store.folder).place == ("河南省", "平顶山市", "示例县")
    assert identity.known_identity(store.folder).unit == context.office.unit
