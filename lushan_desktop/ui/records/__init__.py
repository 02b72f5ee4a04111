"""List, detail and form of any record type, built from its description."""
