"""What `poe papers` draws can be drawn: an office of texts as long and odd as they can be."""

from lushan_desktop.base.errors import UserError
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import reports
from tests.paper import gallery


def test_every_report_of_an_office_of_long_and_odd_texts_is_composed_or_says_what_it_lacks(tmp_path):
    composed, lacking = set(), set()
    with gallery.torture_office(tmp_path / "torture") as store:
        for key, options in gallery.printable(store):
            try:
                value = reports.gather(store, key, options)
            except (UserError, KeyError):
                lacking.add(key)
            else:
                composed.add(key)
                if key in REPORTS.keys:
                    REPORTS.get(key).compose(value)

    assert len(composed) > 4 * len(lacking)
