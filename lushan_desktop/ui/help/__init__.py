"""Help: one page for every entry of the rail, in a window of its own."""
