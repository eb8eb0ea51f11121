"""Numbers: finding them in a text, with what they count and how exactly."""
