"""Who says what: reported speech, its verbs and its speakers."""
