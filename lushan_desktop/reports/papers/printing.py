"""What of a statement stands on paper: no heading with nothing below it, no full stop by itself."""

from collections.abc import Iterable
from dataclasses import replace

from lushan_desktop.base.text.numerals import heading_mark
from lushan_desktop.reports.statement_value import Statement, StatementParagraph, StatementSection


def numbered(sections: Iterable[StatementSection]) -> tuple[StatementSection, ...]:
    """一、 on the first level, （一） on the second, counted anew under each 一、."""
    result: list[StatementSection] = []
    first, second = 0, 0
    for section in sections:
        number = ""
        if section.level == 1:
            first, second = first + 1, 0
            number = heading_mark(1, first)
        elif section.level == 2:
            second += 1
            number = heading_mark(2, second)
        result.append(
            StatementSection(section.key, section.level, section.heading, section.paragraphs, number)
        )
    return tuple(result)


def printed_sections(statement: Statement) -> tuple[StatementSection, ...]:
    """The sections that have words to print, of their own or below them; their numbers leave no gap."""
    told = [
        replace(section, paragraphs=tuple(each for each in section.paragraphs if words_of(statement, each)))
        for section in statement.sections
    ]
    return numbered(section for n, section in enumerate(told) if _has_words(told[n:]))


def words_of(statement: Statement, paragraph: StatementParagraph) -> str:
    """A paragraph as it prints: with its marks, or in a final paper without them."""
    if not statement.final:
        return paragraph.cited_text
    words = paragraph.final_text
    return words if words.strip("。；，、 \n") else ""


def _has_words(sections: list[StatementSection]) -> bool:
    """Return True if the first of these or one below it has a paragraph."""
    first, *following = sections
    if first.paragraphs:
        return True
    for section in following if first.level else ():
        if section.level <= first.level:
            return False
        if section.paragraphs:
            return True
    return False
