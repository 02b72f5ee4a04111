"""The roster of the headquarters."""
