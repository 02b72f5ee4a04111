"""What is read out of a finished PDF: its pictures and its words."""
