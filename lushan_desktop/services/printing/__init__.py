"""Reports as pages and files, for every room."""
