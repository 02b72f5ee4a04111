"""A merge and a package in words, and as plain values for other programs."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lushan_desktop.exchange.manifest import RECEIPT
from lushan_desktop.exchange.merging import Summary
from lushan_desktop.services.exchange.exchanging import ExportResult, PackageLine
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.log import blocks
from lushan_desktop.storage.store import Store

if TYPE_CHECKING:
    from lushan_desktop.services.exchange.filing_reading import KitReading


def sentence(summary: Summary, *, is_tried: bool = False) -> str:
    """新增 n 条，更新 n 项，需要您决定 n 处."""
    if summary.kind == RECEIPT:
        return f"已收下{summary.called}的回执。" if not is_tried else f"这是{summary.called}的回执。"
    files = (
        f"，{'将' if is_tried and summary.is_repeat else ''}新增文件 {summary.files} 份"
        if summary.files
        else ""
    )
    if summary.is_repeat:
        what, end = ("记录", files) if files else ("内容", "，没有改动")
        return f"“{summary.title}”里的{what}都已合并过{end}。"
    return (
        f"{'将' if is_tried else ''}新增 {summary.added} 条，更新 {summary.updated} 项，"
        f"需要您决定 {summary.conflicts} 处{files}。"
    )


def lines(summary: Summary, *, is_tried: bool = False) -> Iterator[str]:
    """The summary and what else is to be known."""
    yield sentence(summary, is_tried=is_tried)
    if summary.is_first:
        kind = "回执" if summary.is_receipt else "报送包"
        yield f"第一次收到{summary.called}的{kind}，请与对方核对校验码：{summary.fingerprint}"
    if summary.is_called_twice:
        yield (
            f"另有一份数据也叫{summary.called}（复制或恢复过的文件夹）：两份的内容都已收下。"
            "请对方只留一份使用，或在设置的“本单位”里修改本机编号。"
        )
    if not summary.is_secret and summary.kind != RECEIPT:
        yield "这个包没有设口令：内容可以核对真伪，但不保密。"
    if summary.presumed and summary.is_from_county:
        yield f"有 {len(summary.presumed)} 条新记录里本单位的内容由{summary.unit}代填，请逐条核对。"
    elif summary.presumed:
        yield f"有 {len(summary.presumed)} 条新记录填了不该由{summary.unit}填写的内容，请逐条核对。"
    yield from summary.refused_files
    if summary.receipt:
        yield f"回执已存到：{summary.receipt}"
    elif summary.kind != RECEIPT and not is_tried:
        yield "回执未能写入 U 盘，对方下次将重新报送全部内容。"


def left_behind(exported: ExportResult, to: str) -> Iterator[str]:
    """What an export could not take along, or not for this unit."""
    if exported.missing_files:
        yield f"有 {exported.missing_files} 份佐证文件不在本机，没有带上。"
    if not exported.is_recipient_known:
        yield unknown_recipient(to)


def unknown_recipient(unit: str) -> str:
    """What is said where a unit of this name does not stand among ours."""
    return (
        f"本县机构里没有“{unit}”，它的问题、任务不会带上，名称不对的，对方也合并不了："
        "请核对单位名称，或在机构的“其他写法”里补上这个名称。"
    )


def kit_sentence(filed: "KitReading", *, is_tried: bool = False) -> str:
    """可以读入下汤镇的填报包：会议1次，整改1个问题3处，文件2份。"""
    answered = f"{filed.answered}个问题{filed.answers}处" if filed.answers else "0个问题"
    known = f"（另有{filed.known_files}份以前已收）" if filed.known_files else ""
    left = f"；{len(filed.not_taken)}处没有读入" if filed.not_taken else ""
    done = "可以读入" if is_tried else "已读入"
    brought = f"会议{filed.meetings}次，整改{answered}，文件{filed.files}份"
    return f"{done}{filed.unit}的填报包：{brought}{known}{left}。"


class MergedLine(NamedTuple):
    """One line of what was merged by itself."""

    title: str
    detail: str
    amount: str
    records: tuple[str, ...] = ()
    """To be looked at one by one."""
    kind: str = "new"
    """One of new, changed, same, files and refused."""


class NamedRecord(NamedTuple):
    """A record as a row that leads to it."""

    type: str
    record: str
    name: str
    kind: str


def named(store: Store, records: Sequence[str]) -> list[NamedRecord]:
    """These records by their names, in the order in which they were entered; what was deleted is left out."""
    with store.read() as session:
        names = queries.names(session, records)
        found: list[NamedRecord] = []
        for marks, lot in blocks(records):
            sql = f"SELECT type, record FROM head WHERE record IN ({marks}) ORDER BY number"
            for key, record in session.connection().exec_driver_sql(sql, lot):
                if store.registry.knows(key) and record in names:
                    found.append(NamedRecord(key, record, names[record], store.registry.get(key).title))
    return found


def merged_lines(summary: Summary) -> Iterator[MergedLine]:
    """What nobody has to decide about, as far as there is any."""
    if summary.added:
        yield MergedLine("新增记录", "本机原来没有", f"{summary.added} 条", summary.fresh)
    if summary.updated:
        yield MergedLine("报来已改", "已按报来的更新", f"{summary.updated} 项", summary.changed, "changed")
    if summary.presumed:
        count = f"{len(summary.presumed)} 条"
        title = "县里代填的" if summary.is_from_county else "不该由对方填的"
        yield MergedLine(title, "请逐条核对", count, summary.presumed, "changed")
    if summary.same:
        yield MergedLine("完全相同", "以前已合并过", f"{summary.same} 条", kind="same")
    if summary.files:
        yield MergedLine("新增佐证文件", "内容已核对", f"{summary.files} 份", summary.evidence, "files")
    if refused := summary.refused_files:
        yield MergedLine("没有收的文件", "；".join(refused), f"{len(refused)} 份", kind="refused")


def as_plain(summary: Summary, *, is_tried: bool = False) -> dict[str, object]:
    """The summary for other programs."""
    return {
        "id": summary.id,
        "kind": summary.kind,
        "title": summary.title,
        "unit": summary.unit,
        "number": summary.number,
        "replica": summary.replica,
        "person": summary.person,
        "made_at": summary.made_at,
        "first": summary.first,
        "last": summary.last,
        "new": summary.added,
        "added": summary.added,
        "updated": summary.updated,
        "conflicts": summary.conflicts,
        "presumed": list(summary.presumed),
        "files": summary.files,
        "refused_files": list(summary.refused_files),
        "repeated": summary.is_repeat,
        "dry_run": is_tried,
        "secret": summary.is_secret,
        "first_time": summary.is_first,
        "fingerprint": summary.fingerprint,
        "receipt": str(summary.receipt) if summary.receipt else None,
        "summary": sentence(summary, is_tried=is_tried),
    }


def line_as_plain(line: PackageLine) -> dict[str, object]:
    """One package of the list for other programs."""
    names = ("id", "title", "unit", "number", "replica", "first", "last", "state", "at", "file_name")
    counts = ("person", "added", "updated", "files")
    told = {name: getattr(line, name) for name in (*names, *counts)}
    return {**told, "confirmed_by": list(line.confirmed_by)}
