"""不适用说明: which indicator it is, and why it does not apply here."""

from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.reports.known_records import link
from lushan_desktop.reports.papers.heading import place_in_table
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.statement_value import StatementSection


def why_not(writing: Writing, indicator: Indicator | None, system: str) -> tuple[StatementSection, ...]:
    """Two short paragraphs; the reason is the one recorded with the indicator."""
    if indicator is None:
        return ()
    owner = link(indicator)
    what = Passage()
    name = f"《{system}》" if system else ""
    what.say(f"{name}{place_in_table(indicator.level, indicator.number)}", owner)
    if indicator.text:
        what.say(f"为“{indicator.text.rstrip('。')}”", owner)
    what.say(f"，经对照核实，该项指标不适用于{writing.who}。现将有关情况说明如下。", owner)
    why = Passage()
    reason = indicator.not_applicable_reason
    if reason.strip():
        writing.recorded(why, reason, indicator, "not_applicable_reason")
    else:
        why.lack("不适用的理由", link(indicator, "not_applicable_reason"))
    why.stop()
    if held := writing.ledger.of_the_period():
        told = f"指标登记为不适用，期内又有{len(held)}条台账，请核对是否适用。"
        writing.remark(told, link(indicator, "not_applicable"))
    paragraphs = (what.paragraph("not_applicable/what", "指标"), why.paragraph("not_applicable/why", "理由"))
    return (StatementSection("not_applicable", 0, "", paragraphs),)
