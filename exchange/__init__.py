"""A review as a file for other stores and other programs: JSON in one form, never translated.

`schema.json` tells its form to others; reading raises InputError in one line that names the place.
"""
