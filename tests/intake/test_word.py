"""Word files come in as they look on the screen: own numbers, merged cells, insertions, text boxes."""

import io
import zipfile

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Passage, Role, recognise
from lushan_desktop.intake.text import read_file

NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


@pytest.fixture
def saved(tmp_path):
    """Saves a document and gives its passages."""

    def save(document) -> tuple:
        file = tmp_path / "示例.docx"
        document.save(file)
        return read_file(file)

    return save


def add_xml(document, inner: str) -> None:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(inner.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def numbered(document, text: str, depth: int, key: int = 9) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{key}"/></w:numPr>')
    )


def rewritten(data: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return made.getvalue()


def bytes_of(document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_numbers_that_word_writes_are_part_of_the_text(tmp_path, saved):
    document = docx.Document()
    document.add_paragraph("示例县司法局关于示例工作的报告")
    for text, depth in (
        ("主要做法", 0),
        ("强化领导", 1),
        ("成立专班", 2),
        ("制定方案", 2),
        ("抓好宣传", 1),
        ("下步打算", 0),
    ):
        numbered(document, text, depth)
    file = tmp_path / "编号.docx"
    file.write_bytes(rewritten(bytes_of(document), "word/numbering.xml", NUMBERING.encode()))

    texts = [source.text for source in read_file(file)][1:]

    assert texts == [
        "一、主要做法",
        "（一）强化领导",
        "1.成立专班",
        "2.制定方案",
        "（二）抓好宣传",
        "二、下步打算",
    ]


LISTS = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="10"><w:abstractNumId w:val="7"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="11"><w:abstractNumId w:val="7"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>
  <w:lvl w:ilvl="0"><w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride>
</w:num>
</w:numbering>"""


@pytest.mark.parametrize(
    ("lists", "numbers"),
    [
        pytest.param([(9, 0), (9, 0), (10, 0), (10, 0)], ["1.", "2.", "1.", "2."], id="begun anew"),
        pytest.param([(9, 0), (9, 1), (9, 1), (9, 0), (9, 1)], ["1.", "I)", "II)", "2.", "I)"], id="Roman"),
        pytest.param([(9, 0), (11, 0), (11, 0)], ["1.", "戊、", "己、"], id="a form of its own"),
        pytest.param([(9, 0), (0, 0), (9, 0)], ["1.", "", "2."], id="taken off the list"),
    ],
)
def test_lists_are_numbered_as_word_numbers_them(tmp_path, lists, numbers):
    document = docx.Document()
    document.styles["Normal"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="9"/></w:numPr>')
    )
    for key, depth in lists:
        numbered(document, "项", depth, key)
    file = tmp_path / "编号.docx"
    file.write_bytes(rewritten(bytes_of(document), "word/numbering.xml", LISTS.encode()))

    assert [source.text for source in read_file(file)] == [f"{number}项" for number in numbers]


def test_formulas_symbols_and_tabs_are_part_of_the_text(saved):
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    document = docx.Document()
    add_xml(
        document,
        f"<w:p><w:r><w:t>按</w:t></w:r><m:oMath {maths}><m:r><m:t>S=</m:t></m:r>"
        "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "<m:rad><m:deg/><m:e><m:r><m:t>y+1</m:t></m:r></m:e></m:rad></m:oMath><w:r><w:t>计</w:t></w:r></w:p>",
    )
    add_xml(
        document,
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:ptab/>'
        '<w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>否</w:t></w:r></w:p>',
    )

    assert [source.text for source in saved(document)] == ["按S=(a+b)/2x²√(y+1)计", "☑是\t□否"]


def test_hidden_text_is_not_printed(saved):
    document = docx.Document()
    document.add_paragraph("看得见").add_run("看不见").font.hidden = True

    assert saved(document) == (Passage("看得见"),)


def test_notes_stand_below_the_text_with_their_marks(tmp_path):
    document = docx.Document()
    for text in ("关于示例的报告", "县政府：", "数据见注"):
        document.add_paragraph(text)
    document.paragraphs[-1]._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="3"/><w:t>，请审阅。</w:t></w:r>')
    )
    for text in ("示例县司法局", "2023年7月5日"):
        document.add_paragraph(text)
    note = '<w:footnote w:id="3"><w:p><w:r><w:t> 统计局</w:t></w:r></w:p></w:footnote>'
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, kind)
    document.save(tmp_path / "注.docx")

    parts = recognise(read_file(tmp_path / "注.docx")).parts

    assert [part.text for part in parts][2:] == [
        "数据见注①，请审阅。",
        "示例县司法局",
        "2023年7月5日",
        "①统计局",
    ]
    assert parts[-2].role is Role.DATE


def test_merged_cells_are_read_once(saved):
    document = docx.Document()
    table = document.add_table(3, 3)
    table.rows[0].cells[0].merge(table.rows[0].cells[2]).text = "示例汇总表"
    table.rows[1].cells[0].merge(table.rows[2].cells[0]).text = "示例镇"
    table.rows[1].cells[1].text, table.rows[2].cells[2].text = "得分", "96"

    (grid,) = (source for source in saved(document) if isinstance(source, Grid))

    assert grid.rows == (("示例汇总表", "", ""), ("示例镇", "得分", ""), ("", "", "96"))
    assert grid.bands == {0}
    assert grid.joined == {(2, 0)}
    assert grid.spanned == {(0, 1), (0, 2)}


def test_insertions_stay_and_deletions_go(saved):
    document = docx.Document()
    add_xml(
        document,
        "<w:p><w:r><w:t>县</w:t></w:r><w:ins><w:r><w:t>司法局</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>财政局</w:delText></w:r></w:del><w:r><w:tab/><w:t>印发</w:t></w:r></w:p>",
    )

    assert Passage("县司法局\t印发") in saved(document)


def test_content_controls_and_text_boxes_are_read(saved):
    document = docx.Document()
    add_xml(
        document,
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件里的一段。</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
    )
    add_xml(
        document,
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "<w:t>框外的字</w:t></w:r></w:p>",
    )

    texts = [source.text for source in saved(document) if source.text]

    assert texts == ["控件里的一段。", "框里的字", "框外的字"]


def test_heading_styles_without_numbers_have_their_level(saved):
    document = docx.Document()
    document.add_paragraph("关于示例工作的报告")
    document.add_paragraph("县政府：")
    document.add_heading("基本情况", 1)
    document.add_paragraph("工作有序推进。")

    roles = [part.role for part in recognise(saved(document)).parts]

    assert roles == [Role.TITLE, Role.ADDRESSEE, Role.FIRST, Role.BODY]


def test_a_mark_in_the_page_header_or_in_a_table_is_refused(saved):
    headed, tabled = docx.Document(), docx.Document()
    headed.sections[0].header.paragraphs[0].text = "机密★20年"
    headed.add_paragraph("正文。")
    tabled.add_table(1, 2).rows[0].cells[1].text = "秘密★1年"
    tabled.add_paragraph("正文。")

    for document in (headed, tabled):
        with pytest.raises(UserError, match="国家秘密"):
            saved(document)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "去掉密码"),
        (b"PK\x03\x04 broken", "已损坏"),
        (b"nothing of the kind", "已损坏"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path, data, sentence):
    file = tmp_path / "示例.docx"
    file.write_bytes(data)

    with pytest.raises(UserError, match=sentence):
        read_file(file)


def test_a_document_with_a_broken_style_is_refused_in_words(tmp_path):
    styles = f'<w:styles {nsdecls("w")}><w:style w:styleId="a"><w:name/></w:style></w:styles>'
    file = tmp_path / "示例.docx"
    file.write_bytes(rewritten(bytes_of(docx.Document()), "word/styles.xml", styles.encode()))

    with pytest.raises(UserError, match="已损坏"):
        read_file(file)


def test_entities_and_bombs_are_refused(tmp_path):
    good = bytes_of(docx.Document())
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    bomb = b"<x>" + b" " * (41 * 2**20) + b"</x>"
    for n, (content, sentence) in enumerate(((entity, "不合规"), (bomb, "文字太多"))):
        file = tmp_path / f"{n}.docx"
        file.write_bytes(rewritten(good, "word/document.xml", content))
        with pytest.raises(UserError, match=sentence):
            read_file(file)


@pytest.mark.parametrize("element", ["w:tbl", "w:sdt", "w:p", "x"])
@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml"]
)
def test_what_is_nested_too_deep_is_refused_wherever_it_stands(tmp_path, part, element):
    depth = 5000
    deep = f"<w:x {nsdecls('w')}>{f'<{element}>' * depth}{f'</{element}>' * depth}</w:x>"
    file = tmp_path / "示例.docx"
    file.write_bytes(rewritten(bytes_of(docx.Document()), part, deep.encode()))

    with pytest.raises(UserError, match=r"另存为\.docx"):
        read_file(file)


def test_any_zip_is_no_word_file(tmp_path):
    file = tmp_path / "示例.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.xml", "<a/>")

    with pytest.raises(UserError, match=r"另存为\.docx"):
        read_file(file)
