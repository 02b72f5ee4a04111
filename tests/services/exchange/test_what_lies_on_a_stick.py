"""What of a stick is still to be taken in, and in which order a clerk does that."""

from pathlib import Path

from lushan_desktop.services.exchange import exchanging
from tests.exchange import offices
from tests.exchange.offices import Stick


def test_a_package_comes_before_the_receipt_that_lies_beside_it_and_stands_for_both(tmp_path: Path):
    county, township = offices.county(tmp_path), offices.township(tmp_path)
    stick = Stick(tmp_path / "优盘")
    county.save("unit", name="下汤镇")
    township.merge(county.export(stick.place(), "下汤镇"))
    township.save("meeting", title="示例：学法会", kind="推进会")
    package = township.export(stick.place())
    places = [package.parent]

    first, last = exchanging.waiting(county.store, places)
    assert (first.file, last.is_receipt) == (package, True)
    county.merge(package)

    assert exchanging.waiting(county.store, places) == []
    township.close()
    county.close()


def test_what_cannot_be_read_stands_behind_all_that_can(tmp_path: Path):
    county, township = offices.county(tmp_path), offices.township(tmp_path)
    stick = Stick(tmp_path / "优盘")
    for number, passphrase in enumerate(("示例口令", "")):
        township.save("meeting", title=f"示例：学法会{number}", kind="推进会")
        package = township.export(stick.place(), passphrase=passphrase)
    package.with_name("00坏.lscj").write_bytes(b"no package")

    found = exchanging.waiting(county.store, [package.parent])

    assert [bool(each.trouble) for each in found] == [False, True, True]
    assert found[0].file == package
    township.close()
    county.close()
