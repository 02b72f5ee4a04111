"""The statement that everything began with, and what the sample office makes of it."""

from pathlib import Path

import pytest

from lushan_desktop.checks.gathering import gather
from lushan_desktop.checks.running import check_office, check_text
from lushan_desktop.intake.paper_text import read_paper, read_pasted_paper
from lushan_desktop.services.settings.sample import load_sample
from lushan_desktop.storage.store import Store

DATA = Path(__file__).parents[1] / "data"
_SLIPS = {
    "DAT-01": ("2023年7月26日",),
    "DAT-02": ("2023年7年",),
    "DAT-04": (
        "3. 2023年2月8日",
        "5. 2021年以来",
    ),
    "DAT-07": ("目前",),
    "DAT-08": ("2023年7年至今",),
    "DAT-09": ("2月8日和10日",),
    "NUM-04": (" ",),
    "NUM-06": ("鲁法办",),
    "NUM-09": (
        "任务分",
        "关于评选表彰",
    ),
    "NUM-10": ("(",),
    "HDR-03": ("(",),
    "HDR-06": (" ",),
    "HDR-09": ("行政执法责任制示范点",),
    "HDR-13": ("接、",),
    "HDR-14": (
        "分",
        "深",
        "乡镇政府",
    ),
    "PUN-01": ("“创则必成”",),
    "PUN-05": ("同时。",),
    "PUN-06": ("(",),
    "PUN-07": ("（党组）",),
    "PUN-09": (" ",),
    "PUN-13": ("，",),
    "PUN-14": (
        "县委县政府",
        "高标准高质量",
    ),
    "ORG-01": (
        "常务会议",
        "依法治县委员会",
        "依法执政指导科",
        "委员会会议",
    ),
    "ORG-02": ("县创建办",),
    "ORG-03": ("政府常务会",),
    "ORG-04": ("鲁山县",),
    "ORG-05": ("全省",),
    "ORG-06": ("我市",),
    "PER-03": (
        "刘鹏",
        "叶锐",
    ),
    "PER-05": ("负责人同志",),
    "CON-05": (
        "多次",
        "定期",
        "多个",
    ),
    "TXT-01": (
        "金子招牌",
        "已督促改",
    ),
    "TXT-02": (
        "决心划",
        "我能够",
        "示范城",
    ),
    "TXT-03": (
        "务必要",
        "深入指导深入",
        "要求学习",
    ),
    "TXT-04": (
        "告",
        "通知",
    ),
    "TXT-05": ("并纳入",),
}
SLIPS = [(rule, text) for rule, texts in _SLIPS.items() for text in texts]
"""The rule, and how what it found begins or what it holds."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("sample") / "office", person="示例甲") as store:
        load_sample(store)
        yield store


def findings(store, text):
    with store.read() as session:
        return check_text(text, gather(session))


def test_the_seed_has_more_than_forty_slips_each_with_its_rule(sample):
    found = findings(sample, read_paper(DATA / "seed_93.txt"))

    lacking = [
        (rule, text)
        for rule, text in SLIPS
        if not any(one.rule == rule and text in one.text for one in found)
    ]
    assert not lacking
    assert len(SLIPS) > 40
    assert len({(one.start, one.end) for one in found}) > 60


def test_no_word_of_a_leader_is_corrected_by_one_click(sample):
    found = findings(sample, read_paper(DATA / "seed_93.txt"))

    inside = [one for one in found if one.text in ("决心划", "金子招牌", "我能够")]
    assert len(inside) == 3
    assert all(one.correction is None and "对照原件" in one.sentence for one in inside)


def test_words_that_differ_from_the_record_are_told_with_the_original(sample):
    found = findings(sample, read_paper(DATA / "seed_93.txt"))

    assert any(one.rule == "CON-08" and "我县机关" in one.sentence for one in found)


def test_the_registers_of_the_sample_are_gone_through(sample):
    with sample.read() as session:
        found = check_office(session)

    assert {"CON-08", "CON-12", "NUM-06"} <= {one.rule for one in found}


def test_a_text_that_is_read_twice_says_the_same(sample):
    text = (DATA / "seed_93.txt").read_text("utf-8")

    assert findings(sample, read_pasted_paper(text)) == findings(sample, read_paper(DATA / "seed_93.txt"))


def test_the_statement_that_the_sample_yields_has_nothing_to_put_right(sample):
    title = "鲁山县法治政府建设领导小组办公室关于示范创建工作的情况说明\n"
    signed = "\n鲁山县法治政府建设领导小组办公室\n2023年7月27日\n"
    text = read_pasted_paper(title + (DATA / "statement_93.txt").read_text("utf-8") + signed)

    assert not [one for one in findings(sample, text) if one.group == "需要改正"]
