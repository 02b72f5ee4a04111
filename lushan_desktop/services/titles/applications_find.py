"""Which application is meant by the name of a unit."""

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.titles.application import Application
from lushan_desktop.domain.titles.applying import EXAMPLE_MARK
from lushan_desktop.services.titles.applications_list import Row, overview
from lushan_desktop.storage.store import Store


def application_named(store: Store, name: str, title: str = "") -> str:
    """The id of the one application of a unit, for a title where it has several. Raises UserError."""
    with store.read() as session:
        if session.get(Application, name):
            return name
    found = overview(store)
    title_by_id = {card.title: card.name for card in found.cards}
    rows = [row for row in found.rows if row.type == "application"]
    same = [row for row in rows if row.applicant in (name, name + EXAMPLE_MARK)]
    same = same or [row for row in rows if name and name in row.applicant]
    same = [row for row in same if title in title_by_id.get(row.title, "")]
    if len(same) == 1:
        return same[0].id
    if not same:
        raise UserError(f"没有找到“{name}”的申报，请写申报单位的名称。")
    told = "、".join(_called(row, title_by_id) for row in same)
    raise UserError(f"“{name}”有{len(same)}件申报：{told}。请写全单位名称，或用 --title 指明创建项目。")


def _called(row: Row, title_by_id: dict[str, str]) -> str:
    return f"{row.applicant}（{title_by_id.get(row.title, '')}{row.batch}）"
