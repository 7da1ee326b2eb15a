"""What a document says of itself: letterhead, issuer, facts, relations to others."""
