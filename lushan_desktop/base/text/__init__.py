"""How Chinese is written: full-width forms, numerals, dates, pinyin keys."""
