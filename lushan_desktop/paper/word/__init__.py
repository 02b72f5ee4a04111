"""The same content as a Word document."""
