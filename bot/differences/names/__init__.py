"""Names: finding them in a text, in all their spellings, and what they stand for."""
