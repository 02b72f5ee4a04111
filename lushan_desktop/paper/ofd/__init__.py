"""OFD (GB/T 33190) as PDF: pages drawn with outlines, pictures and seals; words are read elsewhere."""
