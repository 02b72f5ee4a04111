"""Commands that take material in and give it out."""

from pathlib import Path
from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described, print_json

_SHOWN = 6


@described(
    "add-evidence 文件夹 [--indicator 序号] [--place 词=序号]… [--dry-run] [--json]",
    "把文件夹里的材料一步收存，指标、编号、日期从文件名和文件夹名读出；",
    "--indicator 全部对应到一项指标；--place 照片=93 名称或文件夹里有这个词的对应到这项；",
    "--dry-run 只逐份说明对应到哪里、为什么；不能收存的逐份说明，其余照收，可以撤销",
)
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--indicator", default="")
@click.option("--place", "words", multiple=True)
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def add_evidence(
    folder: Folder, place: Path, indicator: str, words: tuple[str, ...], *, dry_run: bool, as_json: bool
) -> None:
    """Take a folder in as evidence, or say where each file would go."""
    from lushan_desktop.services.evidence import evidence_batch
    from lushan_desktop.services.evidence.proofs import indicator_called

    pairs = _pairs(words)
    with folder.store() as store:
        for number in filter(None, (indicator, *(number for _, number in pairs))):
            indicator_called(store, number)
        found = evidence_batch.survey(store, [place])
        proposals = evidence_batch.under(found.proposals, indicator)
        for word, number in pairs:
            proposals = evidence_batch.placed(proposals, word, number)
        unknown = evidence_batch.unknown_numbers(store, proposals)
        batch = None if dry_run else evidence_batch.add(store, proposals)
    told = tuple(dict.fromkeys((*found.problems, *((*batch.refused, *batch.remarks) if batch else ()))))
    if as_json:
        print_json(_plain(proposals, batch, told))
        return
    for line in (_said(each, unknown) for each in proposals if dry_run):
        print(line)
    for sentence in told:
        print(sentence)
    _say_unplaced(evidence_batch.unplaced(proposals))
    print(f"{batch.sentence}。" if batch else f"共{len(proposals)}份，还没有收存。")


def _pairs(words: tuple[str, ...]) -> list[tuple[str, str]]:
    pairs = [one.rpartition("=") for one in words]
    if any(not word.strip() or not number.strip() for word, _, number in pairs):
        raise UserError("--place 应写成 词=序号，如 --place 照片=93。")
    return [(word.strip(), number.strip()) for word, _, number in pairs]


def _said(each: Any, unknown: frozenset[str]) -> str:
    """One file of a dry run: where it goes and why."""
    serial = f"第{each.serial}号" if each.serial else ""
    where = f"指标{each.indicator}{serial}（{each.why}）" if each.indicator else "没有对应指标"
    where += "，指标体系里没有这个序号，不会对应" if each.indicator in unknown else ""
    day = f"，{each.signed_on}" if each.signed_on else ""
    return f"{each.folder}/{each.name} → {where}，名称“{each.title}”{day}"


def _say_unplaced(by_folder: dict[str, tuple[Any, ...]]) -> None:
    count = sum(map(len, by_folder.values()))
    if not count:
        return
    print(f"没有对应指标的{count}份，名称和文件夹都没有写明是哪一项：")
    for folder, files in by_folder.items():
        names = "、".join(each.name for each in files[:_SHOWN])
        print(f"  {folder}（{len(files)}份）：{names}{'等' if len(files) > _SHOWN else ''}")
    print("可加 --place 词=序号 一次对应，或在“佐证材料”的“未挂接”里选中多份改。")


def _plain(proposals: tuple[Any, ...], batch: Any, told: tuple[str, ...]) -> dict[str, Any]:
    return {
        "added": batch.added if batch else 0,
        "files": [
            {
                "file": f"{each.folder}/{each.name}",
                "title": each.title,
                "indicator": each.indicator,
                "serial": each.serial,
                "signed_on": each.signed_on.iso if each.signed_on else None,
                "why": each.why,
            }
            for each in proposals
        ],
        "told": list(told),
    }


@described(
    "register-evidence [--dry-run] [--json]",
    "未挂接的材料，按名称和文字登记为文件、会议、批示，材料挂在下面，一步撤销；",
    "与台账有出入的、没有读全的、无法判断类别的不登记，逐份说明；文件有文号和标题即登记，其余待补；",
    "--dry-run 只说明",
)
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def register_evidence(folder: Folder, *, dry_run: bool, as_json: bool) -> None:
    """Turn loose evidence into records, or say what it would become."""
    from lushan_desktop.services.evidence import evidence_registering

    with folder.store() as store:
        found = evidence_registering.propose(store)
        rows = [one for one in found.rows if evidence_registering.is_proposed(one)]
        done = evidence_registering.register(store, rows) if rows and not dry_run else None
    if as_json:
        print_json({
            "registered": done.made if done else 0,
            "hung": done.hung if done else 0,
            "rows": [
                {"type": one.draft.type, "fields": one.draft.fields, "files": one.names,
                 "standing": one.standing, "doubts": [*one.differs, *one.draft.doubts]}
                for one in found.rows
            ],
            "unknown": found.unknown,
        })  # fmt: skip
        return
    for one in found.rows:
        kind = evidence_registering.KINDS[one.draft.type]
        told = "，".join(str(said) for said in one.draft.fields.values() if isinstance(said, str))
        doubts = "".join((*one.differs, *one.draft.doubts))
        print(f"{one.standing} {kind}：{told}（{'、'.join(one.names)}）{doubts}")
    if found.remark:
        print(found.remark)
    print(f"{done.sentence}。" if done else f"共{len(found.rows)}条，没有登记。")


@described(
    "bind-volume 指标序号… --out 文件.pdf [--dry-run]",
    "把指标的材料装订成册：封面、目录、每页盖编号和页码；没有编号的先编号；",
    "转不成页面的先列出来，--dry-run 只列不装订",
)
@click.argument("numbers", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--dry-run", is_flag=True)
@click.pass_obj
def bind_volume(folder: Folder, numbers: tuple[str, ...], out: Path, *, dry_run: bool) -> None:
    """Bind the material of indicators."""
    from lushan_desktop.services.evidence.proofs import indicator_called
    from lushan_desktop.services.evidence.volumes import NoPages, bind, look_before

    with folder.store() as store:
        ids = [indicator_called(store, number) for number in numbers]
        try:
            look_before(store, ids)
        except NoPages as told:
            print(told.message)
            if dry_run:
                return
        if dry_run:
            print("都能转成页面，还没有装订。")
            return
        bound = bind(store, ids, out)
    for sentence in bound.left_out:
        print(sentence)
    print(f"{bound.sentence}：{out}")
