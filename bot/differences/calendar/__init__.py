"""Dates: finding them in a text, placing them, and setting two beside each other."""
