"""A user's file is written whole or the old one stays, with a sentence that says what to do."""

import errno
import os

import pytest

from lushan_desktop.base import files
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import unfinished, write_whole


def test_a_file_is_replaced_whole(tmp_path):
    file = tmp_path / "情况说明 93.pdf"
    write_whole(file, b"old")
    write_whole(file, b"new")

    assert file.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]


def test_what_is_no_file_is_written_into_and_not_replaced(tmp_path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UserError, match=r"找不到文件夹“.*没有”"):
        write_whole(tmp_path / "没有" / "a.pdf", b"")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EROFS, "不能写入"),
        (errno.EACCES, "不能写入"),
        (errno.EIO, "未能保存"),
    ],
)
def test_a_refusal_of_the_disk_leaves_the_old_file(tmp_path, monkeypatch, number, sentence):
    file = tmp_path / "a.pdf"
    write_whole(file, b"old")

    def refuse(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(UserError, match=sentence):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_two_works_on_one_place_do_not_touch_each_other(tmp_path):
    with unfinished(tmp_path / "汇编.pdf") as first:
        (first / "一.pdf").write_bytes(b"1")
        with unfinished(tmp_path / "汇编.pdf") as second:
            assert first != second
        assert (first / "一.pdf").is_file()

    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_has_left_goes_with_the_next_work(tmp_path):
    others = tmp_path / ".汇编[1].pdf.0-0a1b2c3d.part", tmp_path / ".汇编.pdf.0-0a1b2c3d.part"
    for left in others:
        (left / "册").mkdir(parents=True)

    with unfinished(tmp_path / "汇编[1].pdf"):
        assert not others[0].exists()

    assert others[1].exists(), "it may be another's"
