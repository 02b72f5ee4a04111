"""情况说明 begins with an indicator that a statement is written for."""

import pytest

from lushan_desktop.services.printing import reports
from tests.saving import save

STATEMENT = "situation_statement"


def an_edition(store, year: int, numbers: tuple[str, ...], *, in_use: bool) -> dict[str, str]:
    """One indicator of the first level over some of the third, the last of which stands first."""
    system = save(store, "indicator_system", name=f"示例指标体系{year}", year=year, in_use=in_use)

    def one(number: str, rank: int, **values: str) -> str:
        shared = {"system": system, "number": number, "text": f"示例指标{number}", "rank": rank}
        return save(store, "indicator", **shared, **values)

    above = one("一", 1, level="一级")
    below = {
        number: one(number, len(numbers) + 1 - place, level="三级", superior=above)
        for place, number in enumerate(numbers)
    }
    return {"一": above, **below}


def proposed(store) -> str:
    return reports.begin(store, STATEMENT, {}).options["indicator"]


def test_of_an_edition_that_was_just_imported_the_first_of_the_last_level_is_proposed(store):
    made = an_edition(store, 2026, ("2", "1"), in_use=True)

    assert proposed(store) == made["1"]


@pytest.mark.parametrize("numbers", [("1", "2"), ("92", "93")])
def test_what_is_proposed_belongs_to_the_edition_in_use(store, numbers):
    an_edition(store, 2025, ("93", "1"), in_use=False)
    made = an_edition(store, 2026, numbers, in_use=True)

    assert proposed(store) == made["93" if "93" in numbers else "2"]


@pytest.mark.parametrize(("number", "level"), [("一", "一级"), ("1", "三级")])
def test_the_title_names_the_level_of_its_indicator(store, number, level):
    made = an_edition(store, 2026, ("1",), in_use=True)

    statement = reports.gather(store, STATEMENT, {"indicator": made[number]})

    assert f"{level}指标第{number}项工作" in statement.title
