"""What 校核 keeps for the office."""
