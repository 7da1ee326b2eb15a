"""One directive and all its plans on one screen."""
