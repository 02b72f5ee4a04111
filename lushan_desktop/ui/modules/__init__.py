"""The entries of the rail, in their order; nothing of a page is imported before it is opened."""

from lushan_desktop.ui.modules.module import Module

REGISTERS, MATERIAL, RESULTS = "台账", "资料", "成果"

MODULES: tuple[Module, ...] = (
    Module(
        "indicators",
        "指标体系",
        "nav.indicators",
        record_types=("indicator", "required_material", "indicator_system", "web_publication", "figure"),
    ),
    Module(
        "meetings",
        "会议",
        "nav.meetings",
        REGISTERS,
        ("meeting",),
        ("meeting_ledger",),
        page="lushan_desktop.ui.modules.meetings.page:MeetingsPage",
    ),
    Module(
        "instructions", "批示指示", "nav.instructions", REGISTERS, ("instruction",), ("instruction_ledger",)
    ),
    Module(
        "documents",
        "文件",
        "nav.documents",
        REGISTERS,
        ("document", "void_number"),
        ("document_register",),
    ),
    Module(
        "supervision",
        "督导整改",
        "nav.supervision",
        REGISTERS,
        ("problem", "supervision_round", "supervision_team", "supervision_visit", "task"),
    ),
    Module(
        "applications",
        "示范创建",
        "nav.applications",
        REGISTERS,
        ("application", "title", "batch", "honour"),
    ),
    Module(
        "learning",
        "学习宣传",
        "nav.learning",
        REGISTERS,
        ("study_visit", "symposium", "briefing", "publicity_item", "training", "measure"),
        ("study_visit_ledger", "study_visit_ledger"),
        page="lushan_desktop.ui.modules.learning.page:LearningPage",
    ),
    Module("inclusions", "七个纳入", "nav.inclusions", REGISTERS, ("inclusion",), ("inclusion_table",)),
    Module("evidence", "佐证材料", "nav.evidence", MATERIAL, ("evidence",)),
    Module(
        "people",
        "人员机构",
        "nav.people",
        MATERIAL,
        ("person", "tenure", "unit", "headquarters_member", "issuer"),
        page="lushan_desktop.ui.modules.people.page:PeoplePage",
    ),
    Module(
        "reports",
        "报表中心",
        "nav.reports",
        RESULTS,
        ("statement",),
        page="lushan_desktop.ui.modules.reports.page:ReportsPage",
    ),
    Module(
        "settings",
        "设置与备份",
        "nav.settings",
        page="lushan_desktop.ui.modules.settings.page:SettingsPage",
        at_bottom=True,
    ),
)
"""工作台, 校核 and 数据交换 join them when they exist."""
