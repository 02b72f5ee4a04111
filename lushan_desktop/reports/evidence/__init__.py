"""Evidence as it is listed, boxed and bound."""
