"""会议: the list with its details, and the kit of one meeting."""
