"""批示指示 and their dispatch."""
