"""The revisions of the tables, oldest first; the number of a revision is its place here.

A file named r0002_what_changed.py: a docstring that says what changed for the office, `revision`,
`down_revision`, and `upgrade()` with Alembic operations or SQL, without imports from domain.
"""

from types import ModuleType

from lushan_desktop.base.lazy import LazySequence

_HERE = "lushan_desktop.storage.migrations.versions"

REVISIONS: LazySequence[ModuleType] = LazySequence(("0001", f"{_HERE}:r0001_first_tables"))
