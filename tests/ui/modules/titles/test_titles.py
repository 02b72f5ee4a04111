"""What applications rest on: the stages and the standard of a title, and the ranking against the quota."""

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.titles import application_ledger
from lushan_desktop.services.records import records
from lushan_desktop.services.titles import applications, recommendation, titles
from lushan_desktop.ui.modules.titles.titles_page import REGISTER, TABS

HEAD = "序号,考核项目,考核内容,评分标准,分值\n"


@pytest.fixture
def title_page(qtbot, page):
    opened = page.open("title")
    qtbot.waitUntil(lambda: opened.detail.shown is not None)
    return opened


def test_the_office_sets_the_stages_of_a_title(qtbot, title_page, store):
    title_page.open_stages()
    qtbot.waitUntil(lambda: bool(title_page.stages.rows))
    rows = {row.stage: row for row in title_page.stages.rows}
    rows["整改"].box.setChecked(False)
    rows["申报"].demands.setText("申报日期、亮点")

    title_page.stages.finish()

    title = title_page.detail.shown.id
    qtbot.waitUntil(lambda: "整改" not in [each.stage for each in titles.stages(store, title)])
    held = {each.stage: each.demands for each in titles.stages(store, title)}
    assert held["申报"] == "申报日期、亮点"
    qtbot.waitUntil(lambda: title_page.right.currentWidget() is title_page.detail)


def test_stages_that_cannot_be_are_refused_in_words(qtbot, title_page):
    title_page.open_stages()
    qtbot.waitUntil(lambda: bool(title_page.stages.rows))
    title_page.stages.rows[1].demands.setText("不存在的栏目")

    title_page.stages.finish()

    qtbot.waitUntil(lambda: "申报里没有“不存在的栏目”这一栏" in title_page.stages.error.text())


def test_a_standard_is_told_before_it_is_taken_in(qtbot, title_page, store, tmp_path):
    file = tmp_path / "示例标准.csv"
    file.write_text(f"{HEAD}1,依法履职,示例内容甲,标准,10\n2,,示例内容乙,标准,5\n", "utf-8")
    title_page.read_standard(file)
    taking = title_page.standard
    qtbot.waitUntil(lambda: taking.take_button.text() == "导入 2 项")
    title = title_page.detail.shown.id
    assert not records.values(store, RECORD_TYPES.get("title"), title)["standard_items"]

    taking.take_button.click()

    def items():
        return records.values(store, RECORD_TYPES.get("title"), title)["standard_items"]

    qtbot.waitUntil(lambda: len(items()) == 2)
    assert [row["project"] for row in items()] == ["依法履职", "依法履职"]


def test_a_standard_with_a_wrong_cell_is_not_taken_in(qtbot, title_page, tmp_path):
    file = tmp_path / "示例标准.csv"
    file.write_text(f"{HEAD}1,依法履职,示例内容甲,标准,十分\n", "utf-8")

    title_page.read_standard(file)

    taking = title_page.standard
    qtbot.waitUntil(lambda: title_page.right.currentWidget() is taking)
    assert not taking.take_button.isEnabled()


def test_a_batch_is_ranked_and_what_passed_is_recommended_by_one_paper(qtbot, page, store, the, held):
    unit = the("瓦屋镇")
    applications.move(store, unit, "公示")
    records.save(store, RECORD_TYPES.get("application"), _publicity(), unit)
    page.open_ranking()
    ranking = page.ranking
    qtbot.waitUntil(lambda: bool(ranking.rows))
    assert ranking.warning.words() == "还没有填推荐名额。"
    assert [each.box.isChecked() for each in ranking.rows] == [True, False, False, False, False]
    with store.read() as session:
        paper = session.connection().exec_driver_sql("SELECT id FROM document LIMIT 1").scalar_one()

    ranking.recommend()
    ranking.ask.group.editor("recommendation").set_raw([paper, "示例文件"])
    ranking.ask.finish()

    qtbot.waitUntil(lambda: held(unit)["stage"] == "推荐")
    assert held(unit)["rank"] == 1
    qtbot.waitUntil(lambda: ranking.ranking.recommended == 1)
    assert ranking.ask.isHidden()


def _publicity():
    spec = RECORD_TYPES.get("application").field("public_from").kind
    return {"public_from": spec.load("2023-07-20"), "public_until": spec.load("2023-07-26")}


def test_more_units_than_the_quota_are_refused(qtbot, context, page, store, the):
    context.failed.disconnect()
    said = []
    context.failed.connect(said.append)
    batch = page.overview.overview.batches[0][0]
    records.save(store, RECORD_TYPES.get("batch"), {"quota": 0}, batch)
    page.open_ranking(batch)
    qtbot.waitUntil(lambda: bool(page.ranking.rows))
    page.ranking.rows[0].box.setChecked(True)

    page.ranking.recommend()
    page.ranking.ask.finish()

    qtbot.waitUntil(lambda: bool(said) or bool(page.ranking.ask.group.refused))
    assert "推荐名额0个" in said[0]
    assert not recommendation.ranking(store, batch).recommended


def test_the_ranking_leads_to_the_batch_for_its_quota(qtbot, page):
    page.open_ranking()
    qtbot.waitUntil(lambda: bool(page.ranking.rows))

    page.ranking.warning.link_clicked.emit()

    batches = page.list_page("batch")
    qtbot.waitUntil(lambda: batches.right.currentWidget() is batches.form)
    assert page.tabs.current_key() == "batch"


def test_the_register_behind_the_overview_is_called_by_its_ledger():
    named = {tab.key: tab.title for tab in TABS}
    assert named[REGISTER] == "申报台账"
    assert application_ledger.NAME.endswith(named[REGISTER])
