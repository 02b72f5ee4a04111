"""Sentences that a reviewer would sign: gathered by meaning, said once, whole with marks or without."""

import pytest

from tests.reports.papers.test_statement_changes import day, meeting
from tests.reports.papers.test_statement_doubts import told, unit
from tests.reports.papers.test_statement_print import printed
from tests.reports.papers.test_statement_subjects import leader
from tests.reports.papers.test_statement_untruths import notes


def test_what_a_leader_wrote_on_one_day_is_one_item_that_names_the_leader_once(office):
    for number in (1, 2):
        upon = {"carrier": f"示例简报第{number}期", "words": f"请第{number}组抓好。"}
        office.add(
            "instruction", kind="批示", given_on=day("2023-05-10"), leader=leader(office, "刘鹏"), **upon
        )

    one = "县委书记刘鹏在示例简报第1期上作出批示，要求第1组抓好；在示例简报第2期上作出批示，要求第2组抓好。"
    assert f"2023年5月10日，{one}" in told(office.statement())


def test_verified_words_of_one_day_stand_each_in_a_sentence_of_its_own(office):
    for number in (1, 2):
        upon = {"carrier": f"示例简报第{number}期", "words": f"抓好第{number}组。", "standing": "原文已核"}
        office.add(
            "instruction", kind="批示", given_on=day("2023-05-10"), leader=leader(office, "刘鹏"), **upon
        )

    assert "：“抓好第1组。”同日，县委书记刘鹏在示例简报第2期上作出批示：“抓好第2组。”" in told(
        office.statement()
    )


def test_a_gist_without_a_verb_is_told_as_a_demand_and_what_was_ticked_is_no_instruction(office):
    secretary = leader(office, "刘鹏")
    office.add("instruction", kind="口头指示", given_on=day("2023-05-11"), leader=secretary, gist="抓好落实")
    office.add("instruction", kind="圈阅", given_on=day("2023-05-12"), leader=secretary)

    text = told(office.statement())
    assert "县委书记刘鹏作出口头指示。指示要求抓好落实【待补：指示原文】。" in text
    assert "县委书记刘鹏圈阅【待补：圈阅的文件或简报】。" in text


def test_who_chaired_a_symposium_and_took_part_is_told(office):
    shared = {"host": leader(office, "叶锐"), "participants": "各单位负责人"}
    office.add("symposium", title="专家座谈会", held_on=day("2023-05-18"), **shared)
    office.add("symposium", title="交流会", guests="市司法局同志", held_on=day("2023-05-19"), **shared)

    text = told(office.statement())
    assert "2023年5月18日，县长叶锐主持召开专家座谈会，各单位负责人参加。" in text
    assert "邀请市司法局同志到我县召开交流会，县长叶锐主持，各单位负责人参加。" in text


def test_a_place_of_our_own_is_no_place_to_learn_from_however_it_is_called(office):
    office.add("study_visit", place="我县下汤镇", kind="观摩", held_on=day("2023-05-12"))

    assert "2023年5月12日" not in told(office.statement())
    assert "“我县下汤镇”就是本地" in notes(office.statement())


@pytest.mark.parametrize(
    ("kind", "subject", "words"),
    [
        ("培训", "法治培训班", "举办法治培训班，"),
        ("考试", "法治测试", "组织法治测试，"),
        ("培训", "行政执法", "举办行政执法培训，"),
    ],
)
def test_a_subject_that_says_what_was_held_is_not_said_again(office, kind, subject, words):
    office.add("training", kind=kind, subject=subject, held_on=day("2023-05-12"), attended=20)

    assert f"2023年5月12日，我县{words}20人参加。" in told(office.statement())


def test_a_training_that_nobody_attended_is_asked_about(office):
    office.add("training", kind="培训", subject="行政执法", held_on=day("2023-05-12"), attended=0)

    assert "行政执法的参加人数登记为0" in notes(office.statement())


def test_an_application_that_became_an_honour_is_told_once_though_nobody_tied_them(office):
    title = office.find("title", "kind", "法治政府建设示范市县")
    ours = {"title": title, "named_on": day("2023-07-20"), "awarding_body": "示例机关"}
    county = unit(office, "鲁山县人民政府")
    office.add("honour", name="河南省法治政府建设示范县", unit=county, **ours)
    office.add("application", title=title, applicant=county, stage="命名", designated_on=day("2023-07-20"))

    text = told(office.statement())
    assert "我县被示例机关命名为河南省法治政府建设示范县" in text
    assert "我县已被命名" not in text


def test_an_honour_that_was_taken_away_and_given_back_is_asked_about(office):
    days = {
        "named_on": day("2021-01-05"),
        "revoked_on": day("2022-03-01"),
        "revalidated_on": day("2023-03-02"),
    }
    office.add("honour", name="示例荣誉", unit=unit(office, "鲁山县税务局"), **days)

    assert "县税务局的“示例荣誉”于2022年3月1日撤销，2023年3月2日复核后保留" in notes(office.statement())


