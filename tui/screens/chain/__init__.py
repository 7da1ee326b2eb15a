"""The chain: one task from level to level."""
