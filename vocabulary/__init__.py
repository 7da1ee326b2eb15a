"""The words of the genre as data, and their loader."""