def test_an_indicator_that_does_not_apply_and_yet_has_records_is_asked_about(office):
    indicator = office.find("indicator", "number", "93")
    office.change("indicator", indicator, not_applicable=True)

    assert "指标登记为不适用，期内又有" in notes(office.statement())
    assert "不适用的理由" not in "".join(block.plain for block in printed(office.statement(final=True)))


def test_a_topic_is_told_by_its_matter_and_asks_about_nothing_else(office):
    statement = office.statement(shape="专题", topic="批示情况")

    first, *others = [each.text for each in statement.paragraphs]
    assert first == "现将鲁山县批示工作有关情况说明如下。"
    assert len(others) == 2
    assert all("批示" in each for each in others)
    assert "动员会" not in notes(statement)


def test_the_opening_of_the_whole_is_no_sentence_of_a_topic(office):
    text = told(office.statement(shape="专题", topic="动员会"))

    assert text.count("说明如下") == 1
    assert "参加创建工作动员会" in text


def test_a_topic_prints_no_table_of_meetings_that_it_does_not_tell_of(office):
    for number in range(12):
        held_on = f"2023-0{number % 6 + 1}-{number + 10}"
        meeting(office, held_on=held_on, title="示例调度会", subject="调度示例任务")

    assert office.statement().annexes
    assert office.statement(shape="专题", topic="批示").annexes == ()
    assert office.statement(shape="专题", topic="调度").annexes


def test_a_kept_title_does_not_name_another_issuer_than_the_sign_off(office):
    issuer = office.add("issuer", name="鲁山县司法局", unit=unit(office, "鲁山县司法局"))

    assert office.statement(issuer=issuer).title.startswith("鲁山县司法局关于")


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("training", {"subject": "周五学法", "kind": "培训"}),
        ("study_visit", {"place": "宝丰县", "kind": "考察"}),
        ("measure", {"title": "走访", "content": "走访窗口", "kind": "其他"}),
    ],
)
def test_what_was_counted_beyond_the_close_is_neither_a_number_nor_lacking_one(office, key, values):
    again = {"recurring": True, "times": 12, "held_on": day("2023-02"), "until": day("2023-06-30")}
    office.add(key, **again, **values)
    statement = office.statement(end=day("2023-04-30"), ledger_complete=True)

    assert "12次" not in told(statement)
    assert "多次【待补：次数】" not in told(statement)
    assert "次数12算到2023年6月30日" in notes(statement)


def test_words_that_say_how_often_are_not_told_to_be_many_times(office):
    again = {"recurring": True, "times": 6, "held_on": day("2023-01"), "until": day("2023-06")}
    office.add("measure", kind="其他", title="通报", content="每月通报进展", **again)

    assert "2023年1月至6月，我县每月通报进展。" in told(office.statement(ledger_complete=True))


def test_two_who_are_entered_as_secretary_at_a_time_are_asked_about(office):
    other = office.add("person", name="示例甲", answers="")
    office.add("tenure", person=other, post="县委书记", since=day("2023-05-16"))
    meeting(office, held_on="2023-06-20", leaders=(other,))
    assert "刘鹏、示例甲的任职里，同一时间都任县委书记" in notes(office.statement())

    office.change("tenure", office.find("tenure", "person", leader(office, "刘鹏")), until=day("2023-05-15"))
    assert "同一时间都任" not in notes(office.statement())


def test_an_instruction_on_a_paper_of_our_own_does_not_take_its_issuing_away(office):
    plan = office.find("document", "number", "鲁法〔2023〕1号")
    given = {"given_on": day("2023-02-20"), "leader": leader(office, "叶锐"), "words": "请抓好。"}
    office.add("instruction", kind="批示", document=plan, **given)

    text = told(office.statement())
    assert "印发《鲁山县创建“省级法治政府建设示范县”工作方案》（鲁法〔2023〕1号）" in text
    assert "县长叶锐在《鲁山县创建“省级法治政府建设示范县”工作方案》上作出批示" in text


def test_marks_of_a_western_keyboard_become_chinese_between_chinese_words(office):
    content = "开展“三项”行动;建立制度,压实责任."
    office.add("measure", kind="其他", title="行动", content=content, held_on=day("2023-04-06"))

    assert "我县开展“三项”行动；建立制度，压实责任。" in told(office.statement())


def test_what_several_won_by_one_paper_is_told_once(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    won = {"title": title, "named_on": day("2023-05-01"), "awarding_body": "示例机关", "level": "省级"}
    for name in ("鲁山县司法局", "鲁山县税务局"):
        office.add("honour", name="河南省依法行政示范单位", unit=unit(office, name), **won)

    words = "2023年5月1日，县司法局、县税务局被示例机关命名为河南省依法行政示范单位【待补：文号】。"
    assert words in told(office.statement())
