"""The entries of the rail, in their order; nothing of a page is imported before it is opened."""

from lushan_desktop.ui.modules.module import Module

REGISTERS, MATERIAL, RESULTS = "台账", "资料", "成果"

MODULES: tuple[Module, ...] = (
    Module("home", "工作台", "nav.dashboard", page="lushan_desktop.ui.modules.home.home_page:HomePage"),
    Module(
        "indicators",
        "指标体系",
        "nav.indicators",
        record_types=("indicator", "required_material", "indicator_system", "web_publication", "figure"),
        page="lushan_desktop.ui.modules.indicators.indicators_page:IndicatorsPage",
    ),
    Module(
        "meetings",
        "会议",
        "nav.meetings",
        REGISTERS,
        ("meeting",),
        ("meeting_ledger",),
        page="lushan_desktop.ui.modules.meetings.meetings_page:MeetingsPage",
    ),
    Module(
        "instructions",
        "批示指示",
        "nav.instructions",
        REGISTERS,
        ("instruction",),
        ("instruction_ledger",),
        page="lushan_desktop.ui.modules.instructions.instructions_page:InstructionsPage",
    ),
    Module(
        "documents",
        "文件",
        "nav.documents",
        REGISTERS,
        ("document", "void_number"),
        ("document_register",),
        page="lushan_desktop.ui.modules.documents.documents_page:DocumentsPage",
    ),
    Module(
        "supervision",
        "督导整改",
        "nav.supervision",
        REGISTERS,
        ("problem", "supervision_round", "supervision_team", "supervision_visit", "task"),
        page="lushan_desktop.ui.modules.supervision.supervision_page:SupervisionPage",
    ),
    Module(
        "titles",
        "示范创建",
        "nav.applications",
        REGISTERS,
        ("application", "title", "batch", "honour"),
        page="lushan_desktop.ui.modules.titles.titles_page:ApplicationsPage",
    ),
    Module(
        "learning",
        "学习宣传",
        "nav.learning",
        REGISTERS,
        ("study_visit", "symposium", "briefing", "publicity_item", "training", "measure"),
        ("study_visit_ledger", "study_visit_ledger"),
        page="lushan_desktop.ui.modules.learning.learning_page:LearningPage",
    ),
    Module(
        "inclusions",
        "七个纳入",
        "nav.inclusions",
        REGISTERS,
        ("inclusion",),
        ("inclusion_table",),
        page="lushan_desktop.ui.modules.inclusions.inclusions_page:InclusionsPage",
    ),
    Module(
        "evidence",
        "佐证材料",
        "nav.evidence",
        MATERIAL,
        ("evidence",),
        ("evidence_catalogue",),
        page="lushan_desktop.ui.modules.evidence.evidence_page:EvidencePage",
    ),
    Module(
        "people",
        "人员机构",
        "nav.people",
        MATERIAL,
        ("person", "tenure", "unit", "headquarters_member", "issuer"),
        page="lushan_desktop.ui.modules.people.people_page:PeoplePage",
    ),
    Module(
        "papers",
        "报表中心",
        "nav.reports",
        RESULTS,
        ("statement",),
        page="lushan_desktop.ui.modules.papers.report_centre:ReportsPage",
    ),
    Module(
        "checks",
        "校核",
        "nav.checks",
        RESULTS,
        page="lushan_desktop.ui.modules.checks.checks_page:ChecksPage",
    ),
    Module(
        "exchange",
        "数据交换",
        "nav.exchange",
        RESULTS,
        page="lushan_desktop.ui.modules.exchange.exchange_page:ExchangePage",
    ),
    Module(
        "settings",
        "设置与备份",
        "nav.settings",
        record_types=("calendar_day",),
        page="lushan_desktop.ui.modules.settings.settings_page:SettingsPage",
        at_bottom=True,
    ),
)

_SHORT = {
    "home": "今天要做",
    "indicators": "我的指标",
    "meetings": "会议",
    "evidence": "材料",
    "supervision": "整改",
    "titles": "申报",
    "exchange": "报送",
    "settings": "设置",
}
"""What a township has in its rail, under its own words; the other pages are reached by links."""


def rail_modules(*, is_short: bool) -> tuple[Module, ...]:
    """The entries of the rail: all, or the few a township needs, without headings."""
    if not is_short:
        return MODULES
    module_by_key = {module.key: module for module in MODULES}
    return tuple(module_by_key[key]._replace(title=title, group="") for key, title in _SHORT.items())
