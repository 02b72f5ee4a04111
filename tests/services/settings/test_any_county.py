"""The program is given to any county: the ministry's table tells its townships, its departments are typed."""

from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange.manifest import COUNTY, TOWNSHIP, Office
from lushan_desktop.services.office import divisions, identity
from lushan_desktop.services.records import answers, entry
from lushan_desktop.services.settings import sample, setting_up
from tests.offices import new_store

ELSEWHERE = ("河南省", "洛阳市", "汝阳县")


@st.composite
def places(draw) -> tuple[str, str, str]:
    """Any county of the table."""
    province = draw(st.sampled_from([each for each in divisions.provinces() if divisions.cities(each)]))
    city = draw(st.sampled_from(divisions.cities(province)))
    return province, city, draw(st.sampled_from(divisions.counties(province, city)))


@given(places())
def test_every_county_of_the_country_is_there_with_its_townships(place):
    names = divisions.townships(place)

    assert len(set(names)) == len(names)
    assert all(name and name == "".join(name.split()) for name in (*place, *names))


def test_no_city_of_the_table_is_without_counties():
    cities = [(province, city) for province in divisions.provinces() for city in divisions.cities(province)]

    assert (len(divisions.provinces()), len(cities)) == (33, 341)
    assert [place for place in cities if not divisions.counties(*place)] == []


def test_the_table_and_the_sample_agree_on_the_townships_of_its_county():
    """A township may have become a town since the statement of the sample was written."""
    bare = [
        {name.rstrip("乡镇") for name in names}
        for names in (divisions.townships(sample.PLACE), setting_up.townships(sample.PLACE))
    ]
    assert bare[0] == bare[1]


def names_of(store) -> dict[str, str]:
    found = answers.everything(store, RECORD_TYPES.get("unit"))
    return {line.plain["name"]: line.plain["id"] for line in found}


def founded(folder, unit: str, edition: str, more=()):
    setting_up.found(folder, Office(*ELSEWHERE, unit, edition), "示例")
    store = new_store(folder)
    setting_up.enter_units(store, more)
    return store


def test_another_county_begins_with_its_own_units_and_none_of_the_samples(tmp_path):
    with founded(tmp_path / "县", "县创建办", COUNTY, ("示例县司法局",)) as store:
        names = set(names_of(store))

    leading = {"中共汝阳县委员会", "汝阳县人民政府"}
    assert names == {*divisions.townships(ELSEWHERE), *leading, "示例县司法局"}


def test_county_and_township_give_a_unit_the_same_id(tmp_path):
    own = divisions.townships(ELSEWHERE)[0]
    with (
        founded(tmp_path / "县", "县创建办", COUNTY) as county,
        founded(tmp_path / "乡", own, TOWNSHIP) as township,
    ):
        assert names_of(county) == names_of(township)
        assert identity.own_unit_id(township.folder) == names_of(county)[own]


def test_a_county_that_no_table_holds_begins_with_what_leads_every_county(tmp_path):
    setting_up.found(tmp_path / "县", Office("示例省", "示例市", "示例县", "县创建办", COUNTY), "示例")
    with new_store(tmp_path / "县") as store:
        setting_up.enter_units(store)
        assert set(names_of(store)) == {"中共示例县委员会", "示例县人民政府"}


NAMES = ("示例县司法局", "示例县市场监督管理局/知识产权局", "国家税务总局示例县税务局", "示例中心", "示例县")


def test_units_of_any_county_are_known_by_the_short_names_that_its_papers_use(tmp_path):
    """县司法局 in a table of indicators is the unit that was pasted in full, in a city or a district too."""
    for suffix in "县市区旗":
        names, folder = [name.replace("示例县", f"示例{suffix}") for name in NAMES], tmp_path / suffix
        setting_up.found(folder, Office("示例省", "示例市", f"示例{suffix}", "县创建办", COUNTY), "示例")
        with new_store(folder) as store:
            setting_up.enter_units(store, names)
            units = RECORD_TYPES.get("unit")
            short = {
                line.plain["name"]: line.plain["short_name"] for line in answers.everything(store, units)
            }
            known = [f"{suffix}司法局", f"{suffix}税务局", f"{suffix}委", f"{suffix}政府"]
            assert all(entry.offers(store, "unit", name) for name in known)
        assert [short[name] for name in names] == [
            f"{suffix}司法局",
            f"{suffix}市场监督管理局/知识产权局",
            f"{suffix}税务局",
            "",
            "",
        ]


@given(
    st.lists(st.sampled_from(("示例局", "示例委", "示例 办", "示例中心")), max_size=6),
    st.sampled_from("\n、，\t"),
)
def test_a_pasted_list_gives_each_name_once(names, mark):
    assert setting_up.units_in(mark.join(names)) == tuple(dict.fromkeys(names))
