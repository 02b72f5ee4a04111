"""What lies on top of a submission: 报送清单, which both sides sign, and 问题清单."""

from dataclasses import dataclass

from lushan_desktop.paper.content import Caption, Column, Content, Note, SignatureRow, Table, Title

_SHOWN_OF_HASH = 16


@dataclass(frozen=True)
class ListedFile:
    """One file of a submission."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class HandIn:
    """All that is handed in."""

    issuer: str
    made_on: str
    files: tuple[ListedFile, ...]
    indicators: int


@dataclass(frozen=True)
class Problems:
    """What could not be made as it should be: the indicator, and a sentence."""

    made_on: str
    rows: tuple[tuple[str, str], ...]


def spelled_size(size: int) -> str:
    """1.4 MB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{max(size / 1000, 0.1):.1f} KB"


def compose_hand_in(value: HandIn) -> Content:
    """Every file with its size and the beginning of its hash; places to sign."""
    total = spelled_size(sum(file.size for file in value.files))
    said = f"{value.indicators}项指标，{len(value.files)}个文件，{total}"
    rows = [
        (str(n), file.path, spelled_size(file.size), file.sha256[:_SHOWN_OF_HASH])
        for n, file in enumerate(value.files, 1)
    ]
    columns = (
        Column("序号", 12, "center"),
        Column("文件", 160),
        Column("大小", 24, "right"),
        Column("校验值（前16位）", 44),
    )
    return Content(
        Title("报送清单"),
        Caption(f"{value.issuer}　{said}".strip()),
        Table(columns, tuple(rows)),
        SignatureRow("报送人：", "接收人：", "日期："),
        Note("完整的校验值在“校验清单.txt”里，收到后可以逐个核对。"),
        style="ledger",
        paper="auto",
        made_on=value.made_on,
    )


def compose_problems(value: Problems) -> Content:
    """One row for each sentence."""
    rows = [(str(n), *row) for n, row in enumerate(value.rows, 1)]
    columns = (Column("序号", 12, "center"), Column("指标", 60), Column("问题和怎么办", 168))
    return Content(
        Title("问题清单"),
        Caption("这些材料未能按原样报送，其余的都已生成"),
        Table(columns, tuple(rows)),
        style="ledger",
        paper="auto",
        made_on=value.made_on,
    )
