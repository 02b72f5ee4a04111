"""Material taken in and bound from a terminal."""

import pypdfium2

from tests.services.evidence.material import a_jpeg, a_pdf, put


def test_a_folder_is_taken_in_and_bound(say, tmp_path):
    folder = tmp_path / "材料"
    put(folder, "93-04 示例签到表 2023.6.2.pdf", a_pdf(2))
    put(folder, "示例照片.jpg", a_jpeg())
    put(folder, "空.pdf", b"")

    code, out, _ = say("add-evidence", str(folder), "--indicator", "93")

    assert code == 0
    assert "“空.pdf”是空文件" in out
    assert out.endswith("已添加 2 份材料；1 份没有添加。\n")
    code, out, _ = say("bind-volume", "93", "--out", str(tmp_path / "册.pdf"))
    assert code == 0
    assert out.startswith("已装订成册，共")
    document = pypdfium2.PdfDocument((tmp_path / "册.pdf").read_bytes())
    words = document[1].get_textpage().get_text_range()
    document.close()
    assert "93-04" in words
    assert "93-05" in words


def test_a_folder_that_is_not_there_is_told(say, tmp_path):
    code, _, told = say("add-evidence", str(tmp_path / "没有"))

    assert (code, told.strip()) == (1, f"找不到“{tmp_path / '没有'}”，请核对名称和位置。")


def test_an_indicator_that_nobody_knows_is_told_and_nothing_is_written(say, tmp_path):
    put(tmp_path / "材料", "示例.jpg", a_jpeg(90))

    code, _, told = say("add-evidence", str(tmp_path / "材料"), "--indicator", "999")

    assert code == 1
    assert "没有找到指标“999”" in told


def test_a_dry_run_says_file_by_file_where_it_goes_and_why(say, tmp_path):
    folder = tmp_path / "材料"
    put(folder, "93-04 示例签到表.pdf", a_pdf(2))
    put(folder / "照片", "6月份会议.jpg", a_jpeg())

    _, out, _ = say("add-evidence", str(folder), "--dry-run")
    _, placed, _ = say("add-evidence", str(folder), "--dry-run", "--place", "照片=93")

    assert "材料/93-04 示例签到表.pdf → 指标93第4号（名称写着“93-04”），名称“示例签到表”" in out
    assert "没有对应指标的1份" in out
    assert "  材料/照片（1份）：6月份会议.jpg" in out
    assert out.endswith("共2份，还没有收存。\n")
    assert "6月份会议.jpg → 指标93（由您指明：含“照片”）" in placed


def test_a_volume_is_a_pdf_and_nothing_else(say, tmp_path):
    code, _, told = say("bind-volume", "93", "--out", str(tmp_path / "册.docx"))

    assert code == 1
    assert "成册只能存成 .pdf" in told
    assert not (tmp_path / "册.docx").exists()


def test_loose_files_become_records_and_what_is_left_is_told(say, tmp_path):
    folder = tmp_path / "93"
    put(folder, "示例县示范创建推进会签到表 2023.6.2.pdf", a_pdf(1))
    put(folder, "IMG_0001.pdf", a_pdf(2))
    say("add-evidence", str(folder))

    _, before, _ = say("register-evidence", "--dry-run")
    _, out, _ = say("register-evidence")
    code, _, told = say("register-evidence")

    assert "新 会议：示例县示范创建推进会" in before
    assert "没有登记" in before
    assert "已登记 1 条" in out
    assert "无法判断" in out
    assert code == 0
    assert not told
