"""Names in quotation marks: those inside a name become single ones."""

SWAPPED = str.maketrans("“”‘’", "‘’“”")
"""Double marks inside others are single, and single ones inside those double (GB/T 15834)."""


def in_quotes(text: str) -> str:
    """“创建‘示范县’督导” for the name 创建“示范县”督导."""
    return f"“{text.translate(SWAPPED)}”"
