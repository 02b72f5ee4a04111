"""The office itself: its name, its county, its edition."""
