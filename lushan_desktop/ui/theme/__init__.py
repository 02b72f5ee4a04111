"""The looks: colours, sizes, type and icons, all read from tokens."""
