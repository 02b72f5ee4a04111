"""The papers of the round in its stories, read back from their pages."""

from typing import Any

from lushan_desktop.services.printing import reports
from tests.stories.conftest import text_of


def read_papers(story: Any) -> None:
    """Every paper of the round says what happened."""
    visit = story._ids(f"SELECT id FROM supervision_visit WHERE supervision_round = '{story.round}'")[0]
    shared = {"supervision_round": story.round}
    for key, options, said in (
        ("feedback_letter", {**shared, "which": "全部"}, "示例：第1个问题"),
        ("visit_record", {"visit": visit}, "示例"),
        ("closing_approval", {"problem": story.problems[0]}, "2023年7月20日"),
        ("rectification_ledger", shared, "已销号2023年7月20日"),
        ("supervision_bulletin", shared, "已销号7个，销号率100%。各单位的问题已全部销号。"),
    ):
        file = story.folder / f"{key}.pdf"
        reports.write(story.store, key, options, file)
        assert said in text_of(file), key
