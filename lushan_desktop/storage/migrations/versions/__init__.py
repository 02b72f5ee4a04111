"""The revisions of the tables, oldest first; the number of a revision is its place here.

A file named r0002_what_changed.py: a docstring that says what changed for the office, `revision`,
`down_revision`, and `upgrade()` with Alembic operations or SQL, without imports from domain.
"""

from pkgutil import iter_modules

REVISIONS = tuple(sorted(module.name for module in iter_modules(__path__)))
"""Names of modules of this package; they import Alembic, so only a file that needs one imports them."""
