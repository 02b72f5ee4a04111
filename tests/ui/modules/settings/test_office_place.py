"""本单位: the county and the number of the machine, which packages need."""

import pytest

from lushan_desktop.services.office import identity, office
from lushan_desktop.ui.modules.settings.office_panel import WRONG_WIDTH, OfficePanel


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


@pytest.mark.parametrize(("typed", "kept"), [("120", 120), ("１２０", 120), ("", 0)])
def test_the_width_of_the_red_head_is_kept(qtbot, context, store, typed, kept):
    panel = OfficePanel(context)
    qtbot.addWidget(panel)
    panel.mark_width.setText(typed)

    panel.save()

    qtbot.waitUntil(lambda: office.load(store.folder).mark_width == kept)


@pytest.mark.parametrize("typed", ["12", "300", "宽", "-120", "9" * 5000])
def test_a_width_that_cannot_be_printed_is_told_under_its_field(qtbot, context, store, typed):
    panel = OfficePanel(context)
    qtbot.addWidget(panel)
    panel.mark_width.setText(typed)
    said: list[str] = []
    context.told.connect(lambda sentence, _: said.append(sentence))

    panel.save()

    assert "没有保存" in said[-1]
    assert office.load(store.folder).mark_width == 0
    assert panel.mark_width_field.message() == WRONG_WIDTH
