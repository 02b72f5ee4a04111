"""Shapes, stages and manners of a 情况说明: its paper is set from them without a table."""

REPORT = "situation_statement"
"""The key of its report."""
FULL, NOT_APPLICABLE, TOPIC = "完整", "不适用", "专题"
SHAPES = (FULL, NOT_APPLICABLE, TOPIC)
DRAFT, FINISHED, SIGNED, PUBLISHED = "草稿", "已定稿", "已签发", "已发布"
REOPENED_BY = {FINISHED: "改回送审稿", SIGNED: "退回修改", PUBLISHED: "撤回发布”“退回修改"}
"""The stages in which its words stand, whatever the records say by then; and the moves that open it again."""
CLOSED = tuple(REOPENED_BY)
MANNERS = {
    "comrade": "姓名后加“同志”",
    "ledger_complete": "台账已录全",
    "cites_proofs": "注明佐证编号",
    "lists_proofs": "文后附佐证目录",
}
"""How it is written, decided once for the whole paper: the field, and what it says."""
