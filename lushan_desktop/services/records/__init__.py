"""What can be done with any record, whatever its kind: keep, list, find, show, move, take back."""
