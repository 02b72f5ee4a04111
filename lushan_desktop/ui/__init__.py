"""Qt, and nothing but what is seen and touched."""
