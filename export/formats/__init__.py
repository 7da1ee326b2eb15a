"""One file a format of the summary."""
