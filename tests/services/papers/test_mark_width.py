"""The width of the red head: what is asked beside a text, else what the office has settled."""

from lushan_desktop.services.office import office
from lushan_desktop.services.papers import foreign_papers
from lushan_desktop.services.papers.foreign_papers import TEXT
from lushan_desktop.services.papers.typesetting import FORM_NAMES, Form, recognise_text

PAPER = "关于开展示例工作的通知\n各乡镇人民政府：\n请认真落实。\n示例县司法局\n2023年6月30日\n"


def printed(store, **given):
    asked = {TEXT: recognise_text(PAPER), "form": FORM_NAMES[Form.NOTICE], "number": "示司〔2023〕1号"}
    return foreign_papers.preview(store, foreign_papers.KEY, {**asked, **given}).typeset.pdf


def test_the_width_of_the_settings_holds_where_none_is_asked(store):
    by_characters, asked = printed(store), printed(store, mark_width=120)
    office.change(store.folder, mark_width=120)

    assert printed(store) == asked != by_characters
    assert printed(store, mark_width=90) != asked
