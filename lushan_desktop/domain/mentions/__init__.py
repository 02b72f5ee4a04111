"""What a text speaks of: days, papers, meetings, instructions, persons, honours. Pure functions."""
