"""Kinds of title that rules speak of by name; without a table, for the first screen asks for them."""

WHOLE_COUNTY = "法治政府建设示范市县"
"""The kind that the county itself applies for; it stands in the list once something is entered."""
