"""Tables and slips of the indicator system."""
