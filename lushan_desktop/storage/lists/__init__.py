"""What a list asks for, and the SQL that answers it."""
