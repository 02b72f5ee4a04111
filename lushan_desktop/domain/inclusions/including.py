"""When one of the seven inclusions counts as carried out."""

DONE, PARTLY, NONE = "完成", "部分", "缺失"


def state(*, has_paper: bool, has_meeting: bool, has_proof: bool) -> str:
    """A paper that says so and the proof of it are what counts; a meeting alone is a beginning."""
    if has_paper and has_proof:
        return DONE
    return PARTLY if has_paper or has_meeting or has_proof else NONE
