"""What a record is called outside its own list: its kind, its icon, the SQL of its title."""

from collections.abc import Mapping
from types import MappingProxyType

_PERSON = "coalesce((SELECT p.name FROM person AS p WHERE p.id = t.{0}), '')"
_UNIT = "coalesce((SELECT u.name FROM unit AS u WHERE u.id = t.{0}), '')"

NAMED: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "indicator": ("指标", "nav.indicators", "trim(t.number || ' ' || t.text)"),
        "meeting": ("会议", "nav.meetings", "t.title"),
        "instruction": (
            "批示指示",
            "nav.instructions",
            f"coalesce(nullif({_PERSON.format('leader')}, ''), t.leader_post) || t.kind",
        ),
        "document": ("文件", "nav.documents", "coalesce(nullif(t.title, ''), t.matter)"),
        "problem": ("督导问题", "nav.supervision", "t.description"),
        "task": ("任务", "st.flag", "t.content"),
        "application": ("示范创建", "nav.applications", _UNIT.format("applicant")),
        "study_visit": ("学习交流", "nav.learning", "trim(t.kind || ' ' || t.place)"),
        "briefing": ("宣传简报", "nav.publicity", "t.title"),
        "measure": ("工作举措", "nav.learning", "t.title"),
        "inclusion": ("七个纳入", "nav.inclusions", "t.item"),
        "evidence": ("佐证材料", "nav.evidence", "t.title"),
    }
)
"""The records that are told of: what they are called, their icon, the SQL of their title."""
