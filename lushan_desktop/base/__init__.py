"""What knows nothing about the office: errors, places, the clock, text."""
