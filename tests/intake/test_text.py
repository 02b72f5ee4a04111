"""Texts of any encoding come in whole; what may not come in is refused with a sentence."""

import io
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Passage, recognise
from lushan_desktop.intake.text import MOST_CHARACTERS, read_file, read_pasted
from lushan_desktop.intake.word import read as read_word
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.services.papers.typesetting import compose
from tests.foreign import characters, text_of, written


def _word_file() -> bytes:
    held, document = io.BytesIO(), docx.Document()
    document.add_paragraph("示例" * 300)
    document.save(held)
    return held.getvalue()


_WORD_FILE = _word_file()
TEXT = "关于示例的通知\n正文：“二〇二三年”……𠮷镕。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_file_is_read_in_the_encodings_of_clerks(tmp_path, encoding):
    file = tmp_path / "示例.txt"
    file.write_text(TEXT, encoding)

    assert characters(text_of(read_file(file))) == characters(TEXT)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_nothing_of_a_text_is_lost_or_moved(text):
    pasted = f"示例\n{text}\n示例"

    recognised = recognise(read_pasted(pasted))

    kept = str.maketrans(dict.fromkeys("\u200b\ufeff"))
    assert characters(written(recognised)).translate(kept) == characters(pasted).translate(kept)


def test_neighbouring_lines_with_tabs_are_a_table():
    sources = read_pasted("如下：\n名次\t单位\n1\t示例镇\n\t缩进的一行\n")

    assert sources == (Passage("如下："), Grid((("名次", "单位"), ("1", "示例镇"))), Passage("\t缩进的一行"))


@pytest.mark.parametrize("ending", ["doc", "wps", "rtf"])
def test_old_formats_are_told_how_to_become_new_ones(tmp_path, ending):
    with pytest.raises(UserError, match=r"另存为.*\.docx"):
        read_file(tmp_path / f"示例.{ending}")


def test_what_is_no_text_is_refused(tmp_path):
    binary, picture = tmp_path / "示例.txt", tmp_path / "示例.png"
    binary.write_bytes(b"\x89PNG\x00\x00\xff\xfe\x81")
    picture.write_bytes(b"")

    with pytest.raises(UserError, match="编码"):
        read_file(binary)
    with pytest.raises(UserError, match=r"\.docx、\.txt 或 \.pdf"):
        read_file(picture)
    with pytest.raises(UserError, match="没有文字"):
        read_pasted(" \n\t\n")


def test_what_is_too_much_is_refused(tmp_path):
    large = tmp_path / "示例.txt"
    with large.open("wb") as stream:
        stream.truncate(11 * 2**20)

    with pytest.raises(UserError, match="11MB"):
        read_file(large)
    with pytest.raises(UserError, match="超过"):
        read_pasted("字" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize(
    "head",
    [
        "秘密★1年",
        "机密★10年",
        "绝密★长期",
        "秘密☆",
        "秘　密",
        "000001\n机密★5年\n特急",
        "000012 秘密★1年",
        "绝密",
    ],
)
def test_a_classification_mark_at_the_head_is_refused(head):
    with pytest.raises(UserError, match="不得处理国家秘密"):
        read_pasted(f"{head}\n关于示例工作的通知\n正文。")


@pytest.mark.parametrize(
    "sentence",
    [
        "各单位要严守国家秘密，不得泄露工作秘密。",
        "（一）秘密级文件的管理",
        "关于做好机密文件清退工作的通知",
        "保守国家秘密★宣传周活动",
    ],
)
def test_the_word_in_a_sentence_is_no_mark(sentence):
    assert read_pasted(f"关于示例的通知\n{sentence}\n正文。")


@pytest.mark.parametrize("sign", ["\x01", "\x07", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_is_no_character_keeps_no_paper_from_being_written(sign):
    text = recognise((Passage(f"关于示例{sign}的通知"), Passage(f"请照此{sign}办理。")))

    assert [part.text for part in text.parts] == ["关于示例的通知", "请照此办理。"]
    assert write_document(compose(text))


@given(st.integers(0, 10**6), st.lists(st.integers(0, 255), min_size=1, max_size=40), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_damaged_word_file_is_refused_in_a_sentence(start, noise, is_cut):
    whole = bytearray(_WORD_FILE)
    for n, value in enumerate(noise):
        whole[(start * (n + 1)) % len(whole)] = value
    damaged = bytes(whole[: start % len(whole)] if is_cut else whole)

    with suppress(UserError):  # any other error fails
        read_word(damaged, "示例.docx")
