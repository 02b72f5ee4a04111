"""The place where the titles stand on the day of the signature: batches, applications, honours."""

import re

from lushan_desktop.base.text.quoting import in_quotes
from lushan_desktop.domain import stages
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.titles.application import Application
from lushan_desktop.domain.titles.applying import (
    AFTER,
    CONSULTED,
    DESIGNATED,
    PUBLISHED,
    RECOMMENDED,
    REFUSED,
    STUDIED,
    WITHDRAWN,
)
from lushan_desktop.domain.titles.batch import Batch
from lushan_desktop.domain.titles.honour import Honour
from lushan_desktop.domain.titles.title import Title
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers.by_then import ApplicationByThen
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.writing import Writing, listed
from lushan_desktop.reports.statement_value import Link
from lushan_desktop.reports.wording import wording


def say_honours(writing: Writing, passage: Passage, honours: list[Honour]) -> None:
    """县某局已获得全省“…”荣誉, with the naming document or a mark for it; what several won together once."""
    together: dict[tuple[object, ...], list[Honour]] = {}
    for each in sorted(honours, key=lambda each: (each.named_on is None, each.named_on or "", each.id)):
        of_one_paper = (each.named_on, each.awarding_body, each.document, each.level, each.name)
        is_known = each.named_on and writing.holder(each.unit)
        together.setdefault(of_one_paper if is_known else (each.id,), []).append(each)
    for group in together.values():
        _say_won(writing, passage, group)


def _say_won(writing: Writing, passage: Passage, group: list[Honour]) -> None:
    honour = group[0]
    owners = tuple(map(writing.use, group))
    named_on = day(honour.named_on)
    document = writing.ledger.get(Document, honour.document)
    passage.say(f"{named_on}，" if named_on else "", *owners)
    units = listed(writing.holder(each.unit) for each in group)
    for each in group:
        _remark_regained(writing, each, writing.holder(each.unit))
    passage.say(units, *owners, *(Link("unit", each.unit) for each in group))
    if not units:
        passage.lack("获得单位", link(honour, "unit"))
    if honour.awarding_body:
        passage.say(f"被{honour.awarding_body}命名为{_levelled(honour.level, honour.name)}", *owners)
    else:
        level = _level(honour.level, honour.name)
        passage.say(f"{'' if named_on else '已'}获得{level}{in_quotes(honour.name)}荣誉", *owners)
    if document and document.number:
        passage.say(f"（{document.number}）", writing.use(document))
    fields = {
        "命名机关": "" if honour.awarding_body else "awarding_body",
        "文号": "" if document and document.number else "document",
        "日期": "" if named_on else "named_on",
    }
    lacking = [label for label, field in fields.items() if field]
    if lacking:
        fills = [link(each, field) for each in group for field in fields.values() if field]
        passage.lack("、".join(lacking), *fills)
    passage.stop()


def _remark_regained(writing: Writing, honour: Honour, unit: str) -> None:
    """Say in the 待核单 that an honour is held again, which had been taken away or had lapsed."""
    lost, again = day(honour.revoked_on) or day(honour.valid_until), day(honour.revalidated_on)
    if lost and again and lost.last_day < again.first_day:
        what = "撤销" if honour.revoked_on else "期满"
        told = f"{unit}的{in_quotes(honour.name)}于{lost}{what}，{again}复核后保留，正文只写命名，请核对。"
        writing.remark(told, link(honour, "revalidated_on"))


def say_batches(
    writing: Writing, passage: Passage, batches: list[Batch], applications: list[ApplicationByThen]
) -> None:
    """截至 the signature, how far a batch is that no application tells of yet."""
    for batch in batches:
        if any(each.record.batch == batch.id for each in applications):
            continue
        if _is_of_earlier(writing, batch):
            told = f"{batch.name}在材料起始日以前已经“{batch.stage}”，正文没有写入。"
            writing.remark(told, link(batch, "stage"))
            continue
        owner = writing.use(batch)
        writing.undated_stages.append(link(batch, "stage"))
        title = writing.ledger.get(Title, batch.title)
        progress = _progress(writing, batch)
        _say_by_now(writing, passage, owner)
        passage.say(f"{batch.name}{title.name if title else ''}", owner, Link("title", batch.title))
        writing.recorded(passage, progress, batch, "progress" if progress == batch.progress else "stage")
        if not progress:
            passage.lack("进展", link(batch, "stage"), link(batch, "progress"))
        fills = [Link("application", "", field) for field in ("batch", "applicant", "conclusion")]
        passage.lack("申报单位、初审结论", *fills).stop()


