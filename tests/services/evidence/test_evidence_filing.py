"""Files as offices name them: a number is an indicator only where it is written as one."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.evidence import evidence_batch
from lushan_desktop.services.evidence.evidence_filing import filed, placed, unplaced
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.records import evidence
from tests.saving import save
from tests.services.evidence.material import a_jpeg, a_pdf, all_evidence, put

INDICATORS = {str(number): f"示例指标第{number}项" for number in range(1, 101)} | {
    "93": "示范创建",
    "12": "行政执法三项制度",
    "24": "乡镇街道法治建设",
}
TODAY = date(2023, 7, 28)


def where(*names: str, folders: tuple[str, ...] = ("材料",)) -> list[str]:
    found = filed([(Path(name), folders) for name in names], INDICATORS, today=TODAY, until=None)
    return [each.indicator for each in found]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "6月份会议.pdf",
            "24个乡镇照片.jpg",
            "7个纳入.docx",
            "2组督导.pdf",
            "1号楼.jpg",
            "6.15督导照片.jpg",
        ),
        *(
            "93分自评表.xlsx",
            "93%覆盖率.xlsx",
            "93 人签到.jpg",
            "24个示范创建点.jpg",
            "会议（第3项议题）.pdf",
        ),
        *("6-15 督导照片.jpg", "12.05会议.pdf", "06-02 签到表.pdf", "2023年工作总结.pdf", "3天行动.pdf"),
        *(
            "1.jpg",
            "93.pdf",
            "100份问卷.xlsx",
            "第3号文件.pdf",
            "20230615.jpg",
            "第2项议题.pdf",
            "5场培训.pdf",
        ),
    ],
)
def test_a_number_at_the_start_of_a_name_is_no_indicator_by_itself(name):
    assert where(name) == [""]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("93-02 签到表.pdf", "93"),
        ("5-02 签到表.pdf", "5"),
        ("第93项.pdf", "93"),
        ("第12项 佐证.pdf", "12"),
        ("指标13 佐证.pdf", "13"),
        ("指标13佐证.pdf", "13"),
        ("93 示范创建材料.pdf", "93"),
        ("12、行政执法三项制度 台账.xlsx", "12"),
        ("９３－０２签到表.pdf", "93"),
        ("093-07专题会纪要.pdf", "93"),
        ("第 九十三 项 台账.xlsx", "93"),
        ("93号指标 督办单.docx", "93"),
        ("20230602 93-01 动员会.pdf", "93"),
        ("动员会（第93项）.pdf", "93"),
        ("动员会-指标93.pdf", "93"),
        ("动员会 93-02.pdf", "93"),
        ("佐证材料93-04 动员会.pdf", "93"),
    ],
)
def test_what_is_written_as_an_indicator_is_one(name, number):
    assert where(name) == [number]


def test_a_serial_that_may_be_a_day_is_told_by_its_neighbours():
    assert where("5-12 台账.pdf") == [""]
    assert where("5-01 通知.pdf", "5-12 台账.pdf") == ["5", "5"]


_WORDS = st.sampled_from(["会议", "督导照片", "培训签到表", "工作总结", "问卷"])
_COUNTED = st.builds(
    "{}{}{}".format,
    st.integers(1, 100),
    st.sampled_from(["个", "组", "号", "月", "场", "份", "名", "次"]),
    _WORDS,
)
_DAYS = st.builds("{}{}{}{}".format, st.integers(1, 12), st.just("."), st.integers(1, 28), _WORDS)
_OF_OURS = st.builds(
    lambda number, form, words: (form.format(n=number, w=words), str(number)),
    st.integers(1, 100),
    st.sampled_from(["第{n}项{w}", "第{n}项 {w}", "指标{n} {w}", "指标{n}{w}", "{n}-01 {w}", "{n}-02{w}"]),
    _WORDS,
)


@settings(max_examples=100, deadline=None)
@given(strays=st.lists(st.one_of(_COUNTED, _DAYS), max_size=4), ours=st.lists(_OF_OURS, max_size=4))
def test_every_name_is_filed_by_itself_whatever_lies_beside_it(strays, ours):
    names = [*(f"{name}.pdf" for name in strays), *(f"{name}.pdf" for name, _ in ours)]

    assert where(*names) == ["" for _ in strays] + [number for _, number in ours]


def test_what_a_camera_named_keeps_its_day_and_is_called_as_its_folder():
    files = [Path("IMG_20230601_101010.jpg"), Path("微信图片_20230602093000.jpg"), Path("会场全景.jpg")]

    found = filed([(file, ("第93项", "推进会现场")) for file in files], INDICATORS, today=TODAY, until=None)

    assert [(each.title, each.signed_on, each.indicator) for each in found] == [
        ("推进会现场1", PartialDate(2023, 6, 1), "93"),
        ("推进会现场2", PartialDate(2023, 6, 2), "93"),
        ("会场全景", None, "93"),
    ]


def test_what_belongs_nowhere_is_placed_by_a_word_of_its_name_or_folder():
    files = [
        (Path("会场.jpg"), ("材料", "照片")),
        (Path("通知.pdf"), ("材料",)),
        (Path("93-01 a.pdf"), ("材料",)),
    ]
    found = filed(files, INDICATORS, today=TODAY, until=None)

    assert {folder: len(each) for folder, each in unplaced(found).items()} == {"材料/照片": 1, "材料": 1}
    assert [each.indicator for each in placed(found, "照片", "12")] == ["12", "", "93"]


@pytest.fixture
def office(store):
    system = save(store, "indicator_system", name="示例体系")
    for number, text in (("93", "示范创建"), ("12", "行政执法三项制度")):
        save(store, "indicator", system=system, number=number, text=text)
    return store


def test_one_stray_name_does_not_stop_the_others(office, tmp_path):
    put(tmp_path / "材料", "第999项 台账.pdf", a_pdf(1, "a"))
    put(tmp_path / "材料", "93-02 签到表.pdf", a_pdf(1, "bb"))

    done = evidence_batch.add(office, evidence_batch.survey(office, [tmp_path / "材料"]).proposals)

    assert done.added == 2
    assert done.remarks == (
        "“第999项 台账.pdf”已添加，但指标体系里没有999（名称写着“第999项”），没有对应到指标。",
    )


def test_a_link_to_another_folder_is_told_and_not_followed(office, tmp_path):
    put(tmp_path / "别处", "会场.jpg", a_jpeg())
    put(tmp_path / "材料", "通知.pdf", a_pdf(1))
    (tmp_path / "材料" / "链接").symlink_to(tmp_path / "别处", target_is_directory=True)

    found = evidence_batch.survey(office, [tmp_path / "材料"])

    assert [each.name for each in found.proposals] == ["通知.pdf"]
    assert found.problems == ("“链接”是指向其他位置的链接，未读取；需收存的，请直接添加该文件夹。",)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("关于示例的通知（秘密★1年）.txt", "示例"),
        ("示例通知.txt", "机密★5年\n示例通知\n正文"),
    ],
)
def test_what_is_marked_as_a_secret_is_not_stored(office, tmp_path, name, words):
    file = put(tmp_path / "材料", name, words.encode())

    done = evidence_batch.add(office, evidence_batch.survey(office, [file.parent]).proposals)
    _, refused = evidence.take_in(office, [file])

    assert done.added == 0
    assert "不得处理国家秘密，没有收存" in done.refused[0]
    assert refused == list(done.refused)
    assert all_evidence(office) == []
    assert not list((office.folder / "objects").rglob("*.part"))


def test_several_of_a_kind_answer_the_material_that_is_called_so(office, tmp_path):
    indicator = next(one.id for one in gaps.gaps(office).indicators if one.number == "93")
    save(office, "required_material", indicator=indicator, description="现场照片")
    for number in (1, 2):
        put(tmp_path / "第93项", f"现场照片{number}.jpg", a_jpeg(100 + number))

    done = evidence_batch.add(office, evidence_batch.survey(office, [tmp_path / "第93项"]).proposals)

    assert len(done.answering) == 2
