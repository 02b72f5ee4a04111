"""What comes from a stranger harms nobody."""