def _is_of_earlier(writing: Writing, batch: Batch) -> bool:
    """Return True if a batch had come to its end before the period began."""
    applied_by = day(batch.apply_by)
    year = batch.year or (applied_by.year if applied_by else None)
    is_over = batch.stage in (*AFTER, *stages.ended(stages.APPLICATIONS))
    return bool(is_over and year and writing.start and year < writing.start.year)


_REACHED = {
    RECOMMENDED: "推荐工作已经完成",
    DESIGNATED: "已经命名",
    REFUSED: "没有获得推荐",
    WITHDRAWN: "已撤回申报",
}


def _progress(writing: Writing, batch: Batch) -> str:
    """How far a batch is by its stage; words that were written at another stage are told in the 待核单."""
    if not batch.stage or batch.stage in batch.progress:
        return batch.progress
    if batch.progress:
        told = f"{batch.name}的进展写着“{batch.progress.rstrip('。')}”，阶段已是“{batch.stage}”，"
        writing.remark(f"{told}正文按阶段写，请核对。", link(batch, "progress"))
    return _REACHED.get(batch.stage, f"{batch.stage}工作正在进行")


def _say_by_now(writing: Writing, passage: Passage, owner: Link) -> None:
    """截至 the signature, once in a paragraph."""
    told = f"截至{writing.signed}，" if writing.signed else "截至"
    if any(piece.text == told for piece in passage.pieces):
        return
    if writing.signed:
        passage.say(told, owner)
    else:
        passage.say("截至").lack("成文日期", Link("statement", "", "signed_on")).say("，")


def say_applications(
    writing: Writing, passage: Passage, applications: list[ApplicationByThen], batches: list[Batch]
) -> None:
    """Applicants that stood at the same stage for the same title share a sentence."""
    name_by_batch = {batch.id: batch.name for batch in batches}
    groups: dict[tuple[str, str, str, bool], list[Application]] = {}
    for each in applications:
        # Nobody is recommended by oneself: the one who writes has a sentence of its own.
        is_own = writing.holder(each.record.applicant) == writing.we
        groups.setdefault((each.record.title, each.stage, each.record.batch, is_own), []).append(each.record)
    for (title_id, stage, batch_id, is_own), group in groups.items():
        pattern = writing.wording.stages.get(stage, _AT_ANOTHER_STAGE)
        if not pattern:
            continue
        owners = [writing.use(application) for application in group]
        title = writing.ledger.get(Title, title_id)
        name = _levelled(title.level, title.name) if title else "示范称号"
        units = listed(writing.holder(application.applicant) for application in group)
        pattern = _OWN.get(stage, pattern) if is_own else pattern
        gone = [each for each in group if not writing.ledger.unit_name(each.applicant)]
        before, _, after = pattern.replace("我县", writing.county_we).partition("{units}")
        named = {"title": name_by_batch.get(batch_id, "") + name, "stage": stage}
        about = (*owners, *(Link("unit", each.applicant) for each in group), Link("title", title_id))
        about += (Link("batch", batch_id),) if batch_id in name_by_batch else ()
        _say_by_now(writing, passage, owners[0])
        passage.say(before.format(**named) + units, *about)
        if gone:
            passage.lack("申报单位", *(link(each, "applicant") for each in gone))
        passage.say(after.format(**named), *about)
        undated = [each for each in group if not any(getattr(each, name) for name in _MOMENTS)]
        writing.undated_stages += [link(each, "stage") for each in undated]
        _lack_conclusions(passage, stage, group)
        if title and not (title.notice or title.standard or title.awarding_body):
            fields = ("notice", "standard", "awarding_body")
            passage.lack("荣誉规范名称", *(link(title, field) for field in fields))
        passage.stop()


