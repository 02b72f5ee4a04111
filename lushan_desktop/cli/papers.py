"""Commands that make paper."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base import paths
from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder, has_display, open_window, tell
from lushan_desktop.cli.usage import described, missing, print_json
from lushan_desktop.domain.papers import statement_terms

STATEMENT_FILE = "情况说明-指标93.pdf"


@described("demo [--no-window]", "打开示例数据；没有显示器时打印指标93的情况说明")
@click.option("--no-window", is_flag=True)
@click.pass_obj
def demo(folder: Folder, no_window: bool) -> None:
    """Open the sample office; without a display print its statement."""
    from lushan_desktop.app import open_sample

    place = folder.given or paths.sample_folder()
    if not no_window and has_display():
        open_window(place, is_sample=True)
        return
    out = place / STATEMENT_FILE
    with open_sample(place) as store:
        write_report(store, statement_terms.REPORT, {"indicator": "93"}, out)
    print(f"示例数据的指标93情况说明已经打印到：{out}")


@described("reports", "列出可以打印的报表和它们的选项")
def reports() -> None:
    """List the reports and their options."""
    from lushan_desktop.reports import REPORTS

    for report in REPORTS:
        print(f"{report.key}  {report.title}（{' '.join(report.endings)}）")
        for option in report.options:
            print(f"    {option.name}  {option.label}{'，必填' if option.required else ''}")
    print("list:台账类型  任何一类台账（.pdf .docx .xlsx），如 list:person")


_ACCEPT = "accept"
"""The option that is not the report's: a statement is finished although something is open in it."""


@described(
    "report 报表 [-o 选项=值]… --out 文件",
    "生成一份报表，格式由文件名结尾决定（.pdf .docx .xlsx）；--issue 留作印发件，以后重印的都是它",
)
@click.argument("key")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("-o", "pairs", multiple=True)
@click.option("--issue", "is_issued", is_flag=True)
@click.pass_obj
def report(folder: Folder, key: str, out: Path, pairs: tuple[str, ...], is_issued: bool) -> None:
    """Make one report, and keep it as it went out."""
    from lushan_desktop.services.printing.ahead import get_ready

    given = dict(map(_pair, pairs))
    get_ready()
    _refuse_unknown(key)
    with folder.store() as store:
        if is_issued:
            _issue(store, key, {name: text for name, text in given.items() if name != _ACCEPT})
        write_report(store, key, given, out)
    print(f"已存到：{out}")


def _issue(store: Any, key: str, given: dict[str, str]) -> None:
    """Keep the paper as issued. Raises UserError where something is missing in it."""
    from lushan_desktop.services.printing import issuing, reports

    shown = reports.preview(store, key, reports.read_options(store, key, given))
    if shown.issued is None and issuing.issue(store, key, shown.value, shown.typeset.pdf) is None:
        raise UserError("这份文书没有文号、主送单位，或还有没填好的内容，不能留作印发件。")


@described(
    "typeset 文件 --form 版式 --out 文件 [--json]",
    "把 .docx .txt .pdf 文稿按公文格式排成 .pdf 或 .docx，文字一个不改；",
    "版式：plain 白头 notice 下行 upward 上行 letter 信函 minutes 纪要；",
    "文稿里没有的可补：--issuer 发文机关 --number 文号 --to 主送",
    "--date 日期 --signer 签发人；--sealed 盖章 --mark-width 红头宽几毫米（不写按字数）",
    "--quiet 不列出识别的内容；",
    "--without-furniture 不印网页附带的文字；--json 列出识别的标题、主送、文号等",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--form", default="plain")
@click.option("--issuer", default="")
@click.option("--number", default="")
@click.option("--to", default="")
@click.option("--date", default="")
@click.option("--signer", default="")
@click.option("--sealed", is_flag=True)
@click.option("--mark-width", type=int, default=0)
@click.option("--quiet", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.option("--without-furniture", is_flag=True)
@click.option("--out", type=click.Path(path_type=Path))
def typeset(file: Path, form: str, out: Path | None, **given: Any) -> None:
    """Set a text that somebody wrote as official paper, after telling what was recognised."""
    from lushan_desktop.domain.recognise.taking import taken
    from lushan_desktop.services.papers import typesetting

    quiet, as_json, bare = (given.pop(name) for name in ("quiet", "as_json", "without_furniture"))
    if out is None and not as_json:
        raise missing("out")
    forms = [each.value for each in typesetting.Form]
    if form not in forms:
        raise click.BadParameter(f"没有“{form}”这种版式，可用的有：{' '.join(forms)}。", param_hint="--form")
    recognised = typesetting.recognise_file(file)
    if as_json:
        print_json(asdict(taken(recognised)))
    elif not quiet:
        print("\n".join(recognised.shown))
    if out is None:
        return
    wanted = recognised.without_furniture if bare else recognised
    if (
        bare
        and not given["number"]
        and (number := typesetting.shown_number(recognised, typesetting.Form(form)))
    ):
        given["number"] = number
        tell(f"文号取自网页附带的文字：{number}，请核对。")
    made = typesetting.write(wanted, typesetting.Form(form), typesetting.GivenParts(**given), out)
    tell("\n".join(made.notices))
    if not as_json:
        print(f"已存到：{out}" + (f"，共{made.pages}页。" if made.pages else ""))


def write_report(store: Any, key: str, given: dict[str, str], out: Path) -> None:
    """Make a report from options as they are typed. Raises UserError for an unknown report or option."""
    from lushan_desktop.services.papers.statement_checks import check_open, told_settled
    from lushan_desktop.services.papers.statement_versions import number_proofs
    from lushan_desktop.services.printing.reports import gather, read_options, write

    _refuse_unknown(key)
    accepted = given.pop(_ACCEPT, "") if key == statement_terms.REPORT else ""
    options = read_options(store, key, given)
    gathered = gather(store, key, options)
    if key == statement_terms.REPORT:
        tell(check_open(gathered, accepts=accepted == "open"))
        tell(told_settled(gathered, given))
        number_proofs(store, gathered)
    write(store, key, options, out, gathered=gathered)


def _refuse_unknown(key: str) -> None:
    from lushan_desktop.reports import REPORTS

    try:
        REPORTS.get(key)
    except KeyError:
        raise UserError(f"没有报表“{key}”，可用的有：{'、'.join(REPORTS.keys)}，或 list:台账类型。") from None


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise click.BadParameter(text, param_hint="-o")
    return name.strip(), value
