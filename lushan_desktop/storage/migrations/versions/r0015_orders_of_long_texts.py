"""Large lists stand in the order of their long texts at once, too; what they need is derived."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """No table that holds what the office entered is touched."""
