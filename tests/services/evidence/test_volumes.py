"""Material given out: bound into one volume, labelled, listed, as numbered folders; all under one number."""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.services.evidence import folder_tree, volumes
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.services.evidence.material import a_jpeg, all_evidence
from tests.services.submission.shelf import Shelf
from tests.watching import Watch


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as store:
        yield Shelf(store, tmp_path / "材料")


def words(document: pypdfium2.PdfDocument, page: int) -> str:
    return re.sub(r"\s", "", document[page].get_textpage().get_text_range())


def bookmarks(file: Path) -> dict[str, int]:
    """The bookmarks of a PDF with their pages, from 1, whatever their depth."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found: dict[str, int] = {}
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            waiting += item.children
            target = item.destination if item.destination is not None else item.action.D
            found[re.sub(r"\s", "", str(item.title))] = pages[target[0].objgen]
        return found


def test_contents_stamp_bookmark_and_number_agree_for_every_proof(shelf, tmp_path):
    file = tmp_path / "汇编.pdf"

    bound = volumes.bind(shelf.store, shelf.indicators, file)

    cited = shelf.numbers()
    document = pypdfium2.PdfDocument(file.read_bytes())
    contents, marks = words(document, 1), bookmarks(file)
    assert cited == {"12-01": "通知", "12-02": "会场", "93-02": "台账", "93-05": "打不开"}
    assert len(document) == bound.pages
    pages = {text.replace("\u3000", ""): page for text, page in bound.first_pages}
    for number, title in cited.items():
        page = pages[f"{number}{title}"]
        assert re.search(rf"{number}{title}…+{page}(?:\d\d-|第|—)", contents), number
        assert f"材料编号：{number}第1页共" in words(document, page - 1)
        assert marks[f"{number}{title}"] == page
    assert "文件：93-05打不开.docx" in words(document, pages["93-05打不开"] - 1)
    assert "第12项指标" in words(document, 2)
    assert bound.sentence == f"已装订成册，共 {bound.pages} 页；1 份只有占位页"
    document.close()


def test_a_volume_that_is_stopped_or_empty_leaves_nothing(shelf, tmp_path):
    out = tmp_path / "出"
    out.mkdir()
    with pytest.raises(Cancelled):
        volumes.bind(shelf.store, shelf.indicators, out / "汇编.pdf", progress=Watch(stop_after=1))
    with pytest.raises(UserError, match="还没有材料"):
        volumes.bind(shelf.store, [], out / "汇编.pdf")

    assert list(out.iterdir()) == []


def test_every_box_gets_a_label_for_its_back(shelf, tmp_path):
    file = volumes.write_labels(shelf.store, shelf.indicators, tmp_path / "盒脊.pdf")

    document = pypdfium2.PdfDocument(file.read_bytes())
    shown = words(document, 0)
    document.close()
    assert "示" in shown
    assert "1" in shown
    for item in all_evidence(shelf.store):
        records.save(shelf.store, EVIDENCE, {"box": ""}, item.id)
    with pytest.raises(UserError, match="盒号"):
        volumes.write_labels(shelf.store, shelf.indicators, tmp_path / "盒脊.pdf")


def test_the_catalogue_lists_material_by_number_with_its_pages(shelf, tmp_path):
    file = tmp_path / "目录.pdf"
    reports.write(shelf.store, "evidence_catalogue", {"query": ListQuery()}, file)

    document = pypdfium2.PdfDocument(file.read_bytes())
    shown = words(document, 0)
    document.close()
    for head in ("材料编号", "名称", "文号", "形成日期", "形成单位", "页数", "起止页", "原/复印件", "盒号"):
        assert head in shown
    assert "12-01通知文件2023年6月1日示例单位21-2复印件1" in shown
    assert "12-02会场图片2023年6月2日示例单位13复印件1" in shown
    assert "93-02台账文件2022年6月示例单位31-3复印件1" in shown


def test_the_archive_catalogue_lists_each_piece_once_by_box(shelf, tmp_path):
    records.save(shelf.store, EVIDENCE, {"indicators": (shelf.first, shelf.second)}, _id(shelf, "台账"))
    value = reports.gather(shelf.store, "archive_catalogue", {})

    rows = [row for row in value.rows if isinstance(row, tuple)]
    assert [column.label for column in value.columns] == [
        "序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注",
    ]  # fmt: skip
    assert sorted(row[4] for row in rows) == sorted(["通知", "会场", "台账", "打不开"])
    by_title = {row[4]: row for row in rows}
    assert by_title["通知"][1:] == ("2023-1-0001", "", "示例单位", "通知", "20230601", "", "2", "12-01")
    assert by_title["台账"][5] == "20220600"
    assert by_title["打不开"][1] == ""


def _id(shelf: Shelf, title: str) -> str:
    return next(item.id for item in all_evidence(shelf.store) if item.title == title)


def test_material_is_given_out_in_folders_under_its_numbers(shelf, tmp_path):
    written = folder_tree.write_tree(shelf.store, shelf.indicators, tmp_path / "出")

    found = sorted(str(file.relative_to(written.place)) for file in written.place.rglob("*.*"))
    assert found == [
        "12 示例甲/12-01 通知.pdf",
        "12 示例甲/12-02 会场.jpg",
        "93 示例乙/93-02 台账.pdf",
        "93 示例乙/93-05 打不开.docx",
    ]
    assert (written.place / "12 示例甲" / "12-02 会场.jpg").read_bytes() == a_jpeg()


def test_a_second_time_the_folder_stands_beside_the_first(shelf, tmp_path):
    first = folder_tree.write_tree(shelf.store, shelf.indicators, tmp_path)
    second = folder_tree.write_tree(shelf.store, shelf.indicators, tmp_path)

    assert (first.place.name, second.place.name) == ("佐证材料", "佐证材料（2）")


def test_folders_that_are_stopped_leave_nothing_and_a_lost_file_is_told(shelf, tmp_path):
    with pytest.raises(Cancelled):
        folder_tree.write_tree(shelf.store, shelf.indicators, tmp_path, progress=Watch(stop_after=2))
    assert not (tmp_path / "佐证材料").exists()
    item = next(item for item in all_evidence(shelf.store) if item.title == "通知")
    (shelf.store.folder / "objects" / item.sha256[:2] / item.sha256).unlink()

    written = folder_tree.write_tree(shelf.store, shelf.indicators, tmp_path)

    assert written.files == 3
    assert "12-01 通知.pdf" in written.left_out[0]


def test_no_path_is_longer_than_old_systems_take(shelf, tmp_path):
    deep = tmp_path / ("很深的文件夹" * 3)
    deep.mkdir()
    records.save(shelf.store, EVIDENCE, {"title": "长" * 120}, _id(shelf, "通知"))

    written = folder_tree.write_tree(shelf.store, shelf.indicators, deep)

    assert all(len(str(file)) <= 240 for file in written.place.rglob("*"))
    assert written.files == 4


def test_a_catalogue_of_what_was_filtered_does_not_say_that_it_is_all(shelf):
    whole = reports.gather(shelf.store, "evidence_catalogue", {"query": ListQuery()})
    some = reports.gather(shelf.store, "evidence_catalogue", {"query": ListQuery(conditions=("t.box = ''",))})

    assert whole.filter_line == "全部记录"
    assert some.filter_line == "筛选出的记录"
    assert some.counted == "1份"


def test_a_stroke_in_a_title_takes_nothing_from_the_name_of_the_file(shelf, tmp_path):
    records.save(shelf.store, EVIDENCE, {"title": "关于上/下级的通知"}, _id(shelf, "通知"))

    written = folder_tree.write_tree(shelf.store, shelf.indicators, tmp_path)

    assert (written.place / "12 示例甲" / "12-01 关于上_下级的通知.pdf").is_file()


def test_nothing_is_given_out_into_the_data_themselves(shelf):
    inside = shelf.store.folder / "objects"

    for give_out in (
        lambda: folder_tree.write_tree(shelf.store, shelf.indicators, inside),
        lambda: volumes.bind(shelf.store, shelf.indicators, inside / "册.pdf"),
        lambda: volumes.write_labels(shelf.store, shelf.indicators, inside / "脊.pdf"),
    ):
        with pytest.raises(UserError, match="存放数据的文件夹"):
            give_out()
    assert not [one for one in inside.iterdir() if len(one.name) > 2]
