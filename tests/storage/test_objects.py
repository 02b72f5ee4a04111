"""Evidence files are copied in whole, named by their content, and refused in words."""

import os
import stat
from hashlib import sha256

import pytest

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.storage import objects
from lushan_desktop.storage.parts import Parts
from tests.storage.office import open_office

CONTENT = "会议照片".encode() * 500_000


class Watcher:
    """Remembers what was reported; may cancel, or do something in the middle."""

    def __init__(self, *, is_cancelled=False, at_work=lambda: None):
        self.is_cancelled = is_cancelled
        self.reported = []
        self._at_work = at_work

    def report(self, done, total, text=""):
        self.reported.append((done, total))
        self._at_work()


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "签到 表.JPG"
    file.write_bytes(CONTENT)
    return file


def test_a_file_is_kept_under_the_hash_of_its_content(tmp_path, photo):
    watcher = Watcher()

    stored = objects.put(tmp_path, photo, progress=watcher)

    assert stored.sha256 == sha256(CONTENT).hexdigest()
    assert (stored.size, stored.suffix, stored.is_new) == (len(CONTENT), ".jpg", True)
    assert objects.path_of(tmp_path, stored.sha256).read_bytes() == CONTENT
    assert objects.is_intact(tmp_path, stored.sha256)
    assert watcher.reported[-1] == (len(CONTENT), len(CONTENT))


def test_the_same_content_is_kept_once(tmp_path, photo):
    first = objects.put(tmp_path, photo)

    assert objects.put(tmp_path, photo) == objects.StoredFile(first.sha256, first.size, ".jpg", is_new=False)
    assert len(list((tmp_path / "objects").glob("*/*"))) == 1


def test_a_file_cut_short_is_put_right_when_it_is_added_again(tmp_path, photo):
    stored = objects.put(tmp_path, photo)
    objects.path_of(tmp_path, stored.sha256).write_bytes(CONTENT[:100])
    assert not objects.is_intact(tmp_path, stored.sha256)

    assert objects.put(tmp_path, photo).is_new
    assert objects.is_intact(tmp_path, stored.sha256)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.pdf", b"", "空文件"),
        ("宏.docm", b"x", "程序或宏"),
        ("程序.EXE", b"x", "程序或宏"),
        ("脚本.js", b"x", "程序或宏"),
        ("怪.xyz", b"x", "类型"),
        ("无名", b"x", "没有扩展名"),
        ("伪装.pdf", b"MZ\x90", "内容是程序"),
        ("伪装.jpg", b"\x7fELF", "内容是程序"),
    ],
)
def test_what_must_not_come_in_is_refused_in_words(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(UserError, match=said):
        objects.put(tmp_path, file)

    assert list(tmp_path.glob("objects/**/*.part")) == []


def test_a_file_that_is_gone_a_folder_and_one_too_large_are_refused(tmp_path):
    with pytest.raises(UserError, match="没有找到"):
        objects.put(tmp_path, tmp_path / "没有.pdf")
    (tmp_path / "夹.pdf").mkdir()
    with pytest.raises(UserError, match="不是文件"):
        objects.put(tmp_path, tmp_path / "夹.pdf")
    large = tmp_path / "大.mp4"
    with large.open("wb") as file:
        file.truncate(objects.LARGEST + 1)
    with pytest.raises(UserError, match="超过 1 GB"):
        objects.put(tmp_path, large)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, photo):
    with pytest.raises(UserError, match="被改动"):
        objects.put(tmp_path, photo, progress=Watcher(at_work=lambda: photo.write_bytes(CONTENT + b"x")))

    assert [file for file in tmp_path.glob("objects/**/*") if file.is_file()] == []


def test_cancelling_leaves_nothing_behind(tmp_path, photo):
    with pytest.raises(Cancelled):
        objects.put(tmp_path, photo, progress=Watcher(is_cancelled=True))

    assert list(tmp_path.glob("objects/*")) == []


def test_a_path_is_made_of_a_hash_and_nothing_else(tmp_path):
    with pytest.raises(ValueError, match="hash"):
        objects.path_of(tmp_path, "../../etc/passwd")


def test_a_file_is_opened_as_a_read_only_copy_under_a_safe_name(tmp_path, photo, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    stored = objects.put(tmp_path, photo)

    copy = objects.open_copy(tmp_path, stored.sha256, "a/b:签到?" + "长" * 200 + ".jpg")

    assert copy.read_bytes() == CONTENT
    assert stat.S_IMODE(copy.stat().st_mode) == 0o400
    assert copy.suffix == ".jpg"
    assert len(copy.name) <= 80
    assert len(copy.name.encode()) <= 240
    assert objects.open_copy(tmp_path, stored.sha256, "con.jpg").name == "_con.jpg"
    objects.erase_copies()
    assert not copy.exists()
    assert objects.is_intact(tmp_path, stored.sha256)


def test_a_missing_file_is_told_when_it_is_opened(tmp_path):
    assert not objects.is_intact(tmp_path, "0" * 64)
    with pytest.raises(UserError, match="文件不在了"):
        objects.open_copy(tmp_path, "0" * 64, "x.pdf")


def test_missing_files_are_listed(tmp_path, photo):
    types = Parts()
    with open_office(tmp_path / "office", parts=types) as store:
        held = objects.put(store.folder, photo)
        model = store.registry.model("evidence")
        with store.change("登记") as step:
            step.add(model(title="在", sha256=held.sha256))
            lost = model(title="缺", sha256="0" * 64)
            step.add(lost)
        with store.read() as session:
            assert objects.missing(session, store.folder) == [lost.id]


def test_a_full_or_broken_disk_is_told_in_words(tmp_path, photo):
    if os.geteuid() != 0:
        (tmp_path / "objects").mkdir(mode=0o500)
    else:
        (tmp_path / "objects").write_text("a file where the folder should be")
    with pytest.raises(UserError):
        objects.put(tmp_path, photo)
