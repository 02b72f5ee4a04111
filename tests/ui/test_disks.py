"""Packages are looked for on sticks, not on whatever is mounted for good."""

import pytest

from lushan_desktop.ui import disks


class Volume:
    """A mounted file system."""

    def __init__(self, root, device=b"/dev/sdb1"):
        self._root, self._device = root, device

    def isReady(self):
        return True

    def rootPath(self):
        return self._root

    def device(self):
        return self

    def data(self):
        return self._device


@pytest.mark.parametrize(
    ("place", "removable", "is_stick"),
    [
        ("pci0000/usb1/1-2/block/sdb/sdb1", "0", True),
        ("pci0000/mmc0/block/sdb/sdb1", "1", True),
        ("pci0000/ata1/block/sdb/sdb1", "0", False),
    ],
)
def test_a_disk_is_a_stick_where_it_can_be_taken_out_or_hangs_on_usb(tmp_path, place, removable, is_stick):
    part = tmp_path / place
    part.mkdir(parents=True)
    (part.parent / "removable").write_text(f"{removable}\n", "ascii")
    blocks = tmp_path / "class"
    blocks.mkdir()
    (blocks / "sdb1").symlink_to(part)

    assert disks.is_removable(b"/dev/sdb1", blocks) is is_stick


def test_what_is_mounted_for_good_is_no_stick_but_a_place_to_choose(monkeypatch):
    mounted = [
        Volume("/media/示例/优盘"),
        Volume("/mnt/优盘"),
        Volume("/mnt/数据", b"/dev/sda2"),
        Volume("/mnt/共享", b"//server/share"),
        Volume("/home", b"/dev/sda1"),
    ]
    monkeypatch.setattr(disks.QStorageInfo, "mountedVolumes", lambda: mounted)
    monkeypatch.setattr(disks, "is_removable", lambda device: device == b"/dev/sdb1")

    assert [str(each) for each in disks.sticks_put_in()] == ["/media/示例/优盘", "/mnt/优盘"]
    assert [str(each) for each in disks.disks_put_in()] == [
        "/media/示例/优盘", "/mnt/优盘", "/mnt/数据", "/mnt/共享",
    ]  # fmt: skip
