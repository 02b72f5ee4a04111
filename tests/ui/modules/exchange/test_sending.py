"""What goes onto the stick: which files go along, what is told of them, in how many parts."""

from hashlib import sha256

import pytest

from lushan_desktop.exchange import parts
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.storage import objects
from lushan_desktop.ui import dialogs
from tests.saving import day
from tests.ui.modules.exchange.test_exchange_page import desks, page, stick

__all__ = ["desks", "page", "stick"]


def test_indicators_and_a_day_choose_which_files_go_along(page):
    page.sending.indicators.setText("93、94，95")
    page.sending.since.edit.setText("2023-06-02")
    page.sending.since.edit.textEdited.emit("2023-06-02")

    asked = page.sending.asked()

    assert asked.indicators == ("93", "94", "95")
    assert asked.files_since.isoformat() == "2023-06-02"


@pytest.mark.parametrize(
    ("since", "lost", "said"),
    [
        ("", False, "2 份文件、"),
        ("2023-06-02", False, "1 份文件（1 份没有选）、"),
        ("", True, "1 份文件（1 份不在本机，没有带上）、"),
    ],
)
def test_what_was_written_tells_how_many_files_went_along_and_which_did_not(
    qtbot, page, desks, stick, monkeypatch, tmp_path, since, lost, said
):
    county, _ = desks
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: stick.place().parent)
    for made_on in ("2023-05-01", "2023-07-01"):
        photo = tmp_path / f"{made_on}.jpg"
        photo.write_bytes(made_on.encode())
        county.save("indicator_system", name=f"示例{made_on}", files=(NewFile(photo),))
        county.save("evidence", county.ask("SELECT max(id) FROM evidence")[0][0], entered_on=day(made_on))
    if lost:
        objects.path_of(county.folder, sha256(b"2023-05-01").hexdigest()).unlink()
    page.sending.since.set_value(day(since) if since else None)

    with qtbot.waitSignal(page.context.told_saved) as told:
        page.sending.export_button.click()

    assert said in told.args[0]


def test_a_package_is_split_where_the_stick_takes_small_files_only(qtbot, page, desks, stick, monkeypatch):
    county, township = desks
    monkeypatch.setattr(parts, "MEGABYTE", 500)
    place = stick.place().parent
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: place)
    county.save("indicator_system", name="示例版", in_use=True)
    page.sending.part.setText("１")

    with qtbot.waitSignal(page.sending.written):
        page.sending.export_button.click()

    made = sorted(place.glob("*.lscj"))
    assert len(made) > 1
    assert township.merge(made[0]).added == 1
