"""Stores brought together: what comes from another one, what stands then, what is sent."""
