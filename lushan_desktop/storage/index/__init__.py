"""What is kept ready for finding: pairs of characters, pinyin, order, names, the words of evidence."""
