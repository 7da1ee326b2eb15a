"""What a sentence says: labels, bodies, duties, times, citations."""
