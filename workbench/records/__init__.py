"""Everything decided, to be searched, put in order, corrected and taken elsewhere."""
