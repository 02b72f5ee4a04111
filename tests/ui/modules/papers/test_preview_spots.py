"""A click on the page of the composer leads from a sentence to its record and its proof."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt

from lushan_desktop.paper.finished.page_text import page_text
from lushan_desktop.reports.statement_value import GAP, Link, Piece, ProofLine, StatementParagraph
from lushan_desktop.ui.modules.papers.composer import Composer
from lushan_desktop.ui.preview.spots import Spot, place_in, spot_on
from lushan_desktop.ui.widgets.page_layout import Mark
from tests.ui.modules.papers.test_composer import composer, key_of, store

__all__ = ["composer", "store"]


def test_every_character_on_the_paper_leads_back_to_its_place_in_the_text(composer):
    preview = composer.preview.preview
    by_key = {each.key: each for each in composer.shown.statement.paragraphs}
    read: dict[str, int] = {}
    for page in range(len(preview.sizes)):
        text = page_text(preview.typeset.pdf, page)
        for character, (left, top, width, height) in zip(text.text, text.areas, strict=True):
            spot = spot_on(preview, page, (left + width / 2, top + height / 2), text)
            if spot is None or spot.key not in by_key:
                continue
            paragraph = by_key[spot.key]
            place = place_in(paragraph, spot, is_final=False)
            assert place is not None, (spot, paragraph.text)
            if read.setdefault(spot.key, 0) >= len(paragraph.number):
                assert paragraph.text[place] == character, (spot, paragraph.text)
            read[spot.key] += 1

    assert {key: read[key] for key in by_key} == {
        key: len("".join((each.number + each.text).split())) for key, each in by_key.items()
    }


def test_beside_the_text_a_click_leads_nowhere(composer):
    preview = composer.preview.preview
    text = page_text(preview.typeset.pdf, 0)

    assert spot_on(preview, 0, (0.01, 0.5), text) is None


def test_a_click_on_a_sentence_of_the_page_opens_its_record(qtbot, composer):
    key = key_of(composer, "动员会")
    opened: list[Link] = []
    composer.acts.opened.connect(opened.append)
    composer.choose(composer.shown.statement.paragraphs[0].key)

    click_on(qtbot, composer, key, "动员会。")

    assert [link.record_type for link in opened] == ["meeting"]
    assert composer.panel.editor.textCursor().position() > 0
    assert composer.preview.framed == key


def test_what_lies_in_the_frame_of_the_paragraph_can_still_be_clicked(qtbot, composer):
    paragraph = next(each for each in composer.shown.statement.paragraphs if each.gaps)
    composer.choose(paragraph.key)
    pages = composer.preview.pages
    mark = next(each for each in pages._marks if each.key == f"{paragraph.key}#0")
    pages.show_mark(mark.key)

    with qtbot.waitSignal(composer.preview.mark_clicked) as heard:
        qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=middle(pages, mark))
    assert heard.args == [mark.key]
    assert GAP.search(paragraph.text)


def test_a_final_paper_with_cited_proofs_leads_to_the_same_places():
    pieces = (Piece("示例会议召开"), Piece("【待补：日期】"), Piece("。另一句。"))
    paragraph = StatementParagraph("key", "示例", pieces, number="1.", citations=((13, "（佐证93-02）"),))
    final = "1.示例会议召开（佐证93-02）。另一句。"

    def at(words: str, *, is_final: bool = True) -> int | None:
        printed = final if is_final else final.replace("（佐", "【待补：日期】（佐")
        return place_in(paragraph, Spot("key", printed, printed.index(words)), is_final=is_final)

    text = paragraph.text
    assert at("会议") == text.index("会议")
    assert at("另") == text.index("另")
    assert at("93-02") == text.index("。") - 1
    assert at("另", is_final=False) == text.index("另")
    assert place_in(paragraph, Spot("key", "别的文字", 0), is_final=True) is None


def click_on(qtbot, composer: Composer, key: str, words: str) -> None:
    """Click the last of these words on the page where the paragraph stands."""
    pages, preview = composer.preview.pages, composer.preview.preview
    line = next(each for each in preview.typeset.placements if each.anchor == key)
    text = page_text(preview.typeset.pdf, line.page)
    pages.go_to(line.page)
    qtbot.waitUntil(lambda: pages.text_of(line.page) is not None)
    start = text.text.index(words, _first(text, line, preview.sizes[line.page]))
    mark = Mark(line.page, text.areas[start + len(words) - 1])
    bar = pages.verticalScrollBar()
    bar.setValue(int(pages._layout().place(mark).top() - pages.viewport().height() / 2))
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=middle(pages, mark))


def _first(text, line, size) -> int:
    return next(n for n, area in enumerate(text.areas) if (area[1] + area[3] / 2) * size[1] > line.y)


def middle(pages, mark: Mark) -> QPoint:
    return (pages._layout().place(mark).center() - pages._offset()).toPoint()


def test_a_line_of_the_list_of_proofs_opens_its_proof(composer):
    acts, opened = composer.acts, []
    acts.opened.connect(opened.append)
    proofs = tuple(ProofLine(f"93-0{n}", f"示例签到表{n}", f"proof {n}") for n in (1, 2))
    acts.show(replace(acts._shown, statement=replace(acts._shown.statement, proofs=proofs)))

    acts.open_proof("佐证93-02示例签到表2")
    acts.open_proof("附：佐证材料目录")

    assert opened == [Link("evidence", "proof 2")]
