"""What a letter of supervision says is what was so on its day, typed whenever it was."""

from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import supervision, supervision_figures
from tests.saving import day


def gathered(office, key, **options):
    return reports.gather(office.store, key, options)


def test_a_list_states_the_deadlines_of_its_day_though_they_were_put_off_since(office, ids):
    store = office.store
    records.save(store, PROBLEM, {"issued_on": day("2023-07-10")}, ids["due"])
    supervision.ask_extension(store, ids["due"], day("2023-08-30"), "示例：客观原因", on=day("2023-07-20"))
    supervision.answer_extension(store, ids["due"], agrees=True, on=day("2023-07-21"))
    asked = {"supervision_round": ids["round"], "unit": ids["张良镇"], "which": "全部"}

    def deadline_on(signed: str) -> str:
        (letter,) = gathered(office, "feedback_letter", **asked, signed=day(signed)).letters
        return next(row[4] for row in letter.rows if "审核人员不足" in row[1])

    assert deadline_on("2023-07-12") == "2023年7月27日"
    assert deadline_on("2023-07-22") == "2023年8月30日"


def test_a_list_names_every_visit_at_which_its_problems_were_found(office, ids):
    second = {"name": "示例第二督导组", "supervision_round": ids["round"]}
    team = office.add("supervision_team", answers="", **second)
    came = {"unit": ids["张良镇"], "supervision_round": ids["round"], "team": team}
    visit = office.add("supervision_visit", answers="", held_on=day("2023-07-09"), **came)
    found = {"visit": visit, "description": "示例：又一个问题", "found_on": day("2023-07-09")}
    office.add("problem", answers="", **came, **found)

    asked = {"supervision_round": ids["round"], "unit": ids["张良镇"]}
    (letter,) = gathered(office, "feedback_letter", **asked).letters
    assert "2023年7月3日、7月9日，督导组到你单位开展督导。" in letter.opening
    assert (letter.visited_on, letter.team) == ("2023年7月3日、7月9日", "示例第一督导组、示例第二督导组")


def test_a_request_names_the_milder_papers_that_went_out_and_no_other(office, ids):
    asked = {"problem": ids["late"], "signed": day("2023-07-26"), "number": "示例2号"}
    assert gathered(office, "interview_request", **asked).pressed == ()

    sent = {"level": "督办单", "number": "示例1号", "issued_on": day("2023-07-20")}
    later = {"level": "提示函", "number": "示例3号", "issued_on": day("2023-07-27")}
    records.save(office.store, PROBLEM, {"escalations": (sent, later)}, ids["late"])
    assert gathered(office, "interview_request", **asked).pressed == ("督办单",)


def test_who_asked_for_acceptance_has_answered(office, ids):
    def answered() -> int:
        units = supervision_figures.by_unit(office.store, ids["round"], with_examples=True)
        return next(each.answered for each in units if each.id == ids["张良镇"])

    before = answered()
    supervision.move(office.store, ids["due"], "待验收", measure="示例：补", finished_on=day("2023-07-20"))

    assert answered() == before + 1


def test_a_problem_that_was_taken_back_has_no_answer_and_asks_nothing_when_sent_again(office, ids):
    store = office.store
    answer = {"answer": "示例：已补", "answered_on": day("2023-07-20"), "issued_on": day("2023-07-10")}
    records.save(store, PROBLEM, answer, ids["due"])
    supervision.move(store, ids["due"], "待下发", moved_on=day("2023-07-22"))
    held = records.values(store, PROBLEM, ids["due"])

    assert (held["answer"], held["answered_on"]) == ("", None)
    assert "单位回复：示例：已补" in held["moves"][-1]["cleared"]
    supervision.move(store, ids["due"], "整改中", issued_on=day("2023-07-26"))
