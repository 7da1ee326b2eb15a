"""Use cases over all documents: the library, the chain of directives, the survey."""
