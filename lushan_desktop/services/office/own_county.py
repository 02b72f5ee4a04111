"""The county itself, by its names: a visit to learn elsewhere cannot lead there."""

from lushan_desktop.base.text.listed import listed
from lushan_desktop.reports.own_county import names
from lushan_desktop.storage.store import Store

_OURS = ("本县", "我县")


def visited(store: Store, places: str) -> str:
    """The own county among the places of a visit; empty where it is not."""
    with store.read() as session:
        own = names(session)
    for part in listed(places):
        for name in (*own, *_OURS):
            if name in part or part == name[:-1]:
                return name
    return ""


def warning(store: Store, places: str) -> str:
    """Return what is to be minded about the places; empty where nothing is."""
    own = visited(store, places)
    return f"考察地点里有本县（{own}）。外出学习的地点不会是本县，请核对；确认无误可以保存。" if own else ""
