"""What was written of a unit is shown again where another copy of the county entered the unit too.

Rows and heads of such records are made anew from the log, as they are after each revision.
"""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """No table changes."""
