"""đối chiếu: hold a plan against the directive it carries out, task by task, in a terminal."""

__version__ = "0.1.0"
