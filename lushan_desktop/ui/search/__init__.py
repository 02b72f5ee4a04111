"""Finding anything from anywhere: the palette that Ctrl+K opens over the page."""
