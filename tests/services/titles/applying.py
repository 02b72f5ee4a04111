"""Short ways to apply, to judge and to move on in the tests of titles."""

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.services.titles import applications, review
from lushan_desktop.services.titles.review import Opinion

APPLICATION, TITLE, BATCH, UNIT, DOCUMENT, HONOUR = map(
    RECORD_TYPES.get, ("application", "title", "batch", "unit", "document", "honour")
)
DAY = PartialDate(2023, 7, 3)


def new(store, record_type, **values):
    return records.save(store, record_type, values).ids(record_type.key)[0]


def begin(store, title, batch, name="示例局"):
    unit = new(store, UNIT, name=name)
    return applications.start(store, title, batch, unit, stage="初审").ids("application")[0]


def held(store, application):
    return records.values(store, APPLICATION, application)


def note_all(store, application, conclusions):
    for line, conclusion in zip(review.sheet(store, application).lines, conclusions, strict=True):
        reason = "" if conclusion == "符合" else "缺签字"
        review.note(store, line.id, Opinion(conclusion, reason))


def pass_review(store, application):
    note_all(store, application, ["符合"] * 3)
    review.complete(store, application)
