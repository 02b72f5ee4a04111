"""Sets Chinese paper; knows no record and no database."""
