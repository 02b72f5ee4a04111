"""Files are read behind the window: after its start, after each new one, and never while it closes."""

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.services.records import evidence, lists
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.file_reading import FileReading
from lushan_desktop.ui.tasks.runner import Runner


def keep(store, file, words):
    file.write_text(words, "utf-8")
    taken, _ = evidence.take_in(store, [file])
    with store.change("添加佐证") as step:
        evidence.register(step, taken[0])
    return step.changes


def count(store, text):
    return len(lists.look(store, EVIDENCE, ListQuery(text=text)).ids)


def test_what_is_there_is_read_at_the_start_and_what_comes_after_it(qtbot, office, context, tmp_path):
    for number in range(3):
        keep(office, tmp_path / f"{number}.txt", f"案卷评查{number}")
    reading = FileReading(context)

    reading.start()
    qtbot.waitUntil(lambda: not reading.is_reading)
    assert count(office, "案卷评查") == 3

    context.change(keep, tmp_path / "new.txt", "柔性执法")
    qtbot.waitUntil(lambda: count(office, "柔性执法") == 1)
    qtbot.waitUntil(lambda: not reading.is_reading)


def test_the_window_may_close_meanwhile(qtbot, office, tmp_path):
    for number in range(3):
        keep(office, tmp_path / f"{number}.txt", f"案卷评查{number}")
    runner = Runner(office)
    reading = FileReading(Context(runner, office.folder))
    reading.start()

    assert runner.stop(seconds=10)
