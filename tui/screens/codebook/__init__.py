"""The codebook: its screen, what it shows, and what it asks."""
