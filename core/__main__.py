"""`python -m doichieu` is `doichieu`."""

from doichieu.cli.commands import main

# The processes of a survey read this file too.
if __name__ == "__main__":
    main()
