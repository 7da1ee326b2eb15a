"""Use cases of one review: its two sides, deciding, what is suggested, what is handed in."""
