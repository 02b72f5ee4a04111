"""专题说明: of the whole statement what one topic is about, under headings of its own."""

from dataclasses import replace

from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.printing import numbered
from lushan_desktop.reports.papers.writing import Writing
from lushan_desktop.reports.statement_value import Link, StatementParagraph, StatementSection


def on_topic(
    writing: Writing, sections: tuple[StatementSection, ...], topic: str
) -> tuple[StatementSection, ...]:
    """The sections that bear the topic in their heading; where none does, the paragraphs that name it."""
    opening = StatementSection("lead_in", 0, "", (_opening(writing, topic),))
    if not topic:
        return (opening,)
    named = [each for each in sections if _matter(topic) in each.heading and each.paragraphs]
    if not named:
        word = _matter(topic)
        told = (_without_closing(one) for each in sections for one in each.paragraphs)
        telling = tuple(one.with_number("") for one in told if word in one.text)
        return (opening, StatementSection("topic", 0, "", telling or (_nothing(topic),)))
    if len(named) == 1:
        return (opening, replace(named[0], level=0, heading="", number=""))
    return numbered([opening, *(replace(each, level=1) for each in named)])


def _opening(writing: Writing, topic: str) -> StatementParagraph:
    passage = Passage().say(f"现将{writing.who}")
    if topic:
        passage.say(f"{_matter(topic)}工作")
    else:
        passage.lack("专题", Link("statement", "", "topic"))
    return passage.say("有关情况说明如下").stop().paragraph("topic/opening", "专题")


def _matter(topic: str) -> str:
    """The topic without the words that the sentence brings: 督导 of 督导工作情况."""
    return topic.removesuffix("情况").removesuffix("工作") or topic


def _without_closing(paragraph: StatementParagraph) -> StatementParagraph:
    """A paragraph of the lead-in without the words that lead to the whole."""
    kept = tuple(each for each in paragraph.pieces if not each.text.endswith("情况说明如下。"))
    return replace(paragraph, pieces=kept)


def _nothing(topic: str) -> StatementParagraph:
    fills = (Link("measure", "", "content"), Link("meeting", "", "title"))
    return Passage().lack(f"{_matter(topic)}的工作情况", *fills).stop().paragraph("topic/empty", "工作情况")
