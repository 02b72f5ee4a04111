"""What the office keeps and the rules it obeys: no file, no session, no widget."""
