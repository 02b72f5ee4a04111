"""情况说明 composed, edited and kept in versions; texts written elsewhere, typeset."""
