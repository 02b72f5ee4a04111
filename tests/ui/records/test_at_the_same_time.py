"""What happens to a record while its form is open is not undone by saving the form."""

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import bulk, drafts, records
from tests.ui.records.conftest import a_meeting

MEETING = RECORD_TYPES.get("meeting")


def values(store, meeting):
    return records.values(store, MEETING, meeting)


def edit(qtbot, page):
    qtbot.waitUntil(lambda: page.detail.shown is not None)
    page.edit()
    return page.form.group


def save_form(qtbot, page):
    with qtbot.waitSignal(page.form.saved):
        page.form.save()


def test_a_field_that_was_not_touched_keeps_what_was_written_meanwhile(qtbot, open_page, save, store):
    meeting = save("meeting", **a_meeting(place="一楼"))
    page = open_page()
    group = edit(qtbot, page)
    group.editor("title").set_value("示例：改过的名称")
    bulk.change_all(store, MEETING, [meeting], "place", "二楼")

    save_form(qtbot, page)

    assert values(store, meeting)["title"] == "示例：改过的名称"
    assert values(store, meeting)["place"] == "二楼"


def test_a_file_that_was_attached_meanwhile_stays(qtbot, open_page, save, store):
    kept, gone, fresh = (save("evidence", title=f"示例{number}") for number in range(3))
    meeting = save("meeting", **a_meeting(files=(Attachment(kept), Attachment(gone))))
    page = open_page()
    group = edit(qtbot, page)
    group.editor("files").set_value((Attachment(kept),))
    held = (Attachment(kept), Attachment(gone), Attachment(fresh))
    records.save(store, MEETING, {"files": held}, meeting)

    save_form(qtbot, page)

    assert {one.evidence for one in values(store, meeting)["files"]} == {kept, fresh}


def test_a_draft_brings_back_only_what_was_typed(qtbot, open_page, save, store):
    meeting = save("meeting", **a_meeting(place="一楼"))
    page = open_page()
    group = edit(qtbot, page)
    group.editor("title").set_raw("示例：没写完")
    group.changed.emit()
    page.form.leave()
    key = drafts.key_for(MEETING, meeting)
    qtbot.waitUntil(lambda: drafts.kept(store, key) is not None)
    records.save(store, MEETING, {"place": "二楼"}, meeting)
    page.load()
    qtbot.waitUntil(lambda: page.detail.shown.values["place"] == "二楼")

    edit(qtbot, page)
    qtbot.waitUntil(page.form.bar.isVisible)
    page.form.bar.resume_button.click()
    save_form(qtbot, page)

    assert values(store, meeting)["title"] == "示例：没写完"
    assert values(store, meeting)["place"] == "二楼"


def test_a_draft_takes_no_file_off_that_was_attached_since_and_says_which_of_its_own_are_gone(
    qtbot, context, open_page, save, store, tmp_path
):
    held, since = (save("evidence", title=f"示例{number}") for number in range(2))
    meeting = save("meeting", **a_meeting(files=(Attachment(held),)))
    page, key = open_page(), drafts.key_for(MEETING, meeting)
    lying, gone = tmp_path / "示例甲.txt", tmp_path / "示例乙.txt"
    for file in (lying, gone):
        file.write_text("示例")
    edit(qtbot, page).editor("files").add([lying, gone])
    page.form.leave()
    qtbot.waitUntil(lambda: drafts.kept(store, key) is not None)
    records.save(store, MEETING, {"files": (Attachment(held), Attachment(since))}, meeting)
    gone.unlink()
    page.load()
    qtbot.waitUntil(lambda: len(page.detail.shown.values["files"]) == 2)

    edit(qtbot, page)
    qtbot.waitUntil(page.form.bar.isVisible)
    context.failed.disconnect()
    said = []
    context.failed.connect(said.append)
    page.form.bar.resume_button.click()
    save_form(qtbot, page)

    files = values(store, meeting)["files"]
    assert {held, since} < {one.evidence for one in files}
    assert len(files) == 3
    assert said == ["草稿里有1份文件已不在原处，请重新添加。"]


def test_a_draft_takes_off_what_was_taken_off_in_it_and_nothing_that_came_since(
    qtbot, open_page, save, store
):
    """Sets of files, of records and rows alike."""
    one, two, since = (save("evidence", title=f"示例{number}") for number in range(3))
    persons = [save("person", name=f"示例{number}") for number in "甲乙丙"]
    rows = ({"content": "示例一"}, {"content": "示例二"})
    held = {"files": (Attachment(one), Attachment(two)), "leaders": tuple(persons[:2]), "resolutions": rows}
    meeting = save("meeting", **a_meeting(**held))
    page, key = open_page(), drafts.key_for(MEETING, meeting)
    group = edit(qtbot, page)
    first = values(store, meeting)
    group.editor("files").set_value((Attachment(one),))
    group.editor("leaders").set_value((persons[0],))
    group.editor("resolutions").set_value(first["resolutions"][:1])
    group.changed.emit()
    page.form.leave()
    qtbot.waitUntil(lambda: drafts.kept(store, key) is not None)
    came = {
        "files": (*first["files"], Attachment(since)),
        "leaders": (*first["leaders"], persons[2]),
        "resolutions": (*first["resolutions"], {"content": "示例三"}),
    }
    records.save(store, MEETING, came, meeting)
    page.load()
    qtbot.waitUntil(lambda: len(page.detail.shown.values["files"]) == 3)

    edit(qtbot, page)
    qtbot.waitUntil(page.form.bar.isVisible)
    page.form.bar.resume_button.click()
    save_form(qtbot, page)

    now = values(store, meeting)
    assert {file.evidence for file in now["files"]} == {one, since}
    assert set(now["leaders"]) == {persons[0], persons[2]}
    assert [row["content"] for row in now["resolutions"]] == ["示例一", "示例三"]
