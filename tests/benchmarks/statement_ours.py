"""The statement as the program sets it."""

from lushan_desktop.paper.content import Block, Content, Heading, Paragraph, SignOff, Title
from lushan_desktop.paper.pdf import typeset
from tests.benchmarks.statement_text import HEADINGS, SIGNED, TITLE, paragraphs


def made() -> bytes:
    first, *others = paragraphs()
    blocks: list[Block] = [Title(TITLE), Paragraph(first)]
    for n, text in enumerate(HEADINGS):
        blocks += [Heading(n + 1, text), *map(Paragraph, others[2 * n : 2 * n + 2])]
    blocks.append(SignOff(SIGNED, "2023年7月27日"))
    return typeset(Content(*blocks), bundled_fonts_only=True).pdf


if __name__ == "__main__":
    made()
