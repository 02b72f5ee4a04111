"""A file is corrected as it was checked, or not at all."""

import docx
import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.checks import paper_checks

LINES = ("示例县司法局关于示例工作的通知", "各乡镇人民政府：", "工作已布署，请照[2009]5号文件办。")


def write(file, lines) -> None:
    if file.suffix == ".txt":
        file.write_text("\n".join(lines))
        return
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)


@pytest.mark.parametrize("ending", [".docx", ".txt"])
@pytest.mark.parametrize("becomes", ["longer", "gone"])
def test_a_file_that_is_no_longer_what_was_checked_is_said_so(tmp_path, ending, becomes):
    file, out = tmp_path / f"通知{ending}", tmp_path / f"改正{ending}"
    write(file, LINES)
    checked = paper_checks.check_file(None, file)
    if becomes == "gone":
        file.unlink()
    else:
        write(file, ("加了一行", *LINES))

    with pytest.raises(UserError) as refused:
        paper_checks.write_corrected(checked, file, checked.findings, out)

    assert file.name in refused.value.message
    assert not out.exists()
