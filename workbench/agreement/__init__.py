"""How far reviewers who read the same pair independently agree, in figures that mean something."""
