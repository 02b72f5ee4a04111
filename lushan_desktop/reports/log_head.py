"""The head of the log, as ledgers print it: paper can be held against the data it was made from."""

from sqlalchemy.orm import Session


def log_head(session: Session) -> str:
    """Number of the last operation and the beginning of its hash; empty where nothing was ever done."""
    last = session.connection().exec_driver_sql(
        "SELECT seq, hash FROM operation ORDER BY position DESC LIMIT 1"
    )
    row = last.first()
    return f"数据版次 {row[0]}-{row[1][:8]}" if row else ""
