"""What an office draws that has scans: many papers and instructions of which next to nothing is known."""

from typing import Any

from hypothesis import strategies as st

from tests.properties.statement_offices import Office


def many_documents(draw: Any, office: Office) -> None:
    """Papers of which a scan tells title and number."""
    issued = {"direction": "发文", "issuing_body": draw(st.sampled_from(("", "下汤镇", "鲁山县人民政府")))}
    for n in range(draw(st.sampled_from((0, 0, 0, 8, 9, 11)))):
        signed_on = f"2023-01-{n + 1:02}" if n % 3 else None
        title = f"关于示例第{n}项工作的通知"
        office.add(
            "document", f"多{n}", title=title, number=f"鲁法〔2023〕{n + 20}号", signed_on=signed_on, **issued
        )


def bare_instructions(draw: Any, office: Office, leader: str, first_day: str | None) -> None:
    """Many of one leader of which a scan tells no more than the day, or the paper besides."""
    kind = draw(st.sampled_from(("批示", "批示", "指示", "圈阅", "口头指示")))
    upon = draw(st.sampled_from(("", "示例件{}")))
    for n in range(draw(st.sampled_from((0, 0, 3, 9, 12)))):
        later = n * 5 - n // 4 * 5  # now and then two of one day
        given_on = f"2023-{1 + later // 28:02}-{1 + later % 28:02}" if n else first_day
        office.add(
            "instruction", f"空{n}", kind=kind, leader=leader, given_on=given_on, carrier=upon.format(n)
        )
