"""Evidence as it is listed, boxed, bound and handed in."""
