"""The revisions of the tables, oldest first; the number of a revision is its place here.

A file named r0002_what_changed.py: a docstring that says what changed for the office, `revision`,
`down_revision`, and `upgrade()` with Alembic operations or SQL, without imports from domain.
"""

REVISIONS = (
    "r0001_first_tables",
    "r0002_registers",
    "r0003_words_of_files",
    "r0004_calendar",
    "r0005_order_of_names",
    "r0006_titles",
    "r0007_supervision",
    "r0008_order_of_indicators",
    "r0009_numbers_of_proof",
    "r0010_materials_proven_by_ledgers",
    "r0011_statements_in_stages",
    "r0012_examples_of_supervision",
    "r0013_own_meeting_kits",
    "r0014_orders_of_large_lists",
    "r0015_orders_of_long_texts",
    "r0016_issued_papers",
    "r0017_moves_of_stages",
    "r0018_how_rounds_were_formed",
    "r0019_plain_orders",
    "r0020_exchange",
    "r0021_ways_out_of_titles",
    "r0022_counting_of_sets",
    "r0023_office_words",
)
"""Names of modules of this package; they import Alembic, so only a file that needs one imports them."""
