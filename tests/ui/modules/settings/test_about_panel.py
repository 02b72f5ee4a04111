"""关于: what the program is, and what is handed over when it fails."""

import hashlib
import zipfile

import pypdfium2
import pytest

from lushan_desktop.services.office.edition import TOWNSHIP_KINDS, shipped_units
from lushan_desktop.services.settings import about, kit, unit_file
from lushan_desktop.ui import dialogs
from lushan_desktop.ui.modules.settings.about_panel import AboutPanel


def test_diagnostics_are_put_into_the_folder_that_is_chosen(qtbot, context, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path)
    panel = AboutPanel(context)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(context.told_saved) as told:
        panel.save.click()

    (made,) = tmp_path.glob("诊断信息-*.zip")
    assert str(made) in told.args[0]
    with zipfile.ZipFile(made) as packed:
        facts = packed.read("系统.txt").decode()
    assert about.version() in facts
    assert "屏幕：" in facts
    assert "界面字体：" in facts


def test_a_folder_that_cannot_take_them_is_told_and_nothing_is_said_to_be_saved(
    qtbot, context, tmp_path, monkeypatch
):
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda *_: tmp_path / "gone")
    panel = AboutPanel(context)
    qtbot.addWidget(panel)

    with qtbot.waitSignal(context.told) as told:
        panel.save.click()

    assert "已存成" not in told.args[0]


@pytest.fixture
def installers(tmp_path, monkeypatch):
    """A folder with an installer for each system; none lies where the source tree makes them."""
    monkeypatch.setattr(kit, "_SHIPPED_PLACES", ())
    folder = tmp_path / "release"
    folder.mkdir()
    for name in ("法治创建工作台-1.0.0-安装.exe", "fazhi-chuangjian_1.0.0_amd64.deb"):
        (folder / name).write_bytes(name.encode())
    return folder


def pages_of(file) -> list[str]:
    with pypdfium2.PdfDocument(file) as paper:
        return [page.get_textpage().get_text_range() for page in paper]


def test_sticks_for_all_townships_are_laid_out_by_one_button(
    qtbot, context, tmp_path, installers, monkeypatch
):
    out, asked = tmp_path / "发放", []
    answers = {"发放材料放在哪个文件夹": out, "安装程序在哪个文件夹": installers}
    monkeypatch.setattr(dialogs, "ask_for_folder", lambda _, words: asked.append(words) or answers[words])
    panel = AboutPanel(context)
    qtbot.addWidget(panel)
    townships = shipped_units(*TOWNSHIP_KINDS)

    with qtbot.waitSignal(context.told, timeout=120_000) as told:
        panel.kit.click()

    assert told.args[0] == f"已为 {len(townships)} 个单位备好发放材料：{out}"
    assert asked == list(answers), "the window asks for each folder once"
    assert {each.name for each in out.iterdir()} == {*townships, "发放签收表.pdf"}
    for unit in townships:
        sums = dict(line.split("  ")[::-1] for line in (out / unit / "SHA256SUMS").read_text().splitlines())
        there = {each.name: each.read_bytes() for each in (out / unit).iterdir() if each.name in sums}
        assert sums == {name: hashlib.sha256(held).hexdigest() for name, held in there.items()}
        assert unit_file.read(out / unit / "unit.json").unit == unit
        (guide,) = pages_of(out / unit / "安装说明.pdf")
        assert unit in guide
    receipt = "".join(pages_of(out / "发放签收表.pdf"))
    assert all(unit in receipt for unit in townships)
