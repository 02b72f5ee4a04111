"""Volumes: evidence of any size, fitted, stamped, numbered and listed; what is broken is said."""

import io
import zlib
from itertools import groupby, pairwise

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.paper.binding.evidence import read_pictures
from lushan_desktop.paper.binding.shrinking import shrink
from lushan_desktop.paper.binding.volume import Evidence, Part, Volume, bind, spine_labels
from lushan_desktop.paper.binding.volume_pages import Spine
from lushan_desktop.paper.content import Column, Content, Table, Title, Typeset
from lushan_desktop.paper.finished.page_text import page_text
from lushan_desktop.paper.pdf import typeset
from tests.paper import torture
from tests.paper.setting import MM, a_long_text, a_statement, glyphs, lines, printed, written

OFFICE = "鲁山县法治政府建设领导小组办公室"


@pytest.fixture
def folder(tmp_path):
    statement = printed(*a_statement())
    (tmp_path / "statement.pdf").write_bytes(statement.pdf)
    columns = tuple(Column(f"第{n}栏") for n in range(8))
    rows = tuple(tuple("示例" for _ in columns) for _ in range(20))
    wide = Content(
        Title("示例台账"), Table(columns, rows), style="ledger", paper="A3", orientation="landscape"
    )
    (tmp_path / "wide.pdf").write_bytes(typeset(wide, bundled_fonts_only=True).pdf)
    with pikepdf.open(io.BytesIO(statement.pdf)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="示例", owner="示例"))
    (tmp_path / "broken.pdf").write_bytes(statement.pdf[:2000])
    (tmp_path / "archive.zip").write_bytes(b"PK\x03\x04")
    for n, orientation in enumerate((1, 3, 6, 8)):
        picture, exif = Image.new("RGB", (400, 300), "white"), Image.Exif()
        ImageDraw.Draw(picture).rectangle((0, 0, 120, 90), fill="red")
        exif[0x0112] = orientation
        picture.save(tmp_path / f"{n}.jpg", exif=exif)
    return tmp_path


def a_volume(folder, *names, pictures_to_a_page=1):
    evidence = tuple(Evidence(f"93-{n:02}", f"示例材料{n}", folder / name) for n, name in enumerate(names, 1))
    part = Part("三级指标第93项", evidence, pictures_to_a_page=pictures_to_a_page)
    return Volume("佐证材料汇编", (part,), issuer=OFFICE, date="2023年7月27日")


def bound(volume, folder):
    target = folder / "volume.pdf"
    result = bind(volume, target, bundled_fonts_only=True)
    return result, Typeset(target.read_bytes(), result.pages, (), ())


def read(made, page):
    return "".join(map(written, lines(made, page)))


def test_a_volume_has_cover_contents_divider_and_every_page_of_its_evidence(folder):
    result, made = bound(a_volume(folder, "statement.pdf", "wide.pdf"), folder)

    assert [(entry.text, entry.page) for entry in result.contents] == [
        ("三级指标第93项", 3),
        ("93-01　示例材料1", 4),
        ("93-02　示例材料2", 6),
    ]
    assert "佐证材料汇编" in read(made, 0)
    assert OFFICE in read(made, 0)
    assert "93-01示例材料1" in read(made, 1)
    assert "三级指标第93项" in read(made, 2)
    assert "创建工作开展以来" in read(made, 3)
    assert result.pages == len(pypdfium2.PdfDocument(made.pdf)) == 6


def test_every_page_of_evidence_is_stamped_and_numbered_on_its_outer_edge(folder):
    _, made = bound(a_volume(folder, "statement.pdf"), folder)

    assert "材料编号：93-01第1页共2页" in read(made, 3)
    assert "材料编号：93-01第2页共2页" in read(made, 4)
    even, odd = lines(made, 3)[-1], lines(made, 4)[-1]
    assert (written(even), written(odd)) == ("—4—", "—5—")
    assert even[0].x < 105 * MM < odd[0].x


