"""How fast a long ledger is written for Word, held against python-docx's own way in one run.

It stands apart from the other papers, so that the child whose memory they measure needs no python-docx.
"""

import io
import time
from functools import partial

import docx
import pytest

from lushan_desktop.paper import content
from lushan_desktop.paper.content import Column, Content, Title
from lushan_desktop.paper.word.word import write_document
from tests.benchmarks.test_paper import LABELS, WIDTHS, rows, seconds, told

pytestmark = [pytest.mark.slow, pytest.mark.benchmark(timer=time.process_time)]


def ledger_in_word(count: int) -> bytes:
    table = content.Table(tuple(map(Column, LABELS, WIDTHS)), tuple(rows(count)))
    return write_document(Content(Title("会议台账"), table, style="ledger", orientation="landscape"))


def ledger_by_python_docx(count: int) -> bytes:
    document, made = docx.Document(), io.BytesIO()
    table = document.add_table(rows=1, cols=len(LABELS))
    for row in (LABELS, *rows(count)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(made)
    return made.getvalue()


def test_a_ledger_is_written_for_word_in_a_fraction_of_python_docx(benchmark):
    benchmark.pedantic(partial(ledger_in_word, 3_000), rounds=3, warmup_rounds=1)
    plain = seconds(partial(ledger_by_python_docx, 3_000))

    best = benchmark.stats.stats.min
    told(benchmark, f"3,000行台账存成Word {best:.2f} s / python-docx {plain:.2f} s", best / plain, 0.1)
    assert best / plain <= 0.1
