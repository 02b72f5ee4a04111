"""Which registers can prove an indicator, and the days of their records: data, so that no table is needed."""

from typing import NamedTuple


class Register(NamedTuple):
    """A kind of record whose rows are proof by being there."""

    title: str
    """What a clerk calls it."""
    key: str
    day: str = ""
    """The column that dates a record; empty where it has none."""
    has_until: bool = False
    recurs: bool = False
    answers_one: bool = False
    """True if a record answers one indicator, named in a column, instead of a set of them."""
    shown_by: str = ""
    """The column that says a record was made for show: it proves nothing."""
    ended_on: str = ""
    """The column that says since when a record holds no more: so does this one."""
    not_alone: tuple[str, str] = ("", "")
    """Column and value of records that prove only what somebody puts them to: 圈阅 counts as no 批示."""


REGISTERS = (
    Register("文件", "document", "signed_on"),
    Register("会议", "meeting", "held_on", has_until=True, recurs=True),
    Register("批示指示", "instruction", "given_on", not_alone=("kind", "圈阅")),
    Register("工作举措", "measure", "held_on", has_until=True, recurs=True),
    Register("督导轮次", "supervision_round", "held_on", has_until=True),
    Register("督导问题", "problem", "found_on", shown_by="is_example"),
    Register("学习考察", "study_visit", "held_on", has_until=True, recurs=True),
    Register("座谈交流", "symposium", "held_on", has_until=True, recurs=True),
    Register("宣传报道", "publicity_item", "published_on"),
    Register("工作简报", "briefing", "issued_on"),
    Register("培训考试", "training", "held_on", has_until=True, recurs=True),
    Register("七个纳入", "inclusion", "held_on"),
    Register("示范申报", "application", "applied_on", shown_by="is_example"),
    Register("荣誉", "honour", "named_on", ended_on="revoked_on"),
    Register("公开记录", "web_publication", "published_on"),
    Register("数据指标", "figure"),
)
