"""The days of a matter, and the period that a paper tells of."""

from dataclasses import dataclass

from lushan_desktop.base.text.dates import PartialDate


@dataclass(frozen=True)
class Days:
    """The first and the last day of a matter; without a last one it runs on, or nobody knows."""

    first: PartialDate | None = None
    last: PartialDate | None = None

    @property
    def is_one(self) -> bool:
        return self.first is not None and self.first == self.last


@dataclass(frozen=True)
class Period:
    """What a statement tells of: from one day to another, and nothing that has not happened yet."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    today: PartialDate | None = None

    def touches(
        self, first: PartialDate | None, last: PartialDate | None = None, *, runs_on: bool = False
    ) -> bool:
        """Whether a matter may lie in the period, if only with a part of it; an unknown day always may."""
        if first and self.end and first.first_day > self.end.last_day:
            return False
        if runs_on and last is None:
            return True
        over = last or first
        return not (over and self.start and over.last_day < self.start.first_day)

    def is_ahead(self, first: PartialDate | None) -> bool:
        """Return True if it certainly has not happened yet."""
        return bool(first and self.today and first.first_day > self.today.last_day)
