"""An entry in the rail, as data: what it is called, and which records or which page it opens."""

from typing import NamedTuple


class Module(NamedTuple):
    """One entry in the rail; its page is built when it is first opened."""

    key: str
    title: str
    icon: str
    group: str = ""
    """The heading it stands under in the rail."""
    record_types: tuple[str, ...] = ()
    """Keys of the record types it shows, each on the described page, as tabs where there are several."""
    ledgers: tuple[str, ...] = ()
    """Report keys that print these lists, in the order of `record_types`; empty where there is none."""
    page: str = ""
    """Dotted path of a page of its own, called with the context; empty: the described page."""
    at_bottom: bool = False

    def ledger_of(self, type_key: str) -> str:
        """The report that prints the list of this record type."""
        ledgers = dict(zip(self.record_types, self.ledgers, strict=False))
        return ledgers.get(type_key, "")
