"""The table of the 七个纳入."""
