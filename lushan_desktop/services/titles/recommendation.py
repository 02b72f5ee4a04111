"""Ranking against the quota, recommending, and what comes of it: the honour, or a reason why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.record_type import Values
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.domain.titles.application import APPLICATION, Application
from lushan_desktop.domain.titles.batch import BATCH
from lushan_desktop.domain.titles.honour import HONOUR, Honour
from lushan_desktop.domain.titles.title import TITLE
from lushan_desktop.services.records import date_orders, records
from lushan_desktop.services.titles import titles
from lushan_desktop.services.titles.applications_moving import called, moved
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.lists.queries import ListQuery
from lushan_desktop.storage.log.step import Changes
from lushan_desktop.storage.store import Store

_DONE = (applying.RECOMMENDED, *applying.AFTER)


@dataclass(frozen=True)
class RankedApplication:
    """One application in the order of its score."""

    id: str
    applicant: str
    stage: str
    score: Decimal | None
    self_score: Decimal | None
    rank: int | None
    """Its place among those that passed; None for one that has not."""
    is_within: bool
    """True if the quota reaches down to it."""
    is_tied: bool
    """True if another has the same score."""
    is_recommended: bool
    conclusion: str
    reason: str
    reviewed: int = 0
    """Items that were judged in the present round."""

    @property
    def state(self) -> str:
        """尚未初审, 初审中, 待整改: why it has no place yet; empty where it has one."""
        if self.rank is not None:
            return ""
        if self.conclusion:
            return "待整改"
        return "初审中" if self.reviewed else "尚未初审"


@dataclass(frozen=True)
class Ranking:
    """A batch in its order, held against the quota."""

    batch: str
    title: str
    quota: int | None
    rows: tuple[RankedApplication, ...]

    @property
    def recommended(self) -> int:
        return sum(row.is_recommended for row in self.rows)

    @property
    def warning(self) -> str:
        """What has to be decided by people: equal scores where the quota ends."""
        within = [row for row in self.rows if row.is_within]
        if self.quota is None:
            return "还没有填推荐名额。"
        if len(within) > self.quota:
            last = within[-1].rank
            tied = sum(row.rank == last for row in within)
            return f"第{last}名有{tied}个单位同分，超出名额{len(within) - self.quota}个，请集体研究确定。"
        return ""


def ranking(store: Store, batch_id: str) -> Ranking:
    """The applications of a batch by their score; equal scores share a place."""
    with store.read() as session:
        batch = queries.values(session, BATCH, batch_id)
        ids = queries.ids(session, APPLICATION, ListQuery(filters={"batch": batch_id}))
        entries = [row for row in queries.rows(session, APPLICATION, ids) if row["stage"] not in applying.OUT]
        title = queries.names(session, [batch["title"]]).get(batch["title"], "")
    ready = [row for row in entries if row["passed_on"]]
    ranks = dict(
        zip((row["id"] for row in ready), reviewing.ranks([_score(row) for row in ready]), strict=True)
    )
    within = _within(ready, batch["quota"])
    held = list(ranks.values())
    rows = [_ranked(row, ranks.get(row["id"]), held, is_within=row["id"] in within) for row in entries]
    rows.sort(key=lambda row: (row.rank is None, row.rank or 0, row.applicant))
    return Ranking(batch["name"], title, batch["quota"], tuple(rows))


def _within(ready: Sequence[Values], quota: int | None) -> set[str]:
    """Those recommended, and the best of the others as far as places are left; equal scores share a place."""
    taken = {row["id"] for row in ready if row["stage"] in _DONE}
    rest = [row for row in ready if row["id"] not in taken]
    left = len(rest) if quota is None else max(0, quota - len(taken))
    ranks = zip(rest, reviewing.ranks([_score(row) for row in rest]), strict=True)
    return taken | {row["id"] for row, rank in ranks if rank <= left}


def _score(row: Values) -> Decimal | None:
    score = row["score"]
    return score if isinstance(score, Decimal) else None


def _ranked(row: Values, rank: int | None, held: Sequence[int], *, is_within: bool) -> RankedApplication:
    return RankedApplication(
        id=row["id"],
        applicant=applying.applicant(row, row["names"]),
        stage=row["stage"],
        score=row["score"],
        self_score=row["self_score"],
        rank=rank,
        is_within=is_within,
        is_tied=rank is not None and held.count(rank) > 1,
        is_recommended=row["stage"] in _DONE,
        conclusion=row["conclusion"],
        reason=row["reason"],
        reviewed=sum(not reviewing.is_open(item, row["round"] or 1) for item in row["review_items"]),
    )


def settle_ranks(store: Store, batch_id: str) -> Changes:
    """Write the places as the scores give them (推荐名次), in one step."""
    found = ranking(store, batch_id)
    with store.change("排定推荐名次") as step:
        for row in found.rows:
            records.write(step, APPLICATION, step.get(Application, row.id), {"rank": row.rank})
    return step.changes


def recommend(
    store: Store,
    batch_id: str,
    application_ids: Sequence[str],
    given: Values,
    reasons: Mapping[str, str] | None = None,
) -> Changes:
    """Recommend these applications of a batch by one paper (`recommendation`, `recommended_on`), in one step.

    Raises UserError where the quota is exceeded or one of them is not as far as that, naming it.
    """
    found = ranking(store, batch_id)
    by_id = {row.id: row for row in found.rows}
    chosen = [by_id[one] for one in dict.fromkeys(application_ids) if one in by_id]
    _check_quota(found, chosen)
    with store.read() as session:
        ways = titles.ways(session)
        held = {row.id: queries.values(session, APPLICATION, row.id) for row in chosen}
    writes: list[tuple[str, Values]] = []
    for row in chosen:
        reason = (reasons or {}).get(row.id) or held[row.id]["reason"]
        own = {**given, "rank": held[row.id]["rank"] or row.rank, "reason": reason}
        accepts = bool(own.pop("accepts", False))
        try:
            written, _ = moved(ways.flow(held[row.id]["title"]), held[row.id], applying.RECOMMENDED, own)
            with store.read() as session:
                date_orders.check(session, APPLICATION, held[row.id], written, accepts=accepts)
        except UserError as error:
            raise type(error)(f"{row.applicant}：{error.message}", field=error.field) from error
        writes.append((row.id, written))
    with store.change(f"推荐{len(writes)}个单位") as step:
        for application_id, written in writes:
            records.write(step, APPLICATION, step.get(Application, application_id), written)
    return step.changes


def check_room(store: Store, batch_id: str, application_ids: Sequence[str]) -> None:
    """Raises UserError where the quota of the batch does not reach for these besides those recommended."""
    found = ranking(store, batch_id)
    _check_quota(found, [row for row in found.rows if row.id in application_ids])


def _check_quota(found: Ranking, chosen: Sequence[RankedApplication]) -> None:
    if not chosen:
        raise UserError("请先选要推荐的单位。", field="applicant")
    wanted = found.recommended + sum(not row.is_recommended for row in chosen)
    if found.quota is not None and wanted > found.quota:
        before = f"，已推荐{found.recommended}个" if found.recommended else ""
        raise UserError(
            f"推荐名额{found.quota}个{before}，这次选了{len(chosen)}个。请减少单位，或先调整名额。",
            field="quota",
        )


def designate(store: Store, application_id: str, **given: Any) -> Changes:
    """Note that the title was awarded: the honour is made and the application moved on, in one step.

    Takes `designation` (document), `designated_on` and, where they differ from the title, `name`,
    `awarding_body`, `valid_until` of the honour. Raises UserError, naming what is lacking.
    """
    own: Values = {
        name: given.pop(name) for name in ("name", "awarding_body", "valid_until") if name in given
    }
    held = records.values(store, APPLICATION, application_id)
    title = records.values(store, TITLE, held["title"])
    flow = titles.flow_of(store, held["title"])
    accepts = bool(given.pop("accepts", False))
    written, label = moved(flow, held, applying.DESIGNATED, {**given, "honour": held["honour"] or "-"})
    with store.read() as session:
        date_orders.check(session, APPLICATION, held, written, accepts=accepts)
    with store.read() as session:
        label = called(session, held, label)
    with store.change(label) as step:
        honour = step.get(Honour, held["honour"]) if held["honour"] else Honour()
        records.write(step, HONOUR, honour, {**_honour(held, title, written), **own})
        application = step.get(Application, application_id)
        records.write(step, APPLICATION, application, {**written, "honour": honour.id})
    return step.changes


def _honour(held: Values, title: Values, written: Values) -> Values:
    """Return what the honour takes over; one made for show answers no indicator and belongs to no title."""
    is_example = bool(held["is_example"])
    named_on = written.get("designated_on") or held["designated_on"]
    return {
        **HONOUR.blank(),
        "name": title["name"] + (applying.EXAMPLE_MARK if is_example else ""),
        "unit": held["applicant"],
        "title": "" if is_example else held["title"],
        "level": title["level"],
        "awarding_body": title["awarding_body"],
        "document": written.get("designation") or held["designation"],
        "named_on": named_on,
        "valid_until": applying.valid_until(named_on, title["valid_years"]),
        "indicators": () if is_example else held["indicators"] or title["indicators"],
    }


def revalidate(
    store: Store,
    application_id: str,
    day: PartialDate,
    valid_until: PartialDate | None = None,
    *,
    told: str = "",
    paper: str = "",
    accepts: bool = False,
) -> Changes:
    """Note that the honour was checked again (what it found, by which paper) and holds on, in one step."""
    held = records.values(store, APPLICATION, application_id)
    years = records.values(store, TITLE, held["title"])["valid_years"]
    flow = titles.flow_of(store, held["title"])
    written, label = moved(flow, held, applying.DESIGNATED, {"moved_on": day})
    until = valid_until or applying.valid_until(day, years)
    checked = {"revalidated_on": day, "valid_until": until, "revalidation": told, "revalidated_by": paper}
    _check_honour(store, held["honour"], checked, accepts=accepts)
    with store.read() as session:
        label = called(session, held, label)
    with store.change(label) as step:
        records.write(step, HONOUR, step.get(Honour, held["honour"]), checked)
        records.write(step, APPLICATION, step.get(Application, application_id), written)
    return step.changes


def revoke(store: Store, application_id: str, **given: Any) -> Changes:
    """Note that the title was taken back: when (`revoked_on`, today), why (`revocation`) and by which paper.

    All of it stands with the honour, too. Raises UserError where no reason is given.
    """
    day = given.pop("revoked_on", None) or PartialDate.from_date(clock.today())
    why = str(given.pop("revocation", "") or given.get("refusal") or "").strip()
    paper, accepts = str(given.pop("revoked_by", "") or ""), bool(given.pop("accepts", False))
    if not why:
        raise UserError("请先写明撤销的原因。", field="revocation")
    held = records.values(store, APPLICATION, application_id)
    flow = titles.flow_of(store, held["title"])
    written, label = moved(flow, held, applying.REFUSED, {**given, "refusal": why, "moved_on": day})
    ended = {"revoked_on": day, "revocation": why, "revoked_by": paper}
    _check_honour(store, held["honour"], ended, accepts=accepts)
    with store.read() as session:
        label = called(session, held, label)
    with store.change(label) as step:
        records.write(step, HONOUR, step.get(Honour, held["honour"]), ended)
        records.write(step, APPLICATION, step.get(Application, application_id), written)
    return step.changes


def undo_naming(store: Store, application_id: str, **given: Any) -> Changes:
    """Take back that a title was awarded, which was entered by mistake: the honour goes to the 回收站."""
    given.pop("accepts", None)
    held = records.values(store, APPLICATION, application_id)
    flow = titles.flow_of(store, held["title"])
    written, label = moved(flow, held, applying.RECOMMENDED, given)
    with store.read() as session:
        label = called(session, held, label)
    with store.change(label) as step:
        records.mark(step, HONOUR, held["honour"], deleted=True)
        records.write(step, APPLICATION, step.get(Application, application_id), written)
    return step.changes


def _check_honour(store: Store, honour: str, written: Values, *, accepts: bool) -> None:
    with store.read() as session:
        held = queries.values(session, HONOUR, honour)
        date_orders.check(session, HONOUR, held, written, accepts=accepts)
