"""Codebooks as files: our own TOML, REFI-QDA for other programs, and the one to start from.

Reading gives tags or raises InputError in one line; writing gives the whole text of a file.
"""
