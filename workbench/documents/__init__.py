"""Use cases of one document: naming it, its sections, correcting it."""
