"""The county fills the sticks that its townships install from."""

import hashlib

import pytest

from lushan_desktop.services.office.edition import TOWNSHIP_KINDS, shipped_units
from lushan_desktop.services.settings import kit, unit_file
from lushan_desktop.ui import dialogs
from tests.stories.conftest import text_of

EXE, DEB = "法治创建工作台-1.0.0-安装.exe", "fazhi-chuangjian_0.9.0_amd64.deb"


@pytest.fixture
def installers(tmp_path, monkeypatch):
    """A folder with an installer for each system; none lies where the source tree makes them."""
    monkeypatch.setattr(kit, "_SHIPPED_PLACES", ())
    folder = tmp_path / "release"
    folder.mkdir()
    for name in (EXE, DEB):
        (folder / name).write_bytes(name.encode())
    return folder


def test_a_folder_that_holds_no_installer_is_told(clerk, tmp_path, monkeypatch):
    monkeypatch.setattr(kit, "_SHIPPED_PLACES", ())
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path)

    clerk.go("settings").open("about")
    clerk.click(clerk.button("制作发放盘"))
    clerk.see(lambda: clerk.window.trouble.words().startswith("没有找到安装程序。"))

    assert clerk.window.trouble.isVisible()
    assert not (tmp_path / "发放签收表.pdf").exists()


def test_one_button_lays_out_a_stick_for_every_township(clerk, qtbot, tmp_path, installers, monkeypatch):
    out, asked = tmp_path / "发放", []
    answers = {"选择发放材料的保存位置": out, "选择安装程序所在的文件夹": installers}
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda _, words: asked.append(words) or answers[words])
    townships = shipped_units(*TOWNSHIP_KINDS)

    clerk.go("settings").open("about")
    clerk.click(clerk.button("制作发放盘"))
    qtbot.waitUntil(lambda: "个单位备好" in clerk.window.undo_bar.text(), timeout=120_000)

    assert asked == list(answers), "the window asks for each folder once"
    assert clerk.window.undo_bar.text() == f"已为 {len(townships)} 个单位备好发放材料：{out}"
    assert clerk.window.trouble.words() == "麒麟、统信的安装程序还是 0.9.0。"
    assert clerk.window.trouble.isVisible()
    assert {each.name for each in out.iterdir()} == {*townships, "发放签收表.pdf"}
    for unit in townships:
        sums = dict(line.split("  ")[::-1] for line in (out / unit / "SHA256SUMS").read_text().splitlines())
        there = {each.name: each.read_bytes() for each in (out / unit).iterdir()}
        assert there.keys() == {EXE, DEB, "unit.json", "安装说明.pdf", "SHA256SUMS"}
        del there["SHA256SUMS"]
        assert sums == {name: hashlib.sha256(held).hexdigest() for name, held in there.items()}
        assert unit_file.read(out / unit / "unit.json").unit == unit
        assert f"核对单位是不是“{unit}”" in text_of(out / unit / "安装说明.pdf")
    receipt = text_of(out / "发放签收表.pdf")
    assert [unit for unit in townships if unit not in receipt] == []
