"""发放盘: what every unit finds on its stick, and the sheet they sign."""

import hashlib
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from lushan_desktop.base import paths
from lushan_desktop.base.errors import UserError
from lushan_desktop.services.office.edition import TOWNSHIP_KINDS, shipped_units
from lushan_desktop.services.settings import kit, setting_up, unit_file
from lushan_desktop.services.settings.kit_papers import guide, receipt
from lushan_desktop.services.settings.setting_up import Answers
from tests.offices import new_store
from tests.saving import save

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""
EXE, DEB = "法治创建工作台-1.10.0-安装.exe", "fazhi-chuangjian_1.10.0_amd64.deb"


@pytest.fixture(autouse=True)
def _nothing_by_itself(monkeypatch) -> None:
    """No installer lies where the source tree makes them."""
    monkeypatch.setattr(kit, "_SHIPPED_PLACES", ())


@pytest.fixture
def installers(tmp_path: Path) -> Path:
    folder = tmp_path / "installers"
    folder.mkdir()
    for name in (EXE, DEB, EXE.replace("10", "9"), DEB.replace("10", "9"), "别的.exe"):
        (folder / name).write_bytes(name.encode())
    return folder


def words(pdf: bytes) -> str:
    paper = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in paper)
    finally:
        paper.close()


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        return len(paper.pages)


def test_each_unit_finds_the_newest_installers_its_name_and_how_to_install(
    store, tmp_path, installers
) -> None:
    made = kit.lay_out(store, tmp_path / "out", ["下汤镇", "张良镇"], installers)

    assert made.units == ("下汤镇", "张良镇")
    assert made.lacking == ()
    for unit in made.units:
        folder = tmp_path / "out" / unit
        names = {each.name for each in folder.iterdir()}
        assert names == {EXE, DEB, "unit.json", "安装说明.pdf", "SHA256SUMS"}
        told = unit_file.read(folder / "unit.json")
        assert (told.unit, told.edition) == (unit, unit_file.TOWNSHIP)


def test_the_sums_are_those_of_the_files_and_stand_on_the_sheet_to_sign(store, tmp_path, installers) -> None:
    kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)

    folder = tmp_path / "out" / "下汤镇"
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)
    assert told.keys() == {each.name for each in folder.iterdir()} - {"SHA256SUMS"}
    assert told == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in told}
    signed = words((tmp_path / "out" / "发放签收表.pdf").read_bytes())
    assert {told[EXE], told[DEB]} <= set(signed.split()), "a sum is broken over two lines"
    assert "下汤镇" in signed


def test_without_a_name_every_township_gets_one(store, tmp_path, installers) -> None:
    made = kit.lay_out(store, tmp_path / "out", (), installers)
    assert set(made.units) == set(shipped_units(*TOWNSHIP_KINDS))


def test_no_unit_is_given_what_is_for_another_whose_name_no_folder_can_tell_apart(
    store, tmp_path, installers
) -> None:
    units = ["示例甲/乙镇", "示例甲_乙镇", "示例甲:乙镇", "示例甲*乙镇"]
    for unit in units:
        save(store, "unit", name=unit, kind="乡镇")
    for chosen in (units, units[::-1], units[-1:]):
        kit.lay_out(store, tmp_path / "out", chosen, installers)

    folders = [each for each in (tmp_path / "out").iterdir() if each.is_dir()]
    told = [unit_file.read(folder / "unit.json").unit for folder in folders]
    assert sorted(told) == sorted(units)


def test_where_the_installers_lie_is_remembered(store, tmp_path, installers) -> None:
    with pytest.raises(UserError, match="没有找到安装程序"):
        kit.lay_out(store, tmp_path / "out", ["下汤镇"])
    kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)
    kit.lay_out(store, tmp_path / "again", ["下汤镇"])
    assert (tmp_path / "again" / "下汤镇" / EXE).is_file()


def test_what_is_missing_is_said(store, tmp_path, installers) -> None:
    for each in installers.glob("*.exe"):
        each.unlink()
    made = kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)
    assert made.lacking == ("缺Windows的安装程序",)
    with pytest.raises(UserError, match="没有“下塘镇”这个单位"):
        kit.lay_out(store, tmp_path / "out", ["下塘镇"], installers)


def test_an_installer_older_than_the_other_is_told(store, tmp_path, installers) -> None:
    (installers / DEB).unlink()
    made = kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)
    assert made.lacking == ("麒麟、统信的安装程序还是 1.9.0",)


def test_it_can_be_laid_out_again_over_an_older_one(store, tmp_path, installers) -> None:
    for _ in range(2):
        kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)
    assert (tmp_path / "out" / "下汤镇" / EXE).read_bytes() == EXE.encode()


def test_the_installers_of_an_older_kit_are_replaced_and_all_else_stays(store, tmp_path, installers) -> None:
    folder = tmp_path / "out" / "下汤镇"
    kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)
    newer = EXE.replace("0-安装", "1-安装")
    (installers / newer).write_bytes(b"newer")
    own = folder / "法治创建工作台-0.0.1-安装.exe"
    own.write_bytes(b"put there by hand")
    kit.lay_out(store, tmp_path / "out", ["下汤镇"], installers)
    names = {each.name for each in folder.glob("*安装.exe")}
    assert names == {newer, own.name}


@pytest.mark.parametrize("unit", ["下汤镇", "观音寺乡人民政府", "示例经济技术开发区昭平台街道办事处"])
def test_the_guide_is_one_page_with_two_pictures_in_their_frame(unit: str) -> None:
    with pypdfium2.PdfDocument(guide(unit, "10.10.10")) as document:
        (page,) = document
        pictures = [each.get_bounds() for each in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
        frame = max(each.get_bounds() for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH]))
        text = page.get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        assert unit in text.get_text_range().replace("\r\n", "")
    assert len(pictures) == 2
    assert all(is_inside(each, frame) for each in pictures)
    assert not [box for box in boxes for each in pictures if is_over(box, each)]


def is_inside(inner: Bounds, outer: Bounds) -> bool:
    return inner[0] > outer[0] and inner[1] > outer[1] and inner[2] < outer[2] and inner[3] < outer[3]


def is_over(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_long_list_of_units_goes_on_over_pages() -> None:
    made = receipt([f"示例单位{number}" for number in range(60)], "1.0.0", [(EXE, "0" * 64)], "2026-12-01")
    assert pages(made) > 1
    assert "示例单位59" in words(made)
    assert "页" in words(made)


def test_the_pictures_of_the_guide_are_shipped() -> None:
    assert all(paths.resources("help", name).is_file() for name in ("first_run.png", "home.png"))


def test_another_county_is_offered_its_own_townships(tmp_path) -> None:
    place = ("河南省", "平顶山市", "宝丰县")
    setting_up.settle(tmp_path / "宝丰", Answers("宝丰县创建办", place=place))
    with new_store(tmp_path / "宝丰") as store:
        offered = kit.known_units(store)

    assert offered
    assert set(offered) == set(setting_up.townships(place))
    assert not set(offered) & set(shipped_units(*TOWNSHIP_KINDS))