def test_pages_of_any_size_stand_upright_between_stamp_and_folio(folder):
    _, made = bound(a_volume(folder, "wide.pdf"), folder)

    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        sizes = {tuple(round(float(number) / MM) for number in list(page.mediabox)[2:]) for page in pdf.pages}
    evidence = [glyph for glyph in glyphs(made, 3) if glyph.character in "示例"]
    assert sizes == {(210, 297)}
    assert all(12 * MM < glyph.x < 198 * MM and 14 * MM < glyph.y < 283 * MM for glyph in evidence)


def test_what_cannot_be_read_gets_a_placeholder_and_is_reported(folder):
    names = ("locked.pdf", "broken.pdf", "archive.zip", "nowhere.pdf", "statement.pdf")
    result, made = bound(a_volume(folder, *names), folder)

    assert [left.evidence.number for left in result.left_out] == ["93-01", "93-02", "93-03", "93-04"]
    for n, words in enumerate(("加密", "损坏", "请另附", "不存在")):
        assert words in result.left_out[n].reason
        assert words in read(made, 3 + n)
        assert f"文件：{names[n]}" in read(made, 3 + n)


def written_anew(folder, name, change):
    """A statement whose PDF somebody else's program has written in its own way."""
    with pikepdf.open(folder / "statement.pdf") as pdf:
        change(pdf)
        pdf.save(folder / name)


def in_pieces(pdf):
    for page in pdf.pages:
        whole = page.Contents.read_bytes()
        middle = whole.index(b"\n", len(whole) // 2)
        page.Contents = pikepdf.Array([pdf.make_stream(whole[:middle]), pdf.make_stream(whole[middle:])])


def with_broken_pieces(pdf):
    in_pieces(pdf)
    pdf.pages[1].Contents[0].write(b"no packed stream", filter=pikepdf.Name.FlateDecode)


def with_a_broken_page(pdf):
    pdf.pages[1].Contents.write(b"no packed stream", filter=pikepdf.Name.FlateDecode)


def with_a_note(pdf):
    seal = pdf.make_stream(b"1 0 0 rg 0 0 60 60 re f")
    seal.Type, seal.Subtype, seal.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 60, 60]
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[270, 400, 330, 460], F=4
    )
    note.AP = pikepdf.Dictionary(N=seal)
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def test_a_page_that_is_written_in_pieces_is_bound_as_it_is(folder):
    written_anew(folder, "pieces.pdf", in_pieces)

    _, made = bound(a_volume(folder, "pieces.pdf", "statement.pdf"), folder)

    for page in (3, 4):
        assert read(made, page).partition("93-0")[0] == read(made, page + 2).partition("93-0")[0]
        assert a_long_text(40)[:20] in read(made, page)


@pytest.mark.parametrize("broken", [with_a_broken_page, with_broken_pieces])
def test_a_page_that_is_broken_inside_does_not_spoil_the_volume(folder, broken):
    written_anew(folder, "inside.pdf", broken)

    _, made = bound(a_volume(folder, "inside.pdf", "statement.pdf"), folder)

    assert "创建工作开展以来" in read(made, made.pages - 2)


