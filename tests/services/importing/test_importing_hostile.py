"""Tables that were made to hurt, or by somebody who writes essays into cells."""

import time
from datetime import date

from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing import reading
from tests.offices import new_store


def test_whole_essays_near_the_top_do_not_make_the_guess_slow(tmp_path):
    essay = "推进法治政府建设示范创建" * 2500
    text = "\n".join(["\t".join([essay] * 8)] * 12)
    with new_store(tmp_path / "数据", person="示例甲") as store:
        started = time.process_time()

        opened = reading.look_at_text(store, RECORD_TYPES.get("meeting"), text, Reading(date(2023, 9, 1)))

        assert opened.tables[0].width == 8
        assert time.process_time() - started < 3
