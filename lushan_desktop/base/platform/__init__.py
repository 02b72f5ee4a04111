"""What differs between Windows and Linux."""
