"""Offices of different fullness: what their statements say, and that they print whole."""

import pytest

from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports.papers.report import compose
from tests.offices import new_store
from tests.properties.statement_offices import Office, build
from tests.properties.statement_trial import hold
from tests.statement_samples import SAMPLES

SAID = {
    "nothing": "【待补：会议、批示、督导、学习交流等工作的日期和内容】。",
    "one_paper": "〈鲁山县创建“省级示范县”实施方案〉的通知》（鲁政〔2023〕3号）【待补：发文机关】。",
    "a_session": "县长示例乙主持召开县政府第12次常务会议，听取重大行政决策程序执行情况汇报",
    "a_change_of_leaders": "时任县委副书记、代县长示例戊要求，压实工作责任，抓好任务落实。",
    "many_meetings": "我县先后召开创建工作推进会，调度重点任务进展（各次日期见附表）【待补：是否录全】。",
    "many_meetings_complete": "我县先后12次召开创建工作推进会，调度重点任务进展（各次日期见附表）。",
    "instructions_in_plenty": "作出批示，要求司法局牵头，逐项抓好落实【待补：示例甲批示原文】。",
    "many_scans_complete": "示例乙先后9次在有关文件、简报上作出批示（各次日期见附表2）【待补：批示原文】。",
    "visits_and_guests": "县委副书记、县长示例乙带领县创建办有关同志赴栾川县、嵩县考察，了解指标分解",
    "supervision_complete": "对县直单位和乡镇（街道）推进法治政府建设工作进行督导，共督导单位2个",
    "townships_and_others": "（下政〔2023〕2号）。县司法局印发《法治培训计划》【待补：文号】。",
    "titles_in_progress": "县司法局被示例机关命名为河南省“依法行政”示范单位【待补：文号】。",
    "everything_general": "我县举办行政执法人员培训并组织考试，210人参加，应考200人，合格196人，合格率98%。",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture(scope="module")
def base(store):
    return build(store, Office(), {})


@pytest.mark.parametrize("name", SAMPLES)
def test_a_statement_says_what_its_office_has_and_prints_whole(store, base, name):
    told = hold(store, base, SAMPLES[name]())

    assert SAID[name] in told.text
    paper = typeset(compose(told.statement), bundled_fonts_only=True)
    assert paper.pdf.startswith(b"%PDF")
    assert paper.missing == ()
