"""A file that two offices replaced: whoever decides can look at both."""

from lushan_desktop.exchange.conflicts import THEIRS
from lushan_desktop.storage import objects
from tests.exchange import offices
from tests.exchange.offices import Desk


def replaced(desk: Desk, evidence: str, text: str) -> str:
    """A new version of the file, all of the size that the first has."""
    name = objects.put_blocks(desk.folder, iter([text.encode()]))
    desk.put("evidence", evidence, sha256=name)
    return name


def test_both_files_come_to_a_third_machine_that_decides(county, township, tmp_path, stick):
    other = offices.county(tmp_path, 2)
    file = tmp_path / "示例.txt"
    file.write_text("第一版")
    name = objects.put_blocks(township.folder, iter([file.read_bytes()]))
    evidence = township.save("evidence", title="示例签到表", sha256=name, suffix=".txt")
    receipt = county.merge(township.export(stick.place())).receipt
    township.merge(receipt)
    theirs, ours = replaced(township, evidence, "镇里的"), replaced(county, evidence, "县里的")
    county.merge(township.export(stick.place()))

    other.merge(county.export(stick.place(), "县创建办"))

    (conflict,) = other.disputed_fields()
    assert {conflict.ours.value, conflict.theirs.value} == {theirs, ours}
    assert objects.holds(other.folder, ours)
    assert objects.holds(other.folder, theirs)
    other.decide(conflict, THEIRS)
    assert other.problems() == []
    other.close()
