"""Names of files that every system takes, each once."""

import pytest

from lushan_desktop.base.file_names import free, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("关于“三项制度”的通知: 上/下", "关于“三项制度”的通知_ 上_下.pdf"),
        ("con", "_con.pdf"),
        ("  . ", "未命名.pdf"),
        ("长" * 100, "长" * 76 + ".pdf"),
    ],
)
def test_names_are_what_every_system_takes(text, name):
    made = safe_name(text, ".pdf")

    assert made == name
    assert len(made) <= 80
    assert len(made.encode()) <= 240


def test_an_ending_is_made_fit_as_well():
    assert safe_name("示例", ".p?f") == "示例.p_f"


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    (tmp_path / "目录.pdf").touch()
    (tmp_path / "目录（2）.pdf").touch()

    assert free(tmp_path / "目录.pdf").name == "目录（3）.pdf"
