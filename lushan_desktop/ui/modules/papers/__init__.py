"""报表中心: choose a paper, set its options, see it, print it."""
