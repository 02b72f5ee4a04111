"""Before an export one sees how large it is, and large pictures are made smaller."""

from pathlib import Path

import pytest
from PIL import Image

from lushan_desktop.services.exchange import outgoing
from lushan_desktop.services.exchange.exchanging import ExportRequest
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.storage.undo import undo_last
from tests.exchange import offices
from tests.exchange.offices import Stick


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "示例照片.png"
    noise = Image.effect_noise((500, 400), 90).convert("RGB").resize((2600, 2080), Image.Resampling.BICUBIC)
    noise.save(file)
    assert file.stat().st_size > outgoing.LARGE
    return file


def test_large_pictures_travel_small_and_come_back_by_undo(tmp_path, photo):
    township, county = offices.township(tmp_path), offices.county(tmp_path)
    township.save("meeting", title="示例：学法会", kind="推进会", files=(NewFile(photo, "照片"),))
    before = outgoing.look(township.store, ExportRequest())
    assert (before.files, before.pictures) == (1, 1)
    assert "大照片 1 张" in before.sentence

    lighter = outgoing.shrink_pictures(township.store, ExportRequest())

    after = outgoing.look(township.store, ExportRequest())
    assert (lighter.pictures, after.files, after.pictures) == (1, 1, 0)
    assert after.size == lighter.after < before.size
    file = township.export(Stick(tmp_path / "优盘").place())
    assert file.stat().st_size < before.size
    assert county.merge(file).files == 1
    (held,) = county.tables()["evidence"]
    assert county.value("evidence", held, "suffix") == ".jpg"
    undo_last(township.store)
    assert outgoing.look(township.store, ExportRequest()).size == before.size
    township.close()
    county.close()


def test_nothing_new_is_said(tmp_path):
    township = offices.township(tmp_path)
    assert outgoing.look(township.store, ExportRequest()).sentence == "没有要带给对方的新内容。"
    township.close()


def test_what_is_small_is_not_told_as_nothing():
    def told(size):
        return outgoing.Outgoing({"meeting": 1}, files=0, size=size, pictures=0, pictures_size=0).sentence

    assert told(22_000) == "新增、修改 1 次会议，约 21 KB。"
    assert told(0) == "新增、修改 1 次会议。"
