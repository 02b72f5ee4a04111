"""One editor and one cell per kind of value: the form, the detail and the list are built from them."""
