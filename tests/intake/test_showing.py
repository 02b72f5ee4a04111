"""What is broken is told in words a clerk understands, whichever way it is broken."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from lushan_desktop.base.errors import UserError
from lushan_desktop.intake import showing


@pytest.fixture
def broken_page(tmp_path: Path) -> Path:
    """Two pages, the first of which the catalogue of the file only promises."""
    file = tmp_path / "示例.pdf"
    document = pikepdf.new()
    document.add_blank_page(page_size=(300, 400))
    document.add_blank_page(page_size=(300, 400))
    document.Root.Pages.Kids[0] = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name("/Font")))
    document.save(file)
    return file


def test_a_broken_page_hides_no_other_and_is_told_by_its_number(child, broken_page):
    seen = child.call(showing.look, broken_page, ".pdf", "示例.pdf")

    assert len(seen.sizes) == 2
    assert seen.sizes[1] == (300, 400)
    assert child.call(showing.draw, broken_page, ".pdf", 1, 1.0).width == 300
    with pytest.raises(UserError, match="第1页已损坏"):
        child.call(showing.draw, broken_page, ".pdf", 0, 1.0)
    with pytest.raises(UserError, match="第1页已损坏"):
        child.call(showing.thumbnail, broken_page, ".pdf", 100)


def test_a_cut_picture_is_told_without_the_name_of_its_bytes(child, tmp_path):
    file = tmp_path / ("0" * 64)
    Image.new("RGB", (300, 200), "red").save(file, "JPEG")
    file.write_bytes(file.read_bytes()[:400])

    with pytest.raises(UserError) as told:
        child.call(showing.draw, file, ".jpg", 0, 1.0)

    assert "已损坏" in told.value.message
    assert "000" not in told.value.message
