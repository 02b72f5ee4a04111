"""The folder, or a file in it, is moved or deleted while the program runs: nothing false is called saved."""

import shutil

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.settings.backup import back_up_at_exit
from lushan_desktop.storage import objects
from lushan_desktop.storage.drafts import draft, save_draft
from lushan_desktop.storage.log.journal import journal_files
from tests.durability.office import look, open_safe, save
from tests.storage.office import TrialPerson


@pytest.fixture
def office(tmp_path):
    store = open_safe(tmp_path / "data")
    save(store, None, "以前")
    yield store
    store.close()


def delete_database(folder):
    for ending in ("", "-wal", "-shm"):
        (folder / f"data.db{ending}").unlink()


@pytest.mark.parametrize(
    "vanish", [shutil.rmtree, lambda folder: folder.rename(folder.with_name("moved")), delete_database]
)
def test_nothing_is_saved_into_a_folder_that_is_gone(office, vanish):
    vanish(office.folder)

    with pytest.raises(UserError, match="已被移动、改名或删除，本次没有保存"):
        save(office, None, "以后")
    with pytest.raises(UserError, match="已被移动、改名或删除，本次没有保存"):
        save_draft(office, "form", {"title": "以后"})
    assert back_up_at_exit(office) is None
    assert not (office.folder / "data.db").exists()


def test_a_folder_that_vanishes_within_a_step_is_noticed_before_it_is_called_saved(office):
    def import_into_nothing():
        with office.change("导入") as step:
            office.folder.rename(office.folder.with_name("moved"))
            step.add(TrialPerson(name="示例乙"))

    with pytest.raises(UserError, match="本次没有保存"):
        import_into_nothing()


def test_a_folder_that_is_put_back_is_worked_on_as_before(office):
    office.folder.rename(office.folder.with_name("moved"))
    with pytest.raises(UserError, match="放回原处"):
        save(office, None, "不在")
    office.folder.with_name("moved").rename(office.folder)

    again = save(office, None, "放回")
    save_draft(office, "form", {"title": "放回"})

    assert again in look(office.folder / "data.db").records
    assert draft(office, "form") == {"title": "放回"}


def test_a_lock_that_somebody_deleted_is_taken_again(office):
    (office.folder / "lock").unlink()

    save(office, None, "以后")

    with pytest.raises(UserError, match="正在使用"):
        open_safe(office.folder)


def test_two_programs_never_write_where_the_lock_was_deleted_between_them(office):
    (office.folder / "lock").unlink()
    with open_safe(office.folder) as second:
        save(second, None, "第二个")

        with pytest.raises(UserError, match="正在使用"):
            save(office, None, "第一个")

    last = save(office, None, "第二个关闭以后")
    assert last in look(office.folder / "data.db").records
    assert office.verify() == []


def test_a_journal_that_somebody_deleted_is_begun_anew(office):
    shutil.rmtree(office.folder / "journal")

    later = save(office, None, "以后")

    told = "".join(file.read_text("utf-8") for file in journal_files(office.folder / "journal"))
    assert later in told


def test_a_file_that_is_added_to_a_folder_that_is_gone_does_not_make_it_anew(office, tmp_path):
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    shutil.rmtree(office.folder)

    with pytest.raises(UserError, match="已被移动、改名或删除"):
        objects.put(office.folder, photo)
    assert not office.folder.exists()
