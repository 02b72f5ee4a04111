"""Lists stand in the order of pinyin; what they need is derived, and made after every revision."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """No table that holds what the office entered is touched."""
