"""The annotations screen: everything decided, filtered as one types, and the last decisions."""