_OWN = {
    "培育": "{units}正在创建{title}",
    "拟推荐": "{units}拟申报{title}",
    "公示": "{units}申报{title}，正在公示",
    "推荐": "{units}已被推荐申报{title}",
}
"""What is said of the county itself, which does not recommend itself."""
_AT_ANOTHER_STAGE = "{units}创建{title}，处于“{stage}”阶段"
_MOMENTS = ("applied_on", "passed_on", "public_from", "recommended_on", "designated_on", "reviewed_on")


def remark_earlier(writing: Writing, applications: list[ApplicationByThen]) -> None:
    """Say in the 待核单 which applications have gone on since the day that the paper tells of."""
    for each in applications:
        if each.is_earlier:
            unit = writing.ledger.unit_name(each.record.applicant)
            told = f"正文写到“{each.stage}”" if each.stage else "正文没有写入"
            text = f"{unit}的申报现为“{each.record.stage}”，日期晚于{writing.until}，{told}。"
            writing.remark(text, link(each.record, "stage"))


def remark_lapsed(writing: Writing, honours: list[Honour]) -> None:
    """Say in the 待核单 which honours are not told of, because they are held no more."""
    for honour in honours:
        field = "revoked_on" if honour.revoked_on else "valid_until"
        why = "已经撤销" if honour.revoked_on else f"有效期至{day(honour.valid_until)}，已经期满"
        unit = writing.ledger.unit_name(honour.unit)
        writing.remark(f"{unit}的{in_quotes(honour.name)}{why}，正文没有写入。", link(honour, field))


def say_counts(
    writing: Writing,
    passage: Passage,
    kind: str,
    applications: list[ApplicationByThen],
    honours: list[Honour],
) -> None:
    """How many applied, passed the review, were recommended and won the title; only of a complete ledger."""
    living = [each for each in applications if not each.is_refused]
    if not writing.is_complete or not living:
        return
    held = {each.id for each in honours} | {(each.unit, each.title) for each in honours}
    named = [each.record for each in living if each.progress.is_designated and not each.is_lapsed]
    others = [each for each in named if not {each.honour, (each.applicant, each.title)} & held]
    counted = {
        "申报": sum(each.progress.is_applied for each in applications),
        "通过初审": sum(each.progress.is_passed for each in living),
        "推荐": sum(each.progress.is_recommended for each in living),
        "获得命名": len(honours) + len(others),
    }
    said = "，".join(f"{what}{count}个" for what, count in counted.items() if count)
    if not said:
        return
    records = [each.record for each in applications]
    _say_by_now(writing, passage, writing.use(living[0].record))
    passage.say(f"{kind}共{said}", *map(writing.use, records), *map(writing.use, honours)).stop()


def _lack_conclusions(passage: Passage, stage: str, group: list[Application]) -> None:
    unknown = [each for each in group if not each.conclusion]
    if stage in (CONSULTED, STUDIED, PUBLISHED, RECOMMENDED) and unknown:
        passage.lack("初审结论", *(link(each, "conclusion") for each in unknown))


_OF_ITSELF = re.compile(r"全|国家|[省市县]级|[^省市]{2,3}省|.{2,7}自治区")
_OF_A_CITY = re.compile(r"[^省市县区]{2,4}(?<!城)市")
_OF_A_COUNTY = re.compile(r".{1,4}[县区]")


def _level(level: str, name: str) -> str:
    """全省, unless the name of the title says itself where it is given."""
    is_of_a_county = level == "县级" and _OF_A_COUNTY.match(name)
    says_so = _OF_ITSELF.match(name) or _OF_A_CITY.match(name) or is_of_a_county
    return "" if says_so else wording().level_words.get(level, "")


def _levelled(level: str, name: str) -> str:
    return f"{_level(level, name)}{name}"