def test_a_seal_that_was_laid_on_a_page_is_bound_with_it(folder):
    written_anew(folder, "sealed.pdf", with_a_note)

    _, made = bound(a_volume(folder, "sealed.pdf"), folder)

    drawn = pypdfium2.PdfDocument(made.pdf)[3].render(scale=1).to_pil().convert("RGB")
    assert any(drawn.getpixel((drawn.width // 2, y)) == (255, 0, 0) for y in range(drawn.height))


def test_a_wide_page_has_its_head_at_the_left(folder):
    _, made = bound(a_volume(folder, "wide.pdf"), folder)

    first, *_, last = [glyph for glyph in glyphs(made, 3) if glyph.character in "示例台账"][:4]
    assert first.x == pytest.approx(last.x, abs=1)
    assert first.x < 105 * MM
    assert first.y < last.y


def test_a_page_that_lies_on_its_side_is_turned_upright(folder):
    def turned(pdf):
        for page in pdf.pages:
            page.rotate(90, relative=True)

    written_anew(folder, "lying.pdf", turned)
    _, made = bound(a_volume(folder, "lying.pdf"), folder)

    assert "创建工作开展以来" in read(made, 3)


def test_pictures_share_pages_with_their_captions(folder):
    result, made = bound(a_volume(folder, "0.jpg", "1.jpg", "2.jpg", "3.jpg", pictures_to_a_page=2), folder)

    assert result.pages == 5
    assert "93-01示例材料1" in read(made, 3)
    assert "93-03示例材料3" in read(made, 4)


@pytest.mark.parametrize(
    ("name", "corner"), [("0.jpg", (0, 0)), ("1.jpg", (1, 1)), ("2.jpg", (1, 0)), ("3.jpg", (0, 1))]
)
def test_a_picture_stands_as_the_camera_was_held(folder, name, corner):
    _, made = bound(a_volume(folder, name), folder)

    drawn = pypdfium2.PdfDocument(made.pdf)[3].render(scale=0.5).to_pil().convert("RGB")
    red = [
        (x, y)
        for x in range(drawn.width)
        for y in range(drawn.height)
        if drawn.getpixel((x, y)) == (254, 0, 0)
    ]
    x, y = (sum(place) / len(red) for place in zip(*red, strict=True))
    assert (x > drawn.width / 2, y > drawn.height / 2) == tuple(map(bool, corner))


def test_a_photograph_goes_in_as_it_is(folder):
    _, made = bound(a_volume(folder, "0.jpg"), folder)

    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        (image,) = pdf.pages[3].get_images().values()
        assert image.read_raw_bytes() == (folder / "0.jpg").read_bytes()


def test_every_page_of_a_scanned_tiff_is_bound_and_counted(folder):
    sheets = [Image.new("L", (300, 400), shade) for shade in (40, 120, 200)]
    sheets[0].save(folder / "scan.tif", save_all=True, append_images=sheets[1:])

    result, made = bound(a_volume(folder, "scan.tif", "0.jpg", pictures_to_a_page=4), folder)

    assert result.pages == 7
    assert [entry.page for entry in result.contents] == [3, 4, 7]
    assert "第3页共3页" in read(made, 5)
    with pypdfium2.PdfDocument(made.pdf) as document:
        middles = [document[n].render(scale=0.2).to_pil().convert("L") for n in (3, 4, 5)]
    assert [each.getpixel((each.width // 2, each.height // 2)) for each in middles] == pytest.approx(
        [40, 120, 200], abs=2
    )


def test_a_scan_of_sixteen_bits_keeps_its_grays_and_an_odd_one_is_turned(folder):
    Image.new("I;16", (300, 400), 128 << 8).save(folder / "deep.png")
    mirrored, exif = Image.new("RGB", (400, 100), "white"), Image.Exif()
    exif[0x0112] = 5
    mirrored.save(folder / "odd.jpg", exif=exif)

    (deep,), (odd,) = read_pictures(folder / "deep.png"), read_pictures(folder / "odd.jpg")

    assert set(zlib.decompress(deep.data)) == {128}
    assert odd.shown_size == (100, 400)


def test_a_scan_of_several_sheets_is_not_made_smaller_to_its_first(folder):
    sheets = [Image.effect_noise((1500, 1600), 60) for _ in range(2)]
    sheets[0].save(folder / "scan.tif", save_all=True, append_images=sheets[1:])
    sheets[0].save(folder / "sheet.tif")

    assert shrink(folder / "sheet.tif", folder / "small.jpg", 10_000)
    assert shrink(folder / "scan.tif", folder / "smaller.jpg", 10_000) is None


def test_a_photograph_with_a_second_one_behind_it_goes_in_as_it_is(folder):
    picture = Image.new("RGB", (400, 300), "red")
    picture.save(folder / "phone.jpg", format="MPO", save_all=True, append_images=[picture])

    (read_back,) = read_pictures(folder / "phone.jpg")

    assert read_back.is_jpeg


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "空的"), (b"\0\0\0\x18ftypheic" + b"\0" * 40, "另存为 JPG")]
)
def test_an_empty_file_and_a_phones_own_format_are_told_by_name(folder, data, words):
    (folder / "photo.jpg").write_bytes(data)

    result, _ = bound(a_volume(folder, "photo.jpg"), folder)

    assert words in result.left_out[0].reason


def test_bookmarks_lead_to_dividers_and_evidence(folder):
    _, made = bound(a_volume(folder, "statement.pdf", "0.jpg"), folder)

    marks = [(mark.level, mark.get_title()) for mark in pypdfium2.PdfDocument(made.pdf).get_toc()]
    assert marks == [(0, "三级指标第93项"), (1, "93-01　示例材料1"), (1, "93-02　示例材料2")]


def test_the_same_evidence_gives_the_same_bytes(folder):
    volume = a_volume(folder, "statement.pdf", "0.jpg", "broken.pdf")

    assert bound(volume, folder)[1].pdf == bound(volume, folder)[1].pdf


def test_volumes_of_other_evidence_are_told_apart_and_whole(folder):
    marks = set()
    for names in (("statement.pdf", "0.jpg"), ("wide.pdf", "0.jpg"), ("statement.pdf", "1.jpg")):
        bound(a_volume(folder, *names), folder)
        with pikepdf.open(folder / "volume.pdf") as pdf:
            marks.add(bytes(pdf.trailer.ID[0]))
            assert pdf.check_pdf_syntax() == []
            assert all(page.obj.Parent == pdf.Root.Pages for page in pdf.pages)

    assert len(marks) == 3


def test_a_cancelled_volume_leaves_nothing_behind(folder):
    class Impatient:
        is_cancelled = False

        def report(self, done, total, text=""):
            self.is_cancelled = text == "编入材料"

    with pytest.raises(Cancelled):
        bind(a_volume(folder, "statement.pdf"), folder / "volume.pdf", progress=Impatient())

    assert not (folder / "volume.pdf").exists()
    assert not list(folder.glob(".volume*"))


def test_a_volume_without_evidence_still_has_cover_and_contents(folder):
    result, made = bound(Volume("佐证材料汇编", ()), folder)

    assert (result.pages, result.contents) == (2, ())
    assert "目录" in read(made, 1)


def test_labels_for_boxes_stand_side_by_side_and_keep_their_text():
    spines = [Spine("示范创建佐证材料", OFFICE, "2023年", f"第{n}盒", 50) for n in range(1, 6)]

    made = Typeset(spine_labels(spines, bundled_fonts_only=True), 2, (), ())

    for page, numbers in enumerate(("123", "45")):
        text = "".join(glyph.character for glyph in glyphs(made, page))
        assert all(f"第{n}盒" in text for n in numbers)
        assert text.count("佐") == len(numbers)


def test_on_the_cover_a_long_issuer_stands_whole_above_the_date(tmp_path):
    made = tmp_path / "volume.pdf"
    parts = (Part("示例指标", ()),)
    bind(Volume(torture.TITLE, parts, "示例佐证材料汇编", torture.UNIT, "2023年12月27日"), made)

    cover = page_text(made.read_bytes(), 0)
    assert torture.UNIT in cover.text
    placed = sorted((round(top, 3), left) for left, top, _, _ in cover.areas)
    for _, line in groupby(placed, key=lambda place: place[0]):
        assert all(after[1] - before[1] > 0.005 for before, after in pairwise(line))
