"""What stands in the way is a link, and Alt+← comes back to where one came from."""

from datetime import date

from PySide6.QtCore import Qt

from lushan_desktop.base import clock
from tests.saving import day, save

ALT, Key = Qt.KeyboardModifier.AltModifier, Qt.Key


def test_from_a_list_that_cannot_go_out_to_the_field_that_it_lacks(clerk, store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 20))
    clerk.window._context.failed.connect(lambda _: None)
    shared = {"supervision_round": save(store, "supervision_round", title="示例：第二阶段督导")}
    shared |= {"unit": save(store, "unit", name="示例张镇"), "found_on": day("2023-07-03")}
    problems = [save(store, "problem", description=f"示例：问题{n}", **shared) for n in range(2)]
    page = clerk.go("supervision").problems
    page.feedback.open(shared["supervision_round"])
    panel = page.feedback.panel
    clerk.see(lambda: len(panel.rows) == 1)

    clerk.click(panel.issue_button)

    clerk.see(lambda: clerk.window.trouble.words().count("请先填写整改要求、整改时限。") == 2)
    clerk.click(clerk.button("去填写"))
    clerk.see(lambda: page.is_open("form") and page.form.record_id in problems)
    clerk.see(
        lambda: page.form.group.editor("demand").hasFocus() or page.form.group.field("demand").isVisible()
    )


def test_from_the_quota_of_a_batch_back_to_its_ranking(clerk, store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))
    page = clerk.go("titles")
    clerk.see(lambda: page.overview.overview is not None)
    clerk.click(page.overview.ranking_button)
    ranking = page.ranking
    clerk.see(lambda: ranking.ranking is not None and ranking.ranking.rows)
    batch = ranking.batch.current_key()

    ranking.batch_requested.emit(batch)
    clerk.see(lambda: page.current() is not ranking and page.current().is_open("form"))
    clerk.press(Key.Key_Left, ALT)

    clerk.see(lambda: page.current() is ranking and ranking.batch.current_key() == batch)
