"""The office's lists are data; a term typed by the office itself is taken as it is."""

from lushan_desktop.base.catalogue import Term, catalogue


def test_a_kind_of_meeting_names_the_materials_it_must_have():
    materials = catalogue("meeting_kinds").term("述法评议会").materials

    assert materials == ("通知", "议程", "签到表", "讲话稿", "纪要", "照片")


def test_a_term_the_office_typed_itself_asks_for_nothing():
    assert catalogue("meeting_kinds").term("碰头会") == Term("碰头会")


def test_the_kinds_of_title_of_the_statement_ship_with_their_stages():
    kinds = catalogue("title_kinds")

    assert {"依法行政示范单位", "服务型行政执法示范点（标兵）", "行政执法责任制示范点"} <= set(kinds.names)
    stages = set(catalogue("application_stages").names)
    assert all(term.stages and set(term.stages) <= stages for term in kinds.terms)
    assert {"征求意见", "集体研究", "公示"} <= stages
