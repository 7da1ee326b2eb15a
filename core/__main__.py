"""`python -m doichieu` is `doichieu`."""

from doichieu.cli import main

main()
