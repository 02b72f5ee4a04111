"""The search looks into evidence files; what it needs is derived, and made after every revision."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """No table that holds what the office entered is touched."""
