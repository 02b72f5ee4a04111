"""A folder with the files of others is never made a data folder."""

import pytest

from lushan_desktop.base.errors import UserError
from tests.storage.office import made_office


def test_no_data_are_made_among_the_files_of_others(folder):
    folder.mkdir()
    (folder / "报告.docx").write_text("示例")
    with pytest.raises(UserError, match="里已有其他文件"):
        made_office(folder)
    assert [file.name for file in folder.iterdir()] == ["报告.docx"]

    (folder / "报告.docx").unlink()
    (folder / "desktop.ini").touch()
    made_office(folder).close()
