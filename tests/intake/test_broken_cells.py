"""A formula that came to nothing is shown as Excel shows it, not as an empty cell."""

import xlsxwriter

from lushan_desktop.intake.sheet import read_file


def test_a_broken_formula_is_read_as_excel_shows_it(tmp_path):
    file = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(file) as book:
        first, second = book.add_worksheet("甲&乙"), book.add_worksheet("丙")
        first.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        first.write_formula(2, 27, "=A9", None, "#REF!")
        second.write_formula(0, 0, "=1+1", None, 2)

    one, other = read_file(file)

    assert (one.rows[1][1], one.rows[2][27]) == ("#DIV/0!", "#REF!")
    assert other.rows == (("2",),)
