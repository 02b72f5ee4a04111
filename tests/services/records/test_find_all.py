"""Finding anything from anywhere, asked of the sample office and of offices made up at random."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.app import parts
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import find_all as service
from lushan_desktop.services.records import lists, records
from lushan_desktop.services.records.find_all import find_all, note_opened, recent
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.lists.list_query import like
from tests.offices import new_store, open_sample
from tests.saving import save

TODAY = date(2023, 7, 27)
EVERY = tuple(key for key in RECORD_TYPES.keys if not RECORD_TYPES.get(key).is_child and key != "reference")
LETTERS = "法治推进会示范Ab3 -_%。〔〕"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("sample") / "office") as opened:
        yield opened


@pytest.fixture
def office(tmp_path):
    with new_store(tmp_path / "office", parts=parts()) as opened:
        yield opened


def look(store, text, **options):
    return find_all(store, text, EVERY, today=TODAY, **options)


def titles(findings):
    return {found.title for group in findings.groups for found in group.found}


def ids(findings):
    return {found.id for group in findings.groups for found in group.found if found.type != service.PAPER}


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("动", "争创省级法治政府建设示范县动员会"),
        ("动员会", "争创省级法治政府建设示范县动员会"),
        ("dyh", "争创省级法治政府建设示范县动员会"),
        ("dongyuan", "争创省级法治政府建设示范县动员会"),
        ("dongy", "争创省级法治政府建设示范县动员会"),
        ("2023年6月2日", "争创省级法治政府建设示范县动员会"),
        ("6.2", "争创省级法治政府建设示范县动员会"),
        ("20230602", "争创省级法治政府建设示范县动员会"),
        ("yr", "叶锐"),
        ("yerui", "叶锐"),
        ("xtz", "下汤镇"),
        ("93", "93 示范创建"),
        ("鲁法办2023 5", "鲁山县创建“省级法治政府建设示范县”宣传工作方案"),
        ("鲁法办[2023]05号", "鲁山县创建“省级法治政府建设示范县”宣传工作方案"),
        ("qksm", "情况说明"),
    ],
)
def test_what_a_clerk_types_finds_what_is_meant(sample, typed, title):
    assert title in titles(look(sample, typed))


@pytest.mark.parametrize(
    ("name", "typed"),
    [("曾华", "zh"), ("曾华", "zenghua"), ("单小娟", "sxj"), ("单县", "dx"), ("单县", "sx")],
)
def test_a_short_name_is_found_by_each_of_its_readings(office, name, typed):
    save(office, "person", name=name)

    assert name in titles(look(office, typed))


def test_a_reading_given_to_a_person_finds_them(office):
    save(office, "person", name="示例乙", readings="zeng hua")

    assert "示例乙" in titles(look(office, "zh"))
    assert "示例乙" in titles(look(office, "zenghua"))


def test_what_was_typed_is_marked_in_the_title(sample):
    meeting = look(sample, "dyh").groups[0].found[0]
    start, end = meeting.title_mark

    assert meeting.title[start:end] == "动员会"


def test_words_of_a_leader_are_quoted_with_what_is_around_them(office):
    save(office, "meeting", title="示例会", kind="推进会", subject="研究部署全县行政执法案卷评查工作")

    found = look(office, "案卷评查").groups[0].found[0]

    start, end = found.detail_mark
    assert found.detail.startswith("会议内容：")
    assert found.detail[start:end] == "案卷评查"


def test_the_indicator_that_is_called_so_stands_first(sample):
    assert look(sample, "93").groups[0].found[0].title == "93 示范创建"


@pytest.mark.parametrize("typed", ["情况说明", "qksm", "qingkuangshuoming"])
def test_a_paper_that_is_called_so_stands_before_what_bears_its_name(office, typed):
    save(office, "required_material", indicator="示例", description="情况说明")

    groups = look(office, typed).groups

    assert (groups[0].key, groups[0].found[0].title) == ("report", "情况说明")
    assert "required_material" in [group.key for group in groups]


@pytest.mark.parametrize("typed", ["下汤镇", "xtz", "xiatang"])
def test_an_application_is_found_by_the_names_inside_it(office, typed):
    unit = save(office, "unit", name="下汤镇")
    title = save(office, "title", name="示例示范单位", kind="示例")
    application = save(office, "application", applicant=unit, title=title)
    assert application in ids(look(office, typed))


def test_a_name_goes_with_its_record_and_comes_with_its_change(office):
    person = save(office, "person", name="叶锐")
    records.save(office, RECORD_TYPES.get("person"), {"name": "陈建忠"}, person)
    assert titles(look(office, "yr")) == set()
    assert titles(look(office, "cjz")) == {"陈建忠"}

    records.remove(office, RECORD_TYPES.get("person"), [person])

    assert titles(look(office, "cjz")) == set()


def test_what_many_newer_records_crowd_out_is_found_in_the_whole(office, monkeypatch):
    monkeypatch.setattr(service, "MOST_READ", 20)
    unit = save(office, "unit", name="示例单位")
    with office.change("示例") as step:
        step.add_many(Meeting, [{"title": f"示例会{n}", "kind": "推进会"} for n in range(60)])

    quick, whole = look(office, "示例"), look(office, "示例", whole=True)

    assert not quick.is_whole
    assert whole.is_whole
    assert {group.key: group.count for group in whole.groups} == {"meeting": 60, "unit": 1}
    assert unit in {found.id for group in whole.groups for found in group.found}


def test_all_records_of_a_month_are_counted(office, monkeypatch):
    monkeypatch.setattr(service, "MOST_READ", 20)
    rows = [
        {"title": f"示例会{n}", "kind": "推进会", "held_on": f"2023-06-{n % 28 + 1:02d}"} for n in range(60)
    ]
    with office.change("示例") as step:
        step.add_many(Meeting, rows)

    assert look(office, "2023年6月", whole=True).total == 60
    assert look(office, "2023年5月", whole=True).total == 0


def test_what_was_opened_last_is_offered_first(office):
    first, second = save(office, "person", name="叶锐"), save(office, "person", name="陈建忠")
    note_opened(office, "person", first)

    groups = recent(office, EVERY).groups

    assert [(group.title, [found.id for found in group.found]) for group in groups] == [
        ("最近打开", [first]),
        ("最近修改", [second]),
    ]


def test_a_list_of_recent_records_that_cannot_be_read_is_none(office):
    (office.folder / service.RECENT_FILE).write_text("{", "utf-8")

    assert recent(office, EVERY).groups == ()


def by_like(store, text):
    pattern = f"%{like(text.strip())}%"
    with store.read() as session:
        sql = "SELECT id FROM meeting WHERE title LIKE ? ESCAPE '\\' OR subject LIKE ? ESCAPE '\\'"
        return set(session.connection().exec_driver_sql(sql, (pattern, pattern)).scalars())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bodies=st.lists(st.tuples(st.text(LETTERS, max_size=8), st.text(LETTERS, max_size=14)), max_size=8),
    texts=st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=8),
)
def test_all_that_like_finds_is_found(tmp_path_factory, bodies, texts):
    folder = Path(tmp_path_factory.mktemp("office")) / "x"
    rows = [{"title": f"{n} {title}", "subject": subject} for n, (title, subject) in enumerate(bodies)]
    with new_store(folder) as store:
        with store.change("示例") as step:
            step.add_many(Meeting, rows)
        cuttings = [row["subject"][place : place + 2] for row in rows for place in range(0, 9, 3)]
        for text in texts + cuttings:
            if text.strip():
                found = find_all(store, text, ["meeting"], today=TODAY)
                expected = by_like(store, text)
                # Latin letters are initials, too, and those skip the marks between them: 3A finds 3_A.
                is_spelt = any(letter.isascii() and letter.isalnum() for letter in text)
                assert expected <= ids(found) if is_spelt else expected == ids(found), text


WRITTEN = ("于2023年6月2日召开", "2023.6.2 会议", "（2023-06-02）", "二〇二三年六月二日", "2023/06/02")


@pytest.mark.parametrize("typed", ["2023年6月2日", "2023.6.2", "2023-06-02", "20230602", "2023/6/2"])
def test_a_date_is_found_in_texts_that_spell_it_otherwise(office, typed):
    """What holds the very characters that were typed is found as ever."""
    wanted = {save(office, "meeting", title=f"示例{words}", kind="推进会") for words in WRITTEN}
    wanted.add(save(office, "meeting", title="示例会", kind="推进会", subject="2023.06.02 的部署"))
    other_day = save(office, "meeting", title="示例2023.6.21 会议", kind="推进会")
    for other in ("2023年6月21日", "2022年6月2日"):
        save(office, "meeting", title=f"示例{other}", kind="推进会")

    assert ids(look(office, typed)) == wanted | ({other_day} if typed == "2023.6.2" else set())


def test_a_day_without_a_year_is_found_in_every_year(office):
    wanted = {
        save(office, "meeting", title=f"示例{words}", kind="推进会")
        for words in ("2022年6月2日部署", "6月2日部署", "06月02日部署")
    }
    save(office, "meeting", title="示例6月21日部署", kind="推进会")

    assert ids(look(office, "6月2日")) == wanted
    assert ids(look(office, "6.2")) == wanted


def test_a_date_spelt_otherwise_is_marked_and_quoted(office):
    save(office, "meeting", title="示例会", kind="推进会", subject="按2023.6.2的会议要求部署")

    found = look(office, "2023年6月2日").groups[0].found[0]
    start, end = found.detail_mark
    assert found.detail[start:end] == "2023.6.2"


def test_the_list_and_the_search_agree_about_a_date(office):
    save(office, "meeting", title="示例会", kind="推进会", subject="按2023.6.2的会议要求部署")
    query = ListQuery(text="2023年6月2日")
    assert len(lists.look(office, RECORD_TYPES.get("meeting"), query).ids) == 1
