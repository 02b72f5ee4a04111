"""Every character of a paper knows where it stands, whatever pages its paragraphs go over."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.intake.paper_text import ReadText, aligned
from lushan_desktop.intake.text import read_pasted

SENTENCES = (
    "各单位要高度重视示例创建工作，压实责任。",
    "县示例局于2023年2月召开座谈会，听取意见。",
    "请认真抓好落实，并将落实情况报示例办。",
)


@st.composite
def prints(draw: st.DrawFn) -> tuple[str, tuple[int, ...]]:
    """The text of a paper as its pages give it: lines of one width, a number below each page."""
    paragraphs = [
        "".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)))
        for _ in range(draw(st.integers(1, 5)))
    ]
    lines = ["示例县人民政府关于做好示例工作的通知", "各乡镇人民政府："]
    for one in paragraphs:
        lines += [one[n : n + 28] for n in range(0, len(one), 28)]
    lines += ["示例县人民政府", "2023年5月6日"]
    high = draw(st.integers(5, 22))
    pages = [lines[n : n + high] for n in range(0, len(lines), high)]
    head = draw(st.sampled_from(((), ("示例县人民政府文件",))))
    told = ["\n".join([*(head if n else ()), *page, f"— {n + 1} —"]) + "\n" for n, page in enumerate(pages)]
    starts = [sum(map(len, told[:n])) for n in range(len(told))]
    return "".join(told), tuple(starts)


@settings(max_examples=100, deadline=None)
@given(prints())
def test_what_is_read_stands_where_it_is_said_to(given_print):
    text, starts = given_print

    paper = aligned(ReadText(text, read_pasted(text), starts))

    for piece in paper.pieces:
        there = "".join(text[place] for place in piece.offsets)
        assert "".join(there.split()) == "".join(piece.text.split())
