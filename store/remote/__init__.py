"""A store on a libSQL server: `opening.py` takes the door `mirrored.py` for an address."""
